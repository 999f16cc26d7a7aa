"""Before and after: a ring for how it was before a session, a dot for after, and the line between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from relaxapp.ui import drawing
from relaxapp.ui.drawing import AIR, Drawing, Ink
from relaxapp.ui.words import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.journal.insight import Pair

_SLOT: Final = 1.35
"""How much of a line's height a session is wide, at least."""
_LINES: Final = 9
_RADIUS: Final = 0.26


@dataclass(frozen=True)
class BeforeAndAfter(Drawing):
    """The pairs of one measure, the oldest first. The picture shows the latest that have room, the table all."""

    measure: str
    pairs: Sequence[Pair]

    @property
    def name(self) -> str:
        return f"{self.measure.capitalize()} before and after"

    @property
    def summary(self) -> str:
        less = sum(pair.after < pair.before for pair in self.pairs)
        more = sum(pair.after > pair.before for pair in self.pairs)
        same = len(self.pairs) - less - more
        return (
            f"{self.measure.capitalize()} from 0 to 10, before and after {_sessions(len(self.pairs))}. "
            f"Less after {less}, the same after {same}, more after {more}."
        )

    @property
    def headers(self) -> Sequence[str]:
        return ("Day", "Exercise", "Before", "After")

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        return [
            (short_date(pair.session.started.date()), pair.session.title, str(pair.before), str(pair.after))
            for pair in reversed(self.pairs)
        ]

    def height(self, width: float, letters: QFont) -> float:  # noqa: ARG002 - as every drawing is asked
        return drawing.line_of(letters) * (_LINES + 2.5)

    def paint(self, pen: QPainter, box: QRectF, ink: Ink, letters: QFont) -> None:
        pen.setFont(drawing.in_pixels(letters, drawing.SMALL))
        line = drawing.line_of(pen.font())
        self._legend(pen, QRectF(box.left(), box.top(), box.width(), line), ink)
        room = drawing.scale(pen, box.adjusted(0, line * 1.5, 0, -line * 1.2), ink)
        shown = self.pairs[-max(int(room.width() / (line * _SLOT)), 1) :]
        wide = min(room.width() / max(len(shown), 1), line * 4)
        places = []
        for index, pair in enumerate(shown):
            x = room.left() + wide * (index + 0.5)
            places.append((x, pair.session.started.date()))
            self._pair(pen, room, x, pair, ink)
        years = bool(places) and places[0][1].year != places[-1][1].year
        drawing.days_below(pen, room, room.bottom() + line * 0.6, places, ink, years=years)

    def _pair(self, pen: QPainter, room: QRectF, x: float, pair: Pair, ink: Ink) -> None:
        radius = QFontMetricsF(pen.font()).height() * _RADIUS
        before = QPointF(x, drawing.at_value(room, pair.before))
        after = QPointF(x, drawing.at_value(room, pair.after))
        pen.setPen(QPen(ink.accent, radius * 0.36))
        pen.drawLine(before, after)
        drawing.ring(pen, before, radius, ink)
        drawing.dot(pen, after, radius * (0.62 if pair.after == pair.before else 0.95), ink)

    def _legend(self, pen: QPainter, box: QRectF, ink: Ink) -> None:
        radius = QFontMetricsF(pen.font()).height() * _RADIUS
        x = box.left() + radius * 1.5
        for mark, text in ((drawing.ring, "before"), (drawing.dot, "after")):
            mark(pen, QPointF(x, box.center().y()), radius, ink)
            wide = QFontMetricsF(pen.font()).horizontalAdvance(text)
            place = QRectF(x + radius + AIR, box.top(), wide + 1, box.height())
            drawing.words(pen, place, Qt.AlignmentFlag.AlignLeft, text, ink.muted)
            x = place.right() + AIR * 3


def _sessions(count: int) -> str:
    return "1 session" if count == 1 else f"{count} sessions"
