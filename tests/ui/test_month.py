"""A month as a calendar: dots for practice, days that can be gone through by keys, and nothing counted in a row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from relaxapp.journal.overview import DayDone
from relaxapp.ui.month import Month
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget
    from pytestqt.qtbot import QtBot

    from relaxapp.ui.month import Day

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]

TODAY = date(2026, 11, 21)
NOVEMBER = date(2026, 11, 1)
DONE = {
    date(2026, 11, 2): DayDone(1, 180.0, ("Box breathing",)),
    date(2026, 11, 20): DayDone(2, 900.0, ("Box breathing", "A quiet shore")),
    date(2026, 11, 21): DayDone(7, 3600.0, ("Box breathing",) * 7),
}


@pytest.fixture
def month(show: Show) -> Month:
    made = Month(QLocale("en_GB"))
    made.show_month(NOVEMBER, DONE, TODAY)
    show(made, 600, 500)
    return made


def shown(month: Month) -> list[Day]:
    return [day for day in month.days if day.isVisible()]


def dots(day: Day) -> int:
    """Count the dots that are painted below the number, along the line where they are widest."""
    image = day.grab().toImage()
    accent = QGuiApplication.palette().color(QPalette.ColorRole.Accent).rgb()
    rows = [
        [image.pixel(x, y) == accent for x in range(image.width())] for y in range(image.height() // 2, image.height())
    ]
    return max(sum(one and not before for before, one in zip([False, *row], row, strict=False)) for row in rows)


def heard(day: Day) -> str:
    return f"{day.accessibleName()}: {day.accessibleDescription()}"


def focused() -> date:
    return QApplication.focusWidget().day


def test_every_day_says_what_was_done(month: Month):
    assert len(shown(month)) == 30
    assert heard(month.days[1]) == "Monday, 2 November 2026: 1 session, 3 minutes"
    assert heard(month.days[2]) == "Tuesday, 3 November 2026: nothing written down"
    assert heard(month.days[20]) == "Saturday, 21 November 2026, today: 7 sessions, 60 minutes"


def test_a_dot_for_each_practice_and_never_more_than_three(month: Month):
    assert [dots(month.days[day - 1]) for day in (1, 2, 20, 21)] == [0, 1, 2, 3]


def test_days_stand_under_their_weekday(month: Month):
    heads = [each for each in month.findChildren(QLabel) if each.text() in ("Mon", "Sun")]
    left = {each.text(): each.mapTo(month, QPoint()).x() for each in heads}
    middle = {name: month.days[day].mapTo(month, QPoint()).x() for name, day in (("Mon", 1), ("Sun", 7))}
    assert left == middle


@pytest.mark.parametrize(("place", "head"), [("en_GB", "Mon"), ("en_US", "Sun")])
def test_a_week_begins_as_it_does_here(show: Show, place: str, head: str):
    made = Month(QLocale(place))
    made.show_month(NOVEMBER, {}, TODAY)
    show(made, 600, 500)
    heads = [each for each in made.findChildren(QLabel) if len(each.text()) == 3]
    assert min(heads, key=lambda each: each.mapTo(made, QPoint()).x()).text() == head


def test_days_to_come_can_not_be_chosen(month: Month):
    assert [day.isEnabled() for day in month.days[20:22]] == [True, False]


def test_a_press_tells_the_day(month: Month, qtbot: QtBot):
    with qtbot.waitSignal(month.chosen) as told:
        qtbot.mouseClick(month.days[1], Qt.MouseButton.LeftButton)
    assert told.args == [date(2026, 11, 2)]
    month.days[19].setFocus()
    with qtbot.waitSignal(month.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [date(2026, 11, 20)]


def test_the_arrows_go_from_day_to_day_and_the_tab_key_past_them(month: Month):
    assert [day.day for day in shown(month) if day.focusPolicy() & Qt.FocusPolicy.TabFocus] == [TODAY]
    month.days[20].setFocus()
    press(Qt.Key.Key_Up)
    for key, day in (
        (Qt.Key.Key_Right, 15),
        (Qt.Key.Key_Up, 8),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Down, 8),
        (Qt.Key.Key_Down, 15),
        (Qt.Key.Key_Down, 21),
        (Qt.Key.Key_Right, 21),
    ):
        press(key)
        assert focused() == date(2026, 11, day), key
    assert [day.day for day in shown(month) if day.focusPolicy() & Qt.FocusPolicy.TabFocus] == [TODAY]


def test_the_arrows_go_on_into_the_month_before(month: Month):
    def turn(first: date) -> None:
        asked.append(first)
        month.show_month(first, {}, TODAY)

    asked: list[date] = []
    month.turned.connect(turn)
    month.days[0].click()
    month.days[0].setFocus()
    press(Qt.Key.Key_Left)
    assert asked == [date(2026, 10, 1)]
    assert focused() == date(2026, 10, 31)
    assert len(shown(month)) == 31
    press(Qt.Key.Key_Right)
    assert focused() == NOVEMBER


def test_months_are_turned_and_none_is_to_come(month: Month, named: Named, qtbot: QtBot):
    assert not named(month, "Later").isEnabled()
    with qtbot.waitSignal(month.turned) as asked:
        named(month, "Earlier").click()
    assert asked.args == [date(2026, 10, 1)]
    month.show_month(date(2026, 2, 1), {}, TODAY)
    assert len(shown(month)) == 28
    with qtbot.waitSignal(month.turned) as asked:
        named(month, "Later").click()
    assert asked.args == [date(2026, 3, 1)]


def test_december_is_followed_by_january(month: Month, named: Named, qtbot: QtBot):
    month.show_month(date(2025, 12, 1), {}, TODAY)
    with qtbot.waitSignal(month.turned) as asked:
        named(month, "Later").click()
    assert asked.args == [date(2026, 1, 1)]
