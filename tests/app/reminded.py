"""Somebody who is reminded, in a test: a clock that the test moves, and a notifier that it answers for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from relaxapp.app.reminding import LOOK_SECONDS, Reminding
from relaxapp.desktop.busy import Busyness
from relaxapp.exercises.library import Library
from relaxapp.failures import Failure
from relaxapp.journal.entries import SessionRecord
from relaxapp.paths import assets, places
from relaxapp.player.account import Ended
from relaxapp.reminders.plan import Plan
from relaxapp.reminders.rule import AtTimes, Reminder
from relaxapp.reminders.store import ReminderStore
from relaxapp.ui.window import Window
from tests.app.houses import make_house

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.desktop.notifications import Notice

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 21, 12, tzinfo=BERLIN)
LIBRARY = Library([assets() / "exercises"])
ENDED = Ended(LIBRARY.scripts["box"], NOON, 180.0, 90.0, finished=False, id="one")
LUNCH = Reminder(id="lunch", name="After lunch", when=AtTimes((time(13),)), exercise="coherent")


class Notifier(QObject):
    chosen = Signal(str)
    closed = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notices: list[Notice] = []
        self.withdrawn = 0

    def show(self, notice: Notice) -> None:
        self.notices.append(notice)
        self.shown.emit()

    def withdraw(self) -> None:
        self.withdrawn += 1


class Stage:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.where = places(folder)
        self.window = Window()
        qtbot.addWidget(self.window)
        self.told: list[Failure] = []
        self.house = replace(make_house(self.window, self.where, self.told), library=lambda: LIBRARY)
        self.now = NOON
        self.zone = BERLIN
        self.busy = False
        self.records: list[SessionRecord] = []
        self.journal_fails = False
        self.asked = 0
        self.heard: list[tuple[object, ...]] = []
        self.start_program()

    def start_program(self) -> None:
        self.notifier = Notifier()
        self.reminding = Reminding(
            self.house,
            self.notifier,
            self.since,
            self.ask_busy,
            self.window,
            now=lambda: self.now.astimezone(UTC),
            zone=lambda: self.zone,
        )
        for signal in (self.reminding.start, self.reminding.choose, self.reminding.change, self.reminding.bell):
            signal.connect(lambda *words: self.heard.append(words))

    def since(self, when: datetime) -> list[SessionRecord]:
        if self.journal_fails:
            raise Failure("The list is damaged.")
        return [record for record in self.records if record.started >= when]

    def ask_busy(self, then: Callable[[Busyness], None]) -> None:
        self.asked += 1
        then(Busyness({"full screen": self.busy}))

    def keep(self, *reminders: Reminder, **more: object) -> None:
        plan = Plan(**{"reminders": reminders, "quiet": None, **more})
        ReminderStore(self.where.reminders).update(lambda kept: kept.with_plan(plan, self.now))

    def wait(self, length: timedelta, step: timedelta = timedelta(seconds=LOOK_SECONDS)) -> int:
        """Let time go by, half a minute at a time unless told otherwise; return how many notices came."""
        before = len(self.notifier.notices)
        end = self.now + length
        while self.now < end:
            self.now += step
            self.reminding.look()
        return len(self.notifier.notices) - before

    def practise(self, exercise: str = "box", seconds: float = 300) -> None:
        self.records.append(SessionRecord.of(exercise, "", self.now, seconds, seconds, finished=True))

    @property
    def kept(self):
        return ReminderStore(self.where.reminders).load()


def begun(stage: Stage, *reminders: Reminder, **more: object) -> Stage:
    stage.keep(*(reminders or (LUNCH,)), **more)
    stage.reminding.begin()
    return stage
