"""What is written is never lost: leaving, crashes, two windows at one text, files that vanish, disks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relaxapp.exercises.template import template
from tests import disks
from tests.app.desks import leave, type_in

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_leaving_asks_and_saves(writing):
    type_in(writing, "// ")
    leave(writing)
    writing.press("Save it")
    assert "My exercises" in writing.seen
    assert writing.file("mine").read_text(encoding="utf-8").startswith("// ")
    assert writing.drafts() == []


def test_leaving_with_a_draft_keeps_it_and_brings_it_back(writing):
    type_in(writing, "half a thought")
    leave(writing)
    writing.press("Keep it as a draft")
    assert "changes that are not saved yet" in writing.seen
    writing.press("Edit: Mine")
    assert writing.screen.text.text.startswith("half a thought+++")
    assert "You had not saved these changes." in writing.seen
    writing.screen.text.undo()
    assert writing.screen.text.text.startswith("+++")
    leave(writing)
    assert writing.drafts() == []


def test_changes_can_be_thrown_away_and_a_question_is_no_trap(writing):
    type_in(writing, "x")
    leave(writing)
    QTest.keyClick(writing.screen.focusWidget(), Qt.Key.Key_Escape)
    assert writing.screen.text.hasFocus()
    leave(writing)
    writing.press("Throw these changes away")
    assert writing.drafts() == []
    writing.press("Edit: Mine")
    assert writing.screen.text.text.startswith("+++")


def test_a_crash_takes_nothing_away(writing, make_place, qtbot):
    type_in(writing, "half a sen")
    qtbot.waitUntil(lambda: writing.drafts() == ["mine.md"], timeout=3000)
    after = make_place()
    after.shop.open()
    assert "changes that are not saved yet" in after.seen
    after.press("Edit: Mine")
    assert after.screen.text.text.startswith("half a sen")


def test_closing_the_program_keeps_the_last_letter(writing):
    type_in(writing, "x")
    writing.shop.close()
    assert (writing.where.drafts / "mine.md").read_text(encoding="utf-8").startswith("x+++")


def test_somebody_who_went_for_help_finds_the_text_as_it_was(writing):
    type_in(writing, "x")
    editor = writing.screen
    writing.window.show_screen(writing.guide.session)
    writing.shop.edit("mine")
    assert writing.screen is editor
    assert editor.text.text.startswith("x")


def test_another_one_opened_meanwhile_leaves_a_draft(writing):
    writing.write("other", template("Other"))
    type_in(writing, "x")
    writing.shop.edit("other")
    assert writing.drafts() == ["mine.md"]
    assert "Other" in writing.screen.text.text


def test_two_windows_at_one_exercise_lose_nothing(writing, make_place):
    other = make_place()
    other.shop.edit("mine")
    type_in(other, "// theirs ")
    other.press("Save")
    type_in(writing, "// mine ")
    writing.press("Save")
    assert "Another window or program has changed" in writing.seen
    writing.press("Both: mine as a copy")
    assert writing.file("mine").read_text(encoding="utf-8").startswith("// theirs")
    assert writing.file("mine-2").read_text(encoding="utf-8").startswith("// mine")
    type_in(other, "// more ")
    other.press("Save")
    assert other.drafts() == writing.drafts() == []


def test_one_may_put_ones_own_in_the_place_of_the_other(writing):
    writing.write("mine", "something else")
    type_in(writing, "// mine ")
    writing.press("Save")
    writing.press("Go on writing")
    assert writing.screen.text.hasFocus()
    assert writing.file("mine").read_text(encoding="utf-8") == "something else"
    writing.press("Save")
    writing.press("Only mine")
    assert writing.file("mine").read_text(encoding="utf-8").startswith("// mine")
    assert not writing.screen.changed


def test_a_draft_older_than_its_file_asks_before_it_is_saved(writing):
    type_in(writing, "// draft ")
    leave(writing)
    writing.press("Keep it as a draft")
    writing.write("mine", template("Mine").replace("Perhaps", "Maybe"))
    writing.shop.edit("mine")
    assert "was changed by something else" in writing.seen
    writing.press("Save")
    assert "What is to be kept?" in writing.seen
    assert "Maybe" in writing.file("mine").read_text(encoding="utf-8")


def test_a_file_that_vanishes_is_saved_anew(writing):
    type_in(writing, "// still here ")
    writing.file("mine").unlink()
    writing.press("Save")
    assert writing.file("mine").read_text(encoding="utf-8").startswith("// still here")


def test_a_draft_whose_file_vanished_is_still_offered(writing):
    type_in(writing, "// still here ")
    leave(writing)
    writing.press("Keep it as a draft")
    writing.file("mine").unlink()
    writing.shop.open()
    assert "its file is gone. Your draft is still here." in writing.seen
    writing.press("Edit: Mine")
    assert writing.screen.text.text.startswith("// still here")
    writing.press("Save")
    assert writing.file("mine").exists()


def test_a_folder_that_can_only_be_read_keeps_a_draft(make_place, ordinary_home):
    place = make_place(ordinary_home)
    place.write("mine", template("Mine"))
    place.where.exercises.chmod(0o500)
    try:
        place.shop.edit("mine")
        type_in(place, "x")
        place.press("Save")
        assert "can't be saved just now" in place.seen
        assert "It is kept as a draft meanwhile." in place.seen
        assert place.drafts() == ["mine.md"]
        leave(place)
        place.press("Keep it as a draft")
        place.screen.title.setPlainText("Another")
        place.press("Begin writing")
        assert "can't be saved just now" in place.seen
    finally:
        place.where.exercises.chmod(0o700)


def test_where_not_even_a_draft_can_be_kept_nobody_is_held(writing, monkeypatch):
    monkeypatch.setattr("relaxapp.exercises.drafts.write_privately", disks.full)
    writing.write("other", template("Other"))
    type_in(writing, "x")
    leave(writing)
    assert "It can't be kept as a draft either." in writing.seen
    writing.press("Go on writing")
    writing.shop.edit("other")
    assert "has changes that can't be kept just now" in writing.seen
    writing.press("Edit: Mine")
    assert writing.screen.text.text.startswith("x+++")
    leave(writing)
    writing.press("Go without it")
    assert "My exercises" in writing.seen


@pytest.mark.parametrize("content", [b"\xff\xfe", b"w" * 1_000_000, b"\n" * 100_000, b"x" * 5_000_000])
def test_a_file_that_nobody_could_write_in_is_told(place, content):
    place.write("odd", "")
    place.file("odd").write_bytes(content)
    place.shop.edit("odd")
    assert "My exercises" in place.seen
    assert any(words in place.seen for words in ("not a plain text", "far longer lines", "far too large"))
