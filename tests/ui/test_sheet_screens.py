"""The sheets of the journal: written in any order by keys alone, read, and listed with their day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from relaxapp.journal.forms import FORMS, PACING, PROBLEM, THOUGHT, VALUES
from relaxapp.ui.filled_sheet import FilledSheet
from relaxapp.ui.scale import Scale
from relaxapp.ui.sheets import Listed, SheetsScreen
from tests.ui.keyboard import focused, press, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from relaxapp.journal.sheets import Form

    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]
    Named = Callable[[QWidget, str], QPushButton]

LISTED = (
    Listed("1", "One small goal", "Water the plants", "Today"),
    Listed("2", "What matters to me", "", "Yesterday"),
)


def sheet(form: Form, show: Show, content: dict[str, Any] | None = None) -> tuple[FilledSheet, list[dict[str, Any]]]:
    made, brought = FilledSheet(form), []
    made.show_sheet(content or {}, "3 March 2026" if content else "")
    made.changed.connect(brought.append)
    show(made)
    made.focus_first()
    return made, brought


def scales(screen: QWidget) -> list[Scale]:
    return [one for one in screen.findChildren(Scale) if one.isVisible()]


# To write


def test_a_new_one_is_written_from_top_to_bottom_by_keys_alone(show: Show) -> None:
    _, brought = sheet(THOUGHT, show)
    for words in ("The phone rang", "Nobody likes me", "sad"):
        write(words)
        press(Qt.Key.Key_Return)
    write("8")
    press(Qt.Key.Key_Return)
    write("It was Noor")
    press(Qt.Key.Key_Return)
    write("10")
    assert brought[-1] == {
        "situation": "The phone rang",
        "thought": "Nobody likes me",
        "feeling": "sad",
        "before": 8,
        "other": "It was Noor",
        "after": 10,
    }


def test_what_is_written_next_is_in_sight(show: Show, qtbot: QtBot) -> None:
    made = FilledSheet(THOUGHT)
    made.show_sheet({"situation": "The phone rang"}, "3 March 2026")
    show(made, 640, 520)
    made.focus_first()
    made.turn_over()

    def in_sight() -> bool:
        view = made.area.viewport()
        return view.rect().contains(focused().mapTo(view, focused().rect().center()))

    qtbot.waitUntil(lambda: made.area.verticalScrollBar().maximum() > 445)  # all has its place now
    assert focused() is made.first, "from reading one comes to where the words begin"
    for _ in range(5):
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(in_sight)


def test_what_is_wrong_is_brought_into_sight_and_said_once(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody writes at the foot of the sheet, and every few seconds it can't be kept."""
    aloud: list[str] = []
    monkeypatch.setattr("relaxapp.ui.controls.announce", lambda _, words: aloud.append(words))
    made = FilledSheet(THOUGHT)
    made.show_sheet({}, "")
    show(made, 640, 520)
    bar = made.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    made.tell("The disk is full.")
    [problem] = [words for words in made.findChildren(QLabel) if words.text() == "The disk is full."]
    qtbot.waitUntil(lambda: problem.visibleRegion().boundingRect().size() == problem.size())
    bar.setValue(bar.maximum())
    made.tell("The disk is full.")
    QApplication.processEvents()
    assert bar.value() == bar.maximum(), "whoever goes on writing is left in peace"
    assert aloud == ["The disk is full."]
    made.tell("")
    made.tell("The disk is full.")
    assert aloud == ["The disk is full."] * 2, "it was well in between"


def test_opening_and_looking_changes_nothing(show: Show) -> None:
    made, brought = sheet(PACING, show, {"activity": "A walk", "managed": [10, 0, 20]})
    made.turn_over()
    made.turn_over()
    assert brought == []


def test_what_the_sheet_does_not_show_stays(show: Show) -> None:
    made, brought = sheet(PROBLEM, show, {"problem": "Stairs", "from another version": 1})
    made.turn_over()
    QTest.keyClicks(made.first, "!")
    assert brought[-1]["from another version"] == 1


def test_days_are_added_changed_and_removed_and_the_pace_follows(show: Show, named: Named, said: Said) -> None:
    made, brought = sheet(PACING, show)
    assert "three days" in said(made)
    for _ in range(3):
        named(made, "Add a day").click()
    assert brought[-1]["managed"] == [10, 10, 10], "a day begins like the one before it"
    write("20")
    press(Qt.Key.Key_Return)
    assert brought[-1]["managed"] == [10, 10, 20]
    assert "begin with 8 minutes a day" in said(made)
    named(made, "Remove: 20 minutes").click()
    assert brought[-1]["managed"] == [10, 10]
    assert "three days" in said(made)
    named(made, "Put back what I removed").click()
    assert brought[-1]["managed"] == [10, 10, 20]


