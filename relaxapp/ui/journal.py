"""The journal's first screen: what was practised lately, a month as a calendar, and the doors to all the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.journal.in_words import of_weeks
from relaxapp.ui import words
from relaxapp.ui.chart import ChartPanel
from relaxapp.ui.chart_weeks import Weeks
from relaxapp.ui.controls import (
    Caution,
    Flow,
    announce,
    button,
    heading,
    into_sight,
    label,
    paragraph,
    small,
    surface,
    title,
)
from relaxapp.ui.layouts import Refill
from relaxapp.ui.month import Month, in_words
from relaxapp.ui.offer import Offer
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from relaxapp.journal.looking_back import PegLine
    from relaxapp.journal.overview import DayDone, Overview

DAYS: Final = 14
_FEW: Final = 4
_EMPTY: Final = (
    "Nothing yet. When you have practised, you find it here: what it was, when, and for how long. "
    "It stays on this computer."
)
_QUIET: Final = f"Nothing in the last {DAYS} days. It is all still here, and so are the exercises."
_WEEKS: Final = (
    "The mean of three questions about pain in daily life. In the soft band, a change since the start says little."
)


@dataclass(frozen=True)
class Shown:
    """What the first screen says. `asks` tells that check-ins are on; `problem` why less is shown than there may be."""

    overview: Overview
    today: date
    empty: bool = False
    weeks: PegLine | None = None
    asks: bool = True
    problem: str = ""
    done: Mapping[date, DayDone] = field(default_factory=dict)


class JournalScreen(Page):
    """Overview, month and doors. `turned` asks for another month (its first day), `day` for the entries of a day."""

    helps = Signal()
    entries = Signal()
    weekly = Signal()
    sheets = Signal()
    cards = Signal()
    take_out = Signal()
    lock = Signal()
    backups = Signal()
    ask = Signal()
    turned = Signal(object)
    day = Signal(object)
    saving = Signal(str, str, object)

    def __init__(self, locale: QLocale | None = None) -> None:
        super().__init__("My journal")
        self._done: Mapping[date, DayDone] = {}
        self._caution = Caution()
        self._lately, self._words = surface()
        self._said = Refill(QVBoxLayout())
        self._words.addWidget(self._said)
        self.offer = Offer()
        self.offer.wanted.connect(self.ask)
        self._calendar, inside = surface()
        self.month = Month(locale)
        self.month.turned.connect(self.turned)
        self.month.chosen.connect(self._tell_day)
        self._day = label()
        self._open_day = button("Read that day", description="Opens what is written down.", quiet=True)
        self._open_day.clicked.connect(lambda: self.day.emit(self._chosen))
        self._chosen: date | None = None
        inside.addWidget(self.month)
        inside.addWidget(self._day)
        inside.addWidget(self._open_day, 0, Qt.AlignmentFlag.AlignLeft)
        self.weeks: ChartPanel | None = None
        self._doors = self._make_doors()
        for widget in (title("My journal"), self._caution, self._lately, self.offer):
            self.column.addWidget(widget)
        self.column.addLayout(self._doors)
        self.column.addWidget(self._calendar)
        self.column.addStretch(1)
        for text, wanted in (("Back", self.back), ("Earlier copies", self.backups)):
            quiet = button(text, quiet=True)
            quiet.clicked.connect(wanted)
            self.foot.addWidget(quiet)

    def show_journal(self, shown: Shown) -> None:
        """Show how it stands."""
        self._caution.say(shown.problem)
        self._say(shown)
        self.offer.show_offer(open_=shown.empty and not shown.asks and not shown.problem)
        self._calendar.setVisible(not shown.problem)
        self.show_month(shown.today.replace(day=1), shown.done, shown.today)
        self._show_weeks(shown.weeks)
        self.area.verticalScrollBar().setValue(0)

    def show_month(self, first: date, done: Mapping[date, DayDone], today: date) -> None:
        """Show another month."""
        self._done = done
        self.month.show_month(first, done, today)
        self._day.hide()
        self._open_day.hide()

    def _make_doors(self) -> Flow:
        doors = Flow()
        for text, wanted in (
            ("What helps me", self.helps),
            ("My entries", self.entries),
            ("Once a week", self.weekly),
            ("My sheets", self.sheets),
            ("Learning cards", self.cards),
            ("Take it out", self.take_out),
            ("Lock", self.lock),
        ):
            door = button(text)
            door.clicked.connect(wanted)
            doors.addWidget(door)
            self.first = self.first or door
        return doors

    def _say(self, shown: Shown) -> None:
        """Say what was practised lately, or kindly that there is nothing yet."""
        with self._said.refilled() as lines:
            for line in _lately(shown):
                lines.addWidget(line)
        self._lately.setVisible(not shown.problem)

    def _tell_day(self, day: date) -> None:
        done = self._done.get(day)
        titles = words.listed(list(dict.fromkeys(done.titles)), "and") if done else ""
        text = f"{day:%A}, {words.plain_date(day)}: {in_words(done)}."
        self._day.setText(f"{text} {titles}" if titles else text)
        self._day.show()
        self._open_day.setVisible(done is not None)
        self._chosen = day
        announce(self, self._day.text())
        into_sight(self._open_day if done is not None else self._day)

    def _show_weeks(self, line: PegLine | None) -> None:
        """Show the weeks once there are some; until then nothing asks for them."""
        if self.weeks is None and line is not None:
            self.weeks = ChartPanel()
            self.weeks.saving.connect(lambda ending, make: self.saving.emit("my-weeks", ending, make))
            self.column.insertWidget(self.column.count() - 1, self.weeks)
            self.weeks.come_after(self._open_day)
        if self.weeks is not None:
            self.weeks.show_chart(Weeks(line) if line else None, f"{of_weeks(line)} {_WEEKS}" if line else "")


def _lately(shown: Shown) -> list[QWidget]:
    if shown.empty:
        return [paragraph(_EMPTY)]
    seen = shown.overview
    if not seen.sessions:
        return [paragraph(_QUIET)]
    many = "1 session" if seen.sessions == 1 else f"{seen.sessions} sessions"
    lines: list[QWidget] = [
        heading(f"{many} in the last {DAYS} days"),
        paragraph(f"{words.practised(seen.seconds).capitalize()} in all."),
    ]
    few = seen.by_exercise[:_FEW]
    lines += [label(f"{one.title}: {_times(one.sessions)}, {words.practised(one.seconds)}") for one in few]
    if others := len(seen.by_exercise) - len(few):
        lines.append(small("and one other exercise" if others == 1 else f"and {others} other exercises"))
    return lines


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
