"""Composition root of the window: builds each part once, wires all signals, closes in order."""

from __future__ import annotations

import gc
import sys
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from relaxapp import paths
from relaxapp.app.care import Care
from relaxapp.app.checking_in import CheckingIn
from relaxapp.app.choosing import Choosing
from relaxapp.app.chosen import Chosen
from relaxapp.app.course import Learning
from relaxapp.app.deciding import Deciding
from relaxapp.app.guiding import Guiding
from relaxapp.app.hiding import Hiding
from relaxapp.app.house import House
from relaxapp.app.in_turn import InTurn
from relaxapp.app.locking import Locking
from relaxapp.app.my_journal import MyJournal
from relaxapp.app.neighbour import Neighbour
from relaxapp.app.options import Options
from relaxapp.app.patterns import Patterns
from relaxapp.app.presence import Presence
from relaxapp.app.records import Records
from relaxapp.app.resuming import Resuming
from relaxapp.app.starting import Starting
from relaxapp.app.staying import WINDOW, Staying
from relaxapp.app.suiting import Suiting
from relaxapp.app.take_along import TakeAlong
from relaxapp.app.voice_packs import RecordedVoices
from relaxapp.app.workshop import Workshop
from relaxapp.desktop.signals import polite_ends
from relaxapp.failures import BugReports, Failure, log
from relaxapp.player.account import Ended
from relaxapp.player.sessions import Sessions
from relaxapp.sound.own_sounds import OwnSounds
from relaxapp.ui import theme, words
from relaxapp.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from relaxapp.desktop.single import Door
    from relaxapp.exercises.library import Library
    from relaxapp.opening import Opening
    from relaxapp.settings import Settings


def run(where: paths.Places, opening: Opening = WINDOW, door: Door | None = None) -> int:
    """Open the window and begin what is asked for; return the exit code when all is over, or IN_BACKGROUND.

    Later starts of the program are heard at its `door`.
    """
    application = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    application.setApplicationName("relaxapp")
    application.setApplicationDisplayName("Relaxapp")
    application.setDesktopFileName("relaxapp")
    app = App(application, where)
    with polite_ends(app.staying.quit):
        app.staying.open(opening)
        if door:
            app.staying.listen(door)
        code = application.exec()
    app.dispose()
    return code


