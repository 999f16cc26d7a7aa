"""My entries: a list of which no more is read than is looked at, gone through and opened by keys."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relaxapp.journal.entries import Ending, Moment
from relaxapp.ui import theme
from relaxapp.ui.journal_entries import EntriesScreen
from relaxapp.ui.journal_words import Listed, details, title, when, whole_week
from tests.journal.diaries import MORNING, check_in, session, weekly
from tests.ui.conftest import TARGET

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget
    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]
    Named = Callable[[QWidget, str], QPushButton]

TODAY = MORNING.date()
PLACE = QLocale("en_GB")


def listed(number: int) -> Listed:
    return Listed(session(started=MORNING - timedelta(days=number), title=f"Number {number}"))


class Source:
    """So many entries, in portions, and how often it was asked."""

    def __init__(self, entries: int, portion: int = 50) -> None:
        self.left = [listed(number) for number in range(entries)]
        self.portion = portion
        self.asked = 0

    def __call__(self) -> list[Listed]:
        self.asked += 1
        taken, self.left = self.left[: self.portion], self.left[self.portion :]
        return taken


@pytest.fixture
def entries(show: Show) -> EntriesScreen:
    made = EntriesScreen(PLACE)
    source = Source(10_000)
    made.show_entries(source(), source, TODAY)
    made.source = source
    show(made)
    made.focus_first()
    return made


# In words


def test_a_session_in_words():
    of = session(title="Box breathing", practised_seconds=410.0, ended=Ending.STOPPED)
    ratings = (
        check_in(Moment.BEFORE, of, tension=6, pain=5),
        check_in(Moment.AFTER, of, tension=4),
        check_in(Moment.AFTER, of, at=MORNING + timedelta(hours=1), tension=9, distress=2),
    )
    assert title(of) == "Box breathing"
    assert details(Listed(of, ratings)) == [
        "7 minutes, ended early",
        "pain 5 before",
        "tension\N{NBSP}6\N{NBSP}→\N{NBSP}4",
    ]
    assert details(Listed(session(by_hand=True, note="by the river"))) == ["4 minutes, without the program", "a note"]
    assert details(Listed(session(ended=Ending.INTERRUPTED, practised_seconds=20.0))) == [
        "less than a minute, cut short"
    ]


def test_a_check_in_and_a_week_in_words():
    assert details(Listed(check_in(Moment.APART, tension=3, pain=0))) == ["pain 0", "tension 3"]
    week = weekly(peg=(6, 5, 5), mood=(3, 3, 3, 3), sleep_hours=6.5, sleep_quality=4, note="long")
    assert details(Listed(week)) == ["pain in daily life 5.3", "hours of sleep 6½", "sleep 4", "a note"]
    assert details(Listed(weekly(sleep_hours=0.0, confidence=0))) == ["hours of sleep 0", "confidence 0"]
    whole = whole_week(week)
    assert whole[:3] == ["Pain in daily life: 5.3 of 10", "Hours of sleep: 6½ in a usual night", "Sleep: 4 of 10"]
    assert "someone you trust" in whole[-2]
    assert whole[-1] == "long"


def test_the_time_is_that_of_the_clock_where_it_was():
    assert when(MORNING, TODAY, PLACE) == "Today, 07:30"
    assert when(MORNING - timedelta(days=1), TODAY, PLACE) == "Yesterday, 07:30"


def test_what_a_note_says_is_not_in_the_list(entries: EntriesScreen):
    private = Listed(session(note="a secret"), (check_in(Moment.APART, tension=3),))
    entries.show_entries([private], list, TODAY)
    index = entries.list.model().index(0)
    said = [str(index.data(role)) for role in range(Qt.ItemDataRole.UserRole + 5)]
    assert not [text for text in said if "secret" in text]


# The list


def test_no_more_is_read_than_is_looked_at(entries: EntriesScreen, application: QApplication):
    assert entries.source.asked <= 2
    bar = entries.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    application.processEvents()
    bar.setValue(bar.maximum())
    application.processEvents()
    assert entries.source.asked <= 5
    assert entries.list.model().rowCount() == entries.source.asked * 50


def test_the_end_is_reached_and_nothing_is_asked_after_it(entries: EntriesScreen, application: QApplication):
    source = Source(120)
    entries.show_entries(source(), source, TODAY)
    for _ in range(6):
        QTest.keyClick(entries.list, Qt.Key.Key_End)
        application.processEvents()
    assert entries.list.model().rowCount() == 120
    assert source.asked == 4, "three with something, one with nothing"
    assert entries.list.currentIndex().data() == "Number 119"


def test_keys_go_through_it_and_open(entries: EntriesScreen, qtbot: QtBot):
    assert QApplication.focusWidget() is entries.list
    QTest.keyClick(entries.list, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(entries.opened) as opened:
            QTest.keyClick(entries.list, key)
        assert opened.args[0].entry.title == "Number 1"
    with qtbot.waitSignal(entries.back):
        QTest.keyClick(entries.list, Qt.Key.Key_Escape)


def test_a_press_opens(entries: EntriesScreen, qtbot: QtBot):
    place = entries.list.visualRect(entries.list.model().index(2)).center()
    with qtbot.waitSignal(entries.opened) as opened:
        qtbot.mouseClick(entries.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0].entry.title == "Number 2"


def test_a_screen_reader_hears_all_of_an_entry(entries: EntriesScreen):
    of = session(title="Box breathing")
    entries.show_entries([Listed(of, (check_in(Moment.AFTER, of, tension=4),))], list, TODAY)
    row = QAccessible.queryAccessibleInterface(entries.list).child(0)
    assert row.text(QAccessible.Text.Name) == "Box breathing. Today, 07:30. 4 minutes, all of it. tension 4 after"


@pytest.mark.parametrize(("scale", "size"), [(1.0, (900, 700)), (2.0, (640, 520)), (1.0, (640, 520))])
def test_rows_are_high_enough_for_their_words(
    show: Show, application: QApplication, scale: float, size: tuple[int, int]
):
    theme.apply(application, theme.load("light"), scale)
    made = EntriesScreen(PLACE)
    of = session(title="Box breathing", note="rain")
    ratings = [check_in(moment, of, pain=10, tension=10, distress=10) for moment in (Moment.BEFORE, Moment.AFTER)]
    made.show_entries([Listed(of, ratings)], list, TODAY)
    show(made, *size)
    index = made.list.model().index(0)
    box = made.list.visualRect(index)
    assert box.height() >= TARGET
    words = index.data(Qt.ItemDataRole.UserRole + 1)
    room = box.adjusted(16, 0, -16, 0)
    needed = made.list.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
    head = made.list.fontMetrics().lineSpacing() * (1 if made.list.wide else 2)
    assert needed + head <= box.height()


def test_rows_are_no_higher_than_the_newest_entries_ask_for(show: Show):
    made = EntriesScreen(PLACE)
    of = session(title="Box breathing", note="rain")
    before, after = (check_in(each, of, pain=10, tension=10, distress=10) for each in (Moment.BEFORE, Moment.AFTER))
    show(made, 640, 520)
    heights = []
    for ratings in ([], [before, after]):
        made.show_entries([Listed(of, ratings)], list, TODAY)
        heights.append(made.list.visualRect(made.list.model().index(0)).height())
    assert heights[0] < heights[1]


def test_an_entry_that_was_changed_or_deleted_keeps_one_s_place(entries: EntriesScreen):
    seventh = entries.list.model().listed(entries.list.model().index(7)).entry
    QTest.keyClick(entries.list, Qt.Key.Key_PageDown)
    place = entries.list.verticalScrollBar().value()
    from dataclasses import replace

    assert entries.list.renew(Listed(replace(seventh, title="Changed")))
    assert entries.list.model().index(7).data() == "Changed"
    assert not entries.list.renew(Listed(replace(seventh, started=MORNING))), "it belongs somewhere else"
    assert entries.list.remove(seventh.id)
    assert entries.list.model().index(7).data() == "Number 8"
    assert not entries.list.remove(seventh.id)
    assert entries.list.verticalScrollBar().value() == place


def test_with_nothing_it_says_what_would_be_here(entries: EntriesScreen, said: Said, named: Named, qtbot: QtBot):
    entries.show_entries([], list, TODAY)
    assert "Nothing yet." in said(entries)
    assert not entries.list.isVisible()
    entries.focus_first()
    assert QApplication.focusWidget().accessibleName() == "Back"
    with qtbot.waitSignal(entries.add):
        named(entries, "Add practice by hand").click()


def test_from_a_day_back_there_is_a_way_to_the_newest(entries: EntriesScreen, said: Said, named: Named, qtbot: QtBot):
    entries.show_entries([listed(3)], list, TODAY, TODAY - timedelta(days=3))
    assert "From 5 October 2026 back" in said(entries)
    with qtbot.waitSignal(entries.newest):
        named(entries, "Show the newest").click()


def test_what_is_wrong_is_told(entries: EntriesScreen, said: Said):
    entries.show_entries([], list, TODAY, problem="It can't be read.")
    assert "It can't be read." in said(entries)
    assert "Nothing yet" not in said(entries)
