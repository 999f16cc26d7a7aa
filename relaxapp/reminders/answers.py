"""What becomes of a reminder when its notice was answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relaxapp.reminders import lines

if TYPE_CHECKING:
    from datetime import datetime

    from relaxapp.reminders.due import Due
    from relaxapp.reminders.kept import Kept


def answered(kept: Kept, due: Due, answer: str, now: datetime) -> Kept:
    """Return all that is kept, after one of the answers of `lines` to a notice, at the moment `now`."""
    name, shown = due.reminder.id, kept.shown
    if answer in lines.LATER:
        return replace(kept, shown=shown.later(name, lines.LATER[answer], now))
    if answer == lines.NOT_TODAY:
        return replace(kept, shown=shown.not_on(name, due.at.date()))
    if answer == lines.STOP and (reminder := kept.plan.get(name)):
        return kept.with_plan(kept.plan.with_reminder(replace(reminder, on=False)), now)
    return replace(kept, shown=shown.answered(name))
