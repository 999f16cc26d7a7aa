"""All that is kept of reminders: the plan, up to when it was dealt with, and what was shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from relaxapp.reminders.plan import Plan
from relaxapp.reminders.shown import Shown

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """`last_seen` is the moment up to which everything was dealt with, with its offset; None before the first look."""

    plan: Plan = field(default_factory=Plan)
    shown: Shown = field(default_factory=Shown)
    last_seen: datetime | None = None

    def with_plan(self, plan: Plan, now: datetime) -> Kept:
        """Return all with another plan, made by the person at the moment `now`."""
        return replace(self, plan=plan, shown=self.shown.with_changes(self.plan, plan, now))
