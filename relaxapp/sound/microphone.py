"""The microphone, through miniaudio: it brings all that it needs, and asks the sound system only when it is opened.

Opening one never returns when a sound server is there but frozen, so it is opened in a thread that may be left behind.
"""

from __future__ import annotations

import logging
import queue
import sys
import threading
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from relaxapp.failures import Failure
from relaxapp.sound.device import quieten
from relaxapp.sound.mix import RATE, Samples
from relaxapp.sound.pack_recordings import LONGEST, level

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

log = logging.getLogger(__name__)

_PATIENCE: Final = 3.0
"""Seconds that a microphone may take to open."""
_BUFFER_MS: Final = 50
_METER: Final = RATE // 10
"""Frames that the meter looks at."""


class NoMicrophone(Failure):
    """There is nothing to record with now."""


class Microphone(Protocol):
    """Something that records."""

    def start(self) -> None:
        """Begin to record. May take seconds. Raises NoMicrophone."""

    def heard(self) -> bool:
        """Tell whether any sound has come in yet; until then nobody should speak."""

    def level(self) -> float:
        """Return how loud it is now, 0..1 as the ear has it."""

    def stop(self) -> Samples:
        """End and return what was recorded: mono, RATE frames a second. May take a moment."""


class Capture(Protocol):
    """An open device."""

    def start(self, store: Generator[None, bytes, None]) -> None:
        """Send what comes in to `store`, from a thread."""

    def close(self) -> None:
        """Send nothing more and give the device back."""


class SystemMicrophone:
    """The system's usual microphone. What is recorded stays in memory until it is asked for."""

    def __init__(self, open_capture: Callable[[], Capture] | None = None, patience: float = _PATIENCE) -> None:
        self._open_capture = open_capture or _miniaudio
        self._patience = patience
        self._capture: Capture | None = None
        self._blocks: list[Samples] = []
        self._frames = 0
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to record. Raises NoMicrophone when there is none, or it does not answer within some seconds."""
        self.stop()
        answers: queue.SimpleQueue[Capture | NoMicrophone] = queue.SimpleQueue()

        def begin() -> None:
            try:
                answers.put(self._open_capture())
            except NoMicrophone as refusal:
                answers.put(refusal)

        threading.Thread(target=begin, name="microphone", daemon=True).start()
        try:
            answer = answers.get(timeout=self._patience)
        except queue.Empty as error:
            raise _none("The sound system does not answer.") from error
        if isinstance(answer, NoMicrophone):
            raise answer
        store = self._store()
        next(store)
        self._capture = answer
        answer.start(store)

    def heard(self) -> bool:
        """Tell whether any sound has come in yet."""
        return self._frames > 0

    def level(self) -> float:
        """Return how loud it is now, 0..1 as the ear has it."""
        with self._lock:
            latest = self._blocks[-3:]
        return level(np.concatenate(latest)[-_METER:]) if latest else 0.0

    def stop(self) -> Samples:
        """End and return what was recorded; what is longer than a line can be was not kept."""
        capture, self._capture = self._capture, None
        if capture:
            thread = threading.Thread(target=capture.close, name="microphone", daemon=True)
            thread.start()
            thread.join(self._patience)
        with self._lock:
            sound = np.concatenate(self._blocks) if self._blocks else np.zeros(0, np.float32)
            self._blocks, self._frames = [], 0
        return sound

    def _store(self) -> Generator[None, bytes, None]:
        """Keep what comes in."""
        while self._frames < LONGEST * RATE:
            data = yield
            with self._lock:
                self._blocks.append(np.frombuffer(data, np.float32).copy())
                self._frames += len(self._blocks[-1])


class _Miniaudio:
    def __init__(self) -> None:
        try:
            import miniaudio
        except ImportError as error:
            raise _none("A part of the program that records (miniaudio) is missing.") from error
        quieten()
        backend = miniaudio.Backend
        # Elsewhere miniaudio's own order is right; on Linux it would also take its stand-in that only pretends.
        linux = [backend.PULSEAUDIO, backend.ALSA, backend.JACK] if sys.platform.startswith("linux") else None
        try:
            self._device = miniaudio.CaptureDevice(
                input_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=_BUFFER_MS,
                backends=linux,
                app_name="Relaxapp",
            )
        except miniaudio.MiniaudioError as error:
            log.info("no microphone: %s", error)
            raise _none("No microphone was found.") from error

    def start(self, store: Generator[None, bytes, None]) -> None:
        self._device.start(store)

    def close(self) -> None:
        self._device.close()


def _miniaudio() -> Capture:
    return _Miniaudio()


def _none(what: str) -> NoMicrophone:
    return NoMicrophone(
        what,
        "Lines can be recorded elsewhere as well: “Voices from recordings” in the settings tells how.",
        "Check that a microphone is connected and that this program may use it.",
    )
