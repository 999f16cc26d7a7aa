"""What the pacer shows at one moment, as numbers and words: a pure function, with nothing painted yet.

Lengths are fractions of the pacer's radius. Every number is continuous from phase to phase, so that nothing ever jumps
while a session runs: each phase begins with the picture that the one before it left.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import cos, floor, pi
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.areas import Mode
from relaxapp.exercises.timeline import BREATH_PHASES, MUSCLE_PHASES, Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.exercises.timeline import Moment, SectionSpan

RESTING: Final = 0.42
"""Radius of the disc at rest and after the out-breath."""
OPEN: Final = 0.80
"""Radius of the disc after the in-breath; its petals reach on to 1."""
PETALS: Final = 0.20
_SINK: Final = 0.12
"""How far petals sink while the breath goes out: down, and as much inwards, so that they stay on the ground."""

_TURN: Final = 72.0
"""Seconds in which the veils around the resting disc drift round once: slow enough to be felt rather than seen."""
_TURN_STEPS: Final = 20
"""Steps a second. A fraction of a pixel each: finer ones would be painted in vain."""
_ECHOES: Final = (0.10, 0.22, 0.36)
"""How far behind the disc its trail follows, as fractions of the out-breath."""
_WORD_COMES: Final = 0.3
_WORD_GOES: Final = 0.2

WORDS: Final[Mapping[Phase, str]] = {
    Phase.IN: "In",
    Phase.TOP_UP: "A little more",
    Phase.HOLD: "Hold",
    Phase.OUT: "Out",
    Phase.REST: "Rest",
    Phase.TENSE: "Tense",
    Phase.RELEASE: "Let go",
}
"""The word inside the pacer; a phase that is not named here is left to the caption."""

_MODE_WORDS: Final[Mapping[Mode, str]] = {
    Mode.GENTLY: "gently",
    Mode.RELEASE: "only letting go",
    Mode.IMAGINE: "in your mind",
}
_SETTLING: Final = "Settle in, in your own time"


class Shape(StrEnum):
    """How the pacer is drawn: a round form, or a bar that leaves out all growing and drifting."""

    ROUND = "round"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame of the pacer.

    `disc` is the radius of the disc and `tone` its colour, from the in-breath's (0) to the out-breath's (1). Petals
    reach out to `petals_reach`, sunk by `petals_fall`. `echoes` are the radii of the trail. `level` (0..1) is how full
    the muscle form, or the bar, is. The veils stand at `veil_turn` (0..1 of a turn). `ring` (0..1) runs while the
    breath is held; None shows no ring. `word` stands inside, `label` beneath. Names that end in `_shown` are opacities.
    """

    shape: Shape = Shape.ROUND
    disc: float = RESTING
    tone: float = 1.0
    petals_reach: float = RESTING
    petals_fall: float = 0.0
    petals_shown: float = 0.0
    echoes: tuple[float, ...] = ()
    echoes_shown: float = 0.0
    level: float = 0.0
    veil_turn: float = 0.0
    veil_shown: float = 0.0
    ring: float | None = None
    word: str = ""
    word_shown: float = 0.0
    label: str = ""


def picture(moment: Moment, reduced: bool) -> Picture:
    """Return what the pacer shows; `reduced` is for people whom moving and growing forms disturb."""
    word = word_of(moment)
    shown = _word_shown(moment) if word else 0.0
    ring = moment.progress if moment.phase in (Phase.HOLD, Phase.REST) else None
    label = _SETTLING if moment.phase is Phase.SETTLE else _about(moment.section)
    if reduced:
        level = _ease(moment.fill) if moment.phase not in MUSCLE_PHASES else _muscle_level(moment)
        return Picture(
            Shape.BAR, tone=_tone(moment), level=level, ring=ring, word=word, word_shown=float(bool(word)), label=label
        )
    disc, level = _disc_and_level(moment)
    reach, fall, petals_shown = _petals(moment, disc)
    echoes, echoes_shown = _trail(moment)
    veil_shown = _veil_shown(moment, level)
    return Picture(
        disc=disc,
        tone=_tone(moment),
        petals_reach=reach,
        petals_fall=fall,
        petals_shown=petals_shown,
        echoes=echoes,
        echoes_shown=echoes_shown,
        level=level,
        veil_turn=_veil_turn(moment.position) if veil_shown else 0.0,
        veil_shown=veil_shown,
        ring=ring,
        word=word,
        word_shown=shown,
        label=label,
    )


def word_of(moment: Moment) -> str:
    """Return the word for what is done at this moment, "" when the caption says it all."""
    gently = moment.phase is Phase.TENSE and moment.section.mode is Mode.GENTLY
    return "Gently" if gently else WORDS.get(moment.phase, "")


