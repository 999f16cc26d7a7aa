"""Writes a session to a sound file, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import soundfile

from relaxapp.failures import Failure
from relaxapp.sound.automation import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.mix import Mix

_FORMATS: Final = {".wav": ("WAV", "PCM_16"), ".flac": ("FLAC", "PCM_16"), ".ogg": ("OGG", "VORBIS")}
_BLOCK: Final = RATE


def writable(path: Path) -> None:
    """Raise Failure when a sound file can't be written there, before any work is put into it."""
    _format(path)
    if path.is_dir():
        raise Failure(f"{path} is a folder.", to_do="Choose a name for the file in it.")
    _part(path).unlink()


def render_to_file(
    mix: Mix, path: Path, *, on_progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> None:
    """Write the whole session as .wav, .flac or .ogg, readable by its owner alone.

    `on_progress` hears how much is done (0..1). Raises Failure when it can't be written, and KeyboardInterrupt when
    `cancelled` says so or somebody presses Ctrl-C; either way a file that was there before stays, and nothing else.
    """
    writable(path)
    part = _part(path)
    try:
        _write(mix, part, _format(path), on_progress, cancelled)
        part.replace(path)
    except (OSError, soundfile.SoundFileError) as error:
        raise Failure(f"{path} could not be written ({_reason(error)}).", to_do="Is there room on the disk?") from error
    finally:
        with suppress(OSError):  # it is gone already when all went well
            part.unlink(missing_ok=True)


def _write(
    mix: Mix,
    part: Path,
    file_format: tuple[str, str],
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    kind, subtype = file_format
    frames = mix.frames
    with soundfile.SoundFile(part, "w", RATE, 2, subtype, format=kind) as file:
        for start in range(0, frames, _BLOCK):
            if cancelled():
                raise KeyboardInterrupt
            file.write(mix.render(start, min(_BLOCK, frames - start)))
            on_progress(min(start + _BLOCK, frames) / frames)
    if soundfile.info(part).frames != frames:
        raise OSError("the file is shorter than the session")


def _format(path: Path) -> tuple[str, str]:
    try:
        return _FORMATS[path.suffix.lower()]
    except KeyError:
        raise Failure(
            f"Sound files can't be written as “{path.suffix or path.name}”.",
            to_do=f"Let the name end in {', '.join(_FORMATS)}.",
        ) from None


def _part(path: Path) -> Path:
    """Make the unfinished file beside the finished one."""
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
