"""One exercise in a list: its words, which open its card, a quick start when it was used before, and a star."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from relaxapp.ui import words
from relaxapp.ui.controls import TARGET, Roaming, label, small
from relaxapp.ui.star import Star
from relaxapp.ui.wide_button import WideButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from relaxapp.exercises.script import Script


@dataclass(frozen=True, slots=True)
class Listed:
    """An exercise as a list shows it. `reason` says why it is not offered just now."""

    script: Script
    reason: str = ""
    used: bool = False
    favourite: bool = False
    own: bool = False


class Mark(QWidget):
    """A small "i" in a ring: there is something to know first."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = round(self.fontMetrics().height() * 0.95)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and way
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1.5))
        side = min(self.width(), self.height()) - 2
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.drawEllipse(ring)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.72)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, "i")
        painter.end()


class _Words(WideButton):
    """The words of an exercise, all of them one wide button."""

    def __init__(self, *, brief: bool) -> None:
        super().__init__()
        self._title = label(look="strong")
        self._mark = Mark()
        self._short = small("")
        self._more = small("")
        self._brief = brief
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title, 1)
        first.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.inside.addLayout(first)
        self.inside.addWidget(self._short)
        self.inside.addWidget(self._more)
        self.finish()

    def show_exercise(self, listed: Listed) -> None:
        """Say what it is, or why it is not for now."""
        script = listed.script
        short = [words.span(*script.minutes), words.uses(script.uses), *(["my own"] if listed.own else [])]
        offered = not listed.reason
        self.setEnabled(offered)
        self._title.setText(script.title)
        self._short.setText(" · ".join(short))
        self._short.setVisible(offered)
        self._mark.setVisible(offered and bool(script.cautions))
        self._more.setText(listed.reason or script.summary)
        self._more.setVisible(not self._brief or not offered)
        known = "There is something to know first." if script.cautions else ""
        self.setAccessibleName(script.title)
        self.setAccessibleDescription(listed.reason or f"{', '.join(short)}. {script.summary} {known}".strip())


class ExerciseRow(QWidget):
    """One exercise in a list. A `brief` row leaves out the summary and the star.

    `chosen` and `quick` tell its name: its card is wanted, or it is to start as it was last used.
    """

    chosen = Signal(str)
    quick = Signal(str)
    favourite = Signal(str, bool)

    def __init__(self, *, brief: bool = False) -> None:
        super().__init__()
        self._name = ""
        self._words = _Words(brief=brief)
        self._start = Roaming("Start")
        self._start.setMinimumSize(TARGET, TARGET)
        self._start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._star = None if brief else Star()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self._start)
        if self._star is not None:
            row.addWidget(self._star)
            self._star.clicked.connect(lambda on: self.favourite.emit(self._name, on))
        self._words.clicked.connect(lambda: self.chosen.emit(self._name))
        self._start.clicked.connect(lambda: self.quick.emit(self._name))

    @property
    def name(self) -> str:
        """The name of the exercise that it shows."""
        return self._name

    @property
    def opens(self) -> QPushButton:
        """The button that opens the card."""
        return self._words

    @property
    def controls(self) -> list[QWidget]:
        """All that can have the focus, from left to right."""
        return [each for each in (self._words, self._start, self._star) if each is not None]

    def show_exercise(self, listed: Listed) -> None:
        """Show another exercise."""
        self._name, title = listed.script.name, listed.script.title
        self._words.show_exercise(listed)
        self._start.setVisible(listed.used and not listed.reason)
        self._start.setAccessibleName(f"Start {title}")
        self._start.setAccessibleDescription("Starts now, as it was last time.")
        if self._star is not None:
            self._star.set_favourite(title, listed.favourite)
            self._star.setVisible(not listed.reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from side to side within the row; up and down are those of the list, where there is a long one."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(1 if event.key() == Qt.Key.Key_Right else -1)
        elif self._star is None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _go(self, way: int) -> None:
        controls = [each for each in self.controls if each.isVisible()]
        index = next((index for index, each in enumerate(controls) if each.hasFocus()), 0) + way
        if 0 <= index < len(controls):
            controls[index].setFocus(Qt.FocusReason.TabFocusReason)
