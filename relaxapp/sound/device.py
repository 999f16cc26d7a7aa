"""The sound device, through simpleaudio: found out first, then played on.

simpleaudio opens the device while it holds Python's lock, and opening never returns when a sound server is there but
frozen: the whole program would stand still. So the device is opened once on trial, through ALSA itself, in a thread
that may be left behind. (Measured on PulseAudio: the trial takes 3 to 5 ms; a server that is gone refuses within 1 ms;
a frozen one was waited for until it died.)
"""

from __future__ import annotations

import ctypes
import logging
import os
import queue
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Protocol

from relaxapp.sound.mix import RATE
from relaxapp.sound.output import NoSound

if TYPE_CHECKING:
    import mmap

log = logging.getLogger(__name__)

CHANNELS: Final = 2
SAMPLE_BYTES: Final = 2
_SERVER_LATENCY: Final = 300
"""Milliseconds that PulseAudio holds ready. With its own choice (100) a busy computer is heard as dropouts."""
_OWN_BUFFER: Final = 100
"""Milliseconds that simpleaudio asks ALSA to hold, at least; the server's share replaces it when that is larger."""
_SAFETY: Final = RATE * 50 // 1000
"""Frames: what was read was up to 20 ms more than what the server had been asked to hold."""
_PATIENCE: Final = 1.0
"""Seconds that a device may take to open."""
_LARGEST: Final = 2**31 - 1
"""Bytes that simpleaudio can count."""
_LATENCY_VARIABLE: Final = "PULSE_LATENCY_MSEC"
_STREAM_PLAYBACK: Final = 0
_FORMAT_S16_LE: Final = 2
_ACCESS_RW_INTERLEAVED: Final = 3

_STILL_WORKS: Final = "The session goes on with words on the screen."
_TO_DO: Final = "Check that a loudspeaker or headphones are connected and switched on."


class Playing(Protocol):
    """A sound that plays."""

    def stop(self) -> None:
        """Ask it to end; it does after what the device has taken already."""

    def is_playing(self) -> bool:
        """Tell whether it still plays."""


class Device(Protocol):
    """Something that plays int16 stereo at RATE from memory that may still be written while it plays."""

    margin: int
    """Frames that the device takes ahead of what is heard, at most."""
    lead: int
    """Frames that it usually takes ahead."""

    def check(self) -> None:
        """Raise NoSound unless something could be played now."""

    def play(self, memory: mmap.mmap) -> Playing:
        """Start to play the memory. Raises NoSound."""


def load() -> None:
    """Have simpleaudio loaded before a press waits for it. Where that fails, whoever begins a session is told."""
    with suppress(NoSound):
        SimpleaudioDevice()


class SimpleaudioDevice:
    """The system's default device. Raises NoSound when simpleaudio can't be used here."""

    def __init__(self) -> None:
        held = os.environ.setdefault(_LATENCY_VARIABLE, str(_SERVER_LATENCY))
        held_ms = int(held) if held.isdecimal() else _SERVER_LATENCY
        self.lead: int = max(held_ms, _OWN_BUFFER) * RATE // 1000
        self.margin: int = self.lead + _SAFETY
        try:
            import simpleaudio
            from simpleaudio import _simpleaudio
        except ImportError as error:
            raise NoSound(
                "A part of the program that makes sound (simpleaudio) is missing.",
                _STILL_WORKS,
                "Install it as the read-me page says.",
            ) from error
        self._play_buffer = simpleaudio.play_buffer
        self._refusal: type[Exception] = _simpleaudio.SimpleaudioError

    def check(self) -> None:
        """Raise NoSound when the device can't be opened, or doesn't answer within a second."""
        if not sys.platform.startswith("linux"):
            return
        answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=lambda: answers.put(_try_alsa()), name="sound-check", daemon=True).start()
        try:
            refusal = answers.get(timeout=_PATIENCE)
        except queue.Empty as error:
            raise NoSound("The sound system does not answer.", _STILL_WORKS, _TO_DO) from error
        if refusal:
            log.info("no sound device: %s", refusal)
            raise NoSound("No sound device was found.", _STILL_WORKS, _TO_DO)

    def play(self, memory: mmap.mmap) -> Playing:
        """Play the memory, reading it as it goes along. Raises NoSound, also for more than three hours."""
        if len(memory) > _LARGEST:
            raise NoSound("This session is too long for the sound device.", _STILL_WORKS)
        self.check()
        try:
            playing: Playing = self._play_buffer(memory, CHANNELS, SAMPLE_BYTES, RATE)
        except self._refusal as error:
            raise NoSound("The sound device can't be used just now.", _STILL_WORKS, _TO_DO) from error
        return playing


def _try_alsa() -> str:
    """Open and close the default device as simpleaudio does. Return why that is not possible, or ""."""
    try:
        alsa = ctypes.CDLL("libasound.so.2")
    except OSError as error:
        return str(error)
    _keep_quiet(alsa)
    handle = ctypes.c_void_p()
    code = alsa.snd_pcm_open(ctypes.byref(handle), b"default", _STREAM_PLAYBACK, 0)
    if code >= 0:
        code = alsa.snd_pcm_set_params(
            handle, _FORMAT_S16_LE, _ACCESS_RW_INTERLEAVED, CHANNELS, RATE, 1, _OWN_BUFFER * 1000
        )
        alsa.snd_pcm_close(handle)
    alsa.snd_strerror.restype = ctypes.c_char_p
    return "" if code >= 0 else str(alsa.snd_strerror(code), "utf-8", "replace")


def quieten() -> None:
    """Keep what ALSA would print from this thread off the terminal, where there is ALSA at all."""
    try:
        _keep_quiet(ctypes.CDLL("libasound.so.2"))
    except OSError as error:
        log.debug("no ALSA: %s", error)


def _complain(_file: bytes, _line: int, function: bytes, _code: int, text: bytes, _values: int) -> None:
    log.debug("ALSA, in %s: %s", function, text)


_COMPLAIN: Final = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p
)(_complain)
"""Kept for good: ALSA remembers where it is."""


def _keep_quiet(alsa: ctypes.CDLL) -> None:
    """Send what ALSA would print on the terminal from this thread to the log instead."""
    try:
        set_local = alsa.snd_lib_error_set_local
    except AttributeError:
        log.debug("this ALSA prints its complaints itself")
        return
    set_local.restype = ctypes.c_void_p
    set_local(_COMPLAIN)
