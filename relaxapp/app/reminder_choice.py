"""Which exercise a reminder begins: the one it names, or what this person uses most."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from relaxapp.app.suiting import Suiting
from relaxapp.failures import Failure, log
from relaxapp.reminders.rule import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from relaxapp.app.house import House
    from relaxapp.exercises.script import Script
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.reminders.due import Due

_PRACTICE_SECONDS: Final = 30.0
"""What was shorter than this does not count as practice."""
_USED_LATELY: Final = timedelta(days=60)


class ReminderChoice:
    """Knows what was practised, by `since`: the sessions that started at a time or later. It may raise Failure."""

    def __init__(self, house: House, since: Callable[[datetime], Sequence[SessionRecord]]) -> None:
        self._house = house
        self._since = since
        self._suiting = Suiting(house)

    def practised(self, start: datetime) -> list[SessionRecord]:
        """Return what was practised from then on; nothing where that can't be known."""
        try:
            return [record for record in self._since(start) if record.practised_seconds >= _PRACTICE_SECONDS]
        except Failure as failure:
            log.warning("reminders come without knowing what was practised: %s", failure)
            return []

    def script(self, found: Due, now: datetime) -> Script | None:
        """Return what is to be started, or None when the person chooses."""
        wanted = found.reminder.exercise
        script = self._used_most(now) if wanted == USUAL else self._house.library().scripts.get(wanted)
        if script is not None and self._suiting.why_not(script):
            script = None
        if found.flare and (script is None or script.minutes[0] > found.minutes):
            return self._suiting.for_flare()
        return script

    def _used_most(self, now: datetime) -> Script | None:
        """Return what this person used most of late, of all that suits."""
        scripts = self._house.library().scripts
        names = (record.exercise for record in self.practised(now - _USED_LATELY))
        counted = Counter(name for name in names if name in scripts and not self._suiting.why_not(scripts[name]))
        return scripts[counted.most_common(1)[0][0]] if counted else self._suiting.first()
