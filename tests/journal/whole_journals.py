"""Journals of every kind, for what takes a journal out and brings it back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, Sheet, Weekly

EVERY_LANGUAGE = (
    "English, Español, Ελληνικά, Русский, עברית, العربية, हिन्दी, বাংলা, ไทย, "
    "日本語, 中文, 한국어, አማርኛ, Tiếng Việt, ქართული, 🌊"
)
WHEN = datetime(2026, 11, 20, 21, 30, 15, tzinfo=timezone(timedelta(hours=5, minutes=45)))


def small() -> Contents:
    """One of each, full of what is hard to write."""
    nasty = '=HYPERLINK("http://example.org";"x")\n- tea, "and" more;+1'
    session = SessionRecord(
        "11111111-1111-4111-8111-111111111111",
        "pmr-16",
        "Muscle relaxation, sixteen groups",
        WHEN,
        900.0,
        412.5,
        Ending.STOPPED,
        pauses=2,
        paused_seconds=31.0,
        note=nasty,
    )
    by_hand = SessionRecord("s2", "box", "Box", WHEN, 60, 60, Ending.FINISHED, by_hand=True, note=EVERY_LANGUAGE)
    return Contents(
        (session, by_hand),
        (
            CheckIn("c1", WHEN, Moment.BEFORE, session.id, pain=6, tension=7, distress=0, note="@home"),
            CheckIn("c2", WHEN + timedelta(minutes=9), Moment.AFTER, session.id, pain=5, tension=9),
            CheckIn("c3", WHEN, Moment.APART, distress=10, note="MARKED"),
        ),
        (
            Weekly("w1", WHEN, (4, 5, 7), (0, 1, 2, 3), 6.5, 4, 8, "-1 day"),
            Weekly("w2", WHEN.astimezone(UTC), sleep_quality=3),
        ),
        (Sheet("h1", "thought", WHEN, WHEN, {"thought": nasty, "before": 7, "steps": ["=a", EVERY_LANGUAGE]}),),
    )


offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=offsets)  # noqa: DTZ001 - offsets are added
texts = st.text(max_size=40)
signs = st.text(alphabet="=+-@\t\r\n;,'\" aé中＝", max_size=20)
notes = texts | signs | st.just(EVERY_LANGUAGE)
ids = st.uuids().map(str)
seconds = st.floats(0, 1e6)
ratings = st.none() | st.integers(0, 10)
answers = st.integers(0, 3)

sessions = st.builds(
    SessionRecord,
    ids,
    texts,
    notes,
    moments,
    seconds,
    seconds,
    st.sampled_from(Ending),
    st.integers(0, 99),
    seconds,
    st.booleans(),
    notes,
)
apart = st.builds(
    CheckIn,
    ids,
    moments,
    st.just(Moment.APART),
    pain=ratings,
    tension=ratings,
    distress=ratings,
    note=notes,
)
weeklies = st.builds(
    Weekly,
    ids,
    moments,
    st.none() | st.tuples(*[st.integers(0, 10)] * 3),
    st.none() | st.tuples(*[answers] * 4),
    st.none() | st.floats(0, 24),
    ratings,
    ratings,
    notes,
)
plain = (
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False) | notes
)
contents = st.dictionaries(
    texts, st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
)
sheets = st.builds(Sheet, ids, texts, moments, moments, contents)


@st.composite
def journals(draw: st.DrawFn) -> Contents:
    """Journals whose check-ins belong to their sessions."""
    held = draw(st.lists(sessions, max_size=3, unique_by=lambda one: one.id))
    around = [
        CheckIn(draw(ids), draw(moments), moment, session.id, pain=draw(ratings), tension=draw(ratings))
        for session in held
        for moment in (Moment.BEFORE, Moment.AFTER)
        if draw(st.booleans())
    ]
    several = {"max_size": 3, "unique_by": lambda one: one.id}
    return Contents(
        tuple(held),
        (*around, *draw(st.lists(apart, **several))),
        tuple(draw(st.lists(weeklies, **several))),
        tuple(draw(st.lists(sheets, **several))),
    )
