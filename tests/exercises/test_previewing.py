"""From a line of the text on: what is heard first, in whose words, and for how long."""

from __future__ import annotations

import pytest

from relaxapp import paths
from relaxapp.exercises import fit
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library, read
from relaxapp.exercises.parser import parse
from relaxapp.exercises.previewing import minutes_for, rest_from
from relaxapp.exercises.verdict import at_a_glance, in_full
from relaxapp.exercises.walk import estimated

BODY = """\
# Settling
Be here.
(pause 4-12)
A line that goes on
in the next one.
// a note
[eyes-open] Look.

# Breathing (optional)
(breathe 4-0-6-0 to fill)
- Small is enough.
- So is slow.
You stop.

# Hand @right-hand
Close it.
(tense 5)
Open.
(release 5-20)
[gently] Close it a little.
[imagine] Imagine it closing.
(pause 6)
Imagine it opening.
(release 5-20)

# End
(bell)
Back.
"""


@pytest.fixture
def text(head):
    return head + BODY


def line_of(text, words):
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def first_heard(text, words, comfort=None, extra=0):
    """The section that is heard first, and its first line."""
    comfort = comfort or Comfort()
    script, comfort = rest_from(parse(text, "x"), text, line_of(text, words) + extra, comfort)
    practice = adapt(script, comfort)
    minutes = minutes_for(script, parse(text, "x"), comfort)
    timeline = fit.fit(practice, minutes * 60, lambda line: estimated(line, 120))
    return timeline.sections[0].title, timeline.voice_cues[0].text


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("title =", ("Settling", "Be here.")),
        ("# Settling", ("Settling", "Be here.")),
        ("Be here", ("Settling", "Be here.")),
        ("(pause 4-12)", ("Settling", "A line that goes on in the next one.")),
        ("A line that", ("Settling", "A line that goes on in the next one.")),
        ("in the next", ("Settling", "A line that goes on in the next one.")),
        ("[eyes-open]", ("Breathing", "Breathe in.")),
        ("# Breathing", ("Breathing", "Breathe in.")),
        ("(breathe", ("Breathing", "Breathe in.")),
        ("So is slow", ("Breathing", "Breathe in.")),
        ("You stop", ("Breathing", "You stop.")),
        ("# Hand", ("Hand", "Close it a little.")),
        ("(tense 5)", ("Hand", "Close it a little.")),
        ("[gently]", ("Hand", "Close it a little.")),
        ("[imagine]", ("Hand", "Imagine it closing.")),
        ("Imagine it opening", ("Hand", "Imagine it opening.")),
        ("# End", ("End", "Back.")),
        ("Back.", ("End", "Back.")),
    ],
)
def test_it_begins_where_the_cursor_is(text, words, heard):
    assert first_heard(text, words) == heard


def test_words_for_open_eyes_are_heard_by_whoever_keeps_them_open(text):
    assert first_heard(text, "[eyes-open]", Comfort(eyes_open=True)) == ("Settling", "Look.")


def test_behind_the_last_step_of_a_variant_the_next_section_begins(text):
    last = line_of(text, "# End") - 1
    assert "release" in text.split("\n")[last - 2]
    assert first_heard(text, "# End", extra=-1) == ("End", "Back.")


def test_nobody_hears_an_effort_that_they_do_not_want(text):
    sore = Comfort(areas={"right-hand": Mode.IMAGINE})
    assert first_heard(text, "[gently]", sore) == ("Hand", "Imagine it closing.")
    _script, comfort = rest_from(parse(text, "x"), text, line_of(text, "[gently]"), sore)
    assert comfort == sore


def test_a_left_handed_person_hears_the_side_that_is_written(text):
    left = Comfort(dominant="left")
    script, comfort = rest_from(parse(text, "x"), text, line_of(text, "Imagine it opening"), left)
    assert first_heard(text, "Imagine it opening", left) == ("Hand", "Imagine it opening.")
    assert comfort.mode_of(["right-hand"]) is Mode.IMAGINE
    assert adapt(script, comfort).parts[0].mode is Mode.IMAGINE


@pytest.mark.parametrize("name", list(Library([paths.assets() / "exercises"]).scripts))
def test_every_line_of_every_exercise_can_be_a_beginning(name):
    path = paths.assets() / "exercises" / f"{name}.md"
    text, script, comfort = path.read_text(encoding="utf-8"), read(path), Comfort(holds=True, eyes_open=True)
    before = len(script.sections)
    for line in range(1, text.count("\n") + 2, 11):
        rest, heard_with = rest_from(script, text, line, comfort)
        assert 0 < len(rest.sections) <= before
        before = len(rest.sections)
        minutes = minutes_for(rest, script, heard_with)
        fit.fit(adapt(rest, heard_with), minutes * 60, lambda line: estimated(line, 120))
        assert minutes <= script.minutes[1] * 1.15


def test_a_verdict_tells_what_stands_in_the_way_and_what_could_be_better(text, head):
    assert at_a_glance(text.replace("(bell)", "(bel)"), "x").problems
    assert at_a_glance(text.replace("(bell)", "(bel)"), "x").script is None
    eyes = at_a_glance(text.replace("Be here.", "Close your eyes."), "x")
    assert eyes.script
    assert [problem.line for problem in eyes.unwished] == [line_of(text, "Be here.")]
    short = at_a_glance(head + "# One\nWords.\n(pause 1)\n", "x")
    assert "does not fit" in in_full(short, lambda: False).promises[0]
    assert in_full(short, lambda: True).promises == ()


def test_a_misread_breathe_is_one_mistake_and_not_one_for_each_line_behind_it(text):
    problems = at_a_glance(text.replace("(breathe", "(breath"), "x").problems
    assert [problem.line for problem in problems] == [line_of(text, "(breathe")]
    assert len(at_a_glance(text.replace("(breathe 4-0-6-0 to fill)", ""), "x").problems) >= 2
