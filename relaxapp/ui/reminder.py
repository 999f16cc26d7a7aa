"""One reminder being written: a few large fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.reminders import in_words
from relaxapp.reminders.rule import USUAL, AtTimes, Reminder
from relaxapp.ui import words
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, button, heading, label, small, surface, title
from relaxapp.ui.page import Page
from relaxapp.ui.question import Question
from relaxapp.ui.reminder_what import WhatChooser
from relaxapp.ui.reminder_when import WhenChooser
from relaxapp.ui.rows import Row
from relaxapp.ui.switch import Switch
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent

EXAMPLE: Final = "After lunch, I breathe for five minutes"
_LOCKED: Final = "While your journal is locked, only what you practised since the program was started counts."
_SKIPS: Final = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 24.0)
_NAME_LETTERS: Final = 40


def new_id() -> str:
    """Return an id that no other reminder has."""
    return uuid4().hex


def suggestion(new: str) -> Reminder:
    """Return a sensible first reminder with a new id: once a day, after something that is done every day anyway."""
    when = AtTimes((time(13),))
    return Reminder(id=new, name="After lunch", sentence=EXAMPLE, when=when, exercise=USUAL, minutes=5)


class ReminderScreen(Page):
    """`save` carries the Reminder that was written. Whoever keeps it says with `tell` what went wrong."""

    save = Signal(object)

    def __init__(self, locale: QLocale | None = None, make_id: Callable[[], str] = new_id) -> None:
        super().__init__("A reminder")
        self._make_id = make_id
        self._locale = locale or QLocale()
        self._open = self._before = suggestion("none")
        self._title = title("")
        self._problem = Caution()
        self.question = Question()
        self.sentence = Writing("My plan, in my own words")
        self.sentence.setPlaceholderText("After lunch, I breathe")
        self.name = Writing("A short name")
        self.name.setPlaceholderText("After lunch")
        self.when = WhenChooser(self._locale)
        self._rule = label(look="strong")
        self.what = WhatChooser()
        self.skip = choice("If I have just practised", {})
        self._locked = small(_LOCKED)
        self._locked.hide()
        self.sound = Switch()
        self._lay_out()
        self._wire()
        self.first = self.sentence

    def show_lock(self, *, there: bool) -> None:
        """Say, where there is a lock, what can't be known behind it."""
        self._locked.setVisible(there)
        self.skip.setAccessibleDescription(_LOCKED if there else "")

    def show_new(self, today: date) -> None:
        """Show a new reminder, to be written."""
        self._show(suggestion(self._make_id()), today, "A new reminder")
        self.sentence.setPlainText("")
        self.name.setPlainText("")
        self._before = self._written()

    def show_reminder(self, reminder: Reminder, today: date) -> None:
        """Show a reminder, to be changed."""
        self._show(reminder, today, "Change this reminder")

    def set_exercises(self, titles: Mapping[str, str], lengths: Mapping[str, tuple[float, float]]) -> None:
        """Offer these exercises (id -> title), with the shortest and the longest time that each can take."""
        self.what.set_exercises(titles, lengths)

    def tell(self, problem: str) -> None:
        """Say what is wrong; no words when all is well."""
        self._problem.tell(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ask before what was written is left, with Esc too."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _show(self, reminder: Reminder, today: date, name: str) -> None:
        self._open = reminder
        self._title.setText(name)
        self.question.hide()
        self.tell("")
        self.sentence.setPlainText(reminder.sentence)
        self.name.setPlainText(reminder.name)
        self.when.show_when(reminder.when, today)
        self.what.show_what(reminder.exercise, reminder.minutes)
        skips = sorted({*_SKIPS, reminder.skip_hours})
        self.skip.set_options({hours: _skip(hours) for hours in skips}, reminder.skip_hours)
        self.sound.setChecked(reminder.sound)
        self._follow()
        self._before = self._written()
        self.order()
        self.area.verticalScrollBar().setValue(0)

    def _written(self) -> Reminder:
        """Return the reminder as it is written now. Raises ValueError, in plain words, when it makes no sense."""
        exercise, minutes = self.what.value
        sentence = " ".join(self.sentence.toPlainText().split())
        return replace(
            self._open,
            name=" ".join(self.name.toPlainText().split()) or called(sentence),
            sentence=sentence,
            when=self.when.value,
            exercise=exercise,
            minutes=minutes,
            skip_hours=self.skip.currentData(),
            sound=self.sound.isChecked(),
        )

    def _follow(self) -> None:
        """Say in words when it comes, or kindly why it can't."""
        try:
            self._rule.setText(f"{in_words.when(self.when.value, self._clock)}.")
        except ValueError as problem:
            self._rule.setText(in_words.refusal(problem))

    def _clock(self, moment: time) -> str:
        return words.clock(moment, self._locale)

    def _save(self) -> None:
        try:
            written = self._written()
        except ValueError as problem:
            self.tell(in_words.refusal(problem))
        else:
            self.tell("")
            self.save.emit(written)

    def _leave(self) -> None:
        """Go back, but not from what was written and not kept without a word."""
        try:
            changed = self._written() != self._before
        except ValueError:
            changed = True
        if not changed:
            self.back.emit()
            return
        answers = {"Keep it": self._save, "Leave it as it was": self.back.emit, "Go on writing": self.focus_first}
        self.question.ask("You changed something. Keep it?", answers)
        self.order()

    def _lay_out(self) -> None:
        for widget in (self._title, self._problem, self.question):
            self.column.addWidget(widget)
        for name, help_text, field in (
            ("My plan, in my own words", "After something that you do on most days anyway works best.", self.sentence),
            ("A short name", "For your list. It may stay empty.", self.name),
        ):
            about = label(name)
            about.setBuddy(field)
            field.setAccessibleDescription(help_text)
            together = QVBoxLayout()
            together.setSpacing(4)
            for part in (about, small(help_text), field):
                together.addWidget(part)
            self.column.addLayout(together)
        rows = (
            Row("If I have just practised", self.skip),
            self._locked,
            Row("With a soft bell", self.sound, "Otherwise it comes without a sound."),
        )
        for name, parts in (("When", (self.when, self._rule)), ("What", (self.what,)), ("And", rows)):
            self.column.addSpacing(10)
            self.column.addWidget(heading(name))
            frame, inside = surface()
            for one in parts:
                inside.addWidget(one)
            self.column.addWidget(frame)
        self.column.addStretch(1)
        keep = button("Keep it", primary=True)
        keep.clicked.connect(self._save)
        back = button("Back", quiet=True)
        back.clicked.connect(self._leave)
        self.foot.add((keep, back))

    def _wire(self) -> None:
        self.sentence.done.connect(lambda: self.name.setFocus(Qt.FocusReason.TabFocusReason))
        self.name.done.connect(self.when.take_focus)
        self.when.changed.connect(self._follow)
        self.when.rearranged.connect(self.order)


def called(sentence: str) -> str:
    """Return a short name for a plan in words: what comes before its first comma."""
    start = sentence.split(",", maxsplit=1)[0].strip(" .")
    if len(start) <= _NAME_LETTERS:
        return start or "Reminder"
    return f"{start[:_NAME_LETTERS].rsplit(maxsplit=1)[0]} …"


def _skip(hours: float) -> str:
    if not hours:
        return "It comes all the same"
    return f"Not within {hours:g} {'hour' if hours == 1 else 'hours'}"
