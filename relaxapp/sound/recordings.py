"""Spoken lines kept on disk: FLAC files whose names are the index, so that there is no index to get damaged.

`KEY-FRAMES.flac` is a line that two renderings agreed on, `KEY-FRAMES-once.flac` one that was rendered once. Listing
the folder tells every length without opening a file; a name appears only when its file is whole, and programs that run
side by side do not disturb each other.
"""

from __future__ import annotations

import io
import logging
import os
import re
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.paths import private_directory

if TYPE_CHECKING:
    from relaxapp.sound.mix import Samples

log = logging.getLogger("relaxapp")

RATE: Final = 48_000
"""Samples a second of what is kept: the mixer's rate, said here again because the mixer needs numpy."""
_NAME: Final = re.compile(r"(?P<key>[0-9a-f]{32})-(?P<frames>[1-9]\d{0,8})(?P<once>-once)?\.flac")
_LARGEST: Final = 400_000_000
"""Bytes. The lines that were not used for longest are let go beyond it; all lines of one voice take some 30 MB."""
_FORGOTTEN_PART: Final = 86_400.0
"""Seconds after which a file that was never finished is taken away."""


@dataclass(frozen=True)
class _Kept:
    frames: int
    proved: bool
    path: Path | None
    encoded: bytes = b""


class Recordings:
    """The lines kept in `folder`, and in memory where the folder can't be written. Any thread may use it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._listed: dict[str, _Kept] | None = None
        self._trouble: Failure | None = None

    @property
    def trouble(self) -> Failure | None:
        """Why new lines can't be kept for the next time; None while all is well."""
        return self._trouble

    def seconds(self, key: str) -> float | None:
        """Return how long a line is, None when it is not there. Reads no file."""
        with self._lock:
            kept = self._index.get(key)
        return kept.frames / RATE if kept else None

    def proved(self, key: str) -> bool:
        """Tell whether nothing is left to be done for a line: two renderings agreed, or it can't be kept anyway."""
        with self._lock:
            kept = self._index.get(key)
        return kept is not None and (kept.proved or kept.path is None)

    def keep(self, key: str, samples: Samples, *, proved: bool) -> None:
        """Keep a line, in place of what there was; in memory if it can't be written."""
        import numpy as np
        import soundfile

        buffer = io.BytesIO()
        soundfile.write(buffer, np.round(samples * 32767).astype(np.int16), RATE, format="FLAC", subtype="PCM_16")
        path = self._folder / f"{key}-{len(samples)}{'' if proved else '-once'}.flac"
        kept = _Kept(len(samples), proved, path)
        try:
            self._write(path, buffer.getvalue())
        except (OSError, Failure) as error:
            self._cannot_keep(error)
            kept = _Kept(len(samples), proved, None, buffer.getvalue())
        with self._lock:
            before = self._index.get(key)
            self._index[key] = kept
        if before and before.path and before.path != kept.path:
            _remove(before.path)

    def prove(self, key: str) -> None:
        """Note that a second rendering agreed."""
        with self._lock:
            kept = self._index.get(key)
            if not kept or kept.proved or not kept.path:
                return
            path = kept.path.with_name(kept.path.name.replace("-once", ""))
            try:
                kept.path.rename(path)
            except OSError as error:
                self._cannot_keep(error)
                return
            self._index[key] = _Kept(kept.frames, True, path)

    def load(self, key: str) -> Samples | None:
        """Read a line; None when it is not there. A damaged one is thrown away, so that it gets rendered again."""
        import soundfile

        with self._lock:
            kept = self._index.get(key)
        if not kept:
            return None
        try:
            encoded = kept.path.read_bytes() if kept.path else kept.encoded
            samples: Samples
            samples, rate = soundfile.read(io.BytesIO(encoded), dtype="float32")
            if rate != RATE or samples.shape != (kept.frames,):
                raise ValueError("its name and its contents differ")  # noqa: TRY301 - damaged like the others
        except (OSError, ValueError, soundfile.SoundFileError) as error:
            log.warning("a recording is damaged and will be made again: %s", error)
            self._forget(key, kept)
            return None
        if kept.path:
            _touch(kept.path)
        samples.flags.writeable = False
        return samples

    @property
    def _index(self) -> dict[str, _Kept]:
        if self._listed is None:
            self._listed = _list(self._folder)
        return self._listed

    def _forget(self, key: str, kept: _Kept) -> None:
        with self._lock:
            if self._index.get(key) == kept:
                del self._index[key]
        if kept.path:
            _remove(kept.path)

    def _write(self, path: Path, encoded: bytes) -> None:
        private_directory(self._folder)
        handle, part = tempfile.mkstemp(dir=self._folder, suffix=".part")  # readable by its owner alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(encoded)
            Path(part).replace(path)
        except OSError:
            _remove(Path(part))
            raise

    def _cannot_keep(self, error: OSError | Failure) -> None:
        if self._trouble:
            return
        log.warning("recordings can't be kept: %s", error)
        self._trouble = Failure(
            "The spoken lines can't be kept for the next time.",
            "They are spoken all the same, and made anew each time.",
            f"Is there room on the disk, and may you write to {self._folder}?",
        )


def _list(folder: Path) -> dict[str, _Kept]:
    """Read the folder, and let go of what is old when it has grown too large."""
    found: dict[str, _Kept] = {}
    ages: list[tuple[float, int, str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                status = entry.stat()
                match = _NAME.fullmatch(entry.name)
                if match and status.st_size:
                    kept = _Kept(int(match["frames"]), not match["once"], Path(entry.path))
                    if not (match["key"] in found and found[match["key"]].proved):
                        found[match["key"]] = kept
                    ages.append((status.st_mtime, status.st_size, entry.path))
                elif entry.name.endswith(".part") and time.time() - status.st_mtime > _FORGOTTEN_PART:
                    _remove(Path(entry.path))
    except FileNotFoundError:
        return {}
    except OSError as error:
        log.warning("the recordings can't be listed: %s", error)
    return _within(_LARGEST, found, ages)


def _within(largest: int, found: dict[str, _Kept], ages: list[tuple[float, int, str]]) -> dict[str, _Kept]:
    total = sum(size for _, size, _ in ages)
    gone = set()
    for _, size, path in sorted(ages):
        if total <= largest:
            break
        total -= size
        gone.add(Path(path))
        _remove(Path(path))
    return {key: kept for key, kept in found.items() if kept.path not in gone}


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s can't be taken away: %s", path, error)


def _touch(path: Path) -> None:
    """Note that a recording was used, by its time, which a read-only folder simply keeps."""
    try:
        os.utime(path)
    except OSError as error:
        log.debug("%s keeps its time: %s", path, error)
