"""The journal's first screen: lately, a month, the doors; kind where there is nothing or something is wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from relaxapp.journal.looking_back import PegLine
from relaxapp.journal.overview import DayDone, Overview, Practised
from relaxapp.ui.journal import JournalScreen, Shown
from relaxapp.ui.offer import ASK
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]
    Named = Callable[[QWidget, str], QPushButton]

TODAY = date(2026, 11, 21)
BOX = Practised("box", "Box breathing", 4, 1200.0)
DOORS = {
    "What helps me": "helps",
    "My entries": "entries",
    "Once a week": "weekly",
    "My sheets": "sheets",
    "Learning cards": "cards",
    "Take it out": "take_out",
    "Lock": "lock",
    "Earlier copies": "backups",
    "Back": "back",
}


def shown(*practised: Practised, **more: object) -> Shown:
    seen = Overview(sum(each.sessions for each in practised), sum(each.seconds for each in practised), practised)
    return Shown(seen, TODAY, **more)


@pytest.fixture
def journal(show: Show) -> JournalScreen:
    made = JournalScreen(QLocale("en_GB"))
    made.show_journal(shown(BOX))
    show(made)
    made.focus_first()
    return made


def test_says_what_was_practised_lately(journal: JournalScreen, said: Said):
    journal.show_journal(shown(BOX, Practised("shore", "A quiet shore", 1, 240.0), Practised("x", "Even", 2, 30.0)))
    assert said(journal).splitlines()[:6] == [
        "My journal",
        "7 sessions in the last 14 days",
        "25 minutes in all.",
        "Box breathing: 4 times, 20 minutes",
        "A quiet shore: once, 4 minutes",
        "Even: twice, less than a minute",
    ]


def test_one_is_said_as_one_and_many_exercises_in_few_lines(journal: JournalScreen, said: Said):
    journal.show_journal(shown(Practised("box", "Box breathing", 1, 60.0)))
    assert "1 session in the last 14 days" in said(journal)
    journal.show_journal(shown(*(Practised(str(n), f"Number {n}", 1, 60.0) for n in range(7))))
    assert "Number 3" in said(journal)
    assert "Number 4" not in said(journal)
    assert "and 3 other exercises" in said(journal)


def test_two_quiet_weeks_are_nothing_to_mind(journal: JournalScreen, said: Said):
    journal.show_journal(shown(asks=False))
    assert "Nothing in the last 14 days. It is all still here" in said(journal)
    assert not journal.offer.isVisible(), "an offer that was not asked for is made once, where all begins"


def test_an_empty_journal_says_what_will_be_here_and_offers_check_ins(
    journal: JournalScreen, said: Said, named: Named, qtbot: QtBot
):
    journal.show_journal(shown(empty=True, asks=False))
    assert "Nothing yet. When you have practised, you find it here" in said(journal)
    assert "You can skip it whenever you want" in said(journal)
    with qtbot.waitSignal(journal.ask):
        named(journal, ASK).click()
    assert "From now on you are asked before and after a session." in said(journal)
    assert ASK not in [each.accessibleName() for each in journal.findChildren(QPushButton) if each.isVisible()]
    journal.show_journal(shown(empty=True))
    assert not journal.offer.isVisible()


def test_a_journal_that_can_not_be_read_leaves_every_door_open(journal: JournalScreen, said: Said, named: Named):
    journal.show_journal(
        shown(empty=True, asks=False, problem="The file can't be read. Every exercise works as usual.")
    )
    assert "Every exercise works as usual." in said(journal)
    assert "Nothing yet" not in said(journal)
    assert not journal.month.isVisible()
    for door in DOORS:
        assert named(journal, door).isEnabled()


@pytest.mark.parametrize("door", DOORS)
def test_each_door_asks_for_its_place(journal: JournalScreen, named: Named, qtbot: QtBot, door: str):
    with qtbot.waitSignal(getattr(journal, DOORS[door])):
        named(journal, door).click()


def test_the_first_door_has_the_focus_and_esc_goes_back(journal: JournalScreen, qtbot: QtBot):
    assert QApplication.focusWidget().accessibleName() == "What helps me"
    with qtbot.waitSignal(journal.back):
        press(Qt.Key.Key_Escape)


def test_a_day_is_told_in_words_and_leads_to_its_entries(
    journal: JournalScreen, said: Said, named: Named, qtbot: QtBot
):
    done = {date(2026, 11, 20): DayDone(3, 900.0, ("Box breathing", "A quiet shore", "Box breathing"))}
    journal.show_journal(shown(BOX, done=done))
    journal.month.days[19].click()
    assert "Friday, 20 November 2026: 3 sessions, 15 minutes. Box breathing and A quiet shore" in said(journal)
    with qtbot.waitSignal(journal.day) as asked:
        named(journal, "Read that day").click()
    assert asked.args == [date(2026, 11, 20)]


def test_a_day_without_practice_is_no_day_without_worth(journal: JournalScreen, said: Said):
    journal.month.days[4].click()
    assert "Thursday, 5 November 2026: nothing written down." in said(journal)
    assert not journal._open_day.isVisible()


def test_another_month_is_asked_for_and_shown(journal: JournalScreen, named: Named, qtbot: QtBot, said: Said):
    with qtbot.waitSignal(journal.turned) as asked:
        named(journal, "Earlier").click()
    assert asked.args == [date(2026, 10, 1)]
    journal.show_month(date(2026, 10, 1), {date(2026, 10, 3): DayDone(1, 60.0, ("Box breathing",))}, TODAY)
    journal.month.days[2].click()
    assert "Saturday, 3 October 2026: 1 session, 1 minute. Box breathing" in said(journal)


def test_the_weeks_are_there_once_there_are_some(journal: JournalScreen, said: Said, qtbot: QtBot):
    assert journal.weeks is None
    points = tuple((date(2026, 10, 5 + 7 * week), 6.0 - week) for week in range(3))
    journal.show_journal(shown(BOX, weeks=PegLine(points, 6.0, 5.0, 7.0)))
    assert journal.weeks.isVisible()
    assert "Pain gets in the way clearly less than at the start." in said(journal)
    with qtbot.waitSignal(journal.saving) as asked:
        journal.weeks._saves[0].click()
    assert asked.args[:2] == ["my-weeks", "png"]
    journal.show_journal(shown(BOX))
    assert not journal.weeks.isVisible()


def test_nothing_is_praised_or_counted_in_a_row(journal: JournalScreen, said: Said):
    journal.show_journal(shown(BOX, done={date(2026, 11, day): DayDone(1, 60.0, ("x",)) for day in range(1, 21)}))
    for word in ("streak", "in a row", "goal", "score", "well done", "%"):
        assert word not in said(journal).lower()