class App(QObject):
    """Every part of the program, and who hears whom."""

    _went_wrong = Signal()
    """A bug struck, in whatever thread."""

    def __init__(self, application: QApplication, where: paths.Places) -> None:
        super().__init__()
        self._application = application
        self._where = where
        self._closed = False
        self._coming = InTurn(self)
        self._bugs = BugReports()
        sys.excepthook = self._bug
        threading.excepthook = lambda struck: self._bug(struck.exc_type, struck.exc_value, struck.exc_traceback)
        self._went_wrong.connect(self._tell_of_bug)
        self._chosen = Chosen(where.settings, self._tell, parent=self)
        self._theme = theme.load(self._chosen.now.theme)
        theme.apply(application, self._theme, self._chosen.now.text_scale)
        self._window = Window()
        self._own_sounds = OwnSounds(where.sounds, where.decoded_sounds)
        self._sessions = Sessions(where.voices, parent=self, own_sounds=self._own_sounds, packs=where.voice_packs)
        self._build()
        self._wire()
        if self._chosen.now.discreet_title:
            self._hiding.wear_title()
        for problem in self._chosen.problems:
            self._window.notice(problem)

    def _build(self) -> None:
        """Make the parts; their screens are made when they are first needed."""
        house = House(
            self._window,
            self._sessions,
            self._where,
            library=lambda: self._library,
            chosen=lambda: self._chosen.now,
            change=self._chosen.change,
            tell=self._tell,
            theme=lambda: self._theme,
            reduced=self._reduced_motion,
        )
        self._hiding = Hiding(house, parent=self)
        self._locking = Locking(
            house, self._is_private, lambda: self._sessions.running or self._care.waits, parent=self
        )
        self._care = Care(house, self, self._locking.plans_unlocked)
        self._records = Records(house, parent=self)
        self._options = Options(house, self._own_sounds, lambda: self._care.countries, parent=self)
        self._voices = RecordedVoices(house, parent=self)
        self._suiting = Suiting(house)
        self._guiding = Guiding(house, self._suiting, parent=self)
        self._starting = Starting(house, self._suiting, self._guiding, parent=self)
        self._checking_in = CheckingIn(house, lambda: self._records.journal, parent=self)
        before = self._checking_in.before
        self._deciding = Deciding(house, self._suiting, self._starting, before, self._options.soundscapes, parent=self)
        self._choosing = Choosing(house, self._suiting, self._starting, self._deciding, before, parent=self)
        self._journal = MyJournal(house, self._records, self._locking, self._choosing, self._settle, parent=self)
        self._resuming = Resuming(house, self._guiding, self._records, self._choosing.ask, parent=self)
        self._course = Learning(house, self._starting.near, before, self._records.since, parent=self)
        self._patterns = Patterns(house, parent=self)
        self._workshop = Workshop(house, self._guiding, parent=self)
        self._take_along = TakeAlong(house, self._own_sounds, parent=self)
        self._neighbour = Neighbour(house, parent=self, discreet=lambda: self._presence.discreet)
        self._presence = Presence(house, self._neighbour, self._records.since, parent=self)
        self.staying = Staying(
            self._application,
            house,
            self._presence,
            self._hiding,
            self._care,
            self._choosing,
            self._starting,
            parent=self,
        )

    def _wire(self) -> None:
        """Tell who hears whom."""
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(self._apply_theme)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply_theme)
        self._chosen.changed.connect(self._follow_settings)
        self.staying.over.connect(self.close)
        self._neighbour.wanted.connect(self.staying.come_forward)
        self._neighbour.woke.connect(self._presence.look)
        self._records.last_words.connect(self._neighbour.say_last)
        self._neighbour.woke.connect(self._locking.look)
        # A moment later: what was put on the screen until then is painted first.
        self._window.appeared.connect(lambda: QTimer.singleShot(1, self, self._furnish))
        self._window.support_requested.connect(self._care.open)
        self._window.flare_requested.connect(self._starting.flare)
        self._sessions.told.connect(self._tell_of_sound)
        self._sessions.ended.connect(self._ended)
        self._hiding.hidden.connect(self._locking.lock_now)
        self._locking.shutting.connect(self._let_go)
        self._locking.shut.connect(self._care.look_again)
        self._locking.opened.connect(self._care.look_again)
        self._locking.opened.connect(self._resuming.look)
        self._locking.opened.connect(self._journal.come_back)
        self._locking.home.connect(self._choosing.show_home)
        self._locking.lost.connect(self._journal.delete)
        self._wire_screens(self._choosing.show_home, self._choosing.show_library)

    def _wire_screens(self, home: Callable[[], None], library: Callable[[], None]) -> None:
        """Tell who leads where."""
        self._care.left.connect(self._back)
        self._care.home.connect(home)
        self._care.exercise.connect(self._choosing.show_card)
        self._guiding.home.connect(self._checking_in.lead_home)
        self._starting.eased.connect(self._checking_in.spare)
        self._checking_in.home.connect(self._lead_home)
        self._choosing.at_home.connect(self._journal.offer)
        self._guiding.support.connect(self._care.open)
        self._choosing.settings.connect(self._options.open)
        self._choosing.journal.connect(self._journal.open)
        self._choosing.course.connect(lambda: self._locking.unlocked(self._course.open))
        self._choosing.own_exercises.connect(self._workshop.open)
        self._choosing.patterns.connect(self._patterns.open)
        self._deciding.edit.connect(self._workshop.edit)
        self._deciding.take_along.connect(self._take_along.open)
        self._deciding.record_voice.connect(self._voices.record)
        self._options.back.connect(home)
        self._options.voice_packs.connect(self._voices.open)
        self._options.lock.connect(self._locking.open)
        self._voices.back.connect(self._options.open)
        self._course.back.connect(home)
        self._patterns.back.connect(library)
        self._patterns.home.connect(self._checking_in.lead_home)
        self._workshop.back.connect(library)
        self._workshop.changed.connect(self._choosing.refresh)
        self._take_along.back.connect(self._deciding.show_again)
        self._choosing.reminders.connect(self._presence.open)
        self._choosing.change_reminder.connect(self._presence.change)
        self._choosing.keep_reminder.connect(self._presence.keep)
        self._choosing.stop_reminder.connect(self._presence.switch_off)
        self._journal.home.connect(home)
        self._journal.exercise.connect(lambda name: self._deciding.open(name, self._journal.show_learning_card))
        self._journal.questions.connect(self._options.open_check_ins)
        self._journal.lock.connect(self._locking.open)
        self._journal.emptied.connect(self._begin_anew)
        self._journal.over.connect(self._choosing.open)
        self._presence.wanted.connect(self._hiding.come_back)
        self._presence.start.connect(self._starting.once)
        self._presence.choose.connect(library)
        self._presence.breathe.connect(self._starting.first)
        self._presence.last.connect(self._starting.last)
        self._presence.flare.connect(self._starting.flare)
        self._presence.support.connect(self._care.open)
        self._presence.home.connect(home)

    # Opening and closing

    @Slot()
    def _furnish(self) -> None:
        """Make all that the first frame did not need, piece by piece: somebody may press a key at any time."""
        if self._closed:
            return
        _let_be()
        gc.enable()
        self._application.setWindowIcon(QIcon(str(paths.assets() / "icons" / "relaxapp.png")))
        self._coming.add(
            self._choosing.furnish,
            self._care.prepare,
            self._presence.begin,
            lambda: self._choosing.ask_about(self._presence.question),
            self._workshop.watch,
            self._resuming.look,
            self._journal.offer,
            self._tell_of_problems,
            lambda: self._sessions.warm_up(self._prepare_first_press),
        )

    def _tell_of_problems(self) -> None:
        if wrong := dict.fromkeys(Path(problem.file).name for problem in self._library.problems):
            self._window.notice(
                f"{words.listed(list(wrong), 'and')} can't be used as an exercise just now. All the others can. "
                "In a terminal, “relaxapp check FILE” tells what is wrong."
            )

    def _prepare_first_press(self) -> None:
        """Have what is pressed most answer at once: its screen is built and its words are spoken ahead."""
        self._guiding.prepare()
        self._neighbour.prepare()
        if script := self._suiting.first():
            self._sessions.prepare_voice(script, self._chosen.now)
        _let_be()
        self._coming.add(*self._journal.first_steps, _let_be)

    @Slot()
    def close(self) -> None:
        """End what runs, keep what happened, give everything back."""
        if self._closed:
            return
        self._closed = True
        self._coming.close()
        hints = self._application.styleHints()
        hints.colorSchemeChanged.disconnect(self._apply_theme)
        hints.accessibility().contrastPreferenceChanged.disconnect(self._apply_theme)
        self._presence.close()
        first = (self._care, self._workshop, self._take_along, self._sessions, self._options, self._voices)
        for part in (*first, self._journal, self._locking, self._neighbour, self._chosen, self._records):
            part.close()
        gc.unfreeze()

    def dispose(self) -> None:
        """Close, and let go of every window and part while Qt still stands: the interpreter's end knows no order."""
        self.close()
        for window in self._application.topLevelWidgets():
            window.deleteLater()
        self.deleteLater()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # Locked and hidden

    @Slot()
    def _let_go(self) -> None:
        """Have all that is private written down, and used by nobody."""
        self._care.close()
        self._journal.forget()
        self._records.let_go()

    def _settle(self) -> None:
        """Have all that is private written down, and whatever is being made finished: all is about to be deleted."""
        self._let_go()
        self._voices.close()

    def _is_private(self, screen: QWidget) -> bool:
        """Tell whether a screen may be seen only while the lock is open."""
        return any(private(screen) for private in (self._care.private, self._journal.shows, self._course.shows))

    @Slot(object)
    def _begin_anew(self, also: frozenset[str]) -> None:
        """Be as on the first day: nothing is known of the person any more, but what was not to be deleted (`also`)."""
        from relaxapp.erasing import OWN, PLANS, REMINDERS

        self._course.forget()
        for kind, part in ((PLANS, self._care), (REMINDERS, self._presence), (OWN, self._workshop)):
            if kind in also:
                part.forget()
        self._chosen.begin_anew()
        self.__dict__.pop("_library", None)
        self._choosing.ask("", {})
        self._presence.look()

    # Where a session and the people who can help meet the rest

    @Slot(Ended)
    def _ended(self, ended: Ended) -> None:
        """Keep what happened, and lead on; somebody who is on another screen by now is not called away from there."""
        if self._care.was_company(ended) or self._workshop.was_heard(ended):
            return
        self._records.keep(ended)
        self._resuming.over()
        self._checking_in.over(ended)
        self._course.over(ended)
        if not self._closed and self._guiding.shown and not self._patterns.ask_about(ended):
            self._guiding.lead_on(ended)

    @Slot()
    def _lead_home(self) -> None:
        """Lead from a session to where it was begun: to the course, or to the first screen."""
        if not self._course.take_back():
            self._choosing.show_home()

    @Slot(str)
    def _tell_of_sound(self, text: str) -> None:
        if self._sessions.running and not self._care.shown:
            self._guiding.notice(text)
        elif text:
            self._window.notice(text)

    @Slot(object)
    def _back(self, origin: QWidget | None) -> None:
        """Return to where somebody was before they looked for people: a session waits there."""
        over = not self._sessions.running and origin in self._guiding.screens
        if origin is None or over:
            self._choosing.open()
        elif self._options.shows(origin):
            self._options.open()  # the country may be another one now
        elif self._course.shows(origin):
            self._course.open()
        else:
            self._choosing.come_back_to(origin)

    def _reduced_motion(self) -> bool:
        from relaxapp.desktop import motion

        chosen = self._chosen.now.motion
        return chosen == "reduced" or (chosen == "system" and motion.reduced(self._application.style()))

    # Settings that are seen

    @Slot(object, object)
    def _follow_settings(self, before: Settings, now: Settings) -> None:
        if (now.theme, now.text_scale) != (before.theme, before.text_scale):
            self._apply_theme()
        if now.discreet_title is not before.discreet_title:
            self._hiding.wear_title()

    @Slot()
    def _apply_theme(self) -> None:
        self._theme = theme.load(self._chosen.now.theme)
        theme.apply(self._application, self._theme, self._chosen.now.text_scale)
        for part in (self._guiding, self._options, self._care, self._patterns):
            part.set_theme(self._theme)

    @cached_property
    def _library(self) -> Library:
        from relaxapp.exercises.library import Library

        return Library([paths.assets() / "exercises", self._where.exercises])

    # Trouble

    def _tell(self, failure: Failure) -> None:
        log.warning("%s", failure, exc_info=failure)
        self._window.notice(str(failure))

    def _bug(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bugs.is_new(kind, error or kind(), trace):
            self._went_wrong.emit()

    @Slot()
    def _tell_of_bug(self) -> None:
        self._window.notice(
            "Something in the program went wrong. What you were doing may go on. "
            f"What happened is written in {self._where.log}."
        )


def _let_be() -> None:
    """Have what is there by now, and is there to stay, not gone through for what may be given back.

    That takes 40 ms, and would fall due at a press as likely as at any other time.
    """
    gc.freeze()
