"""What may be asked of the body, in words and as a whole."""

from __future__ import annotations

import pytest

from relaxapp.exercises.areas import AREAS, Mode
from relaxapp.settings import CAREFUL_AREAS, MODES
from relaxapp.ui.body_modes import PARTS, WORDS, at_most, both_sides, changed, complete, in_words, to_keep


def test_lists_every_part_of_the_body_once():
    assert sorted(area for areas in PARTS.values() for area in areas) == sorted(AREAS)


def test_has_words_for_every_mode_that_the_settings_know():
    assert [mode.value for mode in WORDS] == list(MODES)


def test_only_what_differs_from_gently_is_kept():
    modes = complete({"left-knee": "skip", "belly": "gently"})
    assert len(modes) == len(AREAS)
    assert to_keep(modes) == {"left-knee": "skip"}
    assert to_keep(complete(CAREFUL_AREAS)) == CAREFUL_AREAS


def test_a_group_stands_for_its_areas_and_the_careful_word_holds():
    modes = complete({"back": "release", "lower-back": "skip", "somewhere": "skip"})
    assert to_keep(modes) == {"upper-back": "release", "lower-back": "skip"}


def test_a_side_has_its_twin():
    assert both_sides("right-knee") == ("right-knee", "left-knee")
    assert both_sides("left-upper-arm") == ("left-upper-arm", "right-upper-arm")
    assert both_sides("upper-back") == ("upper-back",)


def test_a_change_changes_nothing_else():
    modes = complete({"neck": "skip"})
    assert to_keep(changed(modes, ("jaw",), Mode.IMAGINE)) == {"neck": "skip", "jaw": "imagine"}
    assert to_keep(modes) == {"neck": "skip"}


def test_releasing_everything_never_asks_more_of_anything():
    modes = at_most(complete({"neck": "skip", "jaw": "imagine", "belly": "tense"}), Mode.RELEASE)
    assert modes["neck"] is Mode.SKIP
    assert modes["jaw"] is Mode.IMAGINE
    assert {mode for area, mode in modes.items() if area not in ("neck", "jaw")} == {Mode.RELEASE}


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ({}, "Everything gently."),
        (dict.fromkeys(AREAS, "release"), "Everything release only."),
        (CAREFUL_AREAS, "Release only: jaw and face, neck and lower back. Everything else gently."),
        (
            {"belly": "tense", "left-knee": "skip"},
            "Tense: belly. Leave out: left knee. Everything else gently.",
        ),
        ({**dict.fromkeys(AREAS, "release"), "neck": "skip"}, "Release only: 23 parts. Leave out: neck."),
    ],
)
def test_all_of_it_in_a_few_words(stored: dict[str, str], words: str):
    assert in_words(complete(stored)) == words
