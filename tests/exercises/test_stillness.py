"""Company in a long stillness: never too far apart, never over other words, and no timing changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.exercises import fit, phrases
from relaxapp.exercises.adapt import Part, Practice, adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.script import Bell, Pause, Release, Tense, Words
from relaxapp.exercises.stillness import quiet
from relaxapp.exercises.timeline import Phase

HAIR = 1e-6
LONG = (
    "# One\nHello.\n(pause 5-300)\nStill there?\n(pause 5-300)\n"
    "# Two @neck\n(pause 1-100)\nPress.\n(tense 5)\n(release 40)\n"
)


def two_seconds(_: str) -> float:
    return 2.0


def longest(timeline) -> float:
    return max(end - start for start, end in quiet(timeline))


@pytest.mark.parametrize("wish", [10, 20, 30])
def test_no_stillness_is_longer_than_wished_and_the_timing_is_the_same(script, wish):
    read = script(LONG)
    plain = fit.fit(adapt(read, Comfort()), 600, two_seconds)
    kept = fit.fit(adapt(read, Comfort(longest_silence=wish)), 600, two_seconds)
    assert longest(plain) > 100
    assert longest(kept) <= wish + HAIR
    assert (kept.segments, kept.sections) == (plain.segments, plain.sections)
    starts = {(cue.start, cue.kind, cue.text) for cue in plain.cues}
    assert starts <= {(cue.start, cue.kind, cue.text) for cue in kept.cues}
    added = [cue.text for cue in kept.voice_cues if cue.text in phrases.COMPANY]
    assert all(before != after for before, after in pairwise(added))


def test_the_narrator_knows_the_words_of_company_beforehand(script):
    practice = adapt(script(LONG), Comfort(longest_silence=10))
    timeline = fit.fit(practice, 600, two_seconds)
    assert set(timeline.lines) <= set(fit.lines(practice))
    assert set(phrases.COMPANY) <= set(fit.lines(practice))
    assert not set(phrases.COMPANY) & set(fit.lines(adapt(script(LONG), Comfort())))


def test_where_sleep_may_come_the_words_are_softer_and_its_end_is_quiet(head):
    from relaxapp.exercises.parser import parse

    night = "# Night\nGood night.\n(pause 30-90)\n"
    read = parse(head.replace("sources", 'ends = "sleep"\nsources') + LONG + night, "x")
    timeline = fit.fit(adapt(read, Comfort(longest_silence=10)), 600, two_seconds)
    assert set(timeline.lines) & set(phrases.COMPANY_TOWARDS_SLEEP)
    assert not set(timeline.lines) & set(phrases.COMPANY)
    # Its end belongs to sleep: nobody is talked awake.
    assert timeline.voice_cues[-1].text == "Good night."
    assert longest(timeline) > 30


def test_breathing_is_no_stillness(script):
    practice = adapt(script("# One\n(breathe 4-0-6-0 to fill)\n"), Comfort(longest_silence=10))
    assert set(fit.fit(practice, 600, two_seconds).lines) == {"Breathe in.", "And out."}


def test_somebody_whose_every_word_is_long_hears_none_rather_than_one_word_over_the_other(script):
    practice = adapt(script(LONG), Comfort(longest_silence=10))
    timeline = fit.fit(practice, 600, lambda line: 400.0 if line in phrases.COMPANY else 1.0)
    assert not set(timeline.lines) & set(phrases.COMPANY)


seconds = st.integers(1, 90)
steps = st.lists(
    st.one_of(
        seconds.map(lambda number: Pause(number, number)),
        seconds.map(lambda number: Release(number, number)),
        st.sampled_from([Words("A word."), Words("Some more words."), Tense(6), Bell()]),
    ),
    min_size=1,
    max_size=6,
)


@given(
    st.lists(steps, min_size=1, max_size=5),
    st.sampled_from([10.0, 20.0, 30.0]),
    st.sampled_from([0.5, 1.4, 3.0]),
)
def test_whatever_the_stillness_it_is_kept_company(sections, wish, length):
    parts = tuple(Part(str(number), (Words("Here."), *each, Words("So."))) for number, each in enumerate(sections))
    practice = Practice("x", "X", "rain", parts)
    least = fit.shortest(practice, lambda _: length)
    plain = fit.fit(practice, least, lambda _: length)
    kept = fit.fit(replace(practice, longest_silence=wish, company=phrases.COMPANY), least, lambda _: length)
    assert longest(kept) <= wish + HAIR
    assert kept.segments == plain.segments
    for before, after in pairwise(kept.voice_cues):
        assert before.start + before.seconds <= after.start + HAIR
        assert before.start < before.caption_until <= after.start + HAIR
    for cue in kept.voice_cues:
        span = next(span for span in kept.sections if cue.start < span.end)
        assert span.start - HAIR <= cue.start
        assert cue.start + cue.seconds <= span.end + HAIR
        assert cue.caption_until <= span.end + HAIR
        assert cue.start >= kept.settle
        assert cue.text not in phrases.COMPANY or kept.at(cue.start + HAIR).phase is not Phase.TENSE
