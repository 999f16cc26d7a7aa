"""A long stretch of sound in memory, read at one place by the device while it is written a little further on."""

from __future__ import annotations

import logging
import mmap
import os
import sys
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.device import CHANNELS, SAMPLE_BYTES
from relaxapp.sound.output import NoSound

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from relaxapp.sound.mix import Samples

log = logging.getLogger(__name__)

_FRAME: Final = CHANNELS * SAMPLE_BYTES
_LOUDEST: Final = 32_767
_LINUX: Final = sys.platform.startswith("linux")
_PRESENT: Final = np.uint64(1 << 63)
_ENTRY: Final = 8


class Tape:
    """`frames` frames of int16 stereo, silent until written. Only the part in use takes up memory (on Linux).

    After writing, the pages are unmapped (their content stays): a page that is mapped later was read by somebody.
    So the tape knows how far the device has come, which simpleaudio does not tell. The kernel maps up to 64 KiB at
    once (a third of a second), so this is known that well and no better. Raises NoSound when there is no room for it.
    """

    def __init__(self, frames: int) -> None:
        self.frames = frames
        try:
            self.memory = mmap.mmap(-1, frames * _FRAME)
        except OSError as error:
            raise NoSound("There is not enough memory for so long a sound.") from error
        self._samples: NDArray[np.int16] = np.frombuffer(self.memory, np.int16).reshape(-1, CHANNELS)
        self._forgotten = 0
        self._page_map: int | None = None
        if _LINUX:
            self._advise(mmap.MADV_NOHUGEPAGE, 0, len(self.memory))
            self._page_map = _open_page_map()

    def write(self, at: int, samples: Samples) -> None:
        """Write float samples (-1..1) from frame `at` on."""
        self._put(at, np.rint(np.clip(samples, -1, 1) * _LOUDEST).astype(np.int16))

    def fade_out(self, at: int, frames: int, until: int) -> None:
        """Fade out what is written from `at` on within so many frames, and leave silence from there up to `until`."""
        stop = min(at + frames, self.frames)
        fade = np.linspace(1, 0, frames, endpoint=False, dtype=np.float32)[: stop - at, None]
        self._put(at, np.rint(self._samples[at:stop] * fade).astype(np.int16))
        self._put(stop, np.zeros((max(until - stop, 0), CHANNELS), np.int16))

    def forget(self, before: int) -> None:
        """Give back the memory of all frames before this one."""
        stop = before * _FRAME // mmap.PAGESIZE * mmap.PAGESIZE
        if _LINUX and stop > self._forgotten:
            self._advise(mmap.MADV_REMOVE, self._forgotten, stop - self._forgotten)
            self._forgotten = stop

    def read_until(self, first: int, until: int) -> int | None:
        """Return the end of what was read between two frames (`first` if nothing was), None if nobody can tell."""
        if self._page_map is None:
            return None
        base = self._samples.ctypes.data
        page = first * _FRAME // mmap.PAGESIZE
        pages = -(-until * _FRAME // mmap.PAGESIZE) - page
        entries = np.frombuffer(
            os.pread(self._page_map, pages * _ENTRY, (base // mmap.PAGESIZE + page) * _ENTRY), np.uint64
        )
        mapped = np.flatnonzero(entries & _PRESENT)
        return max((page + int(mapped[-1]) + 1) * mmap.PAGESIZE // _FRAME, first) if len(mapped) else first

    def close(self) -> None:
        """Let go of the memory; it is freed when the device has let go of it too."""
        if self._page_map is not None:
            os.close(self._page_map)
            self._page_map = None

    def _put(self, at: int, samples: NDArray[np.int16]) -> None:
        self._samples[at : at + len(samples)] = samples
        if _LINUX and len(samples):
            start = at * _FRAME // mmap.PAGESIZE * mmap.PAGESIZE
            self._advise(mmap.MADV_DONTNEED, start, (at + len(samples)) * _FRAME - start)

    def _advise(self, what: int, start: int, length: int) -> None:
        """Tell the system what the memory is for. Some know no such advice, as without huge pages: never mind."""
        try:
            self.memory.madvise(what, start, length)
        except OSError as error:
            log.debug("the system takes no advice on memory: %s", error)


def _open_page_map() -> int | None:
    try:
        return os.open("/proc/self/pagemap", os.O_RDONLY)
    except OSError as error:
        log.info("a device that stalls won't be noticed: %s", error)
        return None
