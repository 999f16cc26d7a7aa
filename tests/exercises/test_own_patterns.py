"""Patterns of one's own: kept as exercises like any other, and never over what somebody wrote by hand."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.exercises import fit
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.exercises.own_files import OwnFiles
from relaxapp.exercises.own_patterns import (
    MY_PACE,
    OwnPattern,
    OwnPatterns,
    lengths_of,
    pattern_of,
    shown,
    trouble,
    written,
)
from relaxapp.exercises.parser import parse
from relaxapp.exercises.pattern import Pattern
from relaxapp.exercises.script import Family, Use
from relaxapp.exercises.timeline import Phase
from relaxapp.failures import Failure
from relaxapp.paths import assets
from relaxapp.ui.picture import picture

if TYPE_CHECKING:
    from pathlib import Path

CALM = Pattern.parse("4-0-7-0")
HELD = Pattern.parse("3-1-1-1-8-2")


class Shelf:
    """The person's folder, and what stands in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.patterns = OwnPatterns(OwnFiles(folder, assets() / "exercises"))

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.exists() else []

    @property
    def names(self) -> list[str]:
        return [own.name for own in self.patterns.all()]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "exercises")


def test_what_is_kept_is_found_again(shelf: Shelf) -> None:
    kept = shelf.patterns.save(OwnPattern("Evening", CALM))
    assert kept == OwnPattern("Evening", CALM, "evening")
    shelf.patterns.save(OwnPattern("A long one", HELD))
    assert shelf.patterns.all() == (OwnPattern("A long one", HELD, "a-long-one"), kept)


def test_it_is_an_exercise_like_any_other(shelf: Shelf) -> None:
    shelf.patterns.save(OwnPattern("Evening", HELD))
    library = Library([assets() / "exercises", shelf.folder])
    assert library.problems == ()
    script = library.get("evening")
    assert (script.title, script.family, script.sources) == ("Evening", Family.BREATHING, ("Your own pattern",))
    assert script.uses == {Use.BREATH, Use.HOLDS}
    assert "holds" in script.cautions
    assert script.summary.startswith("In 3, hold 1, a little more 1, hold 1, out 8, rest 2")


def test_only_its_owner_can_read_it(shelf: Shelf) -> None:
    shelf.patterns.save(OwnPattern("Evening", CALM))
    assert stat.S_IMODE((shelf.folder / "evening.md").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "comfort", [Comfort(), Comfort(holds=True), Comfort(eyes_open=True, more_words=False)], ids=str
)
@pytest.mark.parametrize(
    "pattern", ["2-0-2-0", "4-0-6-0", "5-0-5-0", "20-0-20-0", "4-4-4-4", "10-10-10-10", "3+1-0-8-0"]
)
def test_its_shortest_usual_and_longest_times_can_be_done(pattern: str, comfort: Comfort) -> None:
    script = parse(written(OwnPattern("Mine", Pattern.parse(pattern))), "mine")
    for minutes in (script.minutes[0], script.usual, script.minutes[1]):
        timeline = fit.fit(adapt(script, comfort), minutes * 60, lambda line: len(line.split()) / 1.6)
        assert timeline.seconds == minutes * 60
        held = {segment.phase for segment in timeline.segments} & {Phase.HOLD, Phase.REST}
        assert bool(held) == (comfort.holds and Pattern.parse(pattern).has_holds)


@given(st.lists(st.integers(0, 44).map(lambda number: number / 2), min_size=6, max_size=6))
def test_every_six_lengths_make_a_breath_or_a_kind_word(lengths: list[float]) -> None:
    wrong = trouble(lengths)
    if wrong:
        assert wrong.endswith(".")
        with pytest.raises(Failure, match=wrong[:20]):
            pattern_of(lengths)
        return
    pattern = pattern_of(lengths)
    assert pattern.seconds == sum(lengths)
    assert pattern_of(lengths_of(pattern)) == pattern
    script = parse(written(OwnPattern("Mine", pattern)), "mine")
    assert [step.pattern for step in script.sections[1].steps if hasattr(step, "pattern")] == [pattern]


@pytest.mark.parametrize(
    ("lengths", "word"),
    [
        ((0, 0, 0, 0, 6, 0), "breathe in"),
        ((4, 0, 0, 0, 0, 0), "breathe out"),
        ((1.5, 0, 0, 0, 2, 0), "Slower is kinder"),
        ((4, 20.5, 0, 0, 6, 0), "long for one part"),
        ((10, 15, 0, 0, 10, 6), "longest for one breath"),
    ],
)
def test_what_is_no_breath_is_said_kindly(lengths: tuple[float, ...], word: str) -> None:
    assert word in trouble(lengths)


def test_at_the_edges_all_is_well() -> None:
    for lengths in ((2, 0, 0, 0, 2, 0), (20, 0, 0, 0, 20, 0), (0.5, 0, 0, 0, 3.5, 20)):
        assert trouble(lengths) == ""


