"""The voices of this computer that can speak our words, with names that people can choose from."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.sound.engine import WORKER, Engine, Limits, NoEngine, Stumble
from relaxapp.sound.voice_packs import VoicePacks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

log = logging.getLogger("relaxapp")

# Chosen by measuring 22 variants of three English accents over a minute of our own sentences at 120 words a minute
# (pitch 40, range 35). "f4" has the least roughness of all that keep their consonants (harmonics 13.9 dB above the
# noise; the plain voice: 9.5), a low voice for a woman (154 Hz; the other women's 167 to 214), calm melody (1.2
# semitones), and less hiss above 4 kHz than f2's, f3's and f5's. "steph" is smoother still but muffled (consonants
# 11 dB weaker); several others clip. The British accent has 1 dB less hiss than the American one.
USUAL: Final = "gmw/en+f4"
"""The voice that speaks when none was chosen."""

_SHADES: Final = (
    ("+f4", "woman, soft"),
    ("+f2", "woman, clear"),
    ("+Michael", "man, dark"),
    ("+benjamin", "man, soft"),
    ("", "man, plain"),
)
"""Variants of espeak that stayed clean in the same measurements."""


@dataclass(frozen=True)
class VoiceInfo:
    """A voice: `id` for the settings, `name` for people, `language` as its code, "en-gb"."""

    id: str
    name: str
    language: str


def available(
    timeout: float = 15.0, worker: Sequence[str] = WORKER, packs: Path | None = None
) -> tuple[VoiceInfo, ...]:
    """Return the voice packs in the folder `packs`, and the English voices, the usual one first.

    There are no voices when there is no engine or it does not answer in time. Takes some tenths of a second: not for
    the thread that draws.
    """
    return (*_recorded(packs), *_speaking(timeout, worker))


def _recorded(packs: Path | None) -> tuple[VoiceInfo, ...]:
    try:
        found = VoicePacks(packs).packs() if packs else ()
    except Failure as failure:
        log.warning("%s", failure)
        return ()
    return tuple(VoiceInfo(pack.voice, f"{pack.name} · recorded", pack.language) for pack in found)


def _speaking(timeout: float, worker: Sequence[str]) -> tuple[VoiceInfo, ...]:
    engine = Engine(worker, Limits(start=timeout, line=timeout))
    try:
        accents = [accent for accent in engine.voices() if accent[2].split("-")[0] == "en"]
    except (NoEngine, Stumble):
        return ()
    finally:
        engine.close()
    found = [_shade(accent, variant, shade) for accent in accents for variant, shade in _shades(accent[0])]
    return tuple(sorted(found, key=lambda voice: (voice.id != USUAL, _accent(voice.id) != _accent(USUAL))))


def _accent(identifier: str) -> str:
    return identifier.partition("+")[0]


def _shades(identifier: str) -> tuple[tuple[str, str], ...]:
    # Only espeak's own voices have variants; recorded ones are as they are.
    return (("", ""),) if identifier.startswith("mb/") else _SHADES


def _shade(accent: tuple[str, str, str], variant: str, shade: str) -> VoiceInfo:
    identifier, name, language = accent
    place = re.search(r"\((.+)\)", name)
    name = place[1].replace("_", " ") if place else name
    return VoiceInfo(identifier + variant, f"{shade.capitalize()} · {name}" if shade else name, language)
