"""The areas of a body, and what a person lets an exercise ask of each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


class Mode(StrEnum):
    """What an exercise may ask of an area, from the most to the least."""

    TENSE = "tense"
    GENTLY = "gently"
    RELEASE = "release"
    IMAGINE = "imagine"
    SKIP = "skip"


DEFAULT_MODE: Final = Mode.GENTLY
_CAREFUL: Final = {mode: rank for rank, mode in enumerate(Mode)}

AREAS: Final[Mapping[str, str]] = {
    "forehead": "forehead",
    "eyes": "eyes",
    "jaw": "jaw and face",
    "neck": "neck",
    "chest": "chest",
    "belly": "belly",
    "upper-back": "upper back",
    "lower-back": "lower back",
    **{
        f"{side}-{part}": f"{side} {words}"
        for side in ("right", "left")
        for part, words in {
            "shoulder": "shoulder",
            "upper-arm": "upper arm",
            "hand": "hand and forearm",
            "hip": "hip",
            "thigh": "thigh",
            "knee": "knee",
            "calf": "lower leg",
            "foot": "foot",
        }.items()
    },
}
"""Every area by its id, with the words that a person reads and hears."""


def _sided(side: str, *parts: str) -> tuple[str, ...]:
    return tuple(f"{side}-{part}" for part in parts)


GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "right-arm": _sided("right", "upper-arm", "hand"),
    "left-arm": _sided("left", "upper-arm", "hand"),
    "right-leg": _sided("right", "hip", "thigh", "knee", "calf", "foot"),
    "left-leg": _sided("left", "hip", "thigh", "knee", "calf", "foot"),
    "arms": _sided("right", "upper-arm", "hand") + _sided("left", "upper-arm", "hand"),
    "legs": _sided("right", "hip", "thigh", "knee", "calf", "foot")
    + _sided("left", "hip", "thigh", "knee", "calf", "foot"),
    "face": ("forehead", "eyes", "jaw"),
    "shoulders": ("right-shoulder", "left-shoulder", "upper-back"),
    "back": ("upper-back", "lower-back"),
    "trunk": ("right-shoulder", "left-shoulder", "chest", "upper-back", "belly", "lower-back"),
}
"""Several areas that a script may name in one word."""
_WHOLE: Final = ("arms", "legs", "right-arm", "left-arm", "right-leg", "left-leg", "face", "back")
"""Groups that stand for all of their parts in few words."""
_MOST_NAMED: Final = 3
_PLAIN: Final = {"trunk": "middle"}
"""Groups whose own name nobody would say to a friend."""


def members(tag: str) -> tuple[str, ...]:
    """Return the areas that a script's `@tag` stands for. Raises KeyError for an unknown tag."""
    if tag in AREAS:
        return (tag,)
    return GROUPS[tag]


def label(tags: Iterable[str]) -> str:
    """Return the tags in words: "right arm", "neck and shoulders"."""
    return _listed([AREAS.get(tag) or _PLAIN.get(tag) or tag.replace("-", " ") for tag in tags])


def briefly(tags: Collection[str], among: Collection[str]) -> str:
    """Return some of the tags that an exercise has, in few words: "arms, neck and 2 more"."""
    left = [tag for tag in tags if not any(set(members(tag)) < set(members(other)) for other in tags)]
    for group in _WHOLE:
        inside = [tag for tag in among if set(members(tag)) < set(GROUPS[group])]
        if len(inside) > 1 and set(inside) <= set(left):
            left[left.index(inside[0])] = group
            left = [tag for tag in left if tag not in inside]
    named = [label([tag]) for tag in left]
    if len(left) > _MOST_NAMED:
        named = [*named[: _MOST_NAMED - 1], f"{len(left) - _MOST_NAMED + 1} more"]
    return ", ".join(named) if any(" and " in name for name in named) else _listed(named)


def _listed(words: list[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004 - one word needs no "and"
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def most_careful(modes: Iterable[Mode]) -> Mode:
    """Return the mode that asks least, so that a group never asks more than its sorest part allows."""
    return max(modes, key=_CAREFUL.__getitem__, default=DEFAULT_MODE)
