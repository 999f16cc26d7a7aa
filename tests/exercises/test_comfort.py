"""What a person's wishes allow."""

from __future__ import annotations

import pytest

from relaxapp.exercises.areas import AREAS, GROUPS, Mode, members
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.script import Condition, Posture
from relaxapp.settings import POSTURES, Settings

USUAL = frozenset({Condition.EYES_CLOSED, Condition.NO_HOLDS, Condition.BREATH, Condition.BODY, Condition.MORE_WORDS})


@pytest.mark.parametrize(
    ("comfort", "allowed"),
    [
        (Comfort(), USUAL),
        (
            Comfort(holds=True, eyes_open=True, breath=False, body=False, posture=Posture.LYING),
            {Condition.EYES_OPEN, Condition.HOLDS, Condition.LYING, Condition.MORE_WORDS},
        ),
        (Comfort(posture=Posture.STANDING), USUAL | {Condition.STANDING}),
        (Comfort(changing=True), USUAL | {Condition.CHANGING}),
        (Comfort(more_words=False), USUAL - {Condition.MORE_WORDS} | {Condition.FEWER_WORDS}),
    ],
)
def test_each_condition_follows_from_the_wishes(comfort, allowed):
    assert {condition for condition in Condition if comfort.allows([condition])} == allowed


def test_all_conditions_have_to_hold():
    assert Comfort().allows([])
    assert Comfort().allows([Condition.EYES_CLOSED, Condition.BREATH])
    assert not Comfort().allows([Condition.EYES_CLOSED, Condition.HOLDS])


def test_gently_is_what_is_asked_where_nothing_is_said():
    assert Comfort().mode_of(["right-arm"]) is Mode.GENTLY
    assert Comfort(areas={"neck": Mode.TENSE}).mode_of(["right-arm"]) is Mode.GENTLY


def test_several_areas_are_asked_what_the_sorest_allows():
    comfort = Comfort(areas={"right-hand": Mode.TENSE, "right-upper-arm": Mode.IMAGINE, "neck": Mode.SKIP})
    assert comfort.mode_of(["right-hand"]) is Mode.TENSE
    assert comfort.mode_of(["right-arm"]) is Mode.IMAGINE
    assert comfort.mode_of(["arms"]) is Mode.IMAGINE
    assert comfort.mode_of(["right-hand", "neck"]) is Mode.SKIP


@pytest.mark.parametrize("tag", [*AREAS, *GROUPS])
def test_one_sore_area_makes_every_group_careful_that_it_is_part_of(tag):
    for area in members(tag):
        assert Comfort(areas={area: Mode.RELEASE}).mode_of([tag]) is Mode.RELEASE


def test_settings_become_wishes():
    settings = Settings(holds=True, eyes_open=True, breath=False, body=False, posture="lying", areas={"jaw": "release"})
    assert Comfort.of(settings) == Comfort(
        holds=True, eyes_open=True, breath=False, body=False, posture=Posture.LYING, areas={"jaw": Mode.RELEASE}
    )
    assert Comfort.of(Settings(areas={})) == Comfort()
    settings = Settings(posture="changing", guidance="fewer", longest_silence=20, dominant="left", areas={})
    assert Comfort.of(settings) == Comfort(changing=True, more_words=False, longest_silence=20, dominant="left")


@pytest.mark.parametrize("posture", POSTURES)
def test_every_posture_of_the_settings_is_understood(posture):
    comfort = Comfort.of(Settings(posture=posture))
    assert (comfort.posture, comfort.changing) == (None, posture == "changing") or comfort.posture == posture


def test_a_group_in_the_settings_means_each_of_its_areas():
    comfort = Comfort.of(Settings(areas={"right-hand": "imagine", "right-arm": "release", "no-such-part": "skip"}))
    assert comfort.areas == {"right-hand": Mode.IMAGINE, "right-upper-arm": Mode.RELEASE}
