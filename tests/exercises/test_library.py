"""The exercises there are, and what is said of those that can't be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from relaxapp.exercises.check import check
from relaxapp.exercises.library import Library, UnknownExercise, help_page

BODY = "# One\nWords.\n(pause 10-600)\n"


def write(folder, name, text):
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_exercises_come_by_family_and_then_by_title(tmp_path, head):
    for name, family, title in [("a", "muscle", "Zeal"), ("b", "grounding", "Air"), ("c", "muscle", "and so")]:
        write(tmp_path, name, head.replace('"muscle"', f'"{family}"').replace('"Test"', f'"{title}"') + BODY)
    write(tmp_path, "d", head.replace('family = "muscle"', 'family = "breathing"') + BODY)
    assert list(Library([tmp_path]).scripts) == ["d", "c", "a", "b"]


def test_an_exercise_of_ones_own_takes_the_place_of_a_built_in_one(tmp_path, head):
    write(tmp_path / "ours", "box", head + BODY)
    write(tmp_path / "mine", "box", head.replace('"Test"', '"Mine"') + BODY)
    assert Library([tmp_path / "ours", tmp_path / "mine"]).get("box").title == "Mine"


def test_a_bad_file_never_stops_the_others(tmp_path, head):
    write(tmp_path, "good", head + BODY)
    bad = write(tmp_path, "bad", head + "# One\n(paus 4)\n(bel)\n")
    broken = tmp_path / "broken.md"
    broken.write_bytes(b"+++\ntitle = \xff\n")
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "notes.txt").write_text("no exercise")
    library = Library([tmp_path])
    assert list(library.scripts) == ["good"]
    assert [str(problem).rsplit(": found")[0] for problem in library.problems] == [
        f"{bad}:13:2",
        f"{bad}:14:2",
        f"{broken}:2:9",
    ]


def test_a_bad_file_of_ones_own_leaves_the_built_in_one(tmp_path, head):
    write(tmp_path / "ours", "box", head + BODY)
    write(tmp_path / "mine", "box", "nothing")
    library = Library([tmp_path / "ours", tmp_path / "mine"])
    assert library.get("box").title == "Test"
    assert library.problems


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path):
    library = Library([tmp_path / "nowhere"])
    assert not library.scripts
    assert not library.problems


def test_what_may_not_be_read_is_told(ordinary_home, head):
    path = write(ordinary_home / "exercises", "box", head + BODY)
    path.chmod(0)
    (problem,) = Library([ordinary_home / "exercises"]).problems
    assert "Permission denied" in problem.found
    (ordinary_home / "exercises").chmod(0)
    (problem,) = Library([ordinary_home / "exercises"]).problems
    assert "Permission denied" in problem.found
    (ordinary_home / "exercises").chmod(0o700)


def test_loading_again_takes_up_changes(tmp_path, head):
    library = Library([tmp_path])
    write(tmp_path, "new", head + BODY)
    library.load()
    assert library.get("new")
    (tmp_path / "new.md").unlink()
    library.load()
    assert not library.scripts


@pytest.mark.parametrize("pieces", [0, 1, 3, 9])
def test_however_far_it_was_read_ahead_all_is_there_and_loading_again_takes_up_changes(tmp_path, head, pieces):
    for name in ("a", "b", "c"):
        write(tmp_path, name, head + BODY)
    write(tmp_path, "wrong", "nothing")
    library = Library([tmp_path])
    going = library.read_ahead()
    for _ in range(pieces):
        next(going, None)
    assert set(library.scripts) == {"a", "b", "c"}
    assert {Path(problem.file).name for problem in library.problems} == {"wrong.md"}
    assert list(going) == [], "there is nothing left to read"
    for path in tmp_path.iterdir():
        path.unlink()
    write(tmp_path, "a", head.replace('"Test"', '"Another"') + BODY)
    library.load()
    assert [script.title for script in library.scripts.values()] == ["Another"]


def test_an_unknown_name_is_answered_with_a_near_one(tmp_path, head):
    for name in ("box", "coherent", "warm-light"):
        write(tmp_path, name, head + BODY)
    library = Library([tmp_path])
    with pytest.raises(UnknownExercise, match=r"Did you mean “coherent”\?"):
        library.get("cohernt")
    with pytest.raises(UnknownExercise, match="There are: box, coherent, warm-light"):
        library.get("zzz")


def test_a_very_large_file_is_not_read(tmp_path):
    path = write(tmp_path, "large", "x" * 2_000_000)
    assert check(path) == [f"{path}:1:1: found a very large file, expected at most 1000000 bytes"]


def test_the_help_page_is_there():
    assert help_page().startswith("# Writing an exercise")


def test_check_finds_nothing_in_a_good_file(tmp_path, head):
    assert check(write(tmp_path, "good", head + "# One\nWords.\n(pause 10-600)\n(pause 10-600)\n")) == []


def test_check_tells_mistakes_with_the_file_and_where(tmp_path, head):
    path = write(tmp_path, "bad", head + "# One\n(paus 4)\n")
    (line,) = check(path)
    assert line.startswith(f"{path}:13:2: found “paus”")


def test_check_tells_what_does_not_fit(tmp_path, head):
    path = write(tmp_path, "short", head + "# One\nWords.\n(pause 120-240)\n")
    first, second, third = check(path)
    assert first == f"{path}: does not fit into 1 min. The shortest this can do is 2.5 minutes."
    assert second == f"{path}: does not fit into 5 min. The longest this can do is 4 minutes."
    assert "20 min." in third


def test_check_of_a_file_that_is_not_there_says_so(tmp_path):
    (line,) = check(tmp_path / "nothing.md")
    assert "No such file" in line
