"""Company that needs no file: it lasts as long as asked, and what is said in it is little."""

from __future__ import annotations

import pytest

from relaxapp.exercises import company, fit, speech
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.script import Use
from relaxapp.exercises.timeline import BREATH_PHASES, Phase


def timeline(script, minutes):
    return fit.fit(adapt(script, Comfort()), minutes * 60, lambda _: 4.0)


@pytest.mark.parametrize("make", [company.sounds, company.breath])
@pytest.mark.parametrize("minutes", [1, 5, 15, 60])
def test_lasts_exactly_as_long_as_asked(make, minutes):
    assert timeline(make(), minutes).segments[-1].end == pytest.approx(minutes * 60, abs=1e-6)


@pytest.mark.parametrize("make", [company.sounds, company.breath])
def test_at_its_shortest_there_is_time_for_the_slowest_voice(make):
    def slowest(line):
        return speech.estimate(line, 90) * 1.29  # as far off as the estimate ever was

    practice = adapt(make(), Comfort(changing=True, longest_silence=10))
    assert fit.fit(practice, company.SHORTEST_MINUTES * 60, slowest).seconds == make().minutes[0] * 60


def test_sounds_use_neither_breath_nor_body():
    assert not company.sounds().uses
    assert {segment.phase for segment in timeline(company.sounds(), 15).segments} == {Phase.SETTLE, Phase.STILL}


def test_the_breath_is_slow_and_nothing_is_held():
    breaths = [one for one in timeline(company.breath(), 15).segments if one.phase in BREATH_PHASES]
    assert {one.phase for one in breaths} == {Phase.IN, Phase.OUT}
    assert all(abs(one.end - one.start - (4 if one.phase is Phase.IN else 6)) < 0.3 for one in breaths)
    assert company.breath().uses == {Use.BREATH}
