"""Fits a practice to a time, exactly: which sections stay, how far elastic parts stretch, how many breaths fill it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.laying import SETTLE, Solution, lay
from relaxapp.exercises.pieces import Breaths, Line, Piece, Stretch, lines, pieces
from relaxapp.exercises.review import MOST_HOLDING
from relaxapp.exercises.stillness import before_sleep, with_company
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from relaxapp.exercises.adapt import Part, Practice
    from relaxapp.exercises.timeline import Timeline

__all__ = ["CannotFit", "Fitting", "fit", "lines", "longest", "shortest"]

_COMFORTABLE: Final = 0.25
_COMFORTABLE_WITH_FEW_WORDS: Final = 0.5
"""The part of their stretch that the elastic parts keep before an optional section gives way."""
_IDEAL: Final = 0.5
_FEWEST_BREATHS: Final = 2
_COMFORTABLE_BREATHS: Final = 4
_MOST_BREATHING: Final = 4 * 3600.0
_SCALE: Final = 0.04
"""How much faster or slower than written a breath may be, where nothing else meets the time."""
_NAMED_STEP: Final = 30.0
_HAIR: Final = 1e-9
"""Seconds that sums of many lengths may be off."""


class CannotFit(Failure):
    """A practice can't be done in the time asked for.

    `shortest` and `longest` are what it can do, and `nearest` what comes nearest to what was asked, in seconds.
    """

    def __init__(self, what: str, shortest: float, longest: float, nearest: float) -> None:
        super().__init__(what)
        self.shortest = shortest
        self.longest = longest
        self.nearest = nearest


def fit(practice: Practice, seconds: float, length_of: Callable[[str], float]) -> Timeline:
    """Return the practice laid out in exactly `seconds`. `length_of` gives the seconds that a line takes to speak.

    Raises CannotFit, which names the shortest or longest that it can do.
    """
    return Fitting(practice, length_of).timeline(seconds)


def shortest(practice: Practice, length_of: Callable[[str], float]) -> float:
    """Return the fewest seconds that a practice can be done in."""
    return _shortest(_essential(_measured(practice, length_of)))


def longest(practice: Practice, length_of: Callable[[str], float]) -> float:
    """Return the most seconds that a practice can last."""
    return _longest(_measured(practice, length_of))


class Fitting:
    """A practice measured once, to be fitted to several times."""

    def __init__(self, practice: Practice, length_of: Callable[[str], float]) -> None:
        self._practice = practice
        self._measured = _measured(practice, length_of)
        wanted = practice.company if practice.longest_silence else ()
        self._company = [Line(text, length_of(text)) for text in wanted]

    def timeline(self, seconds: float) -> Timeline:
        """Return the practice laid out in exactly `seconds`. Raises CannotFit."""
        if not self._measured:
            raise CannotFit("Every part of this exercise is left out by what you chose for comfort.", 0.0, 0.0, 0.0)
        kept = _kept(self._measured, seconds)
        if not _fits(kept, seconds):
            raise _refusal(self._measured, seconds)
        parts = [(each.part, each.pieces) for each in kept]
        timeline = lay(self._practice, parts, _solved(kept, seconds), seconds)
        if not self._company:
            return timeline
        until = before_sleep(timeline) if self._practice.lets_sleep else seconds
        return with_company(timeline, self._practice.longest_silence, self._company, until)


@dataclass(frozen=True, slots=True)
class _Measured:
    """One section with its pieces and what they take at the least, comfortably and at the most."""

    part: Part
    pieces: tuple[Piece, ...]
    shortest: float
    comfortable: float
    longest: float


def _measured(practice: Practice, length_of: Callable[[str], float]) -> list[_Measured]:
    measured = []
    comfortable = _COMFORTABLE_WITH_FEW_WORDS if practice.few_words else _COMFORTABLE
    for part in practice.parts:
        found = tuple(pieces(part.steps, length_of))
        stretches = [piece for piece in found if isinstance(piece, Stretch)]
        breaths = [piece for piece in found if isinstance(piece, Breaths)]
        least = sum(piece.shortest for piece in stretches)
        most = sum(piece.longest for piece in stretches)
        measured.append(
            _Measured(
                part,
                found,
                least + sum(_count(piece, _FEWEST_BREATHS) * piece.pattern.seconds for piece in breaths),
                least
                + (most - least) * comfortable
                + sum(_count(piece, _COMFORTABLE_BREATHS) * piece.pattern.seconds for piece in breaths),
                most + sum(_count(piece, _most_breaths(piece)) * piece.pattern.seconds for piece in breaths),
            )
        )
    return measured


def _count(piece: Breaths, filling: int) -> int:
    return filling if piece.times is None else piece.times


def _most_breaths(piece: Breaths) -> int:
    seconds = MOST_HOLDING if piece.pattern.has_holds else _MOST_BREATHING
    return int(seconds // piece.pattern.seconds)


def _shortest(kept: Sequence[_Measured]) -> float:
    return SETTLE + sum(each.shortest for each in kept)


def _longest(kept: Sequence[_Measured]) -> float:
    return _with_stillness(_shortest(kept), SETTLE + sum(each.longest for each in kept))


def _with_stillness(least: float, most: float) -> float:
    """Return the most seconds that sections can last with stillness behind them, up to the next half minute.

    It takes part only where every pause has one length: without it no time that anybody asks for would do.
    """
    return max(most, math.ceil(least / _NAMED_STEP - _HAIR) * _NAMED_STEP)


def _fits(kept: Sequence[_Measured], seconds: float) -> bool:
    return _shortest(kept) - _HAIR <= seconds <= _longest(kept) + _HAIR


def _giving_way(measured: Sequence[_Measured]) -> list[_Measured]:
    """Return the optional sections in the order in which they give way; of equals, the later one goes first."""
    optional = [each for each in reversed(measured) if each.part.optional is not None]
    return sorted(optional, key=lambda each: each.part.optional or 0)


def _essential(measured: Sequence[_Measured]) -> list[_Measured]:
    essential = [each for each in measured if each.part.optional is None]
    return essential or _giving_way(measured)[-1:]


def _kept(measured: Sequence[_Measured], seconds: float) -> list[_Measured]:
    """Return the sections that stay: optional ones give way in turn while time is short and the rest can fill it."""
    kept = {id(each): each for each in measured}
    least, most = _shortest(measured), SETTLE + sum(each.longest for each in measured)
    comfortable = SETTLE + sum(each.comfortable for each in measured)
    for each in _giving_way(measured):
        if comfortable <= seconds or len(kept) == 1:
            break
        if seconds <= _with_stillness(least - each.shortest, most - each.longest):
            del kept[id(each)]
            least, most, comfortable = least - each.shortest, most - each.longest, comfortable - each.comfortable
        elif least <= seconds <= _with_stillness(least, most):
            break
    return list(kept.values())


def _solved(kept: Sequence[_Measured], seconds: float) -> Solution:
    """Return how far elastic parts stretch and how many breaths each fill takes, so that the sum is `seconds`."""
    all_pieces = [piece for each in kept for piece in each.pieces]
    stretches = [piece for piece in all_pieces if isinstance(piece, Stretch)]
    breaths = [piece for piece in all_pieces if isinstance(piece, Breaths)]
    elastic = sum(piece.longest - piece.shortest for piece in stretches)
    room = seconds - SETTLE - sum(piece.shortest for piece in stretches)
    room -= sum(piece.times * piece.pattern.seconds for piece in breaths if piece.times is not None)
    fills = [piece for piece in breaths if piece.times is None]
    if not fills:
        closing = room - elastic if room - elastic > _HAIR else 0.0
        return Solution(min(max(room / elastic, 0.0), 1.0) if elastic else 0.0, closing=closing)
    counts = _shared(fills, room - elastic * _IDEAL, room)
    breathing = _breathing(fills, counts)
    rest = room - breathing
    if rest <= elastic:
        return Solution(rest / elastic if elastic else 0.0, tuple(counts))
    faster = _one_more(fills, counts)
    if faster and _breathing(fills, faster) * (1 - _SCALE) <= room:
        return Solution(0.0, tuple(faster), min(room / _breathing(fills, faster), 1.0))
    scale = min((room - elastic) / breathing, 1 + _SCALE)
    return Solution(1.0, tuple(counts), scale, max(room - elastic - breathing * scale, 0.0))


def _shared(fills: Sequence[Breaths], ideal: float, most: float) -> list[int]:
    """Share whole breaths among the stretches that fill the time: near `ideal` seconds together, never over `most`."""
    counts = [_FEWEST_BREATHS] * len(fills)
    while more := _one_more(fills, counts):
        now, then = _breathing(fills, counts), _breathing(fills, more)
        if then > most or abs(then - ideal) > abs(now - ideal):
            break
        counts = more
    return counts


def _one_more(fills: Sequence[Breaths], counts: Sequence[int]) -> list[int] | None:
    """Add a breath to the stretch that is shortest so far; None when each has as many as it may."""
    free = [index for index, count in enumerate(counts) if count < _most_breaths(fills[index])]
    if not free:
        return None
    least = min(free, key=lambda index: counts[index] * fills[index].pattern.seconds)
    return [count + (index == least) for index, count in enumerate(counts)]


def _breathing(fills: Sequence[Breaths], counts: Sequence[int]) -> float:
    return sum(count * piece.pattern.seconds for piece, count in zip(fills, counts, strict=True))


def _refusal(measured: Sequence[_Measured], seconds: float) -> CannotFit:
    least, most = _shortest(_essential(measured)), _longest(measured)
    step = _NAMED_STEP
    first, last = math.ceil(least / step), math.floor(most / step)

    def named(numbers: Iterable[int]) -> float | None:
        """Return the first of so many half minutes that can be done."""
        times = (number * step for number in numbers)
        return next((each for each in times if _fits(_kept(measured, each), each)), None)

    if not seconds >= least:
        what = f"The shortest this can do is {_in_words(named(range(first, last + 1)) or math.ceil(least))}."
        nearest = _whole(measured, math.ceil(least), least)
    elif seconds > most:
        what = f"The longest this can do is {_in_words(named(range(last, first - 1, -1)) or math.floor(most))}."
        nearest = _whole(measured, math.floor(most), most)
    else:
        below = named(range(math.ceil(seconds / step) - 1, first - 1, -1))
        above = named(range(math.floor(seconds / step) + 1, last + 1))
        near = [each for each in (below, above) if each is not None]
        what = f"This can do {' or '.join(map(_in_words, near) if near else [_in_words(math.ceil(least))])}."
        nearest = min(near, key=lambda each: abs(each - seconds), default=least)
    return CannotFit(what, least, most, nearest)


def _whole(measured: Sequence[_Measured], number: int, otherwise: float) -> float:
    return float(number) if _fits(_kept(measured, number), number) else otherwise


def _in_words(seconds: float) -> str:
    if seconds % _NAMED_STEP:
        return f"{seconds:.0f} seconds"
    minutes = seconds / 60
    return "1 minute" if minutes == 1 else f"{minutes:g} minutes"
