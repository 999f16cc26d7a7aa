"""Right and left for people whose left hand is the stronger one."""

from __future__ import annotations

import pytest

from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.handedness import for_hand, in_another_sense
from relaxapp.exercises.script import Breathe, Tense, Words

BODY = """# Settling
All right, let us begin.
# Right hand @right-hand
Close your right hand. Right fingers too.
(tense 5)
(release 9)
[release] Let your right hand rest.
# Left arm, not the right @left-arm
Now the left.
(tense 5)
(release 9)
# Both @right-hand @left-hand (optional)
(breathe 4-0-6-0 to fill)
- Right or left.
# End
That is what is left.
"""


def test_for_the_right_hand_nothing_changes(script):
    read = script(BODY)
    assert for_hand(read, "right") is read


def test_for_the_left_hand_sided_sections_change_sides_and_others_do_not(script):
    settling, hand, arm, both, end = for_hand(script(BODY), "left").sections
    assert (hand.title, hand.areas) == ("Left hand", ("left-hand",))
    assert hand.steps[0] == Words("Close your left hand. Left fingers too.")
    assert hand.variants[Mode.RELEASE] == (Words("Let your left hand rest."),)
    assert (arm.title, arm.areas, arm.steps[0]) == ("Right arm, not the left", ("right-arm",), Words("Now the right."))
    assert both.areas == ("left-hand", "right-hand")
    assert isinstance(both.steps[0], Breathe)
    assert both.steps[0].asides == (Words("Left or right."),)
    assert settling.steps[0] == Words("All right, let us begin.")
    assert end.steps[0] == Words("That is what is left.")


def test_twice_mirrored_is_as_it_was(script):
    read = script(BODY)
    assert for_hand(for_hand(read, "left"), "left") == read


@pytest.mark.parametrize("sore", ["right-hand", "left-hand"])
def test_a_sore_hand_stays_sore_on_its_own_side(script, sore):
    side = sore.partition("-")[0]
    practice = adapt(script(BODY), Comfort(dominant="left", areas={sore: Mode.RELEASE}))
    for part in practice.parts:
        if any(isinstance(step, Tense) for step in part.steps):
            assert side not in part.area
    assert "left side first" in practice.changes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Close your right hand.", []),
        ("Now your right, then your left.", []),
        ("Right upper arm", []),
        ("From the left to the right.", []),
        ("Let the right one rest, and the left one too.", []),
        ("Your right and left feet.", []),
        ("Turn to the left, as far as you like.", []),
        ("Your left big toe.", []),
        ("Right now, your right hand.", ["Right now,"]),
        ("That is all right.", ["right."]),
        ("Find the right way to sit.", ["right way"]),
        ("Nothing is left to do.", ["left to"]),
        ("Stay right here.", ["right here."]),
        ("Let go of what is left.", ["left."]),
    ],
)
def test_another_sense_of_the_words_is_seen(text, found):
    assert list(in_another_sense(text)) == found
