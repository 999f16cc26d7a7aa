"""Writes a session to a sound file, whole or not at all, with its title and its chapters."""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import soundfile

from relaxapp.failures import Failure
from relaxapp.sound import flac, id3, ogg, riff
from relaxapp.sound.automation import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relaxapp.sound.chapters import Labels
    from relaxapp.sound.mix import Mix, Samples

FORMATS: Final = (".wav", ".flac", ".ogg", ".opus", ".mp3")
"""The endings of the files that can be written."""
_BLOCK: Final = RATE


@dataclass(frozen=True)
class _Format:
    """What libsndfile calls a kind of file, and who writes labels into it, which libsndfile can't do."""

    container: str
    coding: str
    label: Callable[[BinaryIO, BinaryIO, Labels], None]


_FORMATS: Final = {
    ".wav": _Format("WAV", "PCM_16", riff.label),
    ".flac": _Format("FLAC", "PCM_16", flac.label),
    ".ogg": _Format("OGG", "VORBIS", ogg.label),
    ".opus": _Format("OGG", "OPUS", ogg.label),
    ".mp3": _Format("MP3", "MPEG_LAYER_III", id3.label),
}


def writable(path: Path) -> None:
    """Raise Failure when a sound file can't be written there, before any work is put into it."""
    _format(path)
    if path.is_dir():
        raise Failure(f"{path} is a folder.", to_do="Choose a name for the file in it.")
    _part(path).unlink()


def render_to_file(
    mix: Mix,
    path: Path,
    *,
    labels: Labels | None = None,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    """Write the whole session as one of FORMATS, exactly as long as it is, readable by its owner alone.

    `labels` are its title and chapters. `on_progress` hears how much is done (0..1). Raises Failure when it can't be
    written, and KeyboardInterrupt when `cancelled` says so or somebody presses Ctrl-C; either way a file that was there
    before stays, and nothing else.
    """
    writable(path)
    made = _format(path)
    with ExitStack() as leftovers:
        part = _unfinished(path, leftovers)
        try:
            _write(mix, part, made, on_progress, cancelled)
            if labels:
                bare, part = part, _unfinished(path, leftovers)
                with bare.open("rb") as source, part.open("wb") as target:
                    made.label(source, target, labels)
                _check(part, mix.frames)
            part.replace(path)
        except (OSError, soundfile.SoundFileError) as error:
            raise Failure(
                f"{path} could not be written ({_reason(error)}).", to_do="Is there room on the disk?"
            ) from error


def _write(
    mix: Mix,
    part: Path,
    made: _Format,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    frames = mix.frames
    with soundfile.SoundFile(part, "w", RATE, 2, made.coding, format=made.container) as file:
        for until, block in _blocks(mix):
            if cancelled():
                raise KeyboardInterrupt
            file.write(block)
            on_progress(until / frames)
    _check(part, frames)


def _blocks(mix: Mix) -> Iterator[tuple[int, Samples]]:
    """Yield the session block by block, each with the frame at which it ends.

    One block is mixed while the one before is encoded, which takes most of the time in the smaller kinds of files.
    """
    frames = mix.frames
    with ThreadPoolExecutor(1, "mixing") as ahead:
        coming = ahead.submit(mix.render, 0, min(_BLOCK, frames))
        for start in range(0, frames, _BLOCK):
            block, until = coming.result(), min(start + _BLOCK, frames)
            if until < frames:
                coming = ahead.submit(mix.render, until, min(_BLOCK, frames - until))
            yield until, block


def _check(part: Path, frames: int) -> None:
    if soundfile.info(part).frames != frames:
        raise OSError("the file is shorter than the session")


def _format(path: Path) -> _Format:
    try:
        return _FORMATS[path.suffix.lower()]
    except KeyError:
        raise Failure(
            f"Sound files can't be written as “{path.suffix or path.name}”.",
            to_do=f"Let the name end in {', '.join(FORMATS)}.",
        ) from None


def _unfinished(path: Path, leftovers: ExitStack) -> Path:
    """Make an unfinished file beside the finished one, which is taken away with the leftovers."""
    part = _part(path)

    def take_away() -> None:
        with suppress(OSError):  # it is gone already when all went well
            part.unlink(missing_ok=True)

    leftovers.callback(take_away)
    return part


def _part(path: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise Failure(
            f"Nothing can be written in the folder {path.parent} ({_reason(error)}).",
            to_do="Choose another folder, one that is yours.",
        ) from error
    os.close(handle)
    return Path(name)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or "the disk took only a part of it"