@pytest.mark.parametrize(
    "name", ["Evening “two”", 'With "quotes" and \\', "Дыхание", "Évening", "  two   words ", "#1 +++"]
)
def test_any_name_can_be_given(shelf: Shelf, name: str) -> None:
    shelf.patterns.save(OwnPattern(name, CALM))
    assert shelf.names == [" ".join(name.split())]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_no_name_and_a_very_long_one_are_told(shelf: Shelf, name: str) -> None:
    with pytest.raises(Failure, match="name"):
        shelf.patterns.save(OwnPattern(name, CALM))
    assert shelf.files == []


def test_a_change_keeps_the_file_and_its_place(shelf: Shelf) -> None:
    kept = shelf.patterns.save(OwnPattern("Evening", CALM))
    changed = shelf.patterns.save(OwnPattern("Night", HELD, kept.exercise))
    assert changed.exercise == kept.exercise
    assert shelf.patterns.all() == (OwnPattern("Night", HELD, "evening"),)
    assert shelf.files == ["evening.md"]


def test_two_of_one_name_are_two(shelf: Shelf) -> None:
    shelf.patterns.save(OwnPattern("Evening", CALM))
    shelf.patterns.save(OwnPattern("Evening", HELD))
    assert shelf.files == ["evening-2.md", "evening.md"]


def test_it_never_takes_the_place_of_a_built_in_exercise(shelf: Shelf) -> None:
    kept = shelf.patterns.save(OwnPattern("Box", CALM))
    assert kept.exercise == "box-2"


def test_a_deleted_one_is_gone(shelf: Shelf) -> None:
    kept = shelf.patterns.save(OwnPattern("Evening", CALM))
    shelf.patterns.delete(kept)
    shelf.patterns.delete(kept)
    assert shelf.patterns.all() == ()
    assert shelf.files == []


def test_a_file_that_was_changed_by_hand_is_known_and_never_written_over(shelf: Shelf) -> None:
    kept = shelf.patterns.save(OwnPattern("Evening", CALM))
    path = shelf.folder / "evening.md"
    by_hand = path.read_text(encoding="utf-8").replace("Nothing to reach.", "The cat is here too.")
    path.write_text(by_hand, encoding="utf-8")
    assert shelf.patterns.all() == (OwnPattern("Evening", CALM, "evening", by_hand=True),)
    other = shelf.patterns.save(OwnPattern("Evening", HELD, kept.exercise))
    assert other == OwnPattern("Evening", HELD, "evening-2")
    assert path.read_text(encoding="utf-8") == by_hand


def test_lines_that_end_as_on_another_system_are_no_change_by_hand(shelf: Shelf) -> None:
    shelf.patterns.save(OwnPattern("Evening", CALM))
    path = shelf.folder / "evening.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [own.by_hand for own in shelf.patterns.all()] == [False]


def test_one_whose_file_is_gone_is_kept_anew(shelf: Shelf) -> None:
    kept = shelf.patterns.save(OwnPattern("Evening", CALM))
    (shelf.folder / "evening.md").unlink()
    assert shelf.patterns.save(OwnPattern("Evening", HELD, kept.exercise)).pattern == HELD
    assert shelf.names == ["Evening"]


def test_other_files_are_no_patterns(shelf: Shelf) -> None:
    shelf.patterns.save(OwnPattern("Evening", CALM))
    text = (assets() / "exercises" / "coherent.md").read_text(encoding="utf-8")
    (shelf.folder / "mine.md").write_text(text, encoding="utf-8")
    (shelf.folder / "broken.md").write_text("# own pattern 0123456789ab: no exercise at all\n", encoding="utf-8")
    assert shelf.names == ["Evening"]


def test_a_disk_that_refuses_is_told(shelf: Shelf) -> None:
    shelf.folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Failure):
        shelf.patterns.save(OwnPattern("Evening", CALM))


def test_the_pace_that_one_likes_best_takes_the_place_of_the_one_before(shelf: Shelf) -> None:
    first = shelf.patterns.save_my_pace(CALM)
    second = shelf.patterns.save_my_pace(Pattern.parse("5-0-7-0"))
    assert (first.name, second.exercise) == (MY_PACE, first.exercise)
    assert [own.pattern.text for own in shelf.patterns.all()] == ["5-0-7-0"]


def test_to_look_at_a_breath_goes_round_without_a_jump() -> None:
    for pattern in (CALM, HELD):
        timeline = shown(pattern)
        first, last = (picture(timeline.at(pattern.seconds * share), False) for share in (1.00001, 1.99999))
        assert first.disc == pytest.approx(last.disc, abs=0.01)
        assert first.veil_shown == pytest.approx(last.veil_shown, abs=0.01)
        assert first.tone == pytest.approx(last.tone, abs=0.01)
