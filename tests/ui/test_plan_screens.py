"""My support plan and my flare plan: read, written in any order by keys alone, kept at every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton, QWidget

from relaxapp.support.plan import RED_FLAGS_NOW, RED_FLAGS_SOON, FlarePlan, Person, Plan
from relaxapp.ui import theme
from relaxapp.ui.flare_plan import FlarePlanScreen
from relaxapp.ui.plan import PlanScreen
from relaxapp.ui.qr import QrCode
from tests.ui.keyboard import focused, press, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from relaxapp.ui.window import Window

    InWindow = Callable[..., Window]
    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]
    Named = Callable[[QWidget, str], QPushButton]

TITLES = {"box": "Box breathing", "shore": "A quiet shore"}
SIGNS = Plan.SECTIONS[0].heading
PLAN = Plan(
    signs=("one", "two", "three"),
    exercises=("box", "gone"),
    people=(Person("Noor", "020 7946 0123", "after six"), Person("Sam")),
    words=("This has passed before. <b>",),
    pictures=("/lake.png", "/gone.png"),
)


def load_picture(path: str, side: int) -> QImage:
    return QImage(side, side // 2, QImage.Format.Format_RGB32) if "lake" in path else QImage()


@pytest.fixture
def screen(show: Show) -> PlanScreen:
    made = PlanScreen(load_picture)
    made.show_plan(PLAN, TITLES)
    show(made)
    made.focus_first()
    return made


@pytest.fixture
def writing(screen: PlanScreen) -> PlanScreen:
    screen.turn_over()
    return screen


@pytest.fixture
def kept(writing: PlanScreen) -> list[Plan]:
    """Every plan that the screen brought."""
    plans: list[Plan] = []
    writing.changed.connect(plans.append)
    return plans


def fields(screen: QWidget, name: str) -> list[QPlainTextEdit]:
    found = [field for field in screen.findChildren(QPlainTextEdit) if field.isVisible()]
    return [field for field in found if field.accessibleName() == name]


# To read


def test_reading_shows_what_is_written_and_nothing_else(screen: PlanScreen, said: Said) -> None:
    text = said(screen)
    for words in (SIGNS, "three", "020 7946 0123 · Noor", "after six", "Sam", "This has passed before. <b>"):
        assert words in text
    assert "What takes my mind somewhere else" not in text
    assert "The picture gone.png is not where it was." in text
    assert not screen.findChildren(QPlainTextEdit)


def test_a_person_can_be_called_texted_copied_and_taken_to_a_phone(
    screen: PlanScreen, named: Named, qtbot: QtBot
) -> None:
    number = "0 2 0, 7 9 4 6, 0 1 2 3"
    with qtbot.waitSignal(screen.link) as asked:
        named(screen, f"Call {number}").click()
    assert asked.args == ["tel:02079460123"]
    with qtbot.waitSignal(screen.link) as asked:
        named(screen, f"Text {number}").click()
    assert asked.args == ["sms:02079460123"]
    named(screen, f"Copy {number}").click()
    assert QGuiApplication.clipboard().text() == "020 7946 0123"
    show_code = named(screen, f"Show a code for {number}")
    for words, shown in (("Hide code", True), ("Show code", False)):
        show_code.click()
        assert [code.isVisible() for code in screen.findChildren(QrCode)] == [shown]
        assert show_code.text() == words


def test_every_link_of_the_screen_is_one_that_the_plan_knows(screen: PlanScreen) -> None:
    asked: list[str] = []
    screen.link.connect(asked.append)
    for one in screen.findChildren(QPushButton):
        if one.text() in ("Call", "Text"):
            one.click()
    assert set(asked) == PLAN.links


def test_an_exercise_is_one_press_away_and_a_missing_one_is_left_out(
    screen: PlanScreen, named: Named, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(screen.exercise) as wanted:
        named(screen, "Box breathing").click()
    assert wanted.args == ["box"]
    assert not [one for one in screen.findChildren(QPushButton) if one.text() == "gone"]


@pytest.mark.parametrize(
    ("words", "signal"),
    [("Print", "print_wanted"), ("Save as PDF", "pdf_wanted"), ("Save as text", "text_wanted")],
)
def test_a_plan_can_be_taken_along(screen: PlanScreen, named: Named, qtbot: QtBot, words: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(screen, signal)):
        named(screen, words).click()


def test_the_other_plan_is_one_press_away(screen: PlanScreen, named: Named, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.other_wanted):
        named(screen, "My flare plan").click()


def test_an_empty_plan_begins_with_writing_and_has_nothing_to_print(show: Show, named: Named, said: Said) -> None:
    screen = PlanScreen(load_picture)
    screen.show_plan(Plan(), TITLES)
    show(screen)
    assert "in any order" in said(screen)
    assert all(section.heading in said(screen) for section in Plan.SECTIONS)
    named(screen, "Done writing").click()
    assert not [one for one in screen.findChildren(QPushButton) if one.isVisible() and one.text() == "Print"]
    assert "in any order" in said(screen)


def test_what_is_wrong_with_the_file_is_said_until_it_is_well(screen: PlanScreen, said: Said) -> None:
    screen.tell("Your support plan can't be saved just now.")
    assert "can't be saved" in said(screen)
    screen.tell("")
    assert "can't be saved" not in said(screen)


def test_what_is_wrong_with_the_file_is_said_aloud_whenever_the_plan_is_opened(
    screen: PlanScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud: list[str] = []
    monkeypatch.setattr("relaxapp.ui.controls.announce", lambda _, words: aloud.append(words))
    for _ in range(2):
        screen.show_plan(Plan(), TITLES, "Some of it could not be read.")
    assert aloud == ["Some of it could not be read."] * 2


# To write


def test_opening_and_looking_changes_nothing(kept: list[Plan], writing: PlanScreen) -> None:
    writing.turn_over()
    writing.turn_over()
    writing.show_plan(PLAN, TITLES)
    assert kept == []


def test_each_letter_is_kept_and_the_rest_stays(kept: list[Plan], writing: PlanScreen) -> None:
    field = fields(writing, SIGNS)[1]
    field.setFocus()
    press(Qt.Key.Key_End)
    QTest.keyClicks(field, "!?")
    assert [plan.signs[1] for plan in kept] == ["two!", "two!?"]
    assert kept[-1].people == PLAN.people
    assert kept[-1].pictures == PLAN.pictures
    assert writing.plan == kept[-1]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_any_section_first_by_keys_alone(in_window: InWindow, named: Named) -> None:
    screen = PlanScreen(load_picture)
    screen.show_plan(Plan(), TITLES)
    in_window(screen)
    kept: list[Plan] = []
    screen.changed.connect(kept.append)

    def tab_to(name: str) -> None:
        for _ in range(80):
            if focused().accessibleName() == name:
                return
            press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not lead to {name}")

    tab_to("Add somebody: Someone who can help make my space safer")
    press(Qt.Key.Key_Return)
    for words in ("Sam", "020 7946 0222", "has a key"):
        write(words)
        press(Qt.Key.Key_Return)
    assert kept[-1] == Plan(safer=(Person("Sam", "020 7946 0222", "has a key"),))
    tab_to(f"Add: {SIGNS}")
    press(Qt.Key.Key_Space)
    write("I stop singing")
    assert kept[-1].signs == ("I stop singing",)
    tab_to("Add an exercise")
    chooser = focused()
    assert isinstance(chooser, QComboBox)
    press(Qt.Key.Key_Return)
    QTest.keyClick(chooser.view(), Qt.Key.Key_Down)
    QTest.keyClick(chooser.view(), Qt.Key.Key_Return)
    assert kept[-1].exercises == ("box",)
    tab_to("Done writing")
    press(Qt.Key.Key_Return)
    assert named(screen, "Box breathing").isVisible()


def test_enter_goes_on_to_the_next_entry_and_then_to_a_new_one(kept: list[Plan], writing: PlanScreen) -> None:
    fields(writing, SIGNS)[1].setFocus()
    press(Qt.Key.Key_Return)
    assert focused() is fields(writing, SIGNS)[2]
    press(Qt.Key.Key_Return)
    assert focused() is fields(writing, SIGNS)[3]
    press(Qt.Key.Key_Return)
    assert len(fields(writing, SIGNS)) == 4, "an empty one is enough"
    assert kept == [], "an entry that says nothing is no change"
    write("four")
    assert kept[-1].signs == ("one", "two", "three", "four")


def test_adding_again_goes_to_the_empty_entry_that_is_there(writing: PlanScreen, named: Named) -> None:
    for _ in range(3):
        named(writing, f"Add: {SIGNS}").click()
    assert len(fields(writing, SIGNS)) == 4
    assert focused() is fields(writing, SIGNS)[3]


def test_entries_move_by_buttons_and_by_keys_and_keep_the_focus(
    kept: list[Plan], writing: PlanScreen, named: Named
) -> None:
    up = named(writing, "Move up: two")
    up.setFocus()
    press(Qt.Key.Key_Return)
    assert kept[-1].signs == ("two", "one", "three")
    assert focused() is up
    field = fields(writing, SIGNS)[0]
    field.setFocus()
    press(Qt.Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert kept[-1].signs in (("one", "two", "three"), ("two", "three", "one"))
    assert focused() is field


def test_the_first_and_the_last_stay_where_they_are(kept: list[Plan], writing: PlanScreen, named: Named) -> None:
    named(writing, "Move up: one").click()
    named(writing, "Move down: three").click()
    assert kept == []


def test_what_was_removed_can_be_put_back(kept: list[Plan], writing: PlanScreen, named: Named) -> None:
    named(writing, "Remove: two").click()
    assert kept[-1].signs == ("one", "three")
    assert focused() in fields(writing, SIGNS)
    named(writing, "Put back what I removed").click()
    assert kept[-1].signs == ("one", "two", "three")
    assert not [one for one in writing.findChildren(QPushButton) if one.isVisible() and "Put back" in one.text()]


def test_the_focus_is_never_lost_when_all_is_removed(kept: list[Plan], writing: PlanScreen, named: Named) -> None:
    for words in ("one", "two", "three"):
        one = named(writing, f"Remove: {words}")
        one.setFocus()
        press(Qt.Key.Key_Return)
        assert focused().isVisible()
    assert focused().accessibleName() == f"Add: {SIGNS}"
    assert kept[-1].signs == ()


def test_an_exercise_is_added_once(kept: list[Plan], writing: PlanScreen) -> None:
    box = next(box for box in writing.findChildren(QComboBox) if box.isVisible())
    for value in ("shore", "shore", "box", ""):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    assert kept[-1].exercises == ("box", "gone", "shore")
    assert len(kept) == 1


def test_pictures_are_asked_for_and_taken_up(kept: list[Plan], writing: PlanScreen, named: Named, qtbot: QtBot) -> None:
    with qtbot.waitSignal(writing.picture_wanted):
        named(writing, "Add a picture").click()
    writing.add_picture("/new-lake.png")
    assert kept[-1].pictures == ("/lake.png", "/gone.png", "/new-lake.png")
    named(writing, "Remove: gone.png").click()
    assert kept[-1].pictures == ("/lake.png", "/new-lake.png")


def test_esc_goes_back_from_the_midst_of_writing(writing: PlanScreen, qtbot: QtBot) -> None:
    fields(writing, SIGNS)[0].setFocus()
    with qtbot.waitSignal(writing.back):
        press(Qt.Key.Key_Escape)


def test_support_is_one_key_away_from_the_midst_of_writing(in_window: InWindow, qtbot: QtBot) -> None:
    screen = PlanScreen(load_picture)
    screen.show_plan(PLAN, TITLES)
    screen.turn_over()
    window = in_window(screen)
    field = fields(screen, SIGNS)[0]
    field.setFocus()
    held_with = {Qt.Key.Key_H: Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F1: Qt.KeyboardModifier.NoModifier}
    for key, held in held_with.items():
        with qtbot.waitSignal(window.support_requested):
            press(key, held=held)
    assert field.toPlainText() == "one"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_line_of_what_is_written_is_cut_off(show: Show, application: QApplication, scale: float) -> None:
    theme.apply(application, theme.load("light"), scale)
    screen = PlanScreen(load_picture)
    long = "I say that I am fine to everybody who asks me, and then I stop answering at all. " * 3
    screen.show_plan(Plan(words=(long,)), TITLES)
    screen.turn_over()
    show(screen, 640, 520)
    (field,) = fields(screen, Plan.SECTIONS[-1].heading)
    assert field.verticalScrollBar().maximum() == 0
    assert field.viewport().height() >= field.document().size().height() * field.fontMetrics().lineSpacing()
    field.setPlainText("short")
    application.processEvents()
    assert field.height() <= 3 * field.fontMetrics().lineSpacing() + 30


def test_a_new_entry_is_in_sight(writing: PlanScreen, named: Named, application: QApplication) -> None:
    for _ in range(12):
        add = named(writing, "Add somebody: Professionals and services")
        add.click()
        write("x")
        application.processEvents()
    field = focused()
    top = field.mapTo(writing.area.viewport(), field.rect().topLeft()).y()
    assert 0 <= top <= writing.area.viewport().height() - field.height()


# The flare plan


@pytest.mark.parametrize("plan", [FlarePlan(), FlarePlan(less=("To the gate and back",))])
def test_the_flare_plan_always_says_when_to_have_it_looked_at(show: Show, said: Said, plan: FlarePlan) -> None:
    screen = FlarePlanScreen()
    screen.show_plan(plan, TITLES)
    show(screen)
    for flag in (*RED_FLAGS_NOW, *RED_FLAGS_SOON):
        assert flag in said(screen)


def test_the_flare_plan_is_written_like_the_other(show: Show, named: Named) -> None:
    screen = FlarePlanScreen()
    kept: list[FlarePlan] = []
    screen.changed.connect(kept.append)
    screen.show_plan(FlarePlan(), TITLES)
    show(screen)
    named(screen, "Add: Less, but not nothing").click()
    write("To the gate")
    assert kept[-1] == FlarePlan(less=("To the gate",))


def test_nobody_is_asked_for_a_picture_in_the_flare_plan(show: Show) -> None:
    screen = FlarePlanScreen()
    screen.show_plan(FlarePlan(), TITLES)
    show(screen)
    assert not [one for one in screen.findChildren(QPushButton) if "picture" in one.text()]
