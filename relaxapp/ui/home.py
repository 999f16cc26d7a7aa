"""Home: one large button to breathe, two calm ones, and everything else below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relaxapp.ui import words
from relaxapp.ui.controls import Button, Page, button, dress, heading, label, paragraph, small
from relaxapp.ui.layouts import Flow, Refill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from relaxapp.exercises.script import Script

_DISC: Final = 168
_RINGS: Final = ((1.0, 0.13), (0.85, 0.22))
ALIGNED: Final = 6  # headings start where the shapes of buttons do, inside the room for the ring of the focus
_NOT_KNOWN_YET: Final = "\N{NO-BREAK SPACE}"
"""Keeps the place of the words under the large button, so that nothing moves when they come."""
_DOORS: Final = {"muscle": "Muscle relaxation", "imagery": "Imagery"}


class BreatheButton(Button):
    """A large round button, drawn like the shape that will lead the breath."""

    def __init__(self) -> None:
        super().__init__("Breathe")
        dress(self, "breathe")
        self.setAccessibleName("Breathe")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Round, and wide enough for its word at any text size."""
        side = max(_DISC, self.fontMetrics().horizontalAdvance(self.text()) + 48)
        return QSize(round(side / 0.7), round(side / 0.7))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:  # noqa: N802 - Qt's name
        """Take presses anywhere in the square: a sore hand need not aim."""
        return self.rect().contains(position)  # type: ignore[call-overload,no-any-return]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw two soft rings, the disc, the word, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        disc = self.palette().color(QPalette.ColorRole.Highlight)
        centre = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        radius = min(self.width(), self.height()) / 2 - 6
        for share, strength in _RINGS:
            soft = QColor(disc)
            soft.setAlphaF(strength + (0.08 if self.underMouse() else 0.0))
            painter.setBrush(soft)
            painter.drawEllipse(centre, radius * share, radius * share)
        painter.setBrush(disc)
        inner = radius * (0.7 if not self.isDown() else 0.66)
        painter.drawEllipse(centre, inner, inner)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.BrightText), 4))
            painter.drawEllipse(centre, radius + 3, radius + 3)


class Row(Button):
    """A wide button with an exercise's title, minutes and summary."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        dress(self, "row")
        length = words.span(*script.minutes)
        self.setAccessibleName(script.title)
        self.setAccessibleDescription(f"{length}. {script.summary}")
        self._inside = describe(script, length)
        self._inside.setContentsMargins(26, 18, 26, 18)
        self.setLayout(self._inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as what is written on it, not as the empty text of a button."""
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._inside.totalMinimumSize()


def describe(script: Script, length: str, reason: str = "") -> QVBoxLayout:
    """Return the words of one exercise; `reason` tells why it is not offered."""
    lines = QVBoxLayout()
    lines.setSpacing(4)
    first = QHBoxLayout()
    first.addWidget(label(script.title, "muted" if reason else "strong"), 1)
    first.addWidget(label(length, "small", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    lines.addLayout(first)
    lines.addWidget(small(reason or script.summary))
    return lines


class Home(Page):
    """The first screen. `chosen` names an exercise whose card is wanted."""

    breathe = Signal()
    chosen = Signal(str)
    settings = Signal()
    history = Signal()

    def __init__(self) -> None:
        super().__init__("Home")
        self._shown: object = None
        self._breathe = BreatheButton()
        self._breathe.clicked.connect(self.breathe)
        self._about = label(_NOT_KNOWN_YET, "muted")
        self._about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._doors = Flow(centred=True)
        self._rows = QVBoxLayout()
        self._choices = Refill(self._doors, spacing=14)
        self._everything = Refill(self._rows, spacing=6)
        self.column.addWidget(self._breathe, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._about)
        self.column.addWidget(self._choices)
        self.column.addSpacing(8)
        self.column.addWidget(self._everything)
        self.column.addStretch(1)
        for text, wanted in (("Settings", self.settings), ("What I practised", self.history)):
            quiet = button(text, quiet=True)
            quiet.clicked.connect(wanted)
            self.foot.addWidget(quiet)
        self._choose_first()

    def set_breathe(self, title: str, minutes: float, word: str = "Breathe") -> None:
        """Say what the large button starts, and call it by a word. With no title it can start nothing and is not shown.

        Until this is called the button is there without words: it can be pressed from the first frame on.
        """
        self._breathe.setText(word)
        self._breathe.setAccessibleName(word)
        self._breathe.setVisible(bool(title))
        self._about.setVisible(bool(title))
        self._about.setText(f"{title} · {words.minutes(minutes)}")
        self._breathe.setAccessibleDescription(f"Starts now: {title}, {words.minutes(minutes)}.")
        self._choose_first()

    def set_library(self, scripts: Sequence[Script], unsuitable: Mapping[str, str], recent: Sequence[str] = ()) -> None:
        """Show the exercises; `unsuitable` maps names to the reason why they are not offered.

        `recent` are names, the last used first: the two calm buttons lead there.
        """
        if self._shown == (now := (tuple(scripts), dict(unsuitable), tuple(recent))):
            return
        self._shown = now
        rank = {name: place for place, name in enumerate(recent)}
        suitable = [script for script in scripts if script.name not in unsuitable]
        with self._choices.refilled():
            for family, words_on_it in _DOORS.items():
                if leads := [script for script in suitable if script.family == family]:
                    self._add_door(words_on_it, min(leads, key=lambda script: rank.get(script.name, len(rank))))
        with self._everything.refilled():
            self._add_rows(scripts, unsuitable)
        self.order()
        self._choose_first()

    def _add_door(self, text: str, script: Script) -> None:
        door = button(text, description=script.title)
        door.clicked.connect(lambda _=False, name=script.name: self.chosen.emit(name))
        self._doors.addWidget(door)

    def _add_rows(self, scripts: Sequence[Script], unsuitable: Mapping[str, str]) -> None:
        above = heading("All exercises" if scripts else "The exercises can't be found just now")
        above.setIndent(ALIGNED if scripts else 0)
        self._rows.addWidget(above)
        if not scripts:
            self._rows.addWidget(
                paragraph(
                    "Their files may be missing or damaged. Nothing of yours is lost. You can still rest here "
                    "for a while, and the button in the corner leads to people who can help."
                )
            )
        for script in scripts:
            if reason := unsuitable.get(script.name):
                quiet = describe(script, "", reason)
                quiet.setContentsMargins(26, 18, 26, 18)
                self._rows.addLayout(quiet)
            else:
                row = Row(script)
                row.clicked.connect(lambda _=False, name=script.name: self.chosen.emit(name))
                self._rows.addWidget(row)

    def _choose_first(self) -> None:
        door = self._doors.itemAt(0)
        quiet = self.foot.itemAt(0)
        if not self._breathe.isHidden():
            self.first = self._breathe
        elif (found := door or quiet) is not None:
            self.first = found.widget()
