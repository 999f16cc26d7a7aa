"""Which exercise a reminder begins: the one it names, or what this person uses most."""

from __future__ import annotations

import os
from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from relaxapp.app.suiting import Suiting
from relaxapp.failures import Failure, log
from relaxapp.reminders.rule import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relaxapp.app.house import House
    from relaxapp.exercises.script import Script
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.player.account import Ended
    from relaxapp.reminders.due import Due

_PRACTICE_SECONDS: Final = 30.0
"""What was shorter than this does not count as practice."""
_USED_LATELY: Final = timedelta(days=60)
PRACTISED: Final = "RELAXAPP_PRACTISED"
"""Where a program that goes on afresh finds when somebody practised: in its own memory, and nowhere on the disk."""


class ReminderChoice:
    """Knows what was practised, by `since`: the sessions that started at a time or later. It may raise Failure.

    What ended since the program began is known without it too: a locked journal tells nothing. A program that goes on
    afresh is handed over when that was.
    """

    def __init__(self, house: House, since: Callable[[datetime], Sequence[SessionRecord]]) -> None:
        self._house = house
        self._since = since
        self._suiting = Suiting(house)
        self._ended_here: list[SessionRecord] = []
        self._handed = _moments(os.environ.pop(PRACTISED, ""))
        house.sessions.ended.connect(self._remember)

    def practised(self, start: datetime) -> list[SessionRecord]:
        """Return what was practised from then on, as far as it can be known."""
        known = {record.id: record for record in self._ended_here if record.started >= start}
        try:
            known |= {record.id: record for record in self._since(start)}
        except Failure as failure:
            log.info("reminders know only of what was practised since the start: %s", failure)
        return [record for record in known.values() if record.practised_seconds >= _PRACTICE_SECONDS]

    def practised_at(self, start: datetime) -> list[datetime]:
        """Return when somebody practised from then on, as far as it can be known."""
        known = {record.started for record in self.practised(start)}
        return sorted(known.union(moment for moment in self._handed if moment >= start))

    def hand_over(self, start: datetime) -> None:
        """Have the program that this one becomes know when somebody practised from then on, if the lock would not."""
        if self._house.vault.exists:
            os.environ[PRACTISED] = " ".join(moment.isoformat() for moment in self.practised_at(start))

    def _remember(self, ended: Ended) -> None:
        from relaxapp.journal.entries import Ending, SessionRecord

        script, how = ended.script, Ending.FINISHED if ended.finished else Ending.STOPPED
        seconds = ended.planned_seconds, ended.practised_seconds
        record = SessionRecord(ended.id, script.name, script.title, ended.started, *seconds, how)
        lately = [known for known in self._ended_here if ended.started - known.started <= _USED_LATELY]
        self._ended_here = [*lately, record]

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


def _moments(handed: str) -> list[datetime]:
    """Return the moments that were handed over; none when they make no sense."""
    try:
        moments = [datetime.fromisoformat(each) for each in handed.split()]
    except ValueError:
        log.warning("what was handed over of practice makes no sense")
        return []
    return [moment for moment in moments if moment.tzinfo is not None]
