"""Every mistake in a script is told at its place, once, with what was expected."""

from __future__ import annotations

import re

import pytest

from relaxapp.exercises.parser import ScriptErrors, parse

GOOD = "\n# Good\nWords.\n"


def problems(text: str):
    with pytest.raises(ScriptErrors) as errors:
        parse(text, "test")
    return errors.value.problems


@pytest.mark.parametrize(
    ("line", "column", "found", "hint"),
    [
        ('needs = ["flair"]', 11, "“flair”", "did you mean “flare”?"),
        ('ends = "slep"', 9, "“slep”", "did you mean “sleep”?"),
        ("needs = 3", 9, "“3”", ""),
    ],
)
def test_a_mistake_in_what_may_be_said_in_the_head_is_told_too(head, line, column, found, hint):
    (problem,) = problems(head.replace("sources", f"{line}\nsources") + GOOD)
    assert (problem.line, problem.column, problem.found, problem.hint) == (10, column, found, hint)


BODY_MISTAKES = [
    ("(paus 4)", 2, "“paus”", "pause", "did you mean “pause”?"),
    ("(relaese 20-40)", 2, "“relaese”", "release", "did you mean “release”?"),
    ("  (pause 12-4)", 10, "“12-4”", "shorter", "did you mean 4-12?"),
    ("(pause)", 7, "pause alone", "seconds", ""),
    ("(pause four)", 8, "“four”", "seconds", ""),
    ("(pause 0)", 8, "“0”", "more than 0", ""),
    ("(pause 4", 9, "the end of the line", "“)”", ""),
    ("(bell twice)", 7, "“twice”", "(bell)", ""),
    ("(soundscape rian)", 13, "“rian”", "rain", "did you mean “rain”?"),
    ("(breathe 4-7-8 to fill)", 10, "“4-7-8”", "four numbers", "did you mean 4-7-8-0?"),
    ("(breathe 4-1-1-1-6 to fill)", 10, "“4-1-1-1-6”", "or six", "did you mean 4-1-1-1-6-0?"),
    ("(breathe 3+1-0-0-0-8-0 to fill)", 10, "“3+1-0-0-0-8-0”", "whole or half", ""),
    ("(follow)", 8, "follow alone", "(follow my breath to fill)", ""),
    ("(follow my breath)", 9, "“my breath”", "(follow my breath to fill)", ""),
    ("(folow my breath to fill)", 2, "“folow”", "follow", "did you mean “follow”?"),
    ("(breathe 4-0-6-0)", 10, "“4-0-6-0”", "how many breaths", ""),
    ("(breathe 4-0-6-0, 0 times)", 10, "“4-0-6-0, 0 times”", "from 1", ""),
    ("(breathe 4-0-0-0 to fill)", 10, "“4-0-0-0”", "breathe out", ""),
    ("(breathe 4.3-0-6-0 to fill)", 10, "“4.3-0-6-0”", "half", ""),
    ("(breathe 1-0-1-0 to fill)", 10, "“1-0-1-0”", "at least 4", ""),
    ("(breathe 20-0-20-1 to fill)", 10, "“20-0-20-1”", "at most 40", ""),
    ("(tense 30)", 8, "“30”", "at most 10", ""),
    ("(tense 5-7)", 8, "“5-7”", "one number", ""),
    ("- Alone.", 1, "“- Alone.”", "(breathe …)", ""),
    ("[gentyl] Softly.", 2, "“gentyl”", "gently", "did you mean “gently”?"),
    ("[eyes-open, lyin] Words.", 13, "“lyin”", "lying", "did you mean “lying”?"),
    ("[gently, lying] Words.", 2, "“gently”", "on its own", ""),
    ("[skip] Words.", 2, "“skip”", "gently", "needs no words"),
    ("[lying]", 8, "the end of the line", "words", ""),
    ("[lying Words.", 1, "“[lying Words.”", "“]”", ""),
    ("## Under", 1, "“## Under”", "one “#”", ""),
    ("# @neck", 1, "“# @neck”", "words first", ""),
    ("# Neck @nek\nWords.", 8, "“@nek”", "area", "did you mean “neck”?"),
    ("# Neck @qqq\nWords.", 8, "“@qqq”", "area", "right-hand"),
    ("# Neck (optionall)\nWords.", 8, "“(optionall)”", "(optional)", "did you mean"),
    ("# Neck [lyin]\nWords.", 9, "“lyin”", "lying", "did you mean “lying”?"),
    ("A bell \x07 rings.", 8, "a control character", "text", ""),
]


@pytest.mark.parametrize(("line", "column", "found", "expected", "hint"), BODY_MISTAKES)
def test_a_mistake_is_told_at_its_place_with_what_was_expected(head, line, column, found, expected, hint):
    (problem,) = problems(f"{head}# One\nWords.\n{line}\n")
    assert (problem.line, problem.column) == (14, column)
    assert problem.found == found
    assert expected in problem.expected
    assert hint in problem.hint
    assert str(problem).startswith(f"test:14:{column}: found {found}, expected ")


HEAD_MISTAKES = [
    ("family", '"muscel"', 11, "“muscel”", "did you mean “muscle”?"),
    ("minutes", "[20, 1]", 11, "“[20, 1]”", "did you mean [1, 20]?"),
    ("minutes", "5", 11, "“5”", ""),
    ("minutes", "[0, 5]", 11, "“[0, 5]”", ""),
    ("usual", "25", 9, "“25”", ""),
    ("usual", '"5"', 9, "“'5'”", ""),
    ("usual", "nan", 9, "“nan”", ""),
    ("postures", '["lyng"]', 14, "“lyng”", "did you mean “lying”?"),
    ("postures", "[]", 12, "“an empty list”", ""),
    ("uses", '"breath"', 8, "“'breath'”", ""),
    ("cautions", '["cramps"]', 14, "“cramps”", "did you mean “cramp”?"),
    ("sources", "[]", 11, "“an empty list”", ""),
    ("title", '" "', 9, "“' '”", ""),
    ("title", "7", 9, "“7”", ""),
]


