"""Composition root of the window: builds each part once, wires all signals, closes in order."""

from __future__ import annotations

import gc
import sys
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from relaxapp import paths, settings
from relaxapp.app.care import Care
from relaxapp.app.choosing import Choosing
from relaxapp.app.course import Learning
from relaxapp.app.deciding import Deciding
from relaxapp.app.guiding import Guiding
from relaxapp.app.house import House
from relaxapp.app.options import Options
from relaxapp.app.patterns import Patterns
from relaxapp.app.records import Records
from relaxapp.app.starting import Starting
from relaxapp.app.suiting import Suiting
from relaxapp.app.take_along import TakeAlong
from relaxapp.app.voice_packs import RecordedVoices
from relaxapp.app.workshop import Workshop
from relaxapp.desktop.signals import polite_ends
from relaxapp.failures import BugReports, Failure, log
from relaxapp.player.sessions import Ended, Sessions
from relaxapp.sound.own_sounds import OwnSounds
from relaxapp.ui import theme, words
from relaxapp.ui.window import Window

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from relaxapp.exercises.library import Library
    from relaxapp.settings import Settings

_SAVE_MS: Final = 400


def run(where: paths.Places, *, support: bool = False) -> int:
    """Open the window, at once with the people who can help if `support`; return the exit code when it is closed."""
    application = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    application.setApplicationName("relaxapp")
    application.setApplicationDisplayName("Relaxapp")
    application.setDesktopFileName("relaxapp")
    app = App(application, where)
    with polite_ends(application.quit):
        app.open(support=support)
        code = application.exec()
    app.close()
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
        self._bugs = BugReports()
        sys.excepthook = self._bug
        threading.excepthook = lambda struck: self._bug(struck.exc_type, struck.exc_value, struck.exc_traceback)
        self._went_wrong.connect(self._tell_of_bug)
        self._settings, problems = settings.load(where.settings)
        self._theme = theme.load(self._settings.theme)
        theme.apply(application, self._theme, self._settings.text_scale)
        self._window = Window()
        self._own_sounds = OwnSounds(where.sounds, where.decoded_sounds)
        self._sessions = Sessions(where.voices, parent=self, own_sounds=self._own_sounds, packs=where.voice_packs)
        self._build()
        self._wire()
        self._saver = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._saver.timeout.connect(self._save)
        for problem in problems:
            self._window.notice(problem)

    def _build(self) -> None:
        """Make the parts; their screens are made when they are first needed."""
        house = House(
            self._window,
            self._sessions,
            self._where,
            library=lambda: self._library,
            chosen=lambda: self._settings,
            change=self._change,
            tell=self._tell,
            theme=lambda: self._theme,
            reduced=self._reduced_motion,
        )
        self._care = Care(house, parent=self)
        self._records = Records(house, parent=self)
        self._options = Options(house, self._own_sounds, lambda: self._care.countries, parent=self)
        self._voices = RecordedVoices(house, parent=self)
        self._suiting = Suiting(house)
        self._guiding = Guiding(house, self._suiting, parent=self)
        self._starting = Starting(house, self._suiting, self._guiding, parent=self)
        self._deciding = Deciding(house, self._suiting, self._starting, self._options.soundscapes, parent=self)
        self._choosing = Choosing(house, self._suiting, self._starting, self._deciding, parent=self)
        self._course = Learning(house, self._starting.near, self._records.since, parent=self)
        self._patterns = Patterns(house, parent=self)
        self._workshop = Workshop(house, self._guiding, parent=self)
        self._take_along = TakeAlong(house, self._own_sounds, parent=self)

    def _wire(self) -> None:
        """Tell who hears whom."""
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(self._apply_theme)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply_theme)
        self._window.closing.connect(self.close)
        # A moment later: what was put on the screen until then is painted first.
        self._window.appeared.connect(lambda: QTimer.singleShot(1, self, self._furnish))
        self._window.support_requested.connect(self._care.open)
        self._window.flare_requested.connect(self._starting.flare)
        self._sessions.told.connect(self._tell_of_sound)
        self._sessions.ended.connect(self._ended)

        home, library = self._choosing.show_home, self._choosing.show_library
        self._care.left.connect(self._back)
        self._care.home.connect(home)
        self._care.exercise.connect(self._choosing.show_card)
        self._guiding.home.connect(home)
        self._guiding.support.connect(self._care.open)
        self._choosing.settings.connect(self._options.open)
        self._choosing.history.connect(self._records.open)
        self._choosing.course.connect(self._course.open)
        self._choosing.own_exercises.connect(self._workshop.open)
        self._choosing.patterns.connect(self._patterns.open)
        self._deciding.edit.connect(self._workshop.edit)
        self._deciding.take_along.connect(self._take_along.open)
        self._deciding.record_voice.connect(self._voices.record)
        self._options.back.connect(home)
        self._options.voice_packs.connect(self._voices.open)
        self._voices.back.connect(self._options.open)
        self._records.back.connect(home)
        self._course.back.connect(home)
        self._patterns.back.connect(library)
        self._patterns.home.connect(home)
        self._workshop.back.connect(library)
        self._workshop.changed.connect(self._choosing.refresh)
        self._take_along.back.connect(self._deciding.show_again)

    # Opening and closing

    def open(self, *, support: bool = False) -> None:
        """Show the window; all that its first screen does not need is made ready behind the first frame."""
        if support:
            self._care.open()
        else:
            self._choosing.open()
        self._window.show()

    @Slot()
    def _furnish(self) -> None:
        if self._closed:
            return
        _let_be()
        gc.enable()
        self._choosing.furnish()
        self._workshop.watch()
        self._sessions.warm_up(self._prepare_first_press)
        if wrong := dict.fromkeys(Path(problem.file).name for problem in self._library.problems):
            self._window.notice(
                f"{words.listed(list(wrong), 'and')} can't be used as an exercise just now. All the others can. "
                "In a terminal, “relaxapp check FILE” tells what is wrong."
            )

    def _prepare_first_press(self) -> None:
        """Have what is pressed most answer at once: its screen is built and its words are spoken ahead."""
        self._guiding.prepare()
        self._care.prepare()
        if script := self._suiting.first():
            self._sessions.prepare_voice(script, self._settings)
        _let_be()

    @Slot()
    def close(self) -> None:
        """End what runs, keep what happened, give everything back."""
        if self._closed:
            return
        self._closed = True
        hints = self._application.styleHints()
        hints.colorSchemeChanged.disconnect(self._apply_theme)
        hints.accessibility().contrastPreferenceChanged.disconnect(self._apply_theme)
        for part in (self._care, self._workshop, self._take_along, self._sessions, self._options, self._voices):
            part.close()
        if self._saver.isActive():
            self._saver.stop()
            self._save()
        self._records.close()
        gc.unfreeze()

    # Where a session and the people who can help meet the rest

    @Slot(Ended)
    def _ended(self, ended: Ended) -> None:
        """Keep what happened, and lead on; somebody who is on another screen by now is not called away from there."""
        if self._care.was_company(ended) or self._workshop.was_heard(ended):
            return
        self._records.keep(ended)
        if not self._closed and self._guiding.shown and not self._patterns.ask_about(ended):
            self._guiding.lead_on(ended)

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

        return self._settings.motion == "reduced" or (
            self._settings.motion == "system" and motion.reduced(self._application.style())
        )

    # Settings

    def _change(self, changed: Settings) -> None:
        """Take up new settings at once; they are written a moment later, once for many changes."""
        before, self._settings = self._settings, changed
        if changed == before:
            return
        self._saver.start()
        if (changed.theme, changed.text_scale) != (before.theme, before.text_scale):
            self._apply_theme()

    @Slot()
    def _save(self) -> None:
        try:
            settings.save(self._settings, self._where.settings)
        except Failure as failure:
            self._tell(failure)

    @Slot()
    def _apply_theme(self) -> None:
        self._theme = theme.load(self._settings.theme)
        theme.apply(self._application, self._theme, self._settings.text_scale)
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
