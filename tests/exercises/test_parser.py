"""The script language: what is read."""

from __future__ import annotations

import pytest

from relaxapp.exercises.areas import Mode
from relaxapp.exercises.parser import parse
from relaxapp.exercises.script import (
    NEEDS,
    Bell,
    Breathe,
    BreathPhase,
    Condition,
    Family,
    Follow,
    Pattern,
    Pause,
    PhaseKind,
    Posture,
    Release,
    Soundscape,
    Tense,
    Use,
    Words,
)

GOOD = "\n# Good\nWords.\n"


def test_the_head_says_what_the_exercise_is(script):
    read = script(GOOD, minutes="[0.5, 20]")
    assert read.name == "test"
    assert read.title == "Test"
    assert read.family is Family.MUSCLE
    assert read.minutes == (0.5, 20)
    assert read.usual == 5
    assert read.postures == (Posture.LYING, Posture.SITTING)
    assert read.uses == {Use.BREATH, Use.HOLDS, Use.MUSCLES}
    assert read.soundscape == "rain"


def test_a_soundscape_in_the_head_is_taken(head):
    assert parse(head.replace("sources", 'soundscape = "ocean"\nsources') + GOOD, "x").soundscape == "ocean"


def test_the_head_may_say_what_an_exercise_is_good_for_and_that_sleep_may_come(head):
    usual = parse(head + GOOD, "x")
    assert (usual.needs, usual.lets_sleep) == ((), False)
    read = parse(head.replace("sources", 'needs = ["sleep", "pain"]\nends = "sleep"\nsources') + GOOD, "x")
    assert (read.needs, read.lets_sleep) == (("sleep", "pain"), True)
    assert set(read.needs) <= set(NEEDS)
    assert not parse(head.replace("sources", 'ends = "room"\nsources') + GOOD, "x").lets_sleep


def test_every_condition_is_read(script):
    lines = "".join(f"[{condition}] Words.\n" for condition in Condition)
    steps = script(f"# One\n{lines}").sections[0].steps
    assert [step.conditions for step in steps] == [{condition} for condition in Condition]


def test_a_stretch_may_be_led_by_the_person(script):
    (step,) = script("# One\n(follow  my breath to fill)\n- Softly.\n").sections[0].steps
    assert step == Follow(asides=(Words("Softly."),))
    assert (step.pattern.text, step.times) == ("4-0-6-0", None)


def test_every_direction_is_read(script):
    steps = script(
        "# All @neck\nHello.\n(pause 4)\n(pause 4.5-12)\n(tense 6)\n(release 20-40)\n(bell)\n(soundscape ocean)\n"
        "(breathe 4-0-6-0, 8 times)\n(breathe 3+1-0-8-0.5 to fill)\n- Aside.\n- [lying] Another.\n"
    )
    section = steps.sections[0]
    assert section.areas == ("neck",)
    assert section.steps[:7] == (
        Words("Hello."),
        Pause(4, 4),
        Pause(4.5, 12),
        Tense(6),
        Release(20, 40),
        Bell(),
        Soundscape("ocean"),
    )
    first, second = section.steps[7:]
    assert first == Breathe(Pattern((BreathPhase(PhaseKind.IN, 4), BreathPhase(PhaseKind.OUT, 6))), 8)
    assert isinstance(second, Breathe)
    assert second.times is None
    assert [(phase.kind.value, phase.seconds) for phase in second.pattern.phases] == [
        ("in", 3),
        ("top-up", 1),
        ("out", 8),
        ("rest", 0.5),
    ]
    assert second.asides == (Words("Aside."), Words("Another.", frozenset({Condition.LYING})))


@pytest.mark.parametrize(
    ("heading", "optional"), [("(optional)", 1), ("(optional 1)", 1), ("(optional 12)", 12), ("", None)]
)
def test_a_heading_may_say_more_than_its_title(script, heading, optional):
    section = script(f"# Both arms, again @right-arm @left-arm {heading} [lying, breath]\nWords.\n# End\nWords.\n")
    first = section.sections[0]
    assert first.title == "Both arms, again"
    assert first.areas == ("right-arm", "left-arm")
    assert first.optional == optional
    assert first.conditions == {Condition.LYING, Condition.BREATH}


def test_a_line_is_a_paragraph_and_an_unfinished_sentence_goes_on_in_the_next(script):
    steps = script("# One\nA first. And\na second.\nA third.\n\n[lying] On\nyour back.\nFor all.\n").sections[0].steps
    assert steps == (
        Words("A first. And a second."),
        Words("A third."),
        Words("On your back.", frozenset({Condition.LYING})),
        Words("For all."),
    )


def test_notes_are_never_heard(script):
    assert script("# One\n// A note.\nWords.\n  // Another.\n").sections[0].steps == (Words("Words."),)


def test_a_variant_goes_on_until_the_next_one(script):
    section = script(
        "# Hand @right-hand\nClose.\n(tense 5)\nOpen.\n(release 20)\n"
        "[gently] A little.\n[release] Rest.\n(pause 3)\n[eyes-open] Look.\n(release 10)\n# Next\nWords.\n"
    ).sections[0]
    assert section.variants == {
        Mode.GENTLY: (Words("A little."),),
        Mode.RELEASE: (Words("Rest."), Pause(3, 3), Words("Look.", frozenset({Condition.EYES_OPEN})), Release(10, 10)),
    }


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_files_of_every_system_are_read(head, ending):
    text = "\ufeff" + (head + GOOD).replace("\n", ending)
    assert parse(text, "test").sections[0].title == "Good"


def test_a_tab_is_as_good_as_a_space(script):
    section = script("# Right\thand\t@right-hand\n(pause\t4)\n\tLet\tgo.\n").sections[0]
    assert (section.title, section.areas) == ("Right hand", ("right-hand",))
    assert section.steps == (Pause(4, 4), Words("Let go."))
