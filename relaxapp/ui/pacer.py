"""The form on screen that guides: it breathes, holds, fills and empties, or rests.

What it looks like at a moment is decided in picture.py and painted in painting.py; here a timer asks for the moment
while somebody can see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from relaxapp.ui.painting import Colours, Lettering, Painting, reach
from relaxapp.ui.picture import Picture, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent

    from relaxapp.exercises.timeline import Moment
    from relaxapp.ui.theme import Theme

FRAME: Final = 16
"""Milliseconds from one look at the clock to the next."""

_LARGEST: Final = 560
"""The side of the pacer in pixels at most: a larger one costs more to paint and guides no better."""
_VEIL: Final = 0.4
"""How far a pacer that does not run fades into the window."""


class Pacer(QWidget):
    """Shows the moment that its source tells, sixty times a second while it is visible and running.

    `moved` carries each Moment that was asked for, so that whatever else is on screen follows the same clock.
    """

    moved = Signal(object)
    held = Signal(bool)
    """It is pressed, by mouse or touch, or let go."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colours = Colours.of(theme)
        self._reduced = False
        self._source: Callable[[], Moment] | None = None
        self._lettering = Lettering.of(self.font())
        self._picture = Picture()
        self._reach = QRectF()
        self._running = False
        self._square = QRect()
        self._ground_kept = QPixmap()
        self._ground_for: object = None
        self._timer = QTimer(self, interval=FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Pacer")

    @property
    def ticking(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def set_source(self, source: Callable[[], Moment] | None) -> None:
        """Show the moments that `source` tells from now on; None lets go of it."""
        self._source = source
        self.look()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme's colours."""
        self._colours = Colours.of(theme)
        self.update()

    def set_reduced(self, reduced: bool) -> None:
        """Show a bar and words in place of growing and drifting forms, or no longer."""
        self._reduced = reduced
        self.look()

    def set_running(self, running: bool) -> None:
        """Follow the clock, or stay as it is and dim."""
        self._running = running
        self._follow(self.isVisible())
        self.look()
        self.update()

    def look(self) -> None:
        """Ask for the moment and paint again if the picture changed."""
        if self._source is None:
            return
        moment = self._source()
        now = picture(moment, self._reduced)
        if now != self._picture:
            self._show(now)
        self.moved.emit(moment)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(420, 440)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(140, 140)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with the clock and follow it."""
        super().showEvent(event)
        self._follow(True)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest: nobody sees it, for it is hidden or the window is minimised."""
        super().hideEvent(event)
        self._follow(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the form in the middle, with room for the label beneath."""
        super().resizeEvent(event)
        side = min(self.width(), self.height() - self._label_height(), _LARGEST)
        top = max(self.height() - self._label_height() - side, 0) // 2
        self._square = QRect((self.width() - side) // 2, top, side, side)
        self._reach = reach(self._picture, QRectF(self._square))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._lettering = Lettering.of(self.font())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self.held.emit(True)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self.held.emit(False)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the picture."""
        painter = QPainter(self)
        ground, scale = self._ground, self.devicePixelRatioF()
        source = QRectF(QPointF(event.rect().topLeft()) * scale, QSizeF(event.rect().size()) * scale)
        painter.drawPixmap(QRectF(event.rect()), ground, source)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painting(painter).form()
        if event.rect().bottom() > self._square.bottom():
            self._paint_label(painter)
        if not self._running:
            veil = QColor(self._colours.window)
            veil.setAlphaF(_VEIL)
            painter.fillRect(event.rect(), veil)
        painter.end()

    def _painting(self, painter: QPainter) -> Painting:
        return Painting(painter, QRectF(self._square), self._picture, self._colours, self._lettering)

    @property
    def _ground(self) -> QPixmap:
        """What lies beneath the form: painted once, and copied for each frame."""
        size = self.size() * self.devicePixelRatioF()
        wanted = (size, self._colours, self._picture.shape)
        if self._ground_for != wanted:
            self._ground_for = wanted
            self._ground_kept = QPixmap(size)
            self._ground_kept.setDevicePixelRatio(self.devicePixelRatioF())
            self._ground_kept.fill(self._colours.window)
            painter = QPainter(self._ground_kept)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painting(painter).ground()
            painter.end()
        return self._ground_kept

    def _show(self, now: Picture) -> None:
        """Paint anew what changes of the square: half of it, most of the time, which is half the work."""
        before, self._picture = self._picture, now
        reached, self._reach = self._reach, reach(now, QRectF(self._square))
        if before.label != now.label:
            self.setAccessibleDescription(now.label)
            self.update()
        else:
            self.update(reached.united(self._reach).toAlignedRect())

    def _follow(self, visible: bool) -> None:
        if visible and self._running:
            self._timer.start()
        else:
            self._timer.stop()

    def _label_height(self) -> int:
        """Return the room for the words beneath; where there is little, the form has all of it."""
        wanted = round(self.fontMetrics().height() * 1.5)
        return wanted if self.height() >= 2 * wanted else 0

    def _paint_label(self, painter: QPainter) -> None:
        below = QRect(0, self._square.bottom() + 1, self.width(), self._label_height())
        font = QFont(self.font())
        widest = painter.fontMetrics().horizontalAdvance(self._picture.label)
        if widest > below.width():
            font.setPointSizeF(font.pointSizeF() * below.width() / widest)
        painter.setFont(font)
        painter.setPen(self._colours.muted)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._picture.label)
