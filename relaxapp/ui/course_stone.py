"""A place on the path of a course: a round stone with its number and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

HERE: Final = "You are here"
BEEN: Final = "You have been here"
_ROUND: Final = 16
_SMALL: Final = 0.85


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is shown: its title, and whether somebody is, or has been, or is reading there."""

    id: str
    title: str
    here: bool = False
    visited: bool = False
    opened: bool = False


class Stone(QAbstractButton):
    """One place: a round stone with its number, and its words below it or beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = Place("", "")
        self._number = ""
        self._centre = QPointF()
        self._words = QRectF()
        self._radius = 0.0
        self._alignment = Qt.AlignmentFlag.AlignHCenter
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_place(self, place: Place, number: int, of: int) -> None:
        """Show a place, the so-and-so-manieth of its path."""
        self._place, self._number = place, str(number)
        known = [f"{HERE}."] if place.here else [f"{BEEN}."] if place.visited else []
        self.setAccessibleName(" ".join([f"{number} of {of}: {place.title}.", *known]))
        self.setAccessibleDescription("It is shown below." if place.opened else "Shows what is practised there.")
        self.update()

    def lay(self, cell: QRect, centre: QPointF, radius: float, words: QRectF, alignment: Qt.AlignmentFlag) -> None:
        """Take a cell of the path; the rest says where in the cell the stone and its words are."""
        self._centre, self._radius, self._words, self._alignment = centre, radius, words, alignment
        self.setGeometry(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name and way
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_stone(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        """Show the focus and the mouse as a button shows them."""
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.underMouse():
            soft = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            soft.setAlphaF(0.10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.BrightText), 4))
            painter.drawRoundedRect(box, _ROUND, _ROUND)

    def _paint_stone(self, painter: QPainter) -> None:
        """Full with a ring around it: here. A firm edge: been there. A dotted edge: not yet, or never, as one likes."""
        colours, radius = self.palette(), self._radius
        accent = colours.color(QPalette.ColorRole.Highlight)
        ink = colours.color(QPalette.ColorRole.WindowText)
        if self._place.here:
            painter.setBrush(colours.color(QPalette.ColorRole.Window))
            painter.setPen(QPen(accent, 3))
            painter.drawEllipse(self._centre, radius + 1, radius + 1)
            painter.setBrush(accent)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(self._centre, radius - 5, radius - 5)
            ink = colours.color(QPalette.ColorRole.HighlightedText)
        else:
            painter.setBrush(colours.color(QPalette.ColorRole.Base))
            edge = QPen(accent if self._place.visited else colours.color(QPalette.ColorRole.Mid), 3)
            if not self._place.visited:
                edge.setStyle(Qt.PenStyle.DotLine)
                edge.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(edge)
            painter.drawEllipse(self._centre, radius - 3, radius - 3)
        painter.setFont(bold(self.font(), on=self._place.here))
        painter.setPen(ink)
        box = QRectF(0, 0, 2 * radius, 2 * radius)
        box.moveCenter(self._centre)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._number)

    def words_taken(self) -> QRectF:
        """Return where in its cell the words stand; they may need more room than there is."""
        title, here = self._boxes()
        return title.united(here) if self._place.here else title

    def _boxes(self) -> tuple[QRectF, QRectF]:
        """Return where the title stands, and below it where "You are here" does or would."""
        flags = self._flags
        title = QFontMetricsF(bold(self.font(), on=self._place.opened)).boundingRect(
            self._words, flags, self._place.title
        )
        here = QFontMetricsF(small(self.font())).boundingRect(self._words, flags, HERE)
        if self._alignment & Qt.AlignmentFlag.AlignLeft:
            high = title.height() + (here.height() if self._place.here else 0)
            title.moveTop(self._words.center().y() - high / 2)
        here.moveTop(title.bottom())
        return title, here

    @property
    def _flags(self) -> int:
        return (self._alignment | Qt.AlignmentFlag.AlignTop).value | Qt.TextFlag.TextWordWrap.value

    def _paint_words(self, painter: QPainter) -> None:
        colours, words = self.palette(), self._words
        title, here = self._boxes()
        painter.setFont(bold(self.font(), on=self._place.opened))
        painter.setPen(colours.color(QPalette.ColorRole.WindowText))
        painter.drawText(
            QRectF(words.left(), title.top(), words.width(), title.height()), self._flags, self._place.title
        )
        if self._place.here:
            painter.setFont(small(self.font()))
            painter.setPen(colours.color(QPalette.ColorRole.Highlight))
            painter.drawText(QRectF(words.left(), here.top(), words.width(), here.height()), self._flags, HERE)


def small(font: QFont) -> QFont:
    """Return a font a little smaller."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _SMALL)
    made.setBold(False)
    return made


def bold(font: QFont, *, on: bool = True) -> QFont:
    """Return a font in bold, or not."""
    made = QFont(font)
    made.setBold(on)
    return made
