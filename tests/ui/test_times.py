"""Times of the day and days: by hand, by keys, and as the place writes them."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.ui import theme
from relaxapp.ui.clock_field import ClockField
from relaxapp.ui.day_stepper import DayStepper
from relaxapp.ui.times import MOST, Times

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]

BRITISH = QLocale("en_GB")
AMERICAN = QLocale("en_US")


@pytest.fixture
def clock(show: Show) -> ClockField:
    made = ClockField("Time", BRITISH)
    made.set_value(time(13))
    show(made, 500, 120)
    return made


@pytest.mark.parametrize(
    ("start", "way", "presses", "then"),
    [
        (time(13), "later", 1, time(13, 15)),
        (time(13), "earlier", 1, time(12, 45)),
        (time(13, 7), "later", 1, time(13, 15)),
        (time(13, 7), "earlier", 1, time(13)),
        (time(23, 50), "later", 1, time(0)),
        (time(0), "earlier", 1, time(23, 45)),
        (time(13), "later", 4, time(14)),
    ],
)
def test_a_button_goes_on_by_a_quarter_to_a_round_time(
    clock: ClockField, named: Named, start: time, way: str, presses: int, then: time
):
    clock.set_value(start)
    for _ in range(presses):
        QTest.mouseClick(named(clock, f"Time: {way}"), Qt.MouseButton.LeftButton)
    assert clock.value == then


@pytest.mark.parametrize(("key", "then"), [(Qt.Key.Key_Up, time(0, 5)), (Qt.Key.Key_Down, time(23, 55))])
def test_the_arrow_keys_are_finer_and_go_round(clock: ClockField, key: Qt.Key, then: time):
    clock.set_value(time(0))
    clock.take_focus()
    QTest.keyClick(clock.field, key)
    assert clock.value == then


@pytest.mark.parametrize("locale", [BRITISH, AMERICAN], ids=["24", "12"])
@pytest.mark.parametrize(
    ("written", "then"),
    [
        *[("07:20", time(7, 20)), ("7:20", time(7, 20)), ("7.20", time(7, 20)), ("720", time(7, 20))],
        *[("0720", time(7, 20)), ("19", time(19)), ("19h", time(19)), ("1905", time(19, 5)), (" 8 ", time(8))],
        *[("7:20 pm", time(19, 20)), ("7 PM", time(19)), ("7pm", time(19)), ("7:20 p.m.", time(19, 20))],
        *[("12 am", time(0)), ("12:30 pm", time(12, 30)), ("0:00", time(0)), ("23:59", time(23, 59))],
        *[(nothing, time(13)) for nothing in ("24:00", "7:60", "13 pm", "0 am", "", "soon", ":", "12345")],
    ],
)
def test_a_time_can_be_written_in_any_usual_way(show: Show, locale: QLocale, written: str, then: time):
    clock = ClockField("Time", locale)
    clock.set_value(time(13))
    show(clock, 500, 120)
    clock.take_focus()
    QTest.keyClick(clock.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(clock.field, Qt.Key.Key_Delete)
    QTest.keyClicks(clock.field, written)
    assert clock.value == then


def test_what_was_written_is_told_when_it_is_whole(clock: ClockField):
    told = []
    clock.changed.connect(lambda: told.append(clock.value))
    clock.take_focus()
    QTest.keyClicks(clock.field, "720")
    assert told == []
    QTest.keyClick(clock.field, Qt.Key.Key_Return)
    assert told == [time(7, 20)]


def test_the_wheel_changes_nothing_in_passing(clock: ClockField):
    here = QPointF(10, 10)
    turned = QWheelEvent(
        here,
        clock.field.mapToGlobal(here),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(clock.field, turned)
    assert clock.value == time(13)


@pytest.mark.parametrize(("locale", "text"), [(BRITISH, "13:00"), (AMERICAN, "1:00\u202fPM"), (QLocale.c(), "13:00")])
def test_it_is_written_as_the_place_writes_it(show: Show, locale: QLocale, text: str):
    made = ClockField("Time", locale)
    made.set_value(time(13))
    show(made, 500, 120)
    assert made.field.text().replace(" ", "\u202f") == text


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("locale", [BRITISH, AMERICAN], ids=["24", "12"])
def test_it_is_large_and_nothing_of_it_is_cut_off(application: QApplication, show: Show, scale: float, locale: QLocale):
    theme.apply(application, theme.load("light"), scale)
    made = ClockField("Time", locale)
    made.set_value(time(22, 50))
    show(made, 600, 160)
    field = made.field
    assert min(field.width(), field.height()) >= 44
    line = field.lineEdit()
    assert line.width() >= field.fontMetrics().horizontalAdvance(field.text())
    assert line.height() >= field.fontMetrics().height()


def test_times_are_added_and_taken_away(show: Show, named: Named):
    times = Times(BRITISH)
    times.show_times([time(9)])
    show(times, 600, 400)
    assert "Remove: Time" not in [b.accessibleName() for b in times.findChildren(QPushButton) if b.isVisible()]
    QTest.mouseClick(named(times, "Add another time"), Qt.MouseButton.LeftButton)
    assert times.value == (time(9), time(13))
    assert QApplication.focusWidget().accessibleName() == "Time 2"
    QTest.mouseClick(named(times, "Remove: Time 1"), Qt.MouseButton.LeftButton)
    assert times.value == (time(13),)
    assert QApplication.focusWidget().accessibleName() == "Time"


def test_there_are_only_so_many_times(show: Show, named: Named):
    times = Times(BRITISH)
    times.show_times([time(hour) for hour in range(MOST - 1)])
    show(times, 600, 900)
    named(times, "Add another time").click()
    assert len(times.value) == MOST
    assert "Add another time" not in [b.accessibleName() for b in times.findChildren(QPushButton) if b.isVisible()]


def test_a_day_is_stepped_to_and_never_before_the_first(show: Show, named: Named, said: Callable[[QWidget], str]):
    today = date(2026, 12, 30)
    stepper = DayStepper("Until", {7: "In a week"})
    stepper.show_day(date(2026, 12, 31), today, date(2026, 12, 31))
    show(stepper, 600, 300)
    assert said(stepper) == "Tomorrow, Thursday"
    named(stepper, "Until: a day earlier").click()
    assert stepper.value == date(2026, 12, 31)
    named(stepper, "Until: a day later").click()
    assert said(stepper) == "Friday, 1 January 2027"
    named(stepper, "In a week").click()
    assert stepper.value == date(2027, 1, 6)
