"""What was practised."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from relaxapp.journal.entries import Ending, SessionRecord
from relaxapp.ui.history import History

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]

NOW = datetime(2026, 11, 21, 9, 40, tzinfo=UTC)


def record(title: str, started: datetime, seconds: float = 180, ended: Ending = Ending.FINISHED) -> SessionRecord:
    return SessionRecord(title + str(started), "x", title, started, 180, seconds, ended)


@pytest.fixture
def history(show: Show) -> History:
    made = History(lambda: NOW, QLocale("en_GB"))
    show(made)
    made.focus_first()
    return made


def test_shows_when_what_how_long_and_how_it_ended(history: History):
    history.set_records(
        [
            record("Longer out-breath", NOW - timedelta(minutes=30)),
            record("Seven groups", NOW - timedelta(hours=2), 410, Ending.STOPPED),
            record("A quiet shore", NOW - timedelta(days=1), 20, Ending.INTERRUPTED),
        ]
    )
    words = [label.text() for label in history.findChildren(QLabel) if label.isVisible()]
    assert words == [
        "What I practised",
        "Today",
        *("Longer out-breath", "09:10", "3 minutes, all of it"),
        *("Seven groups", "07:40", "7 minutes, ended early: that counts too"),
        "Yesterday",
        *("A quiet shore", "09:40", "Less than a minute, cut short: that counts too"),
    ]


def test_days_are_those_of_this_place(show: Show, said: Said):
    zone = timezone(timedelta(hours=10))
    history = History(lambda: NOW.astimezone(zone), QLocale("en_GB"))
    history.set_records([record("Longer out-breath", datetime(2026, 11, 20, 23, 0, tzinfo=UTC))])
    show(history)
    assert "Today" in said(history)
    assert "09:00" in said(history)


def test_says_something_kind_when_there_is_nothing(history: History, said: Said):
    history.set_records([])
    assert "Nothing yet." in said(history)


def test_says_what_is_wrong_when_it_can_not_be_read(history: History, said: Said):
    history.set_records([], "The list of your sessions can't be read just now. Every exercise works as usual.")
    assert "can't be read just now" in said(history)
    assert "Nothing yet" not in said(history)


def test_new_records_replace_the_old(history: History, said: Said):
    history.set_records([record("First", NOW)])
    history.set_records([record("Second", NOW)])
    assert "Second" in said(history)
    assert "First" not in said(history)


def test_a_long_list_is_read_with_the_keys(history: History, application: QApplication):
    history.set_records([record("Longer out-breath", NOW - timedelta(days=day)) for day in range(40)])
    application.processEvents()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    bar = history.area.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_back(history: History, qtbot: QtBot):
    assert QApplication.focusWidget().accessibleName() == "Back"
    with qtbot.waitSignal(history.back):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(history.back):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