@pytest.mark.parametrize(("key", "value", "column", "found", "hint"), HEAD_MISTAKES)
def test_a_mistake_in_the_head_is_told_at_its_line(head, key, value, column, found, hint):
    lines = [f"{key} = {value}" if line.startswith(key) else line for line in head.split("\n")]
    (problem,) = problems("\n".join(lines) + GOOD)
    assert problem.line == next(number for number, line in enumerate(lines, 1) if line.startswith(key))
    assert problem.column == column
    assert problem.found == found
    assert problem.hint == hint


def test_an_unknown_key_and_a_missing_one_are_both_told(head):
    found = problems(head.replace("family", "familly") + GOOD)
    assert [(problem.line, problem.found) for problem in found] == [(3, "“familly”"), (11, "the end of the head")]
    assert found[0].hint == "did you mean “family”?"
    assert "family" in found[1].expected


def test_broken_toml_is_told_at_its_place(head):
    (problem,) = problems(head.replace('"For testing."', "For testing.") + GOOD)
    assert (problem.line, problem.column) == (4, 11)
    assert "TOML" in problem.expected


def test_a_value_out_of_the_head_is_measured_by_its_own_soundscapes(head):
    text = head.replace("sources", 'soundscape = "hail"\nsources') + GOOD
    assert "rain" in problems(text)[0].expected
    assert parse(text, "x", {"hail"}).soundscape == "hail"


SECTION_MISTAKES = [
    ("# One\nClose.\n(tense 5)\n(release 20)\n", "@area"),
    ("# One @neck\nClose.\n(tense 5)\nOpen.\n", "(release …) after each"),
    ("# One @neck\nClose.\n(tense 5)\n(tense 5)\n(release 20)\n", "(release …) after each"),
    ("# One\nClose.\n[gently] Softly.\n", "@area"),
    ("# One @neck\nClose.\n(tense 5)\n(release 20)\n[release] No.\n(tense 5)\n(release 20)\n", "no effort"),
    ("# One @neck\nClose.\n(tense 5)\n(release 9)\nOnce more.\n(tense 5)\n(release 9)\n[gently] So.\n", "its own"),
    ("# One @neck\nClose.\n[gently]\n", "words"),
    ("# One (optional)\nWords.\n", "always stays"),
    ("# One\n(bell)\n", "words or a pause"),
    ("# One\n(breathe 4-4-4-4, 60 times)\n", "at most 10 minutes"),
    ("# One\n(follow my breath to fill)\n(follow my breath to fill)\n", "at most one"),
]


@pytest.mark.parametrize(("body", "expected"), SECTION_MISTAKES)
def test_what_is_well_written_but_must_not_be_is_told_too(head, body, expected):
    (problem,) = problems(head + body)
    assert problem.line == 12
    assert expected in problem.expected


@pytest.mark.parametrize(
    ("use", "body"),
    [
        ("breath", "# One\n(breathe 4-0-6-0 to fill)\n"),
        ("breath", "# One\n(follow my breath to fill)\n"),
        ("holds", "# One [breath]\n(breathe 4-4-6-0 to fill)\n# End\nWords.\n"),
        ("muscles", "# One @neck\n(tense 5)\n(release 20)\n"),
    ],
)
def test_the_head_has_to_say_what_the_exercise_works_with(head, use, body):
    text = re.sub(r"uses = .*", 'uses = ["imagery"]', head) + body
    assert [use in problem.expected for problem in problems(text)] == [True]


def test_an_exercise_that_lets_sleep_come_ends_without_a_bell(head):
    sleep = head.replace("sources", 'ends = "sleep"\nsources')
    (problem,) = problems(sleep + "# One\n(bell)\nWords.\n# End\nWords.\n(bell)\n")
    assert (problem.line, problem.expected) == (16, "no bell at the end")
    assert parse(sleep + "# One\n(bell)\nWords.\n# End\nWords.\n", "x").lets_sleep


def test_breathing_that_only_those_do_who_want_it_needs_no_use(script):
    assert script("# One [breath]\n(breathe 4-0-6-0 to fill)\n# End\nWords.\n", uses="[]")


def test_all_mistakes_are_told_in_one_go_in_the_order_of_the_file(head):
    text = head.replace('"muscle"', '"muscel"', 1) + "# One\n(paus 3)\n[lyin] Words.\n# Two @nek\n(bell 2)\n"
    found = problems(text)
    assert [problem.line for problem in found] == [3, 13, 14, 15, 16]
    assert {problem.file for problem in found} == {"test"}


def test_one_mistake_is_not_told_twice_by_its_consequences(head):
    assert len(problems(head + "# Hand @right-hnd\nClose.\n(tense 5)\n(release 20)\n[gently] Less.\n")) == 1


def test_words_before_the_first_heading_are_told_once(head):
    (problem,) = problems(head + "Words.\nMore.\n(bell)\n# One\nWords.\n")
    assert (problem.line, problem.found) == (12, "“Words.”")


def test_the_failure_tells_a_person_everything(head):
    with pytest.raises(ScriptErrors) as errors:
        parse(head + "# One\n(paus 3)\n(bel)\n", "mine")
    text = str(errors.value)
    assert "“mine” has 2 mistakes" in text
    assert "mine:13:2" in text
    assert "mine:14:2" in text
