"""Reminders: those there are, what comes next, a pause, and what holds for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from relaxapp.reminders import in_words
from relaxapp.ui import words
from relaxapp.ui.controls import Caution, button, heading, label, paragraph, surface, title
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page
from relaxapp.ui.reminder import new_id, suggestion
from relaxapp.ui.reminder_here import HerePart
from relaxapp.ui.reminder_pause import HardDays, paused_in_words
from relaxapp.ui.reminder_row import ReminderRow
from relaxapp.ui.reminder_rules import RulesPart
from relaxapp.ui.still_wanted import StillWanted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, time

    from PySide6.QtWidgets import QPushButton

    from relaxapp.reminders.coming import Coming
    from relaxapp.reminders.plan import Plan

_NONE: Final = (
    "A few quiet minutes come more easily when something brings them to mind. Choose a moment that your day has "
    "anyway, like a meal. You can change it at any time, leave it for today, or switch it off."
)
_NOTHING: Final = "Nothing comes just now."
_LARGE: Final = 64
_LIST, _RULES, _HERE = "My list", "Quiet hours", "This computer"


class RemindersScreen(Page):
    """Whoever keeps the plan answers each signal with `show_plan`, or says with `tell` what went wrong.

    `save` carries a whole Reminder, `changed` the name of what the Plan holds for all and its new value; `edit`,
    `try_now` and `removed` carry an id, `switched` an id and whether it is on. The rest is in `here` (this computer)
    and `still_wanted` (a reminder that nobody took up).
    """

    add = Signal()
    save = Signal(object)
    edit = Signal(str)
    try_now = Signal(str)
    removed = Signal(str)
    switched = Signal(str, bool)
    changed = Signal(str, object)

    def __init__(self, locale: QLocale | None = None, make_id: Callable[[], str] = new_id) -> None:
        super().__init__("Reminders")
        self._make_id = make_id
        self._locale = locale or QLocale()
        self._titles: Mapping[str, str] = {}
        self._plan: Plan | None = None
        self._rows: dict[str, ReminderRow] = {}
        self._problem = Caution()
        self.still_wanted = StillWanted()
        self._list = QVBoxLayout()
        self._listed = Refill(self._list, spacing=10)
        self._resting = paragraph("")
        self._add = button("Add a reminder")
        self._add.clicked.connect(self.add)
        self._next = QVBoxLayout()
        self._soon = Refill(self._next)
        self._said: Sequence[str] | None = None
        self.hard_days = HardDays()
        self.rules = RulesPart(self, self._locale)
        self.here = HerePart()
        self._none = self._empty_state()
        self._parts = {_LIST: self._mine(), _RULES: self.rules, _HERE: self.here}
        self.index = {name: self._leads(name) for name in self._parts}
        self._lay_out()
        self.hard_days.paused.connect(lambda until: self.changed.emit("paused_until", until))
        self.hard_days.fewer.connect(lambda on: self.changed.emit("flare_mode", on))
        self.hard_days.rearranged.connect(self.order)
        self.rules.changed.connect(self.changed)
        self.open_part(_LIST)

    def set_exercises(self, titles: Mapping[str, str]) -> None:
        """Say how exercises are called, id -> title."""
        self._titles = titles
        for reminder in self._plan.reminders if self._plan else ():
            self._rows[reminder.id].show_reminder(reminder, titles, self._clock)

    def show_plan(self, plan: Plan, coming: Sequence[Coming], now: datetime) -> None:
        """Show all reminders, and what comes next; `now` is by the clock of this place."""
        names = [reminder.id for reminder in plan.reminders]
        if self._plan is None or list(self._rows) != names:
            self._fill(plan)
        for reminder in plan.reminders:
            self._rows[reminder.id].show_reminder(reminder, self._titles, self._clock)
        self._plan = plan
        resting = paused_in_words(plan, now.date()) if plan.reminders else ""
        self._resting.setText(resting)
        self._resting.setVisible(bool(resting))
        self.hard_days.show_plan(plan, now.date())
        self.rules.show_plan(plan)
        named = {reminder.id: reminder.name for reminder in plan.reminders}
        self._say_next([f"{in_words.moment(one.at, now, self._clock)}  ·  {named[one.reminder.id]}" for one in coming])

    def tell(self, problem: str) -> None:
        """Say what went wrong; no words when all is well."""
        self._problem.tell(problem)

    def open_part(self, name: str) -> None:
        """Show one part, from its top."""
        self.index[name].setChecked(True)
        self._open = name
        self._choose_first()
        for known, part in self._parts.items():
            part.setVisible(known == name)
        self.area.verticalScrollBar().setValue(0)

    def focus_row(self, reminder: str) -> None:
        """Give the focus to a reminder."""
        if row := self._rows.get(reminder):
            self.open_part(_LIST)
            row.first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(row)

    def _choose_first(self) -> None:
        if self._open == _LIST:
            self.first = next((row.first for row in self._rows.values()), self._suggest)
        else:
            self.first = self.index[self._open]

    def _clock(self, moment: time) -> str:
        return words.clock(moment, self._locale)

    def _fill(self, plan: Plan) -> None:
        """Show other reminders; what had the focus hands it on to its neighbour."""
        focused, before = self.focusWidget(), list(self._rows.values())
        at = next((at for at, row in enumerate(before) if focused and row.isAncestorOf(focused)), None)
        here = focused is not None and self.area.isAncestorOf(focused)
        with self._listed.refilled():
            self._rows = {reminder.id: ReminderRow(reminder, self._titles, self._clock) for reminder in plan.reminders}
            for row in self._rows.values():
                self._list.addWidget(row)
                row.edit.connect(self.edit)
                row.try_now.connect(self.try_now)
                row.removed.connect(self.removed)
                row.switched.connect(self.switched)
                row.rearranged.connect(self.order)
        some = bool(plan.reminders)
        self._none.setVisible(not some)
        for part in (self._index, self._below, self._listed):
            part.setVisible(some)
        if not some:
            self.open_part(_LIST)
        self._choose_first()
        self.order()
        rows = list(self._rows.values())
        if at is not None and rows:
            rows[min(at, len(rows) - 1)].first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here and bool(rows) != bool(before):
            self.focus_first()

    def _say_next(self, lines: Sequence[str]) -> None:
        """Say what comes next, one line each."""
        if lines != self._said:
            self._said = lines
            with self._soon.refilled():
                for text in lines or (_NOTHING,):
                    self._next.addWidget(label(text))

    def _empty_state(self) -> QWidget:
        self._suggest = button("Remind me after lunch", primary=True)
        self._suggest.setAccessibleDescription("Five minutes, each day at one o’clock. You can change it then.")
        self._suggest.clicked.connect(lambda: self.save.emit(suggestion(self._make_id())))
        self._suggest.setMinimumHeight(_LARGE)
        own = button("Write my own")
        own.clicked.connect(self.add)
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for part in (paragraph(_NONE), self._suggest, own):
            inside.addWidget(part)
        return made

    def _mine(self) -> QWidget:
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(14)
        below.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        coming, inside = surface()
        inside.addWidget(self._soon)
        hard, within = surface()
        within.addWidget(self.hard_days)
        for name, frame in (("What comes next", coming), ("On hard days", hard)):
            below.addSpacing(10)
            below.addWidget(heading(name))
            below.addWidget(frame)
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        for part in (self._resting, self._none, self._listed, self._below):
            whole.addWidget(part)
        return made

    def _leads(self, name: str) -> QPushButton:
        made = button(name, description="Shows this part.", look="company")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.open_part(name))
        return made

    def _lay_out(self) -> None:
        self._index = QWidget()
        self._index.setLayout(row := Flow())
        row.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        for leads in self.index.values():
            group.addButton(leads)
            row.addWidget(leads)
        for widget in (title("Reminders"), self._problem, self.still_wanted, self._index, *self._parts.values()):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.foot.addWidget(self.way_back())
