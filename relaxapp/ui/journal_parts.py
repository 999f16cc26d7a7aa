"""What an entry of the journal is written in: what was practised, when, and how it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.amount import MINUTES, Amount
from relaxapp.ui.checkin_words import ENDS, NAMES
from relaxapp.ui.choice import choice
from relaxapp.ui.clock_field import ClockField
from relaxapp.ui.controls import heading, label
from relaxapp.ui.day_stepper import DayStepper
from relaxapp.ui.layouts import Refill
from relaxapp.ui.scale import Rating
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QLocale

MOST_MINUTES: Final = 240
_OWN_WORDS: Final = "Something else, in my own words"
_OLDEST: Final = date(1970, 1, 1)
_USUAL: Final = 10.0


class What(QWidget):
    """An exercise of the library, or one's own words. `changed` tells that controls came or went."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = choice("What I practised", {})
        self.own = Writing("In my own words")
        self._own_name = label("In my own words", "small")
        self._own_name.setBuddy(self.own)
        self.box.currentIndexChanged.connect(self._turn)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for widget in (self.box, self._own_name, self.own):
            inside.addWidget(widget)

    def show_exercises(self, exercises: Mapping[str, str], exercise: str, title: str) -> None:
        """Offer exercises (name -> title), one of them or a title of one's own chosen."""
        known = exercise in exercises
        self.box.set_options({"": _OWN_WORDS, **exercises}, exercise if known else "")
        self.own.setPlainText("" if known else title)
        self._turn()

    @property
    def chosen(self) -> tuple[str, str]:
        """Name and title. Own words are their own name; both are empty while nothing is written."""
        if name := self.box.currentData():
            return name, self.box.currentText()
        title = " ".join(self.own.toPlainText().split())
        return (f"own:{title.casefold()}" if title else ""), title

    def _turn(self) -> None:
        own = not self.box.currentData()
        self.own.setVisible(own)
        self._own_name.setVisible(own)
        self.changed.emit()


class When(QWidget):
    """A day that is not to come, a time of the day, and how long."""

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._at = datetime.min.replace(tzinfo=UTC)
        self._seconds: float | None = None
        self.day = DayStepper("Day", {0: "Today", -1: "Yesterday"})
        self.clock = ClockField("Time of the day", locale)
        self.minutes = Amount("Minutes", MOST_MINUTES, MINUTES)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        for widget in (self.day, self.clock, self.minutes):
            inside.addWidget(widget)
        self._shown = self._written

    def show_when(self, at: datetime, now: datetime, seconds: float | None = None) -> None:
        """Show a time, at the latest `now`, and a length."""
        self._at, self._seconds = at, seconds
        self.day.show_day(at.date(), now.date(), _OLDEST, max(now.date(), at.date()))
        self.clock.set_value(at.time())
        self.minutes.set_value(_USUAL if seconds is None else round(seconds / 60))
        self._shown = self._written

    @property
    def started(self) -> datetime:
        """When it began; to the second, and with its own offset from UTC, where nothing was changed."""
        if self._written[:2] == self._shown[:2]:
            return self._at
        written = datetime.combine(self.day.value, self.clock.value)
        here = self._at.utcoffset() == self._at.astimezone().utcoffset()
        return written.astimezone() if here else written.replace(tzinfo=self._at.tzinfo)

    @property
    def seconds(self) -> float:
        """How long it was; to the second where it was not changed."""
        if self._seconds is not None and self.minutes.value == self._shown[2]:
            return self._seconds
        return self.minutes.value * 60

    @property
    def _written(self) -> tuple[date, time, float]:
        return self.day.value, self.clock.value, self.minutes.value


class Ratings(QWidget):
    """Scales in groups, each under a heading."""

    def __init__(self) -> None:
        super().__init__()
        self.scales: dict[tuple[str, str], Rating] = {}
        self._inside = QVBoxLayout()
        self._groups = Refill(self._inside, spacing=14)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._groups)

    def show_ratings(self, groups: Mapping[str, Mapping[str, int | None]]) -> None:
        """Show groups (heading -> measure -> rating or None)."""
        self.scales = {}
        with self._groups.refilled():
            for above, ratings in groups.items():
                if above and ratings:
                    self._inside.addWidget(heading(above))
                for measure, rating in ratings.items():
                    made = Rating(NAMES[measure], ENDS)
                    made.scale.set_rating(rating)
                    self.scales[above, measure] = made
                    self._inside.addWidget(made)
        self.setVisible(bool(self.scales))

    def of(self, group: str) -> dict[str, Any]:
        """Return the ratings of a group by measure, as a check-in has them: numbers, or None."""
        return {measure: made.scale.rating for (above, measure), made in self.scales.items() if above == group}
