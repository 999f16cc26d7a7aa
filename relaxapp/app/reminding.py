"""From the clock to a notice to a session: looks twice a minute whether a reminder is due, and hears the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from relaxapp.app.reminder_choice import ReminderChoice
from relaxapp.failures import Failure
from relaxapp.reminders import lines
from relaxapp.reminders.answers import answered
from relaxapp.reminders.coming import Coming, coming
from relaxapp.reminders.due import FLARE_MINUTES, Due, dealt_with, due
from relaxapp.reminders.store import ReminderStore
from relaxapp.reminders.zones import local_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from relaxapp.app.house import House
    from relaxapp.desktop.busy import Busyness
    from relaxapp.desktop.notifications import Notifier
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.reminders.kept import Kept
    from relaxapp.reminders.plan import Plan
    from relaxapp.reminders.rule import Reminder

LOOK_SECONDS: Final = 30
_LITTLE: Final = timedelta(milliseconds=200)
"""Timers may be a little early: the look is meant to be just after the full minute."""
_PATIENCE_LOOKS: Final = 2
_SAVE_EVERY: Final = timedelta(hours=1)
_LOOK_BACK: Final = timedelta(days=2)


def _now() -> datetime:
    return datetime.now(UTC)


class Reminding(QObject):
    """Keeps the reminders and shows what is due.

    `start` asks for an exercise with so many minutes, `choose` for the screen where one is chosen, `change` for the
    place where a reminder (its id) is changed; each wants the window in front. `bell` asks for a soft bell of a volume
    (0..1). `changed` tells that the reminders, or what comes next, are others now.

    `since` returns the sessions that started at a time or later, and may raise Failure. `ask_busy` finds out whether
    the person is better left alone, and calls back with the answer.
    """

    start = Signal(str, float)
    choose = Signal()
    change = Signal(str)
    bell = Signal(float)
    changed = Signal()

    def __init__(
        self,
        house: House,
        notifier: Notifier,
        since: Callable[[datetime], Sequence[SessionRecord]],
        ask_busy: Callable[[Callable[[Busyness], None]], None],
        parent: QObject,
        *,
        now: Callable[[], datetime] = _now,
        zone: Callable[[], tzinfo] = local_zone,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._notifier = notifier
        self._ask_busy = ask_busy
        self._now = now
        self._zone = zone
        self._choice = ReminderChoice(house, since)
        self._store = ReminderStore(house.where.reminders)
        self._known: Kept | None = None
        self._seen: datetime | None = None
        self._saved: datetime | None = None
        self._told_at: datetime | None = None
        self._next: datetime | None = None
        self._asking = False
        self._unheard = 0
        self._shown: Due | None = None
        self._only_tried = False
        self._told = ""
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._tick)
        notifier.chosen.connect(self._answered)
        notifier.shown.connect(self._ring)
        house.sessions.began.connect(self._make_room)

    def begin(self) -> None:
        """Look from now on. What was due while the program did not run comes now, once, if it is not too late."""
        kept = self._store.load()
        if self._store.problem:
            self._house.tell(Failure(self._store.problem))
        self._seen = kept.last_seen
        self.look()

    def close(self) -> None:
        """Stop looking, and remember up to when."""
        if self._timer.isActive():
            self._timer.stop()
            self._notifier.withdraw()
            if self.plan.reminders:
                self._save_seen()

    # The plan, for its screen

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._store.load().plan

    @property
    def problem(self) -> str:
        """What is wrong with the file of the reminders, in plain words; "" when all is well."""
        return self._store.problem

    @property
    def waits_for_answer(self) -> bool:
        """Whether a notice is shown that nobody has answered yet."""
        return self._notifier.showing

    @property
    def question(self) -> Reminder | None:
        """The reminder that asks whether it should change, if one does."""
        kept = self._store.load()
        return next((known for known in kept.plan.reminders if known.on and kept.shown.at_rest(known.id)), None)

    def coming(self, count: int) -> list[Coming]:
        """Return what comes next."""
        kept = self._store.load()
        return coming(kept.plan, self._now(), self._zone(), count, kept.shown)

    def local_now(self) -> datetime:
        """Return the time that clocks show here."""
        return self._now().astimezone(self._zone())

    def set_plan(self, change: Callable[[Plan], Plan]) -> None:
        """Change the plan. What can't be kept is told, and holds until the program is closed."""
        now = self.local_now()
        self._keep(lambda kept: kept.with_plan(change(kept.plan), now))
        self.look()

    def keep_as_it_is(self, reminder: str) -> None:
        """Go on with a reminder that asked whether it should change."""
        self._keep(lambda kept: replace(kept, shown=kept.shown.answered(reminder)))

    def try_now(self, reminder: str) -> None:
        """Show how a reminder looks. It can be started; any other answer changes nothing."""
        kept = self._store.load()
        if wanted := kept.plan.get(reminder):
            flare = kept.plan.flare_mode
            minutes = FLARE_MINUTES if flare else wanted.minutes
            self._show(Due(wanted, self.local_now(), (), (), minutes, flare), kept, only_tried=True)

    # Looking

    @Slot()
    def _tick(self) -> None:
        """Look again. A desktop that owes its answer for two looks is not going to give it: nothing waits for that."""
        self._unheard = self._unheard + 1 if self._asking else 0
        if self._unheard >= _PATIENCE_LOOKS:
            self._asking, self._unheard = False, 0
            if not self._house.sessions.running:
                self._take()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look whether something is due; also after the computer woke."""
        self._wait_for_next()
        kept = self._store.load()
        other = kept is not self._known and kept != self._known
        if other or self._has_moved_on():
            self._known = kept
            self._tell_changed()
        now, zone = self._now(), self._zone()
        if self._seen is None:
            self._seen = now.astimezone(zone)
            if kept.plan.reminders:
                self._save_seen()
        running = self._house.sessions.running
        if due(kept.plan, self._seen, now, zone, (), kept.shown, busy=running) is None:
            self._seen = dealt_with(kept.plan, self._seen, now, zone, kept.shown, busy=running)
            if kept.plan.reminders and (self._saved is None or abs(now - self._saved) >= _SAVE_EVERY):
                self._save_seen()
        elif not self._asking:
            self._asking = True
            self._ask_busy(self._heard)

    def _heard(self, busyness: Busyness) -> None:
        """Show what is due, unless somebody is better left alone: then it waits, and the next look asks again."""
        self._asking = False
        if self._timer.isActive() and not busyness.busy and not self._house.sessions.running:
            self._take()

    def _take(self) -> None:
        """Take what is due out of the store, so that nobody else shows it too, and show it."""
        now, zone, seen = self._now(), self._zone(), self._seen
        practised = self._choice.practised_at(self._look_back(now))
        found: list[Due] = []

        def take(kept: Kept) -> Kept:
            local = now.astimezone(zone)
            known = kept.shown.heeded(practised)
            one = due(kept.plan, seen or local, now, zone, practised, known)
            found[:] = [one] if one else []
            shown = (known.showing(one) if one else known).tidied(kept.plan, local)
            return replace(kept, shown=shown, last_seen=dealt_with(kept.plan, seen or local, now, zone, known))

        before = self._store.load()
        self._keep(take)
        self._seen, self._saved = self._store.load().last_seen, now
        if found:
            self._show(found[0], before)

    def _look_back(self, now: datetime) -> datetime:
        """Return from when on practice may matter: it may have answered the last notice of a reminder."""
        shown = self._store.load().shown
        return min((now - _LOOK_BACK, *(known.last for known in shown.ignored.values())))

    def _has_moved_on(self) -> bool:
        """Tell whether what was said of what comes next is so no longer: it has come, or it is another day or place."""
        said, now = self._told_at, self.local_now()
        if said is None or (said.date(), said.utcoffset()) != (now.date(), now.utcoffset()):
            return True
        return self._next is not None and self._next <= now

    def _tell_changed(self) -> None:
        self._told_at = self.local_now()
        self._next = next((one.at for one in self.coming(1)), None)
        self.changed.emit()

    def _wait_for_next(self) -> None:
        """Look again at the next half or full minute of the clock."""
        past = (self._now() - datetime.fromtimestamp(0, UTC)) % timedelta(seconds=LOOK_SECONDS)
        self._timer.start((timedelta(seconds=LOOK_SECONDS) - past + _LITTLE) // timedelta(milliseconds=1))

    # The notice and its answer

    def _show(self, found: Due, kept: Kept, *, only_tried: bool = False) -> None:
        from relaxapp.desktop.notifications import Notice

        self._shown, self._only_tried = found, only_tried
        said = lines.words(found, kept.shown.turn, discreet=kept.plan.discreet)
        self._notifier.show(Notice(said.title, said.body, said.answers, found.reminder.sound, kept.plan.discreet))

    @Slot()
    def _ring(self) -> None:
        if self._shown and self._shown.reminder.sound:
            self.bell.emit(self.plan.volume)

    @Slot()
    def _make_room(self) -> None:
        """Take back what is shown when a session begins by another way: nothing is to lie over it."""
        if self._shown:
            self._shown = None
            self._notifier.withdraw()

    def hand_over(self) -> None:
        """Have the program that this one becomes know what it could not: what was practised, behind a lock."""
        self._choice.hand_over(self._look_back(self._now()))

    def forget(self) -> None:
        """Let go of what could not be saved, and of what is shown: the reminders were deleted."""
        self._store.forget()
        self._make_room()

    @Slot(str)
    def _answered(self, answer: str) -> None:
        found, self._shown = self._shown, None
        if found is None:
            return
        if not self._only_tried:
            now = self.local_now()
            self._keep(lambda kept: answered(kept, found, answer, now))
        if answer == lines.START:
            self._start(found)
        elif answer == lines.CHANGE:
            self.change.emit(found.reminder.id)

    def _start(self, found: Due) -> None:
        script = self._choice.script(found, self._now())
        if script is None:
            self.choose.emit()
        else:
            self.start.emit(script.name, found.minutes)

    # Keeping

    def _save_seen(self) -> None:
        seen = self._seen
        self._saved = self._now()
        if seen is not None:
            self._keep(lambda kept: replace(kept, last_seen=seen))

    def _keep(self, change: Callable[[Kept], Kept]) -> None:
        """Change what is kept; the same trouble is told once."""
        before = self._known
        try:
            self._store.update(change)
            self._told = ""
        except Failure as failure:
            if str(failure) != self._told:
                self._told = str(failure)
                self._house.tell(failure)
        after = self._known = self._store.load()
        if before is None or (after.plan, after.shown) != (before.plan, before.shown):
            self._tell_changed()
