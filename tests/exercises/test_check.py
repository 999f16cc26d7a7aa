"""What the check of a file tells its writer, beyond what the language asks for."""

from __future__ import annotations

import pytest

from relaxapp.exercises.check import check

LONG = "(pause 10-600)\n(pause 10-600)\n"


@pytest.fixture
def checked(tmp_path, head):
    def run(body: str, **changes: str) -> list[str]:
        text = head
        for key, value in changes.items():
            text = "\n".join(f"{key} = {value}" if line.startswith(f"{key} ") else line for line in text.split("\n"))
        path = tmp_path / "mine.md"
        path.write_text(text + body, encoding="utf-8")
        return [line.removeprefix(f"{path}:") for line in check(path)]

    return run


@pytest.mark.parametrize(
    ("line", "found", "expected"),
    [
        ("Rest. Close your eyes.", "“Close your eyes.”", "[eyes-closed]"),
        ("[lying] Your eyes may close.", "“Your eyes may close.”", "[eyes-closed]"),
        ("Hold your breath.", "“Hold your breath.”", "[holds]"),
        ("[no-holds] Hold your breath.", "“Hold your breath.”", "[holds]"),
        ("Squeeze your hand.", "“Squeeze your hand.”", "an @area"),
    ],
)
def test_what_is_for_some_must_not_be_said_to_all(checked, line, found, expected):
    problems = checked(f"# One\nWords.\n{line}\n{LONG}")
    assert problems[0].startswith(f"14:1: found {found}, expected {expected}")


@pytest.mark.parametrize(
    "line",
    ["[eyes-closed] Close your eyes.", "[holds] Hold your breath.", "Nothing is held.", "What is left is right."],
)
def test_what_is_said_to_those_whom_it_is_for_is_good(checked, line):
    assert checked(f"# One\nWords.\n{line}\n{LONG}") == []


def test_a_whole_section_may_be_for_some(checked):
    assert checked(f"# One [eyes-closed]\nClose your eyes.\n# Two\nWords.\n{LONG}") == []


def test_right_and_left_are_sides_where_a_part_has_two(checked):
    (problem,) = checked(f"# Hand @right-hand\nLet your right hand rest, right now.\n{LONG}")
    assert problem.startswith("13:1: found “right now.”, expected a side of the body (")
    assert checked(f"# Neck @neck\nRest it right now.\n{LONG}") == []


def test_no_effort_is_asked_for_below_release_and_imagine(checked):
    hand = "# Hand @right-hand\nClose your hand.\n(tense 5)\nOpen.\n(release 20-40)\n"
    problems = checked(f"{hand}[release] Squeeze a little.\n# End\nWords.\n{LONG}")
    assert problems[0] == "17:1: found “Squeeze a little.”, expected no effort below [release] and [imagine]"
    assert any("a sore part told to work" in each and "every part: release, a bad day" in each for each in problems)
    assert not [
        line for line in checked(f"{hand}[imagine] Imagine that you squeeze a ball.\n{LONG}") if "squeeze" in line
    ]


def test_an_aside_and_a_title_are_read_too(checked):
    problems = checked(f"# Close your eyes\n(breathe 4-0-6-0 to fill)\n- Hold your breath.\n{LONG}")
    assert [problem.split(":")[0] for problem in problems[:2]] == ["12", "14"]


def test_what_breaks_for_some_names_them(checked):
    problems = checked(
        "# One\nWords.\n(pause 10-600)\n(pause 10-600)\n[more-words] More.\n(bell)\n# Two [lying]\n(pause 120)\n"
    )
    assert problems == [" does not fit into 1 min. The shortest this can do is 2.5 minutes. (for: lying)"]


def test_the_breath_is_left_to_those_who_want_it(checked):
    (problem,) = {line.partition("min: ")[2] for line in checked(f"# One\nNotice your breath.\n{LONG}", uses="[]")}
    assert "(for: nothing about the breath)" in problem
