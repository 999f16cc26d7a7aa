"""The pacer's picture: pure, continuous, still while the breath is held, different for in and out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import AREAS, Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.fit import fit
from relaxapp.exercises.library import Library
from relaxapp.exercises.speech import estimate
from relaxapp.exercises.timeline import Moment, Phase, SectionSpan, Segment, Timeline
from relaxapp.paths import assets
from relaxapp.ui.picture import OPEN, RESTING, Picture, Shape, picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FRAME = 0.016

lengths = st.floats(2.0, 10.0)
holds = st.sampled_from((0.0, 1.0, 2.5, 4.0))


def timeline(
    stretches: Sequence[tuple[Phase, float, float, float, int, int]], area: str, mode: Mode | None
) -> Timeline:
    segments = [Segment(0.0, 4.0, Phase.SETTLE, 0)]
    for phase, seconds, fill_from, fill_to, breath, breaths in stretches:
        start = segments[-1].end
        segments.append(Segment(start, start + seconds, phase, 0, fill_from, fill_to, breath, breaths))
    end = segments[-1].end
    return Timeline("x", "X", end, 4.0, "rain", (SectionSpan("Part", 0.0, end, area, mode),), tuple(segments), ())


def breath(
    inward: float, hold: float, out: float, rest: float, top_up: float = 0.0
) -> list[tuple[Phase, float, float, float]]:
    full = 0.8 if top_up else 1.0
    phases = [
        (Phase.IN, inward, 0.0, full),
        (Phase.TOP_UP, top_up, full, 1.0),
        (Phase.HOLD, hold, 1.0, 1.0),
        (Phase.OUT, out, 1.0, 0.0),
        (Phase.REST, rest, 0.0, 0.0),
    ]
    return [phase for phase in phases if phase[1]]


@st.composite
def breathing(draw: st.DrawFn) -> Timeline:
    parts = breath(draw(lengths), draw(holds), draw(lengths), draw(holds), draw(st.sampled_from((0.0, 1.0))))
    times = draw(st.integers(1, 3))
    paced = [(*phase, n, times) for n in range(1, times + 1) for phase in parts]
    still = [(Phase.STILL, draw(st.floats(0.5, 5)), 0.0, 0.0, 0, 0)]
    return timeline([*(still if draw(st.booleans()) else []), *paced, *still], "", None)


@st.composite
def muscles(draw: st.DrawFn) -> Timeline:
    mode = draw(st.sampled_from(Mode))
    rest = (Phase.STILL, draw(st.floats(0.5, 6)), 0.0, 0.0, 0, 0)
    work = (Phase.TENSE, draw(st.floats(4, 8)), 0.0, 1.0, 0, 0)
    held = (Phase.STILL, draw(st.floats(0.5, 3)), 1.0, 1.0, 0, 0)
    release = (Phase.RELEASE, draw(st.floats(8, 40)), 1.0, 0.0, 0, 0)
    effort = [] if mode in (Mode.RELEASE, Mode.IMAGINE) else [work, held]
    return timeline([rest, *effort, release, rest], "right hand and forearm", mode)


def frames(line: Timeline, reduced: bool = False) -> Iterator[tuple[Moment, Picture]]:
    for index in range(int(line.seconds / FRAME) + 1):
        moment = line.at(index * FRAME)
        yield moment, picture(moment, reduced)


def visible(shown: Picture) -> dict[str, float]:
    """What can be seen of a picture: what is not opaque counts for as much as it shows."""
    turn = 2 * pi * shown.veil_turn
    echo = shown.echoes[-1] if shown.echoes else shown.disc
    return {
        "disc": shown.disc,
        "tone": shown.tone,
        "level": shown.level,
        "petals": shown.petals_shown,
        "reach": shown.petals_reach * shown.petals_shown,
        "fall": shown.petals_fall * shown.petals_shown,
        "trail": (echo - shown.disc) * shown.echoes_shown,
        "veil x": cos(turn) * shown.veil_shown,
        "veil y": sin(turn) * shown.veil_shown,
        "word": shown.word_shown,
    }


def assert_continuous(line: Timeline) -> None:
    assert_no_jumps(frames(line))


def assert_no_jumps(shots: Iterable[tuple[Moment, Picture]]) -> None:
    before: Picture | None = None
    for moment, shown in shots:
        if before:
            was, now = visible(before), visible(shown)
            jumps = {name: abs(now[name] - was[name]) for name in now}
            assert jumps.pop("word") < 0.2, moment
            assert max(jumps.values()) < 0.06, (moment, jumps)
            if before.word != shown.word:
                assert max(before.word_shown, shown.word_shown) < 0.2, (before.word, shown.word)
        before = shown


@settings(max_examples=30)
@given(breathing())
def test_breathing_never_jumps(line: Timeline):
    assert_continuous(line)


@settings(max_examples=30)
@given(muscles())
def test_muscle_work_never_jumps(line: Timeline):
    assert_continuous(line)


def body(mode: Mode) -> Comfort:
    return Comfort(holds=True, areas=dict.fromkeys(AREAS, mode))


@pytest.mark.parametrize("mode", [Mode.GENTLY, Mode.RELEASE, Mode.IMAGINE])
def test_no_exercise_of_ours_jumps_where_one_phase_meets_the_next(mode: Mode):
    for script in Library([assets() / "exercises"]).scripts.values():
        line = fit(adapt(script, body(mode)), script.usual * 60, lambda words: estimate(words, 120))
        for segment in line.segments:
            around = [line.at(segment.start + step * FRAME) for step in (-2, -1, 0, 1, 2)]
            assert_no_jumps((moment, picture(moment, False)) for moment in around)


@given(breathing(), st.data())
def test_is_a_pure_function_of_the_position(line: Timeline, data: st.DataObject):
    positions = data.draw(st.lists(st.floats(0, line.seconds), min_size=2, max_size=6))
    forwards = [picture(line.at(p), False) for p in positions]
    backwards = [picture(line.at(p), False) for p in reversed(positions)]
    assert forwards == backwards[::-1]


@settings(max_examples=30)
@given(breathing(), st.booleans())
def test_everything_stays_within_the_pacer(line: Timeline, reduced: bool):
    for moment, shown in frames(line, reduced):
        assert RESTING <= shown.disc <= OPEN, moment
        assert shown.petals_reach <= 1.0 + 1e-9
        assert all(shown.disc - 1e-9 <= echo <= OPEN for echo in shown.echoes)
        for share in (shown.tone, shown.level, shown.petals_shown, shown.echoes_shown, shown.veil_shown):
            assert -1e-9 <= share <= 1 + 1e-9, moment


@given(holds.filter(bool), st.sampled_from((Phase.HOLD, Phase.REST)))
def test_a_held_breath_is_perfectly_still_but_for_its_ring(hold: float, held: Phase):
    once = breath(4.0, hold, 6.0, hold)
    line = timeline([(*phase, n, 3) for n in (1, 2, 3) for phase in once], "", None)
    shown = [p for m, p in frames(line) if m.phase is held and m.breath == 2]
    assert len({replace(p, ring=0.0, word_shown=0.0) for p in shown}) == 1
    rings = [p.ring for p in shown]
    assert rings == sorted(rings)
    assert rings[0] < 0.05
    assert rings[-1] > 0.95


def test_only_a_held_breath_has_a_ring():
    line = timeline([(*phase, 1, 1) for phase in breath(4, 2, 6, 2)], "", None)
    for moment, shown in frames(line):
        assert (shown.ring is not None) == (moment.phase in (Phase.HOLD, Phase.REST))


def test_in_and_out_are_told_apart_at_the_same_size_by_shape_and_by_motion():
    line = timeline([(*phase, 2, 3) for phase in breath(4, 0, 6, 0)], "", None)
    inward = [p for m, p in frames(line) if m.phase is Phase.IN and m.progress > 0.3]
    outward = [p for m, p in frames(line) if m.phase is Phase.OUT and 0.1 < m.progress < 0.8]
    assert all(p.petals_shown > 0.5 and not p.echoes and p.petals_fall == 0 for p in inward)
    assert all(p.echoes_shown > 0.5 and p.petals_fall > 0 for p in outward)
    assert [p.disc for p in inward] == sorted(p.disc for p in inward)
    assert [p.disc for p in outward] == sorted((p.disc for p in outward), reverse=True)
    assert max(p.tone for p in inward) < 0.3
    assert min(p.tone for p in outward[len(outward) // 2 :]) == 1.0


def test_the_settling_picture_becomes_the_first_breath():
    line = timeline([(*phase, 1, 4) for phase in breath(4, 0, 6, 0)], "", None)
    last = visible(picture(line.at(4.0 - 1e-6), False))
    first = visible(picture(line.at(4.0 + 1e-6), False))
    assert first == pytest.approx(last, abs=0.006)
    assert picture(line.at(2.0), False).label


@pytest.mark.parametrize(
    ("phase", "word"),
    [
        (Phase.IN, "In"),
        (Phase.TOP_UP, "A little more"),
        (Phase.HOLD, "Hold"),
        (Phase.OUT, "Out"),
        (Phase.REST, "Rest"),
        (Phase.TENSE, "Tense"),
        (Phase.RELEASE, "Let go"),
        (Phase.STILL, ""),
    ],
)
@pytest.mark.parametrize("reduced", [False, True])
def test_says_the_phase_in_a_word(phase: Phase, word: str, reduced: bool):
    line = timeline([(phase, 4.0, 0.0, 0.0, 1, 1)], "", None)
    shown = picture(line.at(6.0), reduced)
    assert (shown.word, shown.word_shown) == (word, 1.0 if word else 0.0)


def test_tensing_fills_and_letting_go_empties_with_the_area_named():
    work = [(Phase.TENSE, 6.0, 0.0, 1.0, 0, 0), (Phase.RELEASE, 20.0, 1.0, 0.0, 0, 0)]
    line = timeline(work, "right hand and forearm", Mode.GENTLY)
    tense = [p for m, p in frames(line) if m.phase is Phase.TENSE]
    release = [p for m, p in frames(line) if m.phase is Phase.RELEASE]
    assert [p.level for p in tense] == sorted(p.level for p in tense)
    assert [p.level for p in release] == sorted((p.level for p in release), reverse=True)
    assert (tense[0].level, release[-1].level) == pytest.approx((0, 0), abs=0.01)
    assert release[0].level == pytest.approx(1, abs=0.01)
    assert {p.disc for p in tense + release} == {RESTING}
    assert tense[0].label == "right hand and forearm · gently"
    assert {p.word for p in tense} == {"Gently"}, "nobody who chose gently reads a command to tense"


def test_letting_go_without_effort_never_shows_a_tensed_muscle():
    line = timeline([(Phase.RELEASE, 20.0, 1.0, 0.0, 0, 0)], "neck", Mode.RELEASE)
    shown = [p for m, p in frames(line) if m.phase is Phase.RELEASE]
    assert shown[0].level == pytest.approx(0, abs=0.01)
    assert max(p.level for p in shown) < 0.9
    assert {p.tone for p in shown} == {1.0}


def test_imagery_is_almost_still():
    line = timeline([(Phase.STILL, 60.0, 0.0, 0.0, 0, 0)], "", None)
    shown = [p for m, p in frames(line) if m.position > 4.1]
    assert len({replace(p, veil_turn=0.0) for p in shown}) == 1
    turns = [p.veil_turn for p in shown]
    assert turns == sorted(turns)
    assert 0.5 < turns[-1] - turns[0] < 1.0  # less than a turn a minute
    places = [(visible(p)["veil x"], visible(p)["veil y"]) for p in shown]
    assert max(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)) < 0.006


@settings(max_examples=30)
@given(breathing() | muscles())
def test_reduced_motion_is_a_bar_that_never_grows_or_drifts(line: Timeline):
    for _, shown in frames(line, reduced=True):
        assert shown.shape is Shape.BAR
        assert (shown.disc, shown.petals_shown, shown.echoes_shown, shown.veil_shown) == (RESTING, 0, 0, 0)


def test_the_bar_fills_with_the_breath():
    line = timeline([(*phase, 1, 1) for phase in breath(4, 0, 4, 0)], "", None)
    levels = [picture(line.at(4.0 + second), True).level for second in range(9)]
    assert levels[:5] == sorted(levels[:5])
    assert levels[4:] == sorted(levels[4:], reverse=True)
    assert (levels[0], levels[4], levels[8]) == pytest.approx((0, 1, 0))
