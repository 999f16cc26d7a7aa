"""One reminder being written: few fields, by keys alone, and nothing lost without a word."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.reminders.rule import USUAL, AtTimes, Between, EveryDays, Reminder, Weekdays
from relaxapp.ui.reminder import ReminderScreen, called, suggestion
from relaxapp.ui.window import Window
from tests.ui.keyboard import press, write

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

TODAY = date(2026, 11, 21)
TITLES = {"box": "Box breathing", "pmr-16": "Muscle relaxation"}
LENGTHS = {"box": (2.0, 10.0), "pmr-16": (12.0, 30.0)}
KEPT = [
    Reminder(
        id="a",
        name="Lunch",
        sentence="After lunch, I breathe",
        when=AtTimes((time(9), time(13, 7)), Weekdays(frozenset({0, 2, 4}))),
        exercise="box",
        minutes=4.5,
        skip_hours=2,
        sound=True,
        on=False,
    ),
    Reminder(id="b", name="Now and then", when=Between(time(22), time(2), 90), exercise=USUAL, minutes=45),
    Reminder(id="c", name="Odd", when=AtTimes((time(8),), EveryDays(5, date(2026, 3, 1))), skip_hours=2.5),
    Reminder(id="d", name="Gone", when=AtTimes((time(8),)), exercise="no-more", minutes=0.5),
    Reminder(id="e", name="Odd gap", when=Between(time(9), time(17), 25, EveryDays(2, date(2026, 12, 1)))),
]


@dataclass
class Stage:
    screen: ReminderScreen
    window: Window
    saved: list[Reminder] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)


@pytest.fixture
def stage(show: Show) -> Stage:
    screen = ReminderScreen(QLocale("en_GB"), make_id=lambda: "new")
    screen.set_exercises(TITLES, LENGTHS)
    made = Stage(screen, Window())
    screen.save.connect(made.saved.append)
    screen.back.connect(lambda: made.left.append(True))
    screen.show_new(TODAY)
    made.window.show_screen(screen)
    show(made.window, 900, 900)
    return made


def test_a_new_one_is_made_by_keys_alone(stage: Stage):
    write("After tea, I rest")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Time"
    write("1330")
    for _ in range(40):
        if QApplication.focusWidget().accessibleName() == "Sunday":
            press(Qt.Key.Key_Space)
        if QApplication.focusWidget().accessibleName() == "Keep it":
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    when = AtTimes((time(13, 30),), Weekdays(frozenset(range(6))))
    assert stage.saved == [
        replace(suggestion("new"), name="After tea", sentence="After tea, I rest", when=when),
    ]


@pytest.mark.parametrize("reminder", KEPT, ids=lambda reminder: reminder.name)
def test_what_is_shown_and_kept_again_is_the_same(stage: Stage, named: Named, reminder: Reminder):
    stage.screen.show_reminder(reminder, TODAY)
    named(stage.screen, "Keep it").click()
    assert stage.saved == [reminder]


def test_it_says_in_words_when_it_comes(stage: Stage, named: Named, said: Said):
    assert "Every day at 13:00." in said(stage.screen)
    for day in ("Saturday", "Sunday"):
        named(stage.screen, day).click()
    assert "Every weekday at 13:00." in said(stage.screen)
    named(stage.screen, "Every now and then").click()
    assert "Every weekday from 10:00 to 18:00, every 2 hours." in said(stage.screen)
    named(stage.screen, "Every few days").click()
    assert "Every second day (from 21 November on) from 10:00" in said(stage.screen)
    named(stage.screen, "First on: a day later").click()
    assert "(from 22 November on)" in said(stage.screen)


def test_without_a_day_it_says_so_kindly_and_keeps_nothing(stage: Stage, named: Named, said: Said):
    for toggle in stage.screen.when.days.week:
        toggle.click()
    named(stage.screen, "Keep it").click()
    assert stage.saved == []
    assert said(stage.screen).count("Choose at least one day of the week.") == 2
    named(stage.screen, "Monday").click()
    named(stage.screen, "Keep it").click()
    assert stage.saved[0].when.days == Weekdays(frozenset({0}))
    assert "Choose at least" not in said(stage.screen)


def test_the_two_hours_must_differ(stage: Stage, named: Named, said: Said):
    stage.screen.show_reminder(KEPT[1], TODAY)
    stage.screen.when.end.set_value(time(22))
    named(stage.screen, "Keep it").click()
    assert stage.saved == []
    assert "The two hours are the same." in said(stage.screen)


def test_the_minutes_are_those_that_the_exercise_can_take(stage: Stage):
    what = stage.screen.what
    what.exercise.setCurrentIndex(what.exercise.findData("pmr-16"))
    assert what.value == ("pmr-16", 12)
    what.exercise.setCurrentIndex(what.exercise.findData("box"))
    assert what.value == ("box", 10)
    assert what.minutes.isVisible()
    what.exercise.setCurrentIndex(what.exercise.findData(""))
    assert not what.minutes.isVisible()


def test_nothing_is_asked_when_nothing_was_changed(stage: Stage):
    press(Qt.Key.Key_Escape)
    assert stage.left == [True]


@pytest.mark.parametrize("way", ["Back", "Esc"])
def test_what_was_written_is_not_left_without_a_word(stage: Stage, named: Named, way: str):
    def leave() -> None:
        if way == "Back":
            named(stage.screen, "Back").click()
        else:
            stage.screen.name.setFocus()
            QTest.keyClick(stage.screen.name, Qt.Key.Key_Escape)

    QTest.keyClicks(stage.screen.sentence, "After tea")
    leave()
    assert stage.left == []
    assert stage.screen.question.asked == "You changed something. Keep it?"
    named(stage.screen, "Go on writing").click()
    assert QApplication.focusWidget() is stage.screen.sentence
    leave()
    named(stage.screen, "Leave it as it was").click()
    assert stage.left == [True]
    assert stage.saved == []


def test_what_was_written_can_be_kept_when_leaving(stage: Stage, named: Named):
    QTest.keyClicks(stage.screen.sentence, "After tea")
    named(stage.screen, "Back").click()
    named(stage.screen.question, "Keep it").click()
    assert stage.saved[0].sentence == "After tea"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("After lunch, I breathe for five minutes", "After lunch"),
        ("", "Reminder"),
        (", and so on", "Reminder"),
        ("When the kettle boils in the evening I let my shoulders go", "When the kettle boils in the evening I …"),
        ("x" * 60, f"{'x' * 40} …"),
    ],
)
def test_a_plan_in_words_has_a_short_name(sentence: str, name: str):
    assert called(sentence) == name


def test_the_week_begins_where_it_begins_here(show: Show):
    for locale, first in (("en_GB", "Mon"), ("en_US", "Sun")):
        screen = ReminderScreen(QLocale(locale))
        screen.show_new(TODAY)
        show(screen, 900, 900)
        week = sorted(screen.when.days.week, key=lambda day: day.x())
        assert week[0].text() == first
