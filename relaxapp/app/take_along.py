"""Taking an exercise along, in the window: asked how and where, made in the background, told when it is there."""

from __future__ import annotations

import re
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFileDialog, QWidget

    from relaxapp.app.house import House
    from relaxapp.exercises.script import Script
    from relaxapp.paths import Places
    from relaxapp.settings import Settings
    from relaxapp.sound.narrator import Narrator
    from relaxapp.sound.own_sounds import OwnSounds
    from relaxapp.sound.take_along import Order, Taken
    from relaxapp.ui.take_along import TakeAlongScreen

    MakeNarrator = Callable[[Places, Settings], Narrator]


def _narrator(where: Places, settings: Settings) -> Narrator:
    from relaxapp.sound.narrator import Narrator

    return Narrator(where.voices, voice=settings.voice, rate=settings.voice_rate, packs=where.voice_packs)


class TakeAlong(QObject):
    """Makes one file at a time, with a voice of its own.

    The way back leads to where somebody came from; `back` tells that they came from nowhere.
    """

    back = Signal()
    _progressed = Signal(str, float)
    _ended = Signal(object)

    def __init__(
        self, house: House, own_sounds: OwnSounds, *, make_narrator: MakeNarrator = _narrator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._own_sounds = own_sounds
        self._make_narrator = make_narrator
        self._script: Script | None = None
        self._minutes = 0.0
        self._soundscape = ""
        self._path = Path()
        self._origin: QWidget | None = None
        self._dialog: QFileDialog | None = None
        self._thread: threading.Thread | None = None
        self._cancelled = threading.Event()
        self._ended.connect(self._finish)

    @property
    def running(self) -> bool:
        """Whether a file is being made."""
        return self._thread is not None

    @Slot(object, float, str)
    def open(self, script: Script, minutes: float, soundscape: str) -> None:
        """Offer to take an exercise along; while a file is being made, show how far it is."""
        if self._house.window.screen_shown is not self._screen:
            self._origin = self._house.window.screen_shown
        if not self.running:
            self._script, self._minutes, self._soundscape = script, minutes, soundscape
            self._screen.show_exercise(script.title, minutes, voice=self._house.chosen().voice_on)
        self._house.window.show_screen(self._screen)

    @Slot()
    def close(self) -> None:
        """Cancel what is being made, leave nothing of it, and wait until it has ended."""
        self._cancelled.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    @Slot(str, str, bool)
    def _ask_where(self, sound: str, words: str, voice: bool) -> None:
        """Ask for a file."""
        from relaxapp.app import dialogs

        if self._script is None or self.running:
            return
        if self._dialog:
            self._dialog.close()
        self._dialog = dialogs.to_save(
            self._house.window,
            "Take it along",
            lambda path: self._begin(path, words, voice=voice),
            name=_file_name(self._script.title) + sound,
            place=dialogs.MUSIC,
        )
        self._dialog.finished.connect(self._forget_dialog)

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None

    def _begin(self, path: Path, words: str, *, voice: bool) -> None:
        from relaxapp.exercises.adapt import adapt
        from relaxapp.exercises.comfort import Comfort
        from relaxapp.sound.mix import Levels
        from relaxapp.sound.take_along import Order

        if self._script is None or self.running:
            return
        chosen = self._house.chosen()
        order = Order(
            practice=adapt(self._script, Comfort.of(chosen)),
            seconds=self._minutes * 60,
            path=path,
            levels=Levels(chosen.volume_voice, chosen.volume_bells, chosen.volume_ambience),
            words_per_minute=chosen.voice_rate,
            voice_on=voice,
            soundscape=self._soundscape,
            transcripts=(words,) if words else (),
        )
        self._path = path
        self._cancelled = threading.Event()
        self._screen.show_work()
        # Leaving the program waits for it: no daemon.
        self._thread = threading.Thread(
            target=self._make,
            args=(order, self._make_narrator(self._house.where, chosen), self._cancelled),
            name="take along",
        )
        self._thread.start()

    def _make(self, order: Order, narrator: Narrator, cancelled: threading.Event) -> None:
        """Make the file, in a thread."""
        from relaxapp.sound.scenery import Scenery
        from relaxapp.sound.take_along import take_along

        outcome: Taken | Failure | None = Failure("Something in the program went wrong, and the file was not made.")
        try:
            outcome = take_along(
                order,
                narrator,
                on_progress=self._progressed.emit,
                cancelled=cancelled.is_set,
                scenery=Scenery(self._own_sounds),
            )
        except Failure as failure:
            outcome = failure
        except KeyboardInterrupt:  # it was cancelled
            outcome = None
        finally:
            narrator.close()
            self._ended.emit(outcome)

    @Slot(object)
    def _finish(self, outcome: Taken | Failure | None) -> None:
        if self._thread is None:  # closed meanwhile
            return
        self._thread.join()
        self._thread = None
        if outcome is None:
            self._screen.show_cancelled()
        elif isinstance(outcome, Failure):
            self._screen.show_problem(str(outcome))
        else:
            self._screen.show_done(self._path.name, str(outcome.notice or ""))
            if self._house.window.screen_shown is not self._screen:
                self._house.window.notice(f"{self._path.name} is ready.")

    @Slot()
    def _cancel(self) -> None:
        self._cancelled.set()

    @Slot()
    def _leave(self) -> None:
        """Go back, but from a file that is being made to the choices: Esc cancels it."""
        if self.running:
            self._cancel()
        elif self._origin is not None:
            self._house.window.show_screen(self._origin)
        else:
            self.back.emit()

    @Slot()
    def _show_folder(self) -> None:
        from relaxapp.desktop.folders import show_folder

        try:
            show_folder(self._path.parent)
        except Failure as failure:
            self._house.tell(failure)

    @cached_property
    def _screen(self) -> TakeAlongScreen:
        from relaxapp.ui.take_along import TakeAlongScreen

        screen = TakeAlongScreen()
        screen.wanted.connect(self._ask_where)
        screen.cancel.connect(self._cancel)
        screen.folder.connect(self._show_folder)
        screen.back.connect(self._leave)
        self._progressed.connect(screen.show_progress)
        return screen


def _file_name(title: str) -> str:
    """Return a title that every system takes as a name for a file."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", title)
    return " ".join(plain.split()).strip(" .") or "Relaxapp"
