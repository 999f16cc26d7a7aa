"""The person's own sound files as soundscapes: kept in a private folder, decoded once, heard without end.

Nothing here needs numpy before a sound is decoded or heard.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.paths import private_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from relaxapp.sound.soundscapes.pieces import Soundscape

log = logging.getLogger("relaxapp")

OWN: Final = "own:"
"""How the id of such a soundscape begins; the rest is the name of its file."""
KINDS: Final = (".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3")
_LARGEST: Final = 2_000_000_000
_FORGOTTEN: Final = 86_400.0
"""Seconds after which a file that was never finished is taken away."""
_STILL: Final = "All other sounds can be heard."


class OwnSounds:
    """The sound files in `folder`; what is decoded of them is kept in `cache`. Any thread may use it.

    The person may put files into the folder and take them away by hand: it is read anew each time.
    """

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        self._folder = folder
        self._cache = cache or folder / ".decoded"
        self._decoding = threading.Lock()
        self._found_out: dict[tuple[str, int, int], str] = {}

    def titles(self) -> Mapping[str, str]:
        """Return id → title of every file, in order. Those that can't be played say so behind their title."""
        marked = {True: " (can't be played)", False: ""}
        return {own: path.stem + marked[bool(self._trouble(path))] for own, path in self._files().items()}

    def problem(self, own: str) -> str:
        """Return in plain words why a sound can't be played, "" when it can."""
        path = self._files().get(own)
        return self._trouble(path) if path else "It is no longer there."

    def add(self, source: Path) -> str:
        """Copy a file into the folder, decode it, and return its id. Takes seconds for an hour of music.

        Raises Failure when it is none that can be played, or can't be copied; then nothing is left behind.
        """
        if source.suffix.lower() not in KINDS:
            raise Failure(
                f"“{source.name}” is a kind of file that can't be played here.",
                _STILL,
                "WAV, FLAC, Ogg and MP3 files can.",
            )
        try:
            if not source.is_file() or source.stat().st_size > _LARGEST:
                raise Failure(f"“{source.name}” can't be used: it is no file, or far too large.", _STILL)
            if reason := self._trouble(source):
                raise _unplayable(source, reason)
            path = self._copied(source)
        except OSError as error:
            raise Failure(f"“{source.name}” can't be copied ({error.strerror}).", _STILL) from error
        own = _id(path)
        try:
            self.prepare(own)
        except Failure:
            path.unlink(missing_ok=True)
            raise
        return own

    def remove(self, own: str) -> None:
        """Delete the copy of a file, and what was decoded of it. Raises Failure when it can't be deleted."""
        path = self._files().get(own)
        if not path:
            return
        try:
            path.unlink(missing_ok=True)
            for decoded in self._decoded(path.name):
                decoded.unlink(missing_ok=True)
        except OSError as error:
            raise Failure(f"“{path.stem}” can't be deleted ({error.strerror}).") from error

    def waits(self, own: str) -> bool:
        """Tell whether a sound, as far as is known one that can be played, is to be decoded before it is heard."""
        path = self._files().get(own)
        return path is not None and not self._trouble(path) and not self._kept(path)

    def prepare(self, own: str, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Decode a sound unless that is done; to be called in the background: an hour takes some twenty seconds.

        Raises Failure when it can't be played, KeyboardInterrupt when `cancelled` says so.
        """
        with self._decoding:
            path = self._playable(own)
            if not self._kept(path):
                self._decode(path, cancelled)

    def soundscape(self, own: str) -> Soundscape:
        """Return a sound that is ready. Raises Failure when it can't be played, or is not ready."""
        from relaxapp.sound.endless import Endless

        path = self._playable(own)
        decoded = self._kept(path)
        try:
            if decoded:
                return Endless(decoded, float(decoded.stem.rpartition("_")[2]))
        except OSError as error:
            raise Failure(f"“{path.stem}” can't be read ({error.strerror}).", _STILL) from error
        raise Failure(f"“{path.stem}” is not ready yet.", _STILL)

    def _files(self) -> dict[str, Path]:
        try:
            paths = sorted(self._folder.iterdir(), key=lambda path: path.name.casefold())
        except FileNotFoundError:
            return {}
        except OSError as error:
            log.warning("the folder of own sounds can't be read: %s", error)
            return {}
        shown = (path for path in paths if path.suffix.lower() in KINDS and not path.name.startswith("."))
        return {_id(path): path for path in shown if path.is_file()}

    def _playable(self, own: str) -> Path:
        path = self._files().get(own)
        if not path:
            raise Failure(f"The sound “{Path(own.removeprefix(OWN)).stem}” is no longer there.", _STILL)
        if reason := self._trouble(path):
            raise _unplayable(path, reason)
        return path

    def _trouble(self, path: Path) -> str:
        """Look once into each file as it is."""
        try:
            key = _state(path)
        except OSError:
            return "It can't be read."
        if key not in self._found_out:
            from relaxapp.sound.decoding import trouble

            self._found_out[key] = trouble(path)
        return self._found_out[key]

    def _copied(self, source: Path) -> Path:
        handle, part = tempfile.mkstemp(dir=private_directory(self._folder), prefix=".", suffix=".part")
        os.close(handle)
        try:
            shutil.copyfile(source, part)
            path = _free(self._folder, source.name.replace("+", " ").lstrip(". "))
            Path(part).rename(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
        return path

    # What was decoded: NAME-STATE_GAIN.pcm, all that is to be known of it in its name

    def _decoded(self, name: str) -> Iterator[Path]:
        return self._cache.glob(f"{_hash(name)}-*.pcm")

    def _kept(self, path: Path) -> Path | None:
        with suppress(OSError):  # a file that has gone has nothing decoded
            return next(self._cache.glob(f"{_hash(path.name)}-{_hash(_state(path))}_*.pcm"), None)
        return None

    def _decode(self, path: Path, cancelled: Callable[[], bool]) -> None:
        from relaxapp.sound.decoding import Unplayable, decode

        part = ""
        try:
            self._tidy(private_directory(self._cache))
            handle, part = tempfile.mkstemp(dir=self._cache, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                decoded = decode(path, file, cancelled)
            for old in self._decoded(path.name):
                old.unlink(missing_ok=True)
            Path(part).rename(self._cache / f"{_hash(path.name)}-{_hash(_state(path))}_{decoded.gain:.6g}.pcm")
        except Unplayable as reason:
            self._found_out[_state(path)] = str(reason)
            raise _unplayable(path, str(reason)) from reason
        except OSError as error:
            raise Failure(
                f"“{path.stem}” can't be made ready ({error.strerror}).", _STILL, "Is there room on the disk?"
            ) from error
        finally:
            with suppress(OSError):  # it is gone already when all went well
                Path(part).unlink(missing_ok=True)

    def _tidy(self, cache: Path) -> None:
        """Let go of what was decoded of files that have gone, and of what was never finished."""
        known = {_hash(path.name) for path in self._files().values()}
        for path in cache.iterdir():
            unfinished = path.suffix == ".part" and time.time() - path.stat().st_mtime > _FORGOTTEN
            if unfinished or (path.suffix == ".pcm" and path.name.partition("-")[0] not in known):
                path.unlink(missing_ok=True)


def _unplayable(path: Path, reason: str) -> Failure:
    return Failure(f"“{path.stem}” can't be played. {reason}", _STILL)


def _id(path: Path) -> str:
    return OWN + path.name.replace("+", " ")


def _state(path: Path) -> tuple[str, int, int]:
    stat = path.stat()
    return (str(path), stat.st_size, stat.st_mtime_ns)


def _hash(of: object) -> str:
    import hashlib  # takes long to import, and nothing of it is needed before the window is seen

    return hashlib.sha256(repr(of).encode(errors="surrogateescape")).hexdigest()[:16]


def _free(folder: Path, name: str) -> Path:
    """Return a path of that name, or of one like it, that is not taken."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem} {number}{Path(name).suffix}"
    return path