def test_none_at_all_is_a_day_too(show: Show) -> None:
    made, brought = sheet(PACING, show, {"managed": [5]})
    made.turn_over()
    (field,) = [one for one in made.findChildren(QWidget) if one.accessibleName() == "Minutes" and one.isVisible()]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert brought[-1]["managed"] == [0]


def test_days_have_no_order_to_change_and_ideas_do(show: Show) -> None:
    made, _ = sheet(PACING, show, {"managed": [5, 6]})
    made.turn_over()
    movers = [one.accessibleName() for one in made.findChildren(QPushButton) if one.isVisible()]
    assert not [name for name in movers if name.startswith("Move")]
    other, _ = sheet(PROBLEM, show, {"ideas": ["one", "two"]})
    other.turn_over()
    assert [one for one in other.findChildren(QPushButton) if one.isVisible() and one.text() == "↑"]


def test_a_number_can_be_taken_back(show: Show) -> None:
    made, brought = sheet(VALUES, show, {"family_matters": 9})
    made.turn_over()
    first = scales(made)[0]
    assert (first.accessibleName(), first.rating) == ("How much it matters to me", 9)
    first.setFocus()
    press(Qt.Key.Key_Backspace)
    assert brought[-1] == {"family_matters": None}


def test_a_kind_word_comes_when_a_feeling_has_grown(show: Show, said: Said) -> None:
    made, _ = sheet(THOUGHT, show, {"before": 4})
    made.turn_over()
    scales(made)[1].setFocus()
    write("7")
    assert "put this page away" in said(made)
    write("3")
    assert "put this page away" not in said(made)


def test_esc_goes_back_from_the_midst_of_writing(show: Show, qtbot: QtBot) -> None:
    made, _ = sheet(PROBLEM, show)
    with qtbot.waitSignal(made.back):
        press(Qt.Key.Key_Escape)


# To read


def test_reading_shows_what_is_written_its_day_and_where_it_comes_from(show: Show, said: Said) -> None:
    made, _ = sheet(VALUES, show, {"work_matters": 7, "work_close": 2, "step": "Ring <b>Ines</b>"})
    text = said(made)
    for words in ("3 March 2026", "Work", "How much it matters to me: 7 of 10", "Ring <b>Ines</b>", "McCracken"):
        assert words in text
    assert "Family" not in text
    assert not made.findChildren(QPlainTextEdit)


@pytest.mark.parametrize(
    ("words", "signal"),
    [("Print", "print_wanted"), ("Save as PDF", "pdf_wanted"), ("Save as text", "text_wanted")],
)
def test_a_sheet_can_be_taken_along(show: Show, named: Named, qtbot: QtBot, words: str, signal: str) -> None:
    made, _ = sheet(PROBLEM, show, {"problem": "Stairs"})
    with qtbot.waitSignal(getattr(made, signal)):
        named(made, words).click()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_empty_sheet_says_what_it_is_and_has_nothing_to_print(form: Form, show: Show, said: Said) -> None:
    made, _ = sheet(form, show)
    assert form.summary in said(made)
    assert all(section.heading in said(made) for section in form.sections)
    assert not [one for one in made.findChildren(QPushButton) if one.isVisible() and one.text() == "Print"]


# The list


@pytest.fixture
def screen(show: Show) -> SheetsScreen:
    made = SheetsScreen(FORMS.values())
    made.show_sheets(LISTED)
    show(made)
    made.focus_first()
    return made


def test_the_list_opens_and_begins(screen: SheetsScreen, named: Named, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.opened) as asked:
        named(screen, "Open: What matters to me, Yesterday").click()
    assert asked.args == ["2"]
    with qtbot.waitSignal(screen.begin) as asked:
        named(screen, "A pace for one activity").click()
    assert asked.args == ["pacing"]


def test_the_focus_goes_to_the_next_one_when_one_is_gone(screen: SheetsScreen, named: Named) -> None:
    named(screen, "Delete: Water the plants, Today").click()
    screen.removed.connect(lambda _: screen.show_sheets(LISTED[1:]))
    named(screen, "Delete it").click()
    assert focused() is named(screen, "Open: What matters to me, Yesterday")
    screen.show_sheets([])
    assert focused() is named(screen, "A thought, looked at again")
