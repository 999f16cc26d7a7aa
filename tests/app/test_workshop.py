"""One's own exercises in the window: from the list to the text, to being heard, to the library, and never lost."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from relaxapp import paths
from relaxapp.app.checker import Checker
from relaxapp.app.house import House
from relaxapp.app.workshop import Workshop
from relaxapp.exercises.fit import CannotFit
from relaxapp.exercises.library import Library
from relaxapp.exercises.template import template
from relaxapp.exercises.verdict import Verdict
from relaxapp.player.account import Ended
from relaxapp.settings import Settings
from relaxapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


class Guide:
    """Guides nobody, and remembers what it was asked."""

    def __init__(self, window):
        self.window = window
        self.begun = []
        self.refusal = None
        self.session = QLabel("a session")
        self.screens = [self.session]

    def begin_near(self, script, minutes, soundscape, *, chosen, remembered):
        assert not remembered, "it is only tried"
        if self.refusal:
            raise self.refusal
        self.begun.append((script, minutes, soundscape, chosen))
        self.window.show_screen(self.session)
        return minutes


class Place:
    """A window with a workshop in it."""

    def __init__(self, where, window):
        self.window = window
        self.where = where
        self.library = Library([paths.assets() / "exercises", where.exercises])
        self.guide = Guide(window)
        self.chosen = Settings()
        house = House(
            window,
            SimpleNamespace(),
            where,
            library=lambda: self.library,
            chosen=lambda: self.chosen,
            change=lambda _: None,
            tell=lambda _: None,
            theme=lambda: None,
            reduced=lambda: False,
        )
        self.shop = Workshop(house, self.guide, window)

    @property
    def screen(self):
        return self.window.screen_shown

    def press(self, words):
        found = [
            one
            for one in self.screen.findChildren(QPushButton)
            if one.isVisible() and words in (one.text(), one.accessibleName())
        ]
        assert len(found) == 1, (words, [one.accessibleName() for one in found])
        found[0].click()

    @property
    def seen(self):
        return "\n".join(label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def file(self, name):
        return self.where.exercises / f"{name}.md"

    def write(self, name, text):
        self.where.exercises.mkdir(parents=True, exist_ok=True)
        self.file(name).write_text(text, encoding="utf-8")

    def drafts(self):
        return sorted(path.name for path in self.where.drafts.glob("*")) if self.where.drafts.exists() else []


@pytest.fixture
def make(qtbot, tmp_path):
    made = []

    def place(root=tmp_path):
        window = Window()
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        made.append(Place(paths.places(root), window))
        return made[-1]

    yield place
    for each in made:
        each.shop.close()


@pytest.fixture
def place(make):
    return make()


@pytest.fixture
def writing(place):
    """A place where an exercise is open to be written."""
    place.write("mine", template("Mine"))
    place.shop.edit("mine")
    return place


def type_in(place, words):
    QTest.keyClicks(place.screen.text, words)


def test_from_nothing_to_an_exercise_in_the_library(place, qtbot):
    place.shop.open()
    assert "nothing here yet" in place.seen
    place.screen.title.setPlainText("A slow evening")
    with qtbot.waitSignal(place.shop.changed):
        place.press("Begin writing")
    assert place.library.get("a-slow-evening").title == "A slow evening"
    qtbot.waitUntil(lambda: "Saved. It is good." in place.seen)
    QTest.keyClick(place.screen.text, Qt.Key.Key_Escape)
    assert "Good. You find it among all exercises." in place.seen
    assert place.screen.focusWidget().accessibleName() == "Edit: A slow evening"
    with qtbot.waitSignal(place.shop.back):
        QTest.keyClick(place.screen, Qt.Key.Key_Escape)


def test_a_mistake_is_told_where_it_stands_and_may_be_kept(writing, qtbot):
    type_in(writing, "x")
    qtbot.waitUntil(lambda: "Line 1, column 1" in writing.seen)
    with qtbot.waitSignal(writing.shop.changed):
        QTest.keyClick(writing.screen.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert writing.file("mine").read_text(encoding="utf-8").startswith("x+++")
    assert "Saved. It can't be used yet" in writing.seen
    assert "mine" not in writing.library.scripts
    writing.screen.text.undo()
    qtbot.waitUntil(lambda: "It is good." in writing.seen)


def test_what_is_broken_for_some_is_told_a_moment_later(place, qtbot):
    place.write("mine", template("Mine").replace("minutes = [2, 10]", "minutes = [0.1, 10]"))
    place.shop.edit("mine")
    qtbot.waitUntil(lambda: "could be better for some people" in place.seen)
    assert "does not fit into 0.1 min" in place.seen.casefold()


def test_a_copy_of_one_of_ours_is_open_at_once(place):
    place.shop.open()
    at = place.screen._ours.findText("Box breathing")
    place.screen._ours.setCurrentIndex(at)
    place.press("Make a copy")
    assert place.screen.text.text.count('title = "Box breathing (mine)"') == 1
    place.shop.open()
    place.press("Duplicate: Box breathing (mine)")
    assert "Box breathing (mine) (copy)" in place.seen


def test_deleting_takes_the_draft_along(writing):
    type_in(writing, "x")
    writing.screen.settle()
    writing.shop.open()
    assert "not saved yet" in writing.seen
    writing.press("Delete: Mine")
    writing.press("Delete it")
    assert not writing.file("mine").exists()
    assert writing.drafts() == []
    assert "nothing here yet" in writing.seen


def test_a_file_dropped_in_is_there_at_once(place, qtbot):
    place.shop.watch()
    assert "mine" not in place.library.scripts
    with qtbot.waitSignal(place.shop.changed):
        place.write("mine", template("Mine"))
    assert "mine" in place.library.scripts
    place.shop.open()
    with qtbot.waitSignal(place.shop.changed):
        place.file("mine").unlink()
    assert "nothing here yet" in place.seen
    assert "mine" not in place.library.scripts


# Leaving, drafts, crashes


def leave(place):
    QTest.keyClick(place.screen.text, Qt.Key.Key_Escape)


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


def test_a_crash_takes_nothing_away(writing, make, qtbot):
    type_in(writing, "half a sen")
    qtbot.waitUntil(lambda: writing.drafts() == ["mine.md"], timeout=3000)
    after = make()
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


# Two windows, vanishing files, disks


def test_two_windows_at_one_exercise_lose_nothing(writing, make):
    other = make()
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


def test_a_folder_that_can_only_be_read_keeps_a_draft(make, ordinary_home):
    place = make(ordinary_home)
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
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("relaxapp.exercises.drafts.write_privately", full)
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


# From elsewhere and to elsewhere


def choose(place, door, path):
    place.press(door)
    dialog = place.window.findChildren(QFileDialog)[-1]  # one that was closed goes a moment later
    assert dialog.windowModality() is Qt.WindowModality.NonModal
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_file_from_elsewhere_comes_in(place, tmp_path):
    (tmp_path / "Given.md").write_text(template("A present"), encoding="utf-8")
    place.shop.open()
    choose(place, "Import a file", tmp_path / "Given.md")
    assert place.library.get("given").title == "A present"
    assert place.screen.focusWidget().accessibleName() == "Edit: A present"


@pytest.mark.parametrize(
    ("answer", "names"),
    [("Keep both", ["box-2"]), ("Put it in its place", ["box"]), ("Don't import it", [])],
)
def test_the_name_of_one_of_ours_is_asked_about(place, tmp_path, answer, names):
    (tmp_path / "box.md").write_text(template("A present"), encoding="utf-8")
    place.shop.open()
    place.shop._bringing.bring(tmp_path / "box.md")
    assert "We have an exercise “box” ourselves." in place.seen
    assert not place.where.exercises.exists()
    place.press(answer)
    found = sorted(path.stem for path in place.where.exercises.glob("*.md")) if place.where.exercises.exists() else []
    assert found == names


def test_ones_own_is_never_replaced_unasked(writing, tmp_path):
    (tmp_path / "mine.md").write_text("other", encoding="utf-8")
    writing.shop.open()
    writing.shop._bringing.bring(tmp_path / "mine.md")
    assert "You have an exercise “mine” already." in writing.seen
    writing.press("Keep both")
    assert writing.file("mine-2").read_text(encoding="utf-8") == "other"
    assert "Mine" in writing.file("mine").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\0", b"x" * 5_000_000])
def test_what_is_no_text_is_refused_in_plain_words(place, tmp_path, content):
    path = tmp_path / "photo.md"
    path.mkdir() if content is None else path.write_bytes(content)
    place.shop.open()
    place.shop._bringing.bring(path)
    assert any(words in place.seen for words in ("is a folder", "not a plain text", "far too large"))
    assert not place.where.exercises.exists()


def test_a_copy_goes_out(writing, tmp_path):
    writing.shop.open()
    choose(writing, "Export: Mine", tmp_path / "away.md")
    assert (tmp_path / "away.md").read_bytes() == writing.file("mine").read_bytes()
    choose(writing, "Export: Mine", tmp_path / "nowhere" / "away.md")
    assert "Try another folder." in writing.seen


# Listening and reading


def test_it_is_heard_from_the_cursor_and_leads_back_to_the_text(writing):
    editor = writing.screen
    line = next(at for at, words in enumerate(editor.text.text.split("\n"), 1) if words.startswith("Look around"))
    editor.text.go_to(line, 1)
    QTest.keyClick(editor.text, Qt.Key.Key_F5)
    ((script, minutes, soundscape, chosen),) = writing.guide.begun
    assert [section.title for section in script.sections] == ["Coming back"]
    assert script.sections[0].steps[0].text == "Look around, and notice where you are."
    assert 0.1 < minutes < 3
    assert soundscape == ""
    assert chosen == writing.chosen
    ended = Ended(script, datetime.now(UTC), 10.0, 10.0, finished=True)
    assert writing.shop.was_heard(ended)
    assert writing.screen is editor
    assert editor.text.line == line
    assert not writing.shop.was_heard(ended)


def test_whoever_went_elsewhere_meanwhile_is_not_called_back(writing):
    QTest.keyClick(writing.screen.text, Qt.Key.Key_F5)
    elsewhere = QLabel("people who can help")
    writing.window.show_screen(elsewhere)
    (script, *_), *_ = writing.guide.begun
    assert writing.shop.was_heard(Ended(script, datetime.now(UTC), 10.0, 1.0, finished=False))
    assert writing.screen is elsewhere


def test_what_has_mistakes_can_not_be_heard_and_says_so(writing):
    type_in(writing, "x")
    QTest.keyClick(writing.screen.text, Qt.Key.Key_F5)
    assert writing.guide.begun == []
    assert "as soon as nothing stands in the way" in writing.seen


def test_a_refusal_is_told_on_the_screen(writing):
    writing.guide.refusal = CannotFit("The shortest this can do is 3 minutes.", 1, 2)
    QTest.keyClick(writing.screen.text, Qt.Key.Key_F5)
    assert "The shortest this can do is 3 minutes." in writing.seen


def test_an_example_goes_from_the_page_into_the_text(writing):
    editor = writing.screen
    writing.press("How to write an exercise")
    assert "About five minutes' reading." in writing.seen
    next(one for one in writing.screen.findChildren(QPushButton) if one.text() == "Put it into my text").click()
    assert writing.screen is editor
    assert "[eyes-open, lying] You might look at the ceiling." in editor.text.text


def test_from_the_list_an_example_is_copied(place):
    place.shop.open()
    place.press("How to write one")
    next(one for one in place.screen.findChildren(QPushButton) if one.text() == "Copy this example").click()
    assert QGuiApplication.clipboard().text().startswith("+++\ntitle")
    place.press("Back")
    assert "My exercises" in place.seen


# Looking over in the background


def test_only_the_last_question_is_answered(qtbot, monkeypatch):
    held = threading.Event()
    asked = []

    def glance(text, _):
        asked.append(text)
        assert held.wait(10)
        return Verdict(promises=(text,))

    monkeypatch.setattr("relaxapp.app.checker.at_a_glance", glance)
    parent = QObject()
    checker = Checker(parent)
    answers = []
    checker.checked.connect(lambda verdict: answers.append(verdict.promises))
    for text in ("one", "two", "three"):
        checker.ask(text, "x")
    held.set()
    qtbot.waitUntil(lambda: answers == [("three",)])
    assert len(asked) <= 2
    checker.close()
    checker.ask("four", "x")
    assert answers == [("three",)]


def test_a_bug_in_looking_over_does_not_end_it(qtbot, monkeypatch):
    struck = []
    monkeypatch.setattr(threading, "excepthook", lambda what: struck.append(what.exc_type))
    parent = QObject()
    checker = Checker(parent)
    with monkeypatch.context() as broken:
        broken.setattr("relaxapp.app.checker.at_a_glance", lambda *_: 1 / 0)
        checker.ask("one", "x")
        qtbot.waitUntil(lambda: struck == [ZeroDivisionError])
    with qtbot.waitSignal(checker.checked):
        checker.ask("two", "x")
    checker.close()
