"""The words of a session in writing: everything that is said, when it is said, in lines that can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.exercises import adapt, fit, speech, transcript
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.exercises.timeline import Cue, CueKind, Phase, SectionSpan, Segment, Timeline

LIBRARY = Library([Path(__file__).parents[2] / "assets" / "exercises"])
STAMP = r"(\d\d+):([0-5]\d):([0-5]\d)[.,](\d\d\d)"


def session(*cues: Cue, seconds: float = 60.0, segments: tuple[Segment, ...] = (), title: str = "Small") -> Timeline:
    sections = (SectionSpan("First", 0.0, seconds / 2), SectionSpan("Second", seconds / 2, seconds))
    still = tuple(Segment(span.start, span.end, Phase.STILL, number) for number, span in enumerate(sections))
    return Timeline("small", title, seconds, 4.0, "rain", sections, segments or still, cues)


def line(start: float, words: str, seconds: float = 2.0) -> Cue:
    return Cue(start, CueKind.VOICE, words, seconds, start + seconds)


def real(name: str, minutes: float) -> Timeline:
    practice = adapt.adapt(LIBRARY.get(name), Comfort())
    return fit.fit(practice, minutes * 60, lambda words: speech.estimate(words, 120))


def shown(subtitles: str) -> list[tuple[float, float, list[str]]]:
    """Read subtitles of either kind: from when to when, and the lines."""
    found = []
    for block in subtitles.split("\n\n"):
        times = re.search(rf"^{STAMP} --> {STAMP}$", block, re.MULTILINE)
        if times:
            h1, m1, s1, ms1, h2, m2, s2, ms2 = map(int, times.groups())
            start = round(h1 * 3600 + m1 * 60 + s1 + ms1 / 1000, 3)
            end = round(h2 * 3600 + m2 * 60 + s2 + ms2 / 1000, 3)
            found.append((start, end, block[times.end() :].strip("\n").split("\n")))
    return found


@pytest.mark.parametrize("name", ["box", "pmr-7", "quiet-shore", "flare"])
def test_a_page_holds_every_word_that_is_said_and_every_section(name: str):
    timeline = real(name, LIBRARY.get(name).usual)
    page = " ".join(transcript.text(timeline).split())
    led = {"Breathe in.", "Breathe out.", *transcript.PHASE_WORDS.values()}
    assert [words for words in timeline.lines if words not in led and words not in page] == []
    for section in timeline.sections:
        assert section.title in page
    assert timeline.title in page
    assert max(map(len, transcript.text(timeline).splitlines())) <= 78


@pytest.mark.parametrize("kind", [transcript.srt, transcript.vtt])
@pytest.mark.parametrize("name", ["box", "pmr-7", "quiet-shore"])
def test_subtitles_hold_every_word_at_its_time(name: str, kind):
    timeline = real(name, LIBRARY.get(name).usual)
    blocks = shown(kind(timeline))
    said = " ".join(" ".join(lines) for _, _, lines in blocks)
    assert said.split() == " ".join(cue.text for cue in timeline.voice_cues).split()
    starts = {start for start, _, _ in blocks}
    assert {round(cue.start, 3) for cue in timeline.voice_cues} <= starts
    for (start, end, lines), (following, _, _) in zip(blocks, [*blocks[1:], (timeline.seconds, 0, [])], strict=True):
        assert start < end <= following
        assert len(lines) <= 2
        assert max(map(len, lines)) <= 42


def test_breaths_efforts_and_silences_are_told_once_and_in_words():
    breaths = [
        segment
        for breath in (1, 2, 3)
        for segment in (
            Segment(breath * 10.0, breath * 10.0 + 4, Phase.IN, 0, 0, 1, breath, 3),
            Segment(breath * 10.0 + 4, breath * 10.0 + 10, Phase.OUT, 0, 1, 0, breath, 3),
        )
    ]
    segments = (
        Segment(0.0, 10.0, Phase.STILL, 0),
        *breaths,
        Segment(40.0, 60.0, Phase.STILL, 0),
        Segment(60.0, 66.0, Phase.TENSE, 1),
        Segment(66.0, 120.0, Phase.RELEASE, 1),
    )
    words = [line(start, said) for start in (10.0, 20.0, 30.0) for said in ("Breathe in",)]
    page = transcript.text(session(line(4.0, "Hello."), *words, line(24.0, "Soft."), seconds=120.0, segments=segments))
    assert "2 minutes\n" in page
    assert page.count("3 breaths, each in for 4, out for 6 seconds") == 1
    assert "(An effort of 6 seconds.)" in page
    assert "(54 seconds of quiet.)" in page
    assert "Soft." in page


def test_words_that_lead_the_breath_stand_once_for_all_breaths():
    timeline = real("box", 4)
    led = set(transcript.PHASE_WORDS.values()) & set(timeline.lines)
    page = transcript.text(timeline)
    assert led
    assert "breaths, each in for 4" in page
    for words in led:
        assert f"\n{words}\n" not in page


def test_sentences_close_to_each_other_are_one_paragraph():
    page = transcript.text(session(line(4.0, "One."), line(7.0, "Two."), line(14.0, "Three.")))
    assert "One. Two.\n\nThree." in page


def test_a_long_sentence_is_shown_in_turn_while_it_is_spoken():
    words = "You might let the breath come and go as it likes, and let each part of you that can be heavy be heavy now."
    blocks = shown(transcript.srt(session(line(5.0, words, 8.0))))
    assert len(blocks) == 2
    assert blocks[0][0] == 5.0
    assert blocks[0][1] == blocks[1][0]
    assert 7.0 < blocks[1][0] < 11.0
    assert blocks[1][1] == 15.0, "two seconds longer than it is spoken"


def test_words_give_way_to_the_next_ones_and_to_the_end():
    blocks = shown(transcript.vtt(session(line(5.0, "One.", 3.0), line(8.5, "Two.", 1.0), line(59.5, "Three.", 3.0))))
    assert [(start, end) for start, end, _ in blocks] == [(5.0, 8.5), (8.5, 11.5), (59.5, 60.0)]


def test_nothing_in_the_words_is_taken_for_markup():
    timeline = session(line(4.0, "A <b>bold</b> & free --> world"), title="Not --> this")
    web = transcript.vtt(timeline)
    assert web.startswith("WEBVTT - Not → this\n\n")
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; free" in web
    assert web.count("-->") == 1
    plain = transcript.srt(timeline)
    assert plain.count("-->") == 1
    assert "<" not in plain


def test_a_session_of_hours_has_stamps_that_players_understand():
    timeline = replace(session(line(7265.25, "Late."), seconds=14400.0))
    assert "02:01:05,250 --> 02:01:09,250" in transcript.srt(timeline)
    assert "02:01:05.250 --> 02:01:09.250" in transcript.vtt(timeline)


def test_a_session_without_words_has_empty_subtitles_and_a_page_all_the_same():
    assert shown(transcript.srt(session())) == []
    assert transcript.vtt(session()) == "WEBVTT - Small\n"
    assert "(30 seconds of quiet.)" in transcript.text(session())


@given(st.lists(st.tuples(st.text(), st.floats(0, 59), st.floats(0, 20)), max_size=8))
def test_any_words_at_any_times_make_subtitles_that_can_be_read(spoken):
    cues = [line(start, words, length) for words, start, length in sorted(spoken, key=lambda each: each[1])]
    timeline = session(*cues)
    for subtitles in (transcript.srt(timeline), transcript.vtt(timeline)):
        blocks = shown(subtitles)
        assert all(start < end <= 60.0 for start, end, _ in blocks)
        assert all(lines and all(each.strip() for each in lines) for _, _, lines in blocks)
        assert subtitles.count("-->") == len(blocks)
    transcript.text(timeline)
