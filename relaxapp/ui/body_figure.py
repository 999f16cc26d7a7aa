"""The body to press: front and back, each area reached with the mouse, the arrow keys, Tab, or a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from relaxapp.exercises.areas import AREAS, DEFAULT_MODE, Mode
from relaxapp.ui.body_looks import Inks
from relaxapp.ui.body_modes import said
from relaxapp.ui.body_painting import HEIGHT, WIDTH, BodyPainting, Place
from relaxapp.ui.body_shape import ROWS, View, area_at, beyond, cells
from relaxapp.ui.controls import TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from relaxapp.ui.theme import Theme

LARGEST: Final = 1.3
"""Pixels a unit at most."""
LEAST_WIDTH: Final = round(WIDTH)
KEYS: Final[Mapping[int, Mode]] = dict(zip(range(Qt.Key.Key_1, Qt.Key.Key_6), Mode, strict=True))
"""The keys 1 to 5, from what asks most to what asks least."""
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Area(QAbstractButton):
    """One area for the keys and for screen readers; the figure beneath paints it and takes the mouse."""

    focused = Signal()
    stepped = Signal(int, int)
    moded = Signal(Mode)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys and digits from a screen's shortcuts."""
        if event.type() is QEvent.Type.ShortcutOverride and event.key() in _STEPS.keys() | KEYS.keys():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if (step := _STEPS.get(Qt.Key(key))) is not None:
            self.stepped.emit(*step)
        elif (mode := KEYS.get(key)) is not None:
            self.moded.emit(mode)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing."""


class BodyFigure(QWidget):
    """Shows what is chosen for each area.

    `pressed` carries the area that is wanted, `moded` one with its new mode, and `lit` the one that is looked at.
    """

    pressed = Signal(str)
    moded = Signal(str, Mode)
    lit = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._inks = Inks.of(theme)
        self._modes: dict[str, Mode] = dict.fromkeys(AREAS, DEFAULT_MODE)
        self._pointed = self._down = ""
        self._selected: tuple[str, ...] = ()
        self.areas = {area: Area(self) for row in ROWS for area in row.values()}
        for area, button in self.areas.items():
            button.clicked.connect(lambda _=False, area=area: self.pressed.emit(area))
            button.stepped.connect(lambda across, down, area=area: self.go_to(beyond(area, across, down)))
            button.moded.connect(lambda mode, area=area: self.moded.emit(area, mode))
            button.focused.connect(self._look)
        self.setAccessibleName("Body, front and back")
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(LEAST_WIDTH)
        self.show_modes(self._modes)

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._inks = Inks.of(theme)
        self.update()

    def show_modes(self, modes: Mapping[str, Mode]) -> None:
        """Show what is chosen for every area."""
        self._modes = dict(modes)
        for area, button in self.areas.items():
            button.setAccessibleName(said(area, modes[area]))
        self.update()

    def select(self, areas: tuple[str, ...]) -> None:
        """Keep a ring around these areas, wherever the focus goes; around none of them, the focus has it."""
        self._selected = areas
        self.update()

    def go_to(self, area: str) -> None:
        """Give an area the focus."""
        self.areas[area].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def focus(self) -> str:
        """The area that has the focus, "" when none has."""
        return next((area for area, button in self.areas.items() if button.hasFocus()), "")

    @property
    def shown(self) -> str:
        """The area that is looked at: the one under the mouse, or the one that has the focus."""
        return self._pointed or self.focus

    def box(self, area: str) -> QRectF:
        """Return where an area is shown first, in pixels."""
        return self._place.box(View.FRONT if area in cells(View.FRONT) else View.BACK, area)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return round(min(width / WIDTH, LARGEST) * HEIGHT + self._above)

    @property
    def _above(self) -> float:
        return self.fontMetrics().height() * 1.6

    @property
    def _place(self) -> Place:
        return Place.within(QSizeF(self.size()), self._above)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay each area's control over where it is shown, never smaller than a target."""
        super().resizeEvent(event)
        for area, button in self.areas.items():
            box = self.box(area)
            wider, higher = max(TARGET - box.width(), 0) / 2, max(TARGET - box.height(), 0) / 2
            button.setGeometry(box.adjusted(-wider, -higher, wider, higher).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and way
        painter = QPainter(self)
        rings = self._selected or (self.focus,)
        painting = BodyPainting(painter, self._place, self._modes, self._inks, rings, self._pointed)
        painting.paint(self.font(), QFontMetricsF(self.font()))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._point(self._area_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self._point("")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._down = self._area_at(event.position())
        if not self._down:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Act only where press and release are at the same area: to slide off takes a press back."""
        down, self._down = self._down, ""
        if down and down == self._area_at(event.position()):
            self.pressed.emit(down)

    def _area_at(self, point: QPointF) -> str:
        places = (self._place.in_units(view, point) for view in View)
        found = (area_at(view, place.x(), place.y()) for view, place in zip(View, places, strict=True))
        return next(filter(None, found), "")

    def _point(self, area: str) -> None:
        if area != self._pointed:
            self._pointed = area
            self.setCursor(Qt.CursorShape.PointingHandCursor if area else Qt.CursorShape.ArrowCursor)
            self._look()

    def _look(self) -> None:
        self.update()
        self.lit.emit(self.shown)
