"""The parts of the window besides help: each built once, all signals between them wired, closed in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon

from relaxapp import paths
from relaxapp.app.checking_in import CheckingIn
from relaxapp.app.choosing import Choosing
from relaxapp.app.course import Learning
from relaxapp.app.deciding import Deciding
from relaxapp.app.guiding import Guiding
from relaxapp.app.in_turn import let_be
from relaxapp.app.locking import Locking
from relaxapp.app.my_journal import MyJournal
from relaxapp.app.neighbour import Neighbour
from relaxapp.app.options import Options
from relaxapp.app.patterns import Patterns
from relaxapp.app.presence import Presence
from relaxapp.app.records import Records
from relaxapp.app.resuming import Resuming
from relaxapp.app.starting import Starting
from relaxapp.app.staying import Staying
from relaxapp.app.suiting import Suiting
from relaxapp.app.take_along import TakeAlong
from relaxapp.app.voice_packs import RecordedVoices
from relaxapp.app.workshop import Workshop
from relaxapp.erasing import OWN, PLANS, REMINDERS
from relaxapp.player.account import Ended
from relaxapp.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from relaxapp.app.care import Care
    from relaxapp.app.hiding import Hiding
    from relaxapp.app.house import House
    from relaxapp.app.in_turn import InTurn
    from relaxapp.ui.theme import Theme


class Parts(QObject):
    """Every part, and who hears whom; their screens are made when they are first needed.

    `coming` gives turns to what is made ready ahead. `emptied` tells that nothing is kept of the person any more: the
    options begin anew.
    """

    emptied = Signal()

    def __init__(
        self,
        application: QApplication,
        house: House,
        hiding: Hiding,
        care: Care,
        coming: InTurn,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._house = house
        self._window = house.window
        self._sessions = house.sessions
        self._hiding = hiding
        self._care = care
        self._coming = coming
        self._build()
        self._wire()
        self._wire_screens(self.choosing.show_home, self.choosing.show_library)

    def _build(self) -> None:
        house = self._house
        self.locking = Locking(house, self._is_private, lambda: self._sessions.running or self._care.waits, parent=self)
        self.records = Records(house, parent=self)
        self.options = Options(house, house.own_sounds, lambda: self._care.countries, parent=self)
        self.voices = RecordedVoices(house, parent=self)
        self.suiting = Suiting(house)
        self.guiding = Guiding(house, self.suiting, parent=self)
        self.starting = Starting(house, self.suiting, self.guiding, parent=self)
        self.checking_in = CheckingIn(house, lambda: self.records.journal, parent=self)
        before = self.checking_in.before
        self.deciding = Deciding(house, self.suiting, self.starting, before, self.options.soundscapes, parent=self)
        self.choosing = Choosing(house, self.suiting, self.starting, self.deciding, before, parent=self)
        self.journal = MyJournal(house, self.records, self.locking, self.choosing, self._settle, parent=self)
        self.resuming = Resuming(house, self.guiding, self.records, self.choosing.ask, parent=self)
        self.course = Learning(house, self.starting.near, before, self.records.since, parent=self)
        self.patterns = Patterns(house, parent=self)
        self.workshop = Workshop(house, self.guiding, parent=self)
        self.take_along = TakeAlong(house, house.own_sounds, parent=self)
        self.neighbour = Neighbour(house, parent=self, discreet=lambda: self.presence.discreet)
        self.presence = Presence(house, self.neighbour, self.records.since, parent=self)
        self.staying = Staying(
            self._application,
            house,
            self.presence,
            self._hiding,
            self._care,
            self.choosing,
            self.starting,
            parent=self,
        )

    def _wire(self) -> None:
        """Tell who hears whom."""
        self.neighbour.wanted.connect(self.staying.come_forward)
        self.neighbour.woke.connect(self.presence.look)
        self.records.last_words.connect(self.neighbour.say_last)
        self.neighbour.woke.connect(self.locking.look)
        self._sessions.told.connect(self._tell_of_sound)
        self._sessions.ended.connect(self._ended)
        self.journal.emptied.connect(self._forget)
        self._hiding.hidden.connect(self.locking.lock_now)
        self.locking.shutting.connect(self._let_go)
        self.locking.shut.connect(self._care.look_again)
        self.locking.opened.connect(self._care.look_again)
        self.locking.opened.connect(self.resuming.look)
        self.locking.opened.connect(self.journal.come_back)
        self.locking.home.connect(self.choosing.show_home)
        self.locking.lost.connect(self.journal.delete)
        self._care.home.connect(self.choosing.show_home)
        self._care.exercise.connect(self.choosing.show_card)

    def _wire_screens(self, home: Callable[[], None], library: Callable[[], None]) -> None:
        """Tell who leads where."""
        self.guiding.home.connect(self.checking_in.lead_home)
        self.guiding.support.connect(self._care.open)
        self.starting.eased.connect(self.checking_in.spare)
        self.checking_in.home.connect(self._lead_home)
        self.choosing.at_home.connect(self.journal.offer)
        self.choosing.settings.connect(self.options.open)
        self.choosing.journal.connect(self.journal.open)
        self.choosing.course.connect(lambda: self.locking.unlocked(self.course.open))
        self.choosing.own_exercises.connect(self.workshop.open)
        self.choosing.patterns.connect(self.patterns.open)
        self.choosing.reminders.connect(self.presence.open)
        self.choosing.change_reminder.connect(self.presence.change)
        self.choosing.keep_reminder.connect(self.presence.keep)
        self.choosing.stop_reminder.connect(self.presence.switch_off)
        self.deciding.edit.connect(self.workshop.edit)
        self.deciding.take_along.connect(self.take_along.open)
        self.deciding.record_voice.connect(self.voices.record)
        self.options.back.connect(home)
        self.options.voice_packs.connect(self.voices.open)
        self.options.lock.connect(self.locking.open)
        self.voices.back.connect(self.options.open)
        self.course.back.connect(home)
        self.patterns.back.connect(library)
        self.patterns.home.connect(self.checking_in.lead_home)
        self.workshop.back.connect(library)
        self.workshop.changed.connect(self.choosing.refresh)
        self.take_along.back.connect(self.deciding.show_again)
        self.journal.home.connect(home)
        self.journal.exercise.connect(lambda name: self.deciding.open(name, self.journal.show_learning_card))
        self.journal.questions.connect(self.options.open_check_ins)
        self.journal.lock.connect(self.locking.open)
        self.journal.over.connect(self.choosing.open)
        self.presence.wanted.connect(self._hiding.come_back)
        self.presence.start.connect(self.starting.once)
        self.presence.choose.connect(library)
        self.presence.breathe.connect(self.starting.first)
        self.presence.last.connect(self.starting.last)
        self.presence.flare.connect(self.starting.flare)
        self.presence.support.connect(self._care.open)
        self.presence.home.connect(home)

    # Made ready ahead, and closed

    def furnish(self) -> None:
        """Make all that the first frame did not need, piece by piece: somebody may press a key at any time."""
        self._application.setWindowIcon(QIcon(str(paths.assets() / "icons" / "relaxapp.png")))
        self._coming.add(
            self.choosing.prepare,
            self._care.prepare,
            self.presence.begin,
            lambda: self.choosing.ask_about(self.presence.question),
            self.workshop.watch,
            self.resuming.look,
            self.journal.offer,
            self._tell_of_problems,
            lambda: self._sessions.warm_up(self._prepare_first_press),
        )

    def _tell_of_problems(self) -> None:
        if wrong := dict.fromkeys(Path(problem.file).name for problem in self._house.library().problems):
            self._window.notice(
                f"{words.listed(list(wrong), 'and')} can't be used as an exercise just now. All the others can. "
                "In a terminal, “relaxapp check FILE” tells what is wrong."
            )

    def _prepare_first_press(self) -> None:
        """Have what is pressed most answer at once: its screen is built and its words are spoken ahead."""
        self.guiding.prepare()
        self.neighbour.prepare()
        if script := self.suiting.first():
            self._sessions.prepare_voice(script, self._house.chosen())
        let_be()
        self._coming.add(*self.journal.first_steps, let_be)

    def close(self) -> None:
        """End what runs, keep what happened, give everything back."""
        first = (self.presence, self.workshop, self.take_along, self._sessions, self.options, self.voices)
        for part in (*first, self.journal, self.locking, self.neighbour, self.records):
            part.close()

    # Locked, and begun anew

    @Slot()
    def _let_go(self) -> None:
        """Have all that is private written down, and used by nobody."""
        self._care.close()
        self.journal.forget()
        self.records.let_go()

    def _settle(self) -> None:
        """Have all that is private written down, and whatever is being made finished: all is about to be deleted."""
        self._let_go()
        self.voices.close()

    @Slot(object)
    def _forget(self, also: frozenset[str]) -> None:
        """Know nothing of the person any more, but what was not to be deleted (`also` was)."""
        self.course.forget()
        for kind, part in ((PLANS, self._care), (REMINDERS, self.presence), (OWN, self.workshop)):
            if kind in also:
                part.forget()
        self.emptied.emit()

    def _is_private(self, screen: QWidget) -> bool:
        """Tell whether a screen may be seen only while the lock is open."""
        return any(private(screen) for private in (self._care.private, self.journal.shows, self.course.shows))

    def begin_anew(self) -> None:
        """Be as on the first day, with the options of that day."""
        self.choosing.ask("", {})
        self.presence.look()

    def set_theme(self, theme: Theme) -> None:
        """Follow another theme."""
        for part in (self.guiding, self.options, self.patterns):
            part.set_theme(theme)

    # Where a session and the people who can help meet the rest

    @Slot(Ended)
    def _ended(self, ended: Ended) -> None:
        """Keep what happened, and lead on; somebody who is on another screen by now is not called away from there."""
        if self._care.was_company(ended) or self.workshop.was_heard(ended):
            return
        self.records.keep(ended)
        self.resuming.over()
        self.checking_in.over(ended)
        self.course.over(ended)
        if not self._coming.over and self.guiding.shown and not self.patterns.ask_about(ended):
            self.guiding.lead_on(ended)

    @Slot()
    def _lead_home(self) -> None:
        """Lead from a session to where it was begun: to the course, or to the first screen."""
        if not self.course.take_back():
            self.choosing.show_home()

    @Slot(str)
    def _tell_of_sound(self, text: str) -> None:
        if self._sessions.running and not self._care.shown:
            self.guiding.notice(text)
        elif text:
            self._window.notice(text)

    def come_back(self, origin: QWidget | None) -> None:
        """Return to where somebody was before they looked for people: a session waits there."""
        over = not self._sessions.running and origin in self.guiding.screens
        if origin is None or over:
            self.choosing.open()
        elif self.options.shows(origin):
            self.options.open()  # the country may be another one now
        elif self.course.shows(origin):
            self.course.open()
        else:
            self.choosing.come_back_to(origin)
