"""What was found, as one would say it to a friend: plainly, with how sure it is, and without praise or blame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.journal.insight import ENOUGH, SMALLEST, Verdict
from relaxapp.journal.looking_back import Change, Mood
from relaxapp.journal.ordinary import Compared, compared

if TYPE_CHECKING:
    from relaxapp.journal.insight import Effect, Helps
    from relaxapp.journal.looking_back import PegLine
    from relaxapp.journal.ordinary import Ordinary

_FALLS_BACK: Final = (
    "We often rate when things are bad, and such a rating falls back by itself. So some of any change may have come "
    "without the exercise."
)
_MOODS: Final = {
    Mood.NONE: "Worry and low mood took up little room.",
    Mood.MILD: "There was some worry or low mood.",
    Mood.MODERATE: "There was a good deal of worry or low mood. It may help to tell someone you trust.",
    Mood.SEVERE: (
        "Worry or low mood took up a lot of room. You do not have to carry that alone. A doctor, or someone you trust, "
        "may be a good one to tell."
    ),
}


def in_words(effect: Effect, measure: str) -> str:
    """Return what can be said of an exercise and one of MEASURES, or of all exercises together."""
    after = f"After “{effect.title}”" if effect.exercise else "After practice"
    count = f"(from {counted(effect.pairs, 'session')})"
    match effect.verdict:
        case Verdict.LOWER:
            return f"{after}, your {measure} was {_between(-effect.high, -effect.low)} lower on average {count}."
        case Verdict.HIGHER:
            return (
                f"{after}, your {measure} was often higher, {_between(effect.low, effect.high)} on average {count}. "
                "That happens, and it is good to know. A shorter time or something else may suit you better."
            )
        case Verdict.ALIKE:
            return f"{after}, your {measure} was about the same {count}. It may have made no difference."
        case Verdict.EARLY:
            return _early(effect, measure)


def _early(effect: Effect, measure: str) -> str:
    if not effect.enough:
        rated = counted(effect.pairs, "session")
        return f"Too early to tell: {rated} with a rating before and after. From {ENOUGH} on there is more to see."
    low, high = _points(-effect.low), _points(effect.high)
    return (
        f"Too early to tell. Your {measure} may be up to {low} lower after it, or up to {high} higher "
        f"(from {counted(effect.pairs, 'session')})."
    )


def by_itself(helps: Helps) -> str:
    """Return how much of a change may have come without any exercise, as far as that is known."""
    overall, usual = helps.overall, helps.ordinary
    if overall is None or not overall.enough:
        return _FALLS_BACK
    if usual is None:
        return f"{_FALLS_BACK} Now and then a check-in apart from any session would show how much."
    return _at_most(usual, helps.measure) if usual.at_most else _beside(overall, usual, helps.measure)


def _at_most(usual: Ordinary, measure: str) -> str:
    if usual.change > -SMALLEST / 2:
        return f"Sessions began when your {measure} was about as usual, so little of a change came by itself."
    return (
        f"{_FALLS_BACK} Sessions began when your {measure} was about {_points(-usual.change)} above usual. "
        "Up to that much may come by itself in time."
    )


def _beside(overall: Effect, usual: Ordinary, measure: str) -> str:
    told = (
        f"At other times, from a rating as high, your {measure} {_moved(usual.change)} by the next check-in, "
        "with no session."
    )
    match compared(overall.shrunk_change, overall.low, overall.high, usual):
        case Compared.MORE:
            return f"{told} After practice it was lower than that."
        case Compared.LESS:
            return f"{told} After practice it was higher than that."
        case Compared.UNCLEAR:
            return f"{told} It is too early to tell if practice adds to that."


def of_weeks(line: PegLine) -> str:
    """Return what the weekly look back at pain shows since it began."""
    if len(line.points) == 1:
        return "This is the first week. From the second on, there is something to compare."
    way = "less" if line.change < 0 else "more"
    match line.verdict:
        case Change.LITTLE:
            return "Pain gets in the way about as much as at the start. Small ups and downs say little."
        case Change.PERHAPS:
            return f"Pain gets in the way a little {way} than at the start. Many people feel a change of this size."
        case Change.CLEAR:
            return f"Pain gets in the way clearly {way} than at the start."


def of_mood(mood: Mood) -> str:
    """Return what the four questions about mood come to."""
    return _MOODS[mood]


def _between(least: float, most: float) -> str:
    """Return a range of points from 0 on in whole numbers: "1 to 3 points", "about 2 points", "up to 1 point"."""
    low, high = round(least), round(most)
    if high == 0:
        return "a little"
    if low == 0:
        return f"up to {counted(high, 'point')}"
    return f"about {counted(high, 'point')}" if low == high else f"{low} to {counted(high, 'point')}"


def _points(value: float) -> str:
    return counted(max(1, round(value)), "point")


def _moved(change: float) -> str:
    if abs(change) < SMALLEST / 2:
        return "stayed about the same"
    return f"{'fell' if change < 0 else 'rose'} by about {_points(abs(change))}"


def counted(number: int, thing: str) -> str:
    """Return how many there are: "1 session", "3 sessions"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
