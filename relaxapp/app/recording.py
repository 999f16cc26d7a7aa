"""Recording an exercise's lines in the window: the microphone is open only while somebody records."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relaxapp.failures import Failure
from relaxapp.ui.record_lines import At

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.app.house import House
    from relaxapp.exercises.script import Script
    from relaxapp.sound.microphone import Microphone
    from relaxapp.sound.voice_packs import Pack, VoicePacks
    from relaxapp.ui.record_lines import RecordLinesScreen

MY_VOICE: Final = "My voice"
_TICK_MS: Final = 50
_PATIENCE_MS: Final = 5000
"""Until then the first sound must have come in."""


def _system_microphone() -> Microphone:
    from relaxapp.sound.microphone import SystemMicrophone

    return SystemMicrophone()


class Recording(QObject):
    """Takes up one line after another into a voice pack. `back` tells that the person is through with it."""

    back = Signal()
    _opened = Signal(object)
    _kept = Signal(object)

    def __init__(
        self,
        house: House,
        packs: VoicePacks,
        *,
        make_microphone: Callable[[], Microphone] = _system_microphone,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._packs = packs
        self._make_microphone = make_microphone
        self._microphone: Microphone | None = None
        self._working: threading.Thread | None = None
        self._at = At.REST
        self._name = MY_VOICE
        self._lines: tuple[str, ...] = ()
        self._number = 0
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._waited = 0
        self._opened.connect(self._go_on)
        self._kept.connect(self._take_up)

    def open(self, script: Script) -> None:
        """Show the lines of an exercise, at the first one that is not recorded."""
        from relaxapp.exercises.every_line import every_line

        self._discard()
        self._lines = every_line(script)
        self._screen.show_exercise(script.title, self._name)
        recorded = self._recorded()
        self._number = next((number for number, line in enumerate(self._lines) if line not in recorded), 0)
        self._show_line()
        self._house.window.show_screen(self._screen)

    def close(self) -> None:
        """Give the microphone back."""
        self._discard()
        if self._working:
            self._working.join()

    # One line

    @Slot()
    def _record(self) -> None:
        if self._at is not At.REST:
            return
        if not self._name:
            self._screen.tell("Give the voice a name first: whose is it?")
            self._screen.name.setFocus()
            return
        self._screen.tell("")
        self._house.sessions.end_preview()  # or it would be recorded too
        self._set(At.OPENING)
        microphone = self._microphone = self._make_microphone()

        def begin() -> None:
            try:
                microphone.start()
            except Failure as failure:
                self._opened.emit(failure)
            else:
                if self._microphone is not microphone:  # it was given up meanwhile
                    microphone.stop()
                self._opened.emit(microphone)

        self._work(begin)

    @Slot(object)
    def _go_on(self, outcome: Microphone | Failure) -> None:
        if self._at is not At.OPENING or self._microphone is None:
            return
        if isinstance(outcome, Failure):
            self._microphone = None
            self._set(At.REST)
            self._screen.tell(str(outcome))
        else:
            self._waited = 0
            self._ticker.start()

    @Slot()
    def _tick(self) -> None:
        """Show how loud it is; nobody is told to speak before sound comes in."""
        if self._microphone is None:
            return
        if self._at is At.OPENING and self._microphone.heard():
            self._set(At.RECORDING)
        self._waited += _TICK_MS
        if self._at is At.OPENING and self._waited > _PATIENCE_MS:
            self._discard()
            self._screen.tell("Nothing comes in from the microphone. Is it switched on, and may this program use it?")
        else:
            self._screen.show_level(self._microphone.level() if self._microphone else 0.0)

    @Slot()
    def _stop(self) -> None:
        microphone, self._microphone = self._microphone, None
        if self._at is not At.RECORDING or microphone is None:
            return
        self._ticker.stop()
        self._set(At.KEEPING)
        name, line = self._name, self._lines[self._number]
        self._work(lambda: self._kept.emit(_keep(microphone, self._packs, name, line)))

    @Slot(object)
    def _take_up(self, outcome: Pack | Failure) -> None:
        if self._at is not At.KEEPING:
            return
        self._at = At.REST
        self._show_line()
        if isinstance(outcome, Failure):
            self._screen.tell(str(outcome))
        else:
            self._screen.show_recorded()

    @Slot()
    def _listen(self) -> None:
        if pack := self._pack():
            self._house.sessions.preview(replace(self._house.chosen(), voice=pack.voice), self._lines[self._number])

    @Slot(int)
    def _go(self, way: int) -> None:
        if self._at is At.REST:
            self._number = min(max(self._number + way, 0), len(self._lines) - 1)
            self._show_line()
            self._screen.tell("")
            self._screen.focus_first()

    @Slot(str)
    def _rename(self, name: str) -> None:
        if name != self._name and self._at is At.REST:
            self._name = name
            self._show_line()

    @Slot()
    def _discard(self) -> None:
        """Close the microphone; what it heard is forgotten."""
        self._ticker.stop()
        microphone, self._microphone = self._microphone, None
        if self._at is not At.REST:
            self._set(At.REST)
        if microphone:
            threading.Thread(target=microphone.stop, name="microphone").start()

    @Slot()
    def _leave(self) -> None:
        self._discard()
        self._house.sessions.end_preview()
        self.back.emit()

    def _work(self, job: Callable[[], None]) -> None:
        """Do in a thread what may take seconds."""
        self._working = threading.Thread(target=job, name="recording")
        self._working.start()

    def _set(self, at: At) -> None:
        self._at = at
        self._screen.show_state(at)

    def _show_line(self) -> None:
        recorded = self._recorded()
        line = self._lines[self._number]
        self._screen.show_line(line, self._number + 1, len(self._lines), len(recorded), recorded=line in recorded)

    def _recorded(self) -> set[str]:
        pack = self._pack()
        if pack is None:
            return set()
        voice = self._packs.voice(pack.voice)
        return {line for line in self._lines if voice.seconds(line) is not None}

    def _pack(self) -> Pack | None:
        try:
            packs = self._packs.packs()
        except Failure as failure:
            self._screen.tell(str(failure))
            return None
        return next((pack for pack in packs if pack.name.casefold() == self._name.casefold()), None)

    @cached_property
    def _screen(self) -> RecordLinesScreen:
        from relaxapp.ui.record_lines import RecordLinesScreen

        screen = RecordLinesScreen()
        screen.record.connect(self._record)
        screen.stop.connect(self._stop)
        screen.listen.connect(self._listen)
        screen.go.connect(self._go)
        screen.named.connect(self._rename)
        screen.gone.connect(self._discard)
        screen.back.connect(self._leave)
        return screen


def _keep(microphone: Microphone, packs: VoicePacks, name: str, line: str) -> Pack | Failure:
    """End a recording and keep it, in a thread."""
    from relaxapp.sound.mix import RATE
    from relaxapp.sound.pack_recordings import Unusable, polished

    try:
        return packs.add(name, line, polished(microphone.stop(), RATE))
    except Unusable as why:
        return Failure(f"This one was not kept: {why}.", to_do="Come a little closer to the microphone, and try again.")
    except Failure as failure:
        return failure
