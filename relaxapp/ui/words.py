"""Minutes, days and what an exercise works with, as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime, time

    from PySide6.QtCore import QLocale

    from relaxapp.exercises.script import Use

_FRACTIONS: Final = {0.25: "¼", 0.5: "½", 0.75: "¾"}
_THIS_WEEK: Final = 7
_USES: Final = {"breath": "breath", "muscles": "muscles", "body": "body", "imagery": "imagination"}


def minutes(value: float) -> str:
    """Return minutes in words, to the next quarter: "3 minutes", "1 minute", "2½ minutes", "half a minute"."""
    quarters = round(value * 4) / 4
    whole, part = int(quarters), quarters % 1
    if value and not whole:
        return {0.0: "a few seconds", 0.25: "15 seconds", 0.5: "half a minute", 0.75: "45 seconds"}[part]
    return f"{whole}{_FRACTIONS.get(part, '')} {'minute' if quarters == 1 else 'minutes'}"


def figure(value: float) -> str:
    """Return minutes as a figure alone: "3", "2½"."""
    return f"{int(value) or ''}{_FRACTIONS.get(value % 1, '')}"


def span(shortest: float, longest: float) -> str:
    """Return a range of minutes: "8 to 25 minutes"."""
    if minutes(shortest) == minutes(longest):
        return minutes(longest)
    first = minutes(shortest)
    return f"{first.removesuffix(' minutes').removesuffix(' minute')} to {minutes(longest)}"


def practised(seconds: float) -> str:
    """Return how long somebody practised, without false precision: "12 minutes", "less than a minute"."""
    return "less than a minute" if seconds < 60 else minutes(float(int(seconds / 60 + 0.5)))  # noqa: PLR2004


def day(when: date, today: date) -> str:
    """Return a day in words: "Today", "Yesterday", "Monday", "Monday 3 March", with the year when it is another."""
    ago = (today - when).days
    if ago in (0, 1):
        return ("Today", "Yesterday")[ago]
    if 0 < ago < _THIS_WEEK:
        return f"{when:%A}"
    text = f"{when:%A} {when.day} {when:%B}"
    return text if when.year == today.year else f"{text} {when.year}"


def clock(when: datetime | time, locale: QLocale) -> str:
    """Return the time of day as this place writes it."""
    from PySide6.QtCore import QLocale, QTime

    return locale.toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)


def plain_date(when: date) -> str:
    """Return a date without room for error: "8 October 2026"."""
    return f"{when.day} {when:%B} {when.year}"


def short_date(when: date) -> str:
    """Return a date in little room: "8 Oct 2026"."""
    return f"{when.day} {when:%b} {when.year}"


def listed(items: list[str], last: str = "or") -> str:
    """Return "lying, sitting or standing", and nothing for nothing."""
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {last} {items[-1]}"  # noqa: PLR2004 - one needs no "or"


def uses(used: Collection[Use]) -> str:
    """Return what an exercise works with: "breath and muscles". Holds are a way of breathing, and told elsewhere."""
    return listed([word for use, word in _USES.items() if use in used], "and") or "neither breath nor body"
