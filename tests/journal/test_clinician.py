"""The page for a clinician: the right days, the right figures, how sure they are, and no more words than wanted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from relaxapp.journal import clinician_page
from relaxapp.journal.clinician import Choices, ClinicianPage, Period, page_of
from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, Weekly

TODAY = date(2026, 11, 21)
MONTH = Period.until(TODAY, 28)


def session(name: str, days_ago: int, hour: int = 12, **more) -> SessionRecord:
    started = datetime(2026, 11, 21, hour, tzinfo=UTC) - timedelta(days=days_ago)
    record = SessionRecord(f"{name}-{days_ago}-{hour}", name, name.capitalize(), started, 600, 600, Ending.FINISHED)
    return replace(record, **more)


def around(of: SessionRecord, before: int, after: int) -> tuple[CheckIn, CheckIn]:
    return (
        CheckIn(f"{of.id}b", of.started, Moment.BEFORE, of.id, tension=before),
        CheckIn(f"{of.id}a", of.started, Moment.AFTER, of.id, tension=after, note="calmer <b>&"),
    )


def week(days_ago: int, *peg: int, **more) -> Weekly:
    at = datetime(2026, 11, 21, 20, tzinfo=UTC) - timedelta(days=days_ago)
    return Weekly(f"w{days_ago}", at, peg or None, **more)  # type: ignore[arg-type]


SHORE = [session("shore", ago) for ago in (1, 2, 3, 4, 5, 6)]
BOX = [session("box", 7, ended=Ending.STOPPED, practised_seconds=60), session("box", 40)]
CONTENTS = Contents(
    (*SHORE, *BOX, session("own:a walk", 8, by_hand=True, note="along the canal")),
    tuple(one for each in SHORE for one in around(each, 7, 5)) + around(BOX[0], 5, 5) + around(BOX[1], 9, 1),
    (week(2, 4, 4, 4, mood=(1, 1, 1, 1)), week(9, 6, 6, 6, sleep_hours=6.5), week(60, 10, 10, 10)),
)


def page(**more) -> ClinicianPage:
    return page_of(CONTENTS, replace(Choices(MONTH), **more), TODAY, "1.2")


def test_only_the_days_that_were_chosen_are_on_it() -> None:
    made = page()
    assert (made.done.sessions, made.days, made.ended_early, made.by_hand) == (8, 8, 1, 1)
    assert [len(one.pairs) for one in made.measured] == [7]
    assert made.measured[0].before == pytest.approx(47 / 7)
    assert len(made.weeklies) == 2
    assert made.peg is not None
    assert [mean for _, mean in made.peg.points] == [6, 4]
    whole = page(period=Period.until(TODAY, 365))
    assert (whole.done.sessions, len(whole.weeklies)) == (9, 3)


def test_a_day_is_the_one_that_the_clock_showed() -> None:
    east = datetime.fromisoformat("2026-11-21T00:30:00+09:00")
    assert Period(date(2026, 11, 21), TODAY).holds(east)
    assert not Period(date(2026, 11, 20), date(2026, 11, 20)).holds(east)
    assert MONTH.days == 28
    with pytest.raises(ValueError, match="ends after"):
        Period(TODAY, date(2026, 1, 1))


def test_what_the_page_says() -> None:
    text = clinician_page.as_text(page())
    assert text.startswith("Practice and ratings\n\n25 October 2026 to 21 November 2026\nFigures a person wrote down")
    assert "Written on 21 November 2026 by Relaxapp 1.2." in text
    assert "8 sessions on 8 days, 71 minutes. 1 ended early. 1 without the program, written down later." in text
    assert re.search(r"Shore +6 +60\n", text)
    assert re.search(r"Tension +7 +6\.7 +5\.0 +6 +1 +0\n", text)
    assert re.search(r"PEG, mean of three items, 0–10 +2 +6 \(12 Nov\) +4 \(19 Nov\) +5\.0\n", text)
    assert re.search(r"Tension: Shore +6 +−\d\.\d +−\d\.\d to −\d\.\d +lower afterwards\n", text)
    assert "Fewer than 5 rated sessions: Box (1)." in text
    assert "A change after an exercise is not yet a change by it" in text


def test_name_notes_and_mood_are_on_it_only_when_wanted() -> None:
    plain, wanted = (
        clinician_page.as_text(page(**more)) for more in ({}, {"name": "Noor", "notes": True, "mood": True})
    )
    for said in ("Name: Noor", "along the canal", "calmer", "PHQ-4, sum, 0–12"):
        assert said not in plain
        assert said in wanted


def test_markup_in_words_is_only_words() -> None:
    html = clinician_page.as_html(page(notes=True, name="<script>"))
    assert "calmer &lt;b&gt;&amp;" in html
    assert "<script>" not in html


def test_pictures_have_their_place_only_when_they_are_there() -> None:
    assert "<img" not in clinician_page.as_html(page())
    html = clinician_page.as_html(page(), {clinician_page.pairs_of("tension"), clinician_page.WEEKS})
    assert re.findall(r'<img src="([^"]+)"', html) == ["pairs-tension", "weeks"]


def test_the_latest_notes_are_on_it_and_how_many_more_there_are() -> None:
    many = tuple(
        session("shore", ago, hour, note=f"Note {ago}.{hour} " + "x" * 400) for ago in range(20) for hour in (8, 9)
    )
    made = page_of(Contents(many), Choices(MONTH, notes=True), TODAY, "1")
    assert len(made.notes) + made.left_out == 40
    assert sum(len(note.text) for note in made.notes) <= 1200
    assert made.notes[0].day == TODAY
    assert all(note.text.endswith("…") for note in made.notes)
    assert f"{made.left_out} earlier notes had no room here." in clinician_page.as_text(made)


def test_with_too_few_ratings_it_is_too_early_to_tell() -> None:
    few = Contents(tuple(SHORE[:3]), tuple(one for each in SHORE[:3] for one in around(each, 7, 5)))
    text = clinician_page.as_text(page_of(few, Choices(MONTH), TODAY, "1"))
    assert "Too early to tell: an exercise needs 5 sessions rated before and after." in text
    assert "lower afterwards" not in text


@pytest.mark.parametrize("contents", [Contents(), Contents(sessions=(session("box", 90),))])
def test_nothing_in_that_time_is_said(contents: Contents) -> None:
    text = clinician_page.as_text(page_of(contents, Choices(MONTH), TODAY, "1"))
    assert text.endswith("Nothing was written down in this time\n")
    assert "<table" not in clinician_page.as_html(page_of(contents, Choices(MONTH), TODAY, "1"))


def test_answers_about_mood_alone_leave_no_empty_table() -> None:
    only = page_of(Contents(weeklies=(week(2, mood=(1, 1, 1, 1)),)), Choices(MONTH), TODAY, "1")
    assert "Week by week" not in clinician_page.as_text(only)
    assert "No session in this time." in clinician_page.as_text(only)
