"""How a practice fills exactly the time that is asked for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from relaxapp.exercises import fit
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.timeline import CueKind, Phase


def one_second(_: str) -> float:
    return 1.0


@pytest.fixture
def fitted(script):
    def make(body: str, seconds: float, comfort: Comfort | None = None, length_of=one_second):
        return fit.fit(adapt(script(body), comfort or Comfort()), seconds, length_of)

    return make


def silences(timeline):
    cues = timeline.voice_cues
    return [after.start - before.start - before.seconds for before, after in pairwise(cues)]


def test_the_first_seconds_are_for_settling(fitted):
    timeline = fitted("# One\nHello.\n(pause 10-60)\n", 30)
    assert timeline.at(3.9).phase is Phase.SETTLE
    assert timeline.cues[0].start == timeline.settle == 4
    assert timeline.at(4.5).caption == "Hello."


def test_elastic_parts_share_what_is_left_in_proportion(fitted):
    timeline = fitted("# One\nA. B.\nC.\n(pause 10-20)\nD.\n(pause 20-40)\n", 4 + 4 + 1.2 + 30 + 16.25)
    between_sentences, between_paragraphs, pause = silences(timeline)
    assert between_sentences == pytest.approx(0.8)
    assert between_paragraphs == pytest.approx(1.65)
    assert pause == pytest.approx(15)


def test_a_fill_takes_as_many_whole_breaths_as_there_is_time_for(fitted):
    timeline = fitted("# One\nHello.\n(breathe 4-0-6-0 to fill)\n(pause 1-11)\n", 120)
    ins = [segment for segment in timeline.segments if segment.phase is Phase.IN]
    assert len(ins) == 11
    assert all(segment.end - segment.start == pytest.approx(4) for segment in ins)
    assert timeline.segments[-1].end == 120


def test_breaths_stretch_a_little_where_nothing_else_can(fitted):
    timeline = fitted("# One\nHello.\n(breathe 4-0-6-0 to fill)\n(pause 2)\n", 200)
    lengths = {round(s.end - s.start, 6) for s in timeline.segments if s.phase is Phase.IN}
    assert len(lengths) == 1
    assert 4 * 0.96 <= lengths.pop() <= 4 * 1.04
    assert timeline.segments[-1].end == 200


def test_what_nothing_can_take_up_becomes_stillness_at_the_end(fitted):
    timeline = fitted("# One\n(breathe 10-0-10-0 to fill)\n(pause 1)\n", 60)
    out = [segment for segment in timeline.segments if segment.phase is Phase.OUT]
    assert len(out) == 2
    assert timeline.segments[-1].phase is Phase.STILL
    assert timeline.segments[-1].end == 60


def test_several_fills_share_the_time_evenly(fitted):
    timeline = fitted("# A\n(breathe 4-0-6-0 to fill)\n# B\n(breathe 5-0-7-0 to fill)\n", 604)
    first, second = timeline.sections
    assert first.end - first.start == pytest.approx(second.end - second.start, abs=14)


def test_counted_breaths_keep_their_number_and_pace(fitted):
    timeline = fitted("# A\n(breathe 4-0-6-0, 3 times)\n(pause 5-500)\n# B\n(breathe 5-0-5-0 to fill)\n", 300)
    first = [s for s in timeline.segments if s.section == 0 and s.phase is Phase.OUT]
    assert [s.end - s.start for s in first] == pytest.approx([6, 6, 6])
    assert first[-1].breath == first[-1].breaths == 3


def test_holds_fill_ten_minutes_at_most(fitted, script):
    body = "# A\n(breathe 4-4-4-4 to fill)\n"
    with pytest.raises(fit.CannotFit) as refusal:
        fitted(body, 1200, Comfort(holds=True))
    assert refusal.value.longest == pytest.approx(600, abs=20)
    assert fitted(body, 1200).seconds == 1200
    assert fit.longest(adapt(script(body), Comfort()), one_second) > 3600


def test_the_first_breaths_are_named_and_then_tones_are_enough(fitted):
    timeline = fitted("# A\n(breathe 4-2-6-2, 5 times)\n(pause 1-9)\n", 80, Comfort(holds=True))
    said = [cue.text for cue in timeline.voice_cues]
    assert said == ["Breathe in.", "Hold.", "And out.", "Rest."] * 3
    tones = [cue.text for cue in timeline.cues if cue.kind is CueKind.TONE]
    assert tones == ["in", "hold", "out", "rest"] * 5
    assert timeline.at(timeline.voice_cues[1].start + 1.9).caption == "Hold."
    assert timeline.at(timeline.voice_cues[1].start + 2.1).caption == "And out."


def test_a_part_too_short_for_its_word_has_a_tone_alone(fitted):
    timeline = fitted("# A\n(breathe 3+1-0.5-8-0, 6 times)\n(pause 1-9)\n", 82, Comfort(holds=True))
    assert {cue.text for cue in timeline.voice_cues} == {"Breathe in.", "And out."}
    fill = [(s.phase, s.fill_from, s.fill_to) for s in timeline.segments if s.breath == 1]
    assert fill == [(Phase.IN, 0, 0.8), (Phase.TOP_UP, 0.8, 1), (Phase.HOLD, 1, 1), (Phase.OUT, 1, 0)]


def test_a_breath_may_wait_below_the_top(fitted):
    timeline = fitted("# A\n(breathe 3-1-1-2-8-0, 6 times)\n(pause 1-9)\n", 98, Comfort(holds=True))
    fill = [(s.phase, s.fill_from, s.fill_to) for s in timeline.segments if s.breath == 2]
    below, above = (Phase.HOLD, 0.8, 0.8), (Phase.HOLD, 1, 1)
    assert fill == [(Phase.IN, 0, 0.8), below, (Phase.TOP_UP, 0.8, 1), above, (Phase.OUT, 1, 0)]
    assert fitted("# A\n(breathe 3-1-1-2-8-0, 6 times)\n(pause 1-9)\n", 80).segments[3].fill_from == 1


def test_a_stretch_that_the_person_leads_is_marked_and_works_without_them(fitted):
    timeline = fitted("# A\n(follow my breath to fill)\n# B\n(breathe 5-0-5-0, 3 times)\n", 120)
    for segment in timeline.segments:
        if segment.breath:
            assert segment.followed == (segment.section == 0)
            assert timeline.at(segment.start).followed == segment.followed
    led = [segment.end - segment.start for segment in timeline.segments if segment.followed]
    assert led[::2] == pytest.approx([led[0]] * len(led[::2]))
    assert led[1] / led[0] == pytest.approx(6 / 4)


ASIDES = "- One.\n- Two.\n- Three.\n- Four.\n- Five.\n"


def test_asides_are_spread_and_begin_with_an_out_breath(fitted):
    timeline = fitted(f"# A\n(breathe 4-0-6-0, 28 times)\n{ASIDES}(pause 1-9)\n", 290)
    asides = [cue for cue in timeline.voice_cues if cue.text[:-1] in ("One", "Two", "Three", "Four", "Five")]
    assert [cue.text for cue in asides] == ["One.", "Two.", "Three.", "Four.", "Five."]
    outs = {segment.start for segment in timeline.segments if segment.phase is Phase.OUT}
    assert all(cue.start in outs for cue in asides)
    gaps = {round(after.start - before.start) for before, after in pairwise(asides)}
    assert gaps == {50}


@pytest.mark.parametrize(("breaths", "said"), [(1, 0), (2, 1), (5, 2), (8, 3), (12, 5)])
def test_the_last_asides_are_left_out_when_there_is_no_room(fitted, breaths, said):
    timeline = fitted(f"# A\n(breathe 4-0-6-0, {breaths} times)\n{ASIDES}(pause 1-500)\n", 200)
    asides = [cue.text for cue in timeline.voice_cues if cue.text not in ("Breathe in.", "And out.")]
    assert asides == ["One.", "Two.", "Three.", "Four.", "Five."][:said]


def test_a_long_aside_is_not_said_over_the_next_words(fitted):
    def slow(line: str) -> float:
        return 9.0 if "long" in line else 1.0

    body = "# A\n(breathe 4-0-6-0, 2 times)\n- A long one.\n(pause 1-99)\nEnd.\n"
    assert "A long one." not in fitted(body, 60, length_of=slow).lines
    assert "A long one." in fitted(body.replace("2 times", "6 times"), 120, length_of=slow).lines


def test_muscles_are_let_go_with_the_first_word_that_says_so(fitted):
    timeline = fitted("# Hand @right-hand\nClose.\n(tense 6)\nAnd open. Let go.\n(release 20-40)\n", 44, Comfort())
    tense = next(segment for segment in timeline.segments if segment.phase is Phase.TENSE)
    release = next(segment for segment in timeline.segments if segment.phase is Phase.RELEASE)
    assert tense.end - tense.start == pytest.approx(6)
    assert release.start == tense.end == pytest.approx(next(c.start for c in timeline.cues if c.text == "And open."))
    assert (release.fill_from, release.fill_to) == (1, 0)
    assert release.end == 44


def test_bells_and_soundscapes_are_heard_where_they_stand(fitted):
    timeline = fitted("# A\nHello.\n(soundscape ocean)\n(pause 5)\n(bell)\n(pause 2-9)\n", 20)
    cues = [(cue.kind, cue.text) for cue in timeline.cues]
    assert cues == [(CueKind.VOICE, "Hello."), (CueKind.SOUNDSCAPE, "ocean"), (CueKind.BELL, "")]
    assert timeline.cues[2].start == pytest.approx(timeline.cues[1].start + 5)


def test_words_stay_on_screen_until_the_next_ones_or_the_sections_end(fitted):
    timeline = fitted("# A\nOne.\n(pause 10)\nTwo.\n(pause 10)\n# B\n(pause 10-99)\n", 60)
    one, two = timeline.voice_cues
    assert one.caption_until == two.start
    assert two.caption_until == timeline.sections[0].end
    assert timeline.at(timeline.sections[1].start).caption == ""


OPTIONAL = "# A\n(pause 20-60)\n# B (optional 2)\n(pause 20-60)\n# C (optional)\n(pause 20-60)\n# D\n(pause 20-60)\n"


@pytest.mark.parametrize(
    ("seconds", "titles"),
    [(240, "ABCD"), (130, "ABCD"), (120, "ABD"), (95, "ABD"), (90, "AD"), (44, "AD")],
)
def test_optional_sections_give_way_one_by_one_while_time_is_short(fitted, seconds, titles):
    assert "".join(span.title for span in fitted(OPTIONAL, seconds).sections) == titles


def test_the_refusal_names_the_shortest_and_the_longest(fitted):
    with pytest.raises(fit.CannotFit, match=r"^The shortest this can do is 1 minute\.$") as refusal:
        fitted(OPTIONAL.replace("20", "25"), 40)
    assert refusal.value.shortest == 54
    with pytest.raises(fit.CannotFit, match=r"^The longest this can do is 4 minutes\.$") as refusal:
        fitted(OPTIONAL, 300)
    assert refusal.value.longest == 244
    with pytest.raises(fit.CannotFit, match=r"^The shortest this can do is 7 minutes\.$"):
        fitted("# A\n(pause 400-500)\n", 60)
    with pytest.raises(fit.CannotFit, match=r"^The shortest this can do is 1 minute\.$") as refusal:
        fitted("# A\n(pause 30.5-50)\n", 10)
    assert refusal.value.nearest == 35


RIGID = """# A @left-hand
Close it.
(tense 5)
And open.
(release 64.7)
"""


def test_where_every_pause_has_one_length_the_rest_of_the_half_minute_is_stillness(fitted):
    timeline = fitted(RIGID, 90)
    assert [segment.phase for segment in timeline.segments[-2:]] == [Phase.RELEASE, Phase.STILL]
    assert timeline.segments[-1].start == pytest.approx(79.2)
    assert timeline.segments[-1].end == timeline.seconds == 90
    for asked, words in ((60, "The shortest"), (120, "The longest")):
        with pytest.raises(fit.CannotFit, match=rf"^{words} this can do is 1\.5 minutes\.$") as refusal:
            fitted(RIGID, asked)
        assert refusal.value.nearest == (78 if asked < 90 else 90)


def test_a_time_in_a_gap_has_one_that_is_nearest(fitted):
    body = "# A\n(pause 100-120)\n# B (optional)\n(pause 300-310)\n"
    for asked, nearest in ((130, 120), (300, 420), (200, 120)):
        with pytest.raises(fit.CannotFit) as refusal:
            fitted(body, asked)
        assert refusal.value.nearest == nearest


def test_a_time_between_what_can_be_done_names_both_sides(fitted):
    body = "# A\n(pause 100-120)\n# B (optional)\n(pause 300-310)\n"
    with pytest.raises(fit.CannotFit, match=r"^This can do 2 minutes or 7 minutes\.$"):
        fitted(body, 180)


@pytest.mark.parametrize("seconds", [0, -5, float("nan"), float("inf")])
def test_times_that_make_no_sense_are_refused(fitted, seconds):
    with pytest.raises(fit.CannotFit):
        fitted(OPTIONAL, seconds)


def test_when_everything_is_left_out_it_says_so(fitted):
    with pytest.raises(fit.CannotFit, match="left out"):
        fitted("# A [lying]\nWords.\n# B\n[lying] Words.\n", 60)


def test_all_lines_are_known_beforehand_the_first_needed_first(script, fitted):
    body = "# A\nOne. Two.\n(breathe 4-4-6-0 to fill)\n- Three.\n# B (optional)\nFour.\nOne.\n"
    practice = adapt(script(body), Comfort())
    lines = fit.lines(practice)
    assert lines == ("One.", "Two.", "Breathe in.", "And out.", "Three.", "Four.")
    assert set(fitted(body, 300).lines) <= set(lines)
