"""Composition root of the window: what stands before all else, the people who can help among it; then the parts."""

from __future__ import annotations

import gc
import sys
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from relaxapp import paths
from relaxapp.app.care import Care
from relaxapp.app.chosen import Chosen
from relaxapp.app.hiding import Hiding
from relaxapp.app.house import House
from relaxapp.app.in_turn import InTurn, let_be
from relaxapp.desktop.signals import polite_ends
from relaxapp.failures import BugReports, Failure, log
from relaxapp.opening import Opening
from relaxapp.ui import theme
from relaxapp.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.parts import Parts
    from relaxapp.desktop.single import Door
    from relaxapp.exercises.library import Library
    from relaxapp.player.sessions import Sessions
    from relaxapp.settings import Settings

WINDOW: Final = Opening()


def run(where: paths.Places, opening: Opening = WINDOW, door: Door | None = None) -> int:
    """Open the window and begin what is asked for; return the exit code when all is over, or IN_BACKGROUND.

    Later starts of the program are heard at its `door`.
    """
    application = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    application.setApplicationName("relaxapp")
    application.setApplicationDisplayName("Relaxapp")
    application.setDesktopFileName("relaxapp")
    app = App(application, where, door)
    with polite_ends(app.quit):
        app.open(opening)
        code = application.exec()
    app.dispose()
    return code


class App(QObject):
    """The window, the options and the people who can help. All other parts are built when first needed.

    Where somebody looks for help, that is behind the first frame: nothing that they don't need keeps them waiting,
    and nothing that is broken elsewhere keeps help away.
    """

    _went_wrong = Signal()
    """A bug struck, in whatever thread."""

    def __init__(self, application: QApplication, where: paths.Places, door: Door | None = None) -> None:
        super().__init__()
        self._application = application
        self._where = where
        self._door = door
        self._closed = False
        self._coming = InTurn(self)
        self._bugs = BugReports()
        sys.excepthook = self._bug
        threading.excepthook = lambda struck: self._bug(struck.exc_type, struck.exc_value, struck.exc_traceback)
        self._went_wrong.connect(self._tell_of_bug)
        self.chosen = Chosen(where.settings, self._tell, parent=self)
        self._theme = theme.load(self.chosen.now.theme)
        theme.apply(application, self._theme, self.chosen.now.text_scale)
        self.window = Window()
        self.house = House(
            self.window,
            where,
            make_sessions=self._sessions,
            library=lambda: self._library,
            chosen=lambda: self.chosen.now,
            change=self.chosen.change,
            tell=self._tell,
            theme=lambda: self._theme,
            reduced=self._reduced_motion,
        )
        self.hiding = Hiding(self.house, parent=self)
        self.care = Care(self.house, self, self._unlocked)
        self._wire()
        if self.chosen.now.discreet_title:
            self.hiding.wear_title()
        for problem in self.chosen.problems:
            self.window.notice(problem)

    def _wire(self) -> None:
        """Tell who hears whom here; `parts` hear for themselves."""
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(self._apply_theme)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply_theme)
        self.chosen.changed.connect(self._follow_settings)
        # A moment later: what was put on the screen until then is painted first.
        self.window.appeared.connect(lambda: QTimer.singleShot(1, self, self._furnish))
        self.window.support_requested.connect(self.care.open)
        # What may be pressed before the parts are there has them built.
        self.window.flare_requested.connect(self._flare)
        self.care.left.connect(self._come_back)

    @cached_property
    def parts(self) -> Parts:
        """All that the window leads to besides help."""
        from relaxapp.app.parts import Parts

        parts = Parts(self._application, self.house, self.hiding, self.care, self._coming, parent=self)
        parts.staying.over.connect(self.close)
        parts.emptied.connect(self._begin_anew)
        if self._door:
            parts.staying.listen(self._door)
        return parts

    @property
    def _built(self) -> Parts | None:
        """The parts, if anything has needed them yet."""
        return self.__dict__.get("parts")

    # Opening and closing

    def open(self, opening: Opening = WINDOW) -> None:
        """Show the window with what is asked for: people who can help at once, all else as its part sees fit."""
        if opening.what == "support":
            self.care.open()
            self.window.show()
        else:
            self.parts.staying.open(opening)

    @Slot()
    def _furnish(self) -> None:
        """Have all that the first frame did not need."""
        if self._closed:
            return
        let_be()
        gc.enable()
        self.parts.furnish()

    @Slot()
    def _flare(self) -> None:
        self.parts.starting.flare()

    @Slot(object)
    def _come_back(self, origin: QWidget | None) -> None:
        self.parts.come_back(origin)

    @Slot()
    def quit(self) -> None:
        """End the program, window or not."""
        self.parts.staying.quit()

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
        self.care.close()
        if self._built:
            self._built.close()
        self.chosen.close()
        gc.unfreeze()

    def dispose(self) -> None:
        """Close, and let go of every window and part while Qt still stands: the interpreter's end knows no order."""
        self.close()
        for window in self._application.topLevelWidgets():
            window.deleteLater()
        self.deleteLater()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # What the parts share

    def _unlocked(self, then: Callable[[], object]) -> None:
        """Do something with the plans and own lines, at once or after the phrase was said."""
        self.parts.locking.plans_unlocked(then)

    def _sessions(self) -> Sessions:
        from relaxapp.player.sessions import Sessions

        return Sessions(
            self._where.voices, parent=self, own_sounds=self.house.own_sounds, packs=self._where.voice_packs
        )

    @cached_property
    def _library(self) -> Library:
        from relaxapp.exercises.library import Library

        return Library([paths.assets() / "exercises", self._where.exercises])

    @Slot()
    def _begin_anew(self) -> None:
        """Be as on the first day: nothing is known of the person any more."""
        self.chosen.begin_anew()
        self.__dict__.pop("_library", None)
        self.parts.begin_anew()

    # Settings that are seen

    def _reduced_motion(self) -> bool:
        from relaxapp.desktop import motion

        chosen = self.chosen.now.motion
        return chosen == "reduced" or (chosen == "system" and motion.reduced(self._application.style()))

    @Slot(object, object)
    def _follow_settings(self, before: Settings, now: Settings) -> None:
        if (now.theme, now.text_scale) != (before.theme, before.text_scale):
            self._apply_theme()
        if now.discreet_title is not before.discreet_title:
            self.hiding.wear_title()

    @Slot()
    def _apply_theme(self) -> None:
        self._theme = theme.load(self.chosen.now.theme)
        theme.apply(self._application, self._theme, self.chosen.now.text_scale)
        self.care.set_theme(self._theme)
        if self._built:
            self._built.set_theme(self._theme)

    # Trouble

    def _tell(self, failure: Failure) -> None:
        log.warning("%s", failure, exc_info=failure)
        self.window.notice(str(failure))

    def _bug(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bugs.is_new(kind, error or kind(), trace):
            self._went_wrong.emit()

    @Slot()
    def _tell_of_bug(self) -> None:
        self.window.notice(
            "Something in the program went wrong. What you were doing may go on. "
            f"What happened is written in {self._where.log}."
        )
