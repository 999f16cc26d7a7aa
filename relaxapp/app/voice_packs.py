"""Voices made of recordings, in the window: chosen, added, recorded, removed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.in_thread import InThread
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.recording import Recording
    from relaxapp.exercises.script import Script
    from relaxapp.sound.voice_packs import Pack, VoicePacks
    from relaxapp.ui.voice_packs import VoicePacksScreen


class RecordedVoices(QObject):
    """The voice packs and their screens. `back` leaves them."""

    back = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._recorded_from: QWidget | None = None
        self._adding = InThread(self)
        self._adding.done.connect(self._take_in)

    @Slot()
    def open(self) -> None:
        """Show the voices there are."""
        self._screen.tell("")
        scripts = self._house.library().scripts.values()
        chosen = self._screen.exercise.currentData() or next(iter(self._house.chosen().recent), "")
        self._screen.set_exercises({script.name: script.title for script in scripts}, chosen)
        self._show()
        self._house.window.show_screen(self._screen)

    @Slot(object)
    def record(self, script: Script) -> None:
        """Let somebody record an exercise; the way back leads to where they came from."""
        self._recorded_from = self._house.window.screen_shown
        self._recording.open(script)

    def close(self) -> None:
        """Give the microphone back, and wait for a pack that is being added."""
        if "_recording" in self.__dict__:
            self._recording.close()
        self._adding.wait()

    def _show(self) -> None:
        try:
            self._screen.show_packs(self._packs.packs(), self._house.chosen().voice)
        except Failure as failure:
            self._screen.show_packs((), "")
            self._screen.tell(str(failure))

    @Slot()
    def _come_back(self) -> None:
        if self._recorded_from is None or self._recorded_from is self.__dict__.get("_screen"):
            self.open()
        else:
            self._house.window.show_screen(self._recorded_from)

    @Slot(str)
    def _use(self, voice: str) -> None:
        self._house.change(replace(self._house.chosen(), voice=voice))
        self._show()
        self._screen.focus_first()

    @Slot(str)
    def _remove(self, voice: str) -> None:
        try:
            gone = self._packs.remove(voice)
        except Failure as failure:
            self._screen.tell(str(failure))
            return
        if self._house.chosen().voice == voice:
            self._house.change(replace(self._house.chosen(), voice=""))
        self._show()
        self._screen.tell(f"“{gone.name}” is gone.")
        self._screen.focus_first()

    @Slot(str)
    def _record_exercise(self, name: str) -> None:
        self.record(self._house.library().get(name))

    # Files

    @Slot()
    def _ask_for_archive(self) -> None:
        from relaxapp.app import dialogs

        dialogs.to_open(self._house.window, "A voice pack", self._add, kinds=("Voice packs (*.zip)",))

    @Slot()
    def _ask_for_folder(self) -> None:
        from relaxapp.app import dialogs

        dialogs.to_open(self._house.window, "A folder with recordings and their list", self._add, folder=True)

    @Slot(str)
    def _ask_where_to_list(self, name: str) -> None:
        from relaxapp.app import dialogs

        dialogs.to_open(
            self._house.window, "Where to put the list of lines", lambda place: self._list(name, place), folder=True
        )

    def _list(self, name: str, place: Path) -> None:
        from relaxapp.app.recording import MY_VOICE
        from relaxapp.exercises.every_line import every_line
        from relaxapp.sound.pack_template import template

        folder = place / f"A voice for {name}"
        try:
            template(folder, every_line(self._house.library().get(name)), MY_VOICE)
        except Failure as failure:
            self._screen.tell(str(failure))
        else:
            self._screen.tell(f"The list is in {folder}. “read me.txt” tells how to go on.")

    def _add(self, path: Path) -> None:
        """Take a pack in behind the window: many recordings take some seconds."""
        if self._adding.begin(lambda: self._packs.install(path)):
            self._screen.tell("Listening to the recordings. This takes a moment …")
        else:
            self._screen.tell("One voice is still being added. This one can follow in a moment.")

    @Slot(object)
    def _take_in(self, added: Pack | Failure) -> None:
        self._show()
        if isinstance(added, Failure):
            self._screen.tell(str(added))
        else:
            self._screen.tell(f"“{added.name}” is here now, with {len(added.lines)} recorded lines.")

    # Parts

    @cached_property
    def _packs(self) -> VoicePacks:
        from relaxapp.sound.voice_packs import VoicePacks

        return VoicePacks(self._house.where.voice_packs)

    @cached_property
    def _recording(self) -> Recording:
        from relaxapp.app.recording import Recording

        recording = Recording(self._house, self._packs, parent=self)
        recording.back.connect(self._come_back)
        return recording

    @cached_property
    def _screen(self) -> VoicePacksScreen:
        from relaxapp.ui.voice_packs import VoicePacksScreen

        screen = VoicePacksScreen()
        screen.use.connect(self._use)
        screen.removed.connect(self._remove)
        screen.add_archive.connect(self._ask_for_archive)
        screen.add_folder.connect(self._ask_for_folder)
        screen.record.connect(self._record_exercise)
        screen.listed.connect(self._ask_where_to_list)
        screen.back.connect(self.back)
        return screen
