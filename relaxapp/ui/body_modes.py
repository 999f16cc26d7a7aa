"""What may be asked of each part of the body, as a person chooses it: the words for it, and changes of many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.areas import AREAS, DEFAULT_MODE, GROUPS, Mode, members, most_careful
from relaxapp.ui.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Modes = Mapping[str, Mode]

_NAMED: Final = 5
"""More parts than this are counted, not named."""


@dataclass(frozen=True)
class Wording:
    """What a mode is called, and what it means in one sentence."""

    name: str
    meaning: str


WORDS: Final[Mapping[Mode, Wording]] = {
    Mode.TENSE: Wording("tense", "You tense it as far as the exercise says, and let go."),
    Mode.GENTLY: Wording("gently", "Only a very small effort, then you let go. This is the usual way."),
    Mode.RELEASE: Wording("release only", "No effort at all. You only let go, as much as it wants to."),
    Mode.IMAGINE: Wording("imagine", "Nothing needs to move. You do it in your mind alone."),
    Mode.SKIP: Wording("leave out", "Exercises pass it by and ask nothing of it."),
}

PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Head": ("forehead", "eyes", "jaw", "neck"),
    "Arms": tuple(f"{side}-{part}" for part in ("shoulder", "upper-arm", "hand") for side in ("right", "left")),
    "Middle": ("chest", "belly", "upper-back", "lower-back"),
    "Legs": tuple(f"{side}-{part}" for part in ("hip", "thigh", "knee", "calf", "foot") for side in ("right", "left")),
}
"""The areas in the order in which they are listed."""


def name(area: str) -> str:
    """Return the name of an area as it stands alone: "Right knee"."""
    return AREAS[area].capitalize()


def said(area: str, mode: Mode) -> str:
    """Return an area with its mode: "Right knee: gently"."""
    return f"{name(area)}: {WORDS[mode].name}"


def complete(stored: Mapping[str, str]) -> dict[str, Mode]:
    """Return the mode of every area; where a group is named, the most careful word for an area holds."""
    modes: dict[str, Mode] = {}
    for tag, mode in stored.items():
        for area in members(tag) if tag in AREAS or tag in GROUPS else ():
            modes[area] = most_careful([Mode(mode), modes.get(area, Mode(mode))])
    return {area: modes.get(area, DEFAULT_MODE) for area in AREAS}


def to_keep(modes: Modes) -> dict[str, str]:
    """Return what is worth writing down: every area that is not worked with gently, by its id."""
    return {area: mode.value for area, mode in modes.items() if mode is not DEFAULT_MODE}


def both_sides(area: str) -> tuple[str, ...]:
    """Return an area and, where it has one, its twin on the other side."""
    side, _, part = area.partition("-")
    twin = {"right": "left", "left": "right"}.get(side, "")
    return (area, f"{twin}-{part}") if twin else (area,)


def changed(modes: Modes, areas: Iterable[str], mode: Mode) -> dict[str, Mode]:
    """Return the modes with another one for some areas."""
    return {**modes, **dict.fromkeys(areas, mode)}


def at_most(modes: Modes, mode: Mode) -> dict[str, Mode]:
    """Return the modes so that no area is asked for more than `mode`; what asks even less stays as it is."""
    return {area: most_careful([known, mode]) for area, known in modes.items()}


def in_words(modes: Modes) -> str:
    """Say all modes in a few short sentences, the usual one last."""
    counts = {mode: [area for area, known in modes.items() if known is mode] for mode in Mode}
    whole = next((mode for mode, areas in counts.items() if len(areas) == len(modes)), None)
    if whole is not None:
        return f"Everything {WORDS[whole].name}."
    special = (
        f"{WORDS[mode].name.capitalize()}: {_parts(areas)}."
        for mode, areas in counts.items()
        if areas and mode is not DEFAULT_MODE
    )
    rest = f"Everything else {WORDS[DEFAULT_MODE].name}." if counts[DEFAULT_MODE] else ""
    return " ".join([*special, rest]).strip()


def _parts(areas: list[str]) -> str:
    if len(areas) > _NAMED:
        return f"{len(areas)} parts"
    return listed([AREAS[area] for area in areas], "and")
