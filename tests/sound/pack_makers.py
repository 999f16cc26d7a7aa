"""Recordings and packs, as people make them, and as nobody should."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from tests.sound.small_sessions import talk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

ROOM = 48_000


def recorded(
    seconds: float = 1.0,
    *,
    before: float = 0.4,
    after: float = 0.6,
    level: float = 0.2,
    noise: float = 0.0005,
    seed: int = 1,
) -> NDArray[np.float32]:
    """Somebody speaks in a room: silence, speech, silence, all with a little noise."""
    random = np.random.default_rng(seed)
    speech = talk(seconds, seed)
    speech = speech * np.float32(level / np.abs(speech).max())
    sound = np.concatenate([np.zeros(round(before * ROOM)), speech, np.zeros(round(after * ROOM))])
    return (sound + random.standard_normal(len(sound)) * noise).astype(np.float32)


def encoded(sound: NDArray[np.float32], kind: str = "wav", rate: int = ROOM) -> bytes:
    """A recording as a file of this kind."""
    formats = {
        "wav": ("WAV", "PCM_16"),
        "flac": ("FLAC", "PCM_16"),
        "ogg": ("OGG", "VORBIS"),
        "opus": ("OGG", "OPUS"),
        "mp3": ("MP3", "MPEG_LAYER_III"),
        "float.wav": ("WAV", "FLOAT"),
        "24.wav": ("WAV", "PCM_24"),
        "aiff": ("AIFF", "PCM_16"),
    }
    container, coding = formats[kind]
    buffer = io.BytesIO()
    soundfile.write(buffer, sound, rate, format=container, subtype=coding)
    return buffer.getvalue()


def listed(lines: Mapping[str, str], name: str = "Anna") -> bytes:
    """The list of a pack."""
    body = "".join(f'"{file}" = "{line}"\n' for file, line in lines.items())
    return f'name = "{name}"\nlanguage = "en"\n\n[lines]\n{body}'.encode()


def files(lines: Mapping[str, str], name: str = "Anna") -> dict[str, bytes]:
    """A good pack: the list and a recording for each line."""
    sounds = {f"{file}.wav": encoded(recorded(seed=seed)) for seed, file in enumerate(lines, 1)}
    return {"pack.toml": listed(lines, name), **sounds}


def folder(path: Path, contents: Mapping[str, bytes]) -> Path:
    path.mkdir()
    for name, content in contents.items():
        (path / name).write_bytes(content)
    return path


def zipped(path: Path, contents: Mapping[str, bytes], inside: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(inside + name, content)
    return path