def _ease(x: float) -> float:
    """Go from 0 to 1 with a soft start and a soft end; outside, stay."""
    return (1.0 - cos(pi * min(max(x, 0.0), 1.0))) / 2.0


def _about(section: SectionSpan) -> str:
    how = _MODE_WORDS.get(section.mode, "") if section.mode else ""
    return f"{section.area} · {how}" if section.area and how else section.area


def _only_releases(section: SectionSpan) -> bool:
    return section.mode in (Mode.RELEASE, Mode.IMAGINE)


def _elapsed(moment: Moment) -> float:
    """Return the seconds since the phase began (endless at its very end)."""
    if moment.progress >= 1.0:
        return float("inf")
    return moment.seconds_left * moment.progress / (1.0 - moment.progress)


def _word_shown(moment: Moment) -> float:
    return min(_ease(_elapsed(moment) / _WORD_COMES), _ease(moment.seconds_left / _WORD_GOES))


def _muscle_level(moment: Moment) -> float:
    """Fill softly while tensing; empty at once, then ever more slowly, while letting go."""
    if moment.phase is not Phase.RELEASE:
        return _ease(moment.fill)
    level = moment.fill**2
    if _only_releases(moment.section):  # nothing was tensed: the form must fill first
        level *= _ease(_elapsed(moment) / 2.0)
    return level


def _disc_and_level(moment: Moment) -> tuple[float, float]:
    if moment.phase in MUSCLE_PHASES or moment.phase in (Phase.SETTLE, Phase.STILL):
        return RESTING, _muscle_level(moment)
    return _radius(moment.fill), 0.0


def _radius(fill: float) -> float:
    return RESTING + (OPEN - RESTING) * _ease(fill)


def _tone(moment: Moment) -> float:
    """Take on the colour of a breath over the first part of its phase and keep it while held.

    A breath that is followed may turn at any time: all that is shown of it depends on how full it is, and on no past.
    """
    if _led(moment) or moment.phase is Phase.STILL:
        return 1.0 - _ease(moment.fill)
    begun = _ease(moment.progress / 0.4)
    match moment.phase:
        case Phase.IN | Phase.TENSE:
            return 1.0 - begun
        case Phase.TOP_UP | Phase.HOLD:
            return 0.0
        case Phase.OUT:
            return begun
        case Phase.RELEASE if not _only_releases(moment.section):
            return max(begun, _ease(_elapsed(moment) / 3.0))
        case _:
            return 1.0


def _led(moment: Moment) -> bool:
    return moment.followed and moment.phase in BREATH_PHASES


def _petals(moment: Moment, disc: float) -> tuple[float, float, float]:
    """Open petals out of the disc with the in-breath; let them sink and fade where they are with the out-breath."""
    if moment.phase is Phase.OUT and not moment.followed:
        gone = _ease(moment.progress / 0.7)
        return OPEN + PETALS - _SINK * gone, _SINK * gone, 1.0 - gone
    if moment.phase in (Phase.IN, Phase.TOP_UP, Phase.HOLD) or _led(moment):
        opened = _ease(moment.fill)
        return disc + PETALS * opened, 0.0, _ease(moment.fill / 0.3)
    return RESTING, 0.0, 0.0


def _trail(moment: Moment) -> tuple[tuple[float, ...], float]:
    """Let a trail follow the disc while it shrinks, gone when the breath is out."""
    if moment.phase is not Phase.OUT or moment.followed:
        return (), 0.0
    return tuple(_radius(moment.fill + behind) for behind in _ECHOES), _ease((1.0 - moment.progress) / 0.35)


def _veil_turn(position: float) -> float:
    return floor(position * _TURN_STEPS) / _TURN_STEPS / _TURN % 1.0


def _veil_shown(moment: Moment, level: float) -> float:
    """Drift veils round the disc while nothing is paced; they go with the first breath and return with the last.

    Where a breath is followed, nobody knows the last one: they are there whenever it is out.
    """
    if _led(moment):
        return 1.0 - _ease(moment.fill / 0.4)
    goes = comes = 0.0  # over which share of the phase, at its beginning and at its end
    match moment.phase:
        case Phase.STILL:
            return 1.0 - level
        case Phase.REST:
            return float(moment.breath >= moment.breaths)
        case Phase.SETTLE:
            comes = 1.0
        case Phase.IN if moment.breath <= 1:
            goes = 0.5
        case Phase.OUT if moment.breath >= moment.breaths:
            comes = 0.3
        case Phase.TENSE:
            goes = 0.3
        case Phase.RELEASE:
            goes = 0.2 if _only_releases(moment.section) else 0.0
            comes = 0.25
    going = 1.0 - _ease(moment.progress / goes) if goes else 0.0
    coming = _ease(1.0 - (1.0 - moment.progress) / comes) if comes else 0.0
    return max(going, coming)
