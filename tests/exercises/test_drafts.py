"""What is written and not saved stays, also when two windows write at the same exercise."""

from __future__ import annotations

import os
import stat

import pytest

from relaxapp.exercises.drafts import Drafts
from relaxapp.failures import Failure
from tests import disks


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state" / "drafts"


def texts(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_draft_is_found_after_a_crash_and_private(folder):
    Drafts(folder).keep("mine", "half a sen")
    (path,) = folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    draft = Drafts(folder).find("mine")
    assert draft is not None
    assert draft.text == "half a sen"
    assert Drafts(folder).names() == {"mine"}


def test_there_is_none_at_first(folder):
    assert Drafts(folder).find("mine") is None
    assert Drafts(folder).names() == frozenset()


def test_one_window_keeps_one_draft_and_drops_it(folder):
    drafts = Drafts(folder)
    drafts.keep("mine", "one")
    drafts.keep("mine", "two")
    assert texts(folder) == {"mine.md": "two"}
    drafts.drop("mine")
    drafts.drop("mine")
    assert texts(folder) == {}


def test_two_windows_never_take_away_each_others_words(folder):
    one, other = Drafts(folder), Drafts(folder)
    one.keep("mine", "of one")
    other.keep("mine", "of the other")
    one.keep("mine", "of one, and more")
    assert texts(folder) == {"mine.md": "of one, and more", "mine~2.md": "of the other"}
    one.drop("mine")
    assert texts(folder) == {"mine~2.md": "of the other"}
    assert Drafts(folder).names() == {"mine"}


def test_a_draft_that_another_window_goes_on_with_is_not_written_over(folder):
    one, other = Drafts(folder), Drafts(folder)
    one.keep("mine", "of one")
    assert other.find("mine")
    other.keep("mine", "taken over")
    one.keep("mine", "of one, and more")
    assert texts(folder) == {"mine.md": "taken over", "mine~2.md": "of one, and more"}


def test_the_last_one_is_found_first_and_an_unreadable_one_stops_nobody(folder):
    Drafts(folder).keep("mine", "older")
    Drafts(folder).keep("mine", "newer")
    os.utime(folder / "mine.md", ns=(1, 1))
    (folder / "mine~3.md").write_bytes(b"\xff")
    draft = Drafts(folder).find("mine")
    assert draft is not None
    assert draft.text == "newer"
    Drafts(folder).drop_all("mine")
    assert texts(folder) == {}


def test_a_disk_that_takes_nothing_is_told(folder, monkeypatch):
    monkeypatch.setattr("relaxapp.exercises.drafts.write_privately", disks.full)
    with pytest.raises(Failure, match="No space left"):
        Drafts(folder).keep("mine", "words")
