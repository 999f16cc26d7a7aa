"""Writing an exercise: places, underlines, what is said, keys, and texts that nobody would call an exercise."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from relaxapp.exercises.problems import Problem
from relaxapp.exercises.template import template
from relaxapp.exercises.verdict import Verdict, at_a_glance
from relaxapp.ui import script_editor
from relaxapp.ui.script_editor import ScriptEditor


@pytest.fixture
def editor(show):
    made = show(ScriptEditor(), 900, 700)
    made.show_script("Mine", template("Mine"))
    made.focus_first()
    return made


def written(text, name="mine"):
    return at_a_glance(text, name)


def underlined(editor):
    return [mark.cursor.selectedText() for mark in editor.text.extraSelections()]


def replace(editor, old, new):
    cursor = editor.text.document().find(old)
    assert not cursor.isNull()
    cursor.insertText(new)


def test_a_check_is_asked_for_once_when_somebody_stops_typing(editor, qtbot):
    asked = []
    editor.check.connect(lambda: asked.append(editor.text.text))
    with qtbot.waitSignal(editor.check):
        QTest.keyClicks(editor.text, "abc")
    assert len(asked) == 1
    assert asked[0].startswith("abc+++")


def test_a_draft_is_asked_for_while_somebody_types(editor, qtbot):
    assert script_editor.DRAFT_MS <= 1000
    QTest.keyClicks(editor.text, "a")
    with qtbot.waitSignal(editor.keep):
        pass
    QTest.keyClicks(editor.text, "b")
    with qtbot.waitSignal(editor.keep, timeout=50):
        editor.settle()


def test_every_mistake_is_listed_underlined_and_led_to(editor, said):
    replace(editor, "(pause 4-12)", "(pauze 4-12)")
    replace(editor, "[eyes-open]", "[eyes-opened]")
    editor.show_verdict(written(editor.text.text))
    assert underlined(editor) == ["eyes-opened", "pauze"]
    assert "2 things stand in the way" in said(editor)
    assert "Did you mean “pause”?" in said(editor)
    rows = [row for row in editor.problems.findChildren(QPushButton) if "pauze" in row.accessibleName()]
    rows[0].click()
    block = editor.text.textCursor().block()
    assert block.text() == "(pauze 4-12)"
    assert editor.text.textCursor().positionInBlock() == 1
    assert editor.text.hasFocus()
    editor.go_to_next()
    assert editor.text.textCursor().block().text().startswith("[eyes-opened]")


def test_a_place_behind_signs_of_two_units_is_the_right_one(editor):
    editor.text.show_text("🌊🌊 (pauze)")
    editor.text.underline([Problem(1, 5, "“pauze”", "x"), Problem(9, 9, "a", "b")])
    assert underlined(editor) == ["pauze"]
    editor.text.go_to(1, 5)
    assert editor.text.textCursor().position() == 6
    editor.text.go_to(99, 99)
    assert editor.text.line == 1


def test_what_is_good_or_could_be_better_is_said(editor, said):
    editor.show_verdict(written(editor.text.text))
    assert "Saved. It is good." in said(editor)
    editor.show_verdict(Verdict(written(editor.text.text).script, promises=("at 3 min: it lasts long",)))
    assert "It can be used. 1 thing could be better for some people." in said(editor)
    assert "At 3 min: it lasts long" in said(editor)


def test_the_saved_state_comes_and_goes_with_undo(editor, said):
    QTest.keyClicks(editor.text, "a")
    assert editor.changed
    assert "Not saved yet." in said(editor)
    editor.text.undo()
    assert not editor.changed
    editor.text.redo()
    editor.saved()
    assert "Saved." in said(editor)
    editor.text.undo()
    assert editor.changed


def test_a_draft_stands_in_the_text_and_undo_leads_back_to_what_is_saved(editor):
    editor.show_script("Mine", "saved", "not saved")
    assert editor.text.text == "not saved"
    assert editor.changed
    editor.text.undo()
    assert editor.text.text == "saved"
    assert not editor.changed


@pytest.mark.parametrize("text", ["a\u00a0b", "a\tb", "", "\n\n", "🌊", "a\ufeffb"])
def test_the_text_is_what_it_was_sign_by_sign(editor, text):
    editor.text.show_text(text)
    assert editor.text.text == text


@pytest.mark.parametrize(
    ("key", "modifier", "wanted"),
    [
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "save"),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "listen"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "leave"),
    ],
)
def test_the_keys_work_from_the_text(editor, qtbot, key, modifier, wanted):
    with qtbot.waitSignal(getattr(editor, wanted)):
        QTest.keyClick(editor.text, key, modifier)


def test_tab_leads_out_of_the_text(editor):
    QTest.keyClick(editor.text, Qt.Key.Key_Tab)
    assert not editor.text.hasFocus()
    assert not editor.changed


def test_listening_tells_the_line(editor, qtbot, named):
    editor.text.go_to(7, 1)
    with qtbot.waitSignal(editor.listen) as heard:
        named(editor, "Listen from here").click()
    assert heard.args == [7]


def test_an_example_goes_behind_the_line_in_one_step(editor):
    editor.text.show_text("one\ntwo")
    editor.text.go_to(1, 2)
    editor.insert("(bell)")
    assert editor.text.text == "one\n\n(bell)\n\ntwo"
    editor.text.undo()
    assert editor.text.text == "one\ntwo"


def test_a_question_takes_the_focus_and_esc_changes_nothing(editor):
    answers = []
    editor.ask("Well?", {"Yes": lambda: answers.append("yes"), "No": lambda: answers.append("no")})
    assert editor.question.asked == "Well?"
    focused = editor.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Yes"
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert answers == ["no"]
    assert editor.question.asked == ""


def test_a_grave_question_has_the_focus_on_what_changes_nothing(editor):
    editor.question.ask("Sure?", {"Yes": lambda: None, "No": lambda: None}, grave=True)
    assert editor.focusWidget().text() == "No"


def test_a_megabyte_can_be_written_in(editor, application):
    text = template() * 600
    assert len(text) > 1_000_000
    begun = time.process_time()
    editor.show_script("Huge", text)
    editor.text.go_to(editor.text.blockCount() // 2, 1)
    application.processEvents()
    opened = time.process_time() - begun
    begun = time.process_time()
    for _ in range(10):
        QTest.keyClick(editor.text, Qt.Key.Key_A)
        application.processEvents()
    typed = (time.process_time() - begun) / 10
    assert opened < 2.0
    assert typed < 0.1
    assert len(editor.text.text) == len(text) + 10


def test_what_would_make_every_letter_slow_is_not_pasted(editor, said):
    before = editor.text.text
    source = QMimeData()
    source.setText("w" * 1_000_000)
    editor.text.insertFromMimeData(source)
    assert editor.text.text == before
    assert "far too long" in said(editor)
    source.setHtml("<b>bold</b>")
    source.setText("bold\r\nwords")
    editor.text.insertFromMimeData(source)
    assert editor.text.text == f"bold\nwords{before}"


def test_fifty_mistakes_are_shown_when_asked_for(editor, named):
    problems = tuple(Problem(line, 1, "“a”", "b") for line in range(1, 51))
    editor.show_verdict(Verdict(problems=problems))
    rows = [row for row in editor.problems.findChildren(QPushButton) if row.isVisible()]
    assert len(rows) == 6
    named(editor, "Show all").click()
    rows = [row for row in editor.problems.findChildren(QPushButton) if row.isVisible()]
    assert len(rows) == 50
    assert rows[5].hasFocus()
    QTest.keyClick(rows[5], Qt.Key.Key_Down)
    assert rows[6].hasFocus()


def test_pressing_a_number_goes_to_its_line(editor):
    numbers = editor.text._numbers
    line = editor.text.fontMetrics().lineSpacing()
    QTest.mouseClick(numbers, Qt.MouseButton.LeftButton, pos=QPoint(numbers.width() - 5, line + line // 2 + 4))
    assert editor.text.line == 2
