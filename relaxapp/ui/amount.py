"""Choosing seconds or minutes in even steps: with two large buttons, the arrow keys, or by writing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QWidget

from relaxapp.ui.controls import TARGET, button, label
from relaxapp.ui.rows import steady

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_LOOK: Final = """
QDoubleSpinBox { padding: 6px; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: 0; }
QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent; }
"""
"""The field has a frame and large buttons beside it: the line within it, and the small ones, need neither.

Without any small buttons at all (NoButtons) a style sheet leaves no room for the line.
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, with its sign where it has one, what a screen reader says of it, and in which steps."""

    sign: str
    said: str
    step: float


SECONDS: Final = Unit("s", "Seconds. The arrow keys change them by a half.", 0.5)
MINUTES: Final = Unit("", "Minutes. The arrow keys change them by one.", 1.0)


class Amount(QWidget):
    """So many of a unit, from 0 to `most`; `changed` tells each new value.

    The keys and a screen reader meet one field; the buttons are for the hand alone.
    """

    changed = Signal(float)

    def __init__(self, name: str, most: float, unit: Unit) -> None:
        super().__init__()
        self.field = _Field(most, unit)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(unit.said)
        self.field.valueChanged.connect(self.changed)
        words = label(name, wrap=False)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words.setBuddy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # the buttons keep their height
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(words, 1)
        for sign, said, way in (("−", "less", -1), ("+", "more", 1)):
            pressed = button(sign, look="step")
            pressed.setAccessibleName(f"{name}: {said}")
            pressed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pressed.setAutoRepeat(True)
            pressed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            pressed.clicked.connect(lambda _=False, way=way: self.field.stepBy(way))
            line.addWidget(pressed)
            if way < 0:
                line.addWidget(self.field)

    @property
    def value(self) -> float:
        """What is chosen."""
        return self.field.value()

    def set_value(self, value: float) -> None:
        """Show this value."""
        self.field.setValue(value)


class _Field(QDoubleSpinBox):
    """A number to the next step, with a point or a comma: "6.5 s"."""

    def __init__(self, most: float, unit: Unit) -> None:
        super().__init__()
        self._unit = unit
        self.setRange(0.0, most)
        self.setSingleStep(unit.step)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setMinimumSize(TARGET * 2, TARGET)
        self.setStyleSheet(_LOOK)
        steady(self)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Have what is typed next take the place of what stands there, however one came here by keys."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.selectAll()

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        return f"{value:g} {self._unit.sign}".rstrip()

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        written = self._number(text)
        return self.value() if written is None else round(written / self._unit.step) * self._unit.step

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        usable = self._number(text)
        if usable is not None and self.minimum() <= usable <= self.maximum():
            return QValidator.State.Acceptable, text, place
        plain = self._plain(text).replace(".", "", 1)
        state = QValidator.State.Intermediate if not plain or plain.isdecimal() else QValidator.State.Invalid
        return state, text, place

    def _plain(self, text: str) -> str:
        """Return the text without its unit, of which some letters may be gone."""
        return text.rstrip(f"{self._unit.sign} ").lstrip().replace(",", ".")

    def _number(self, text: str) -> float | None:
        """Return the number that is written, or None when it is none (yet)."""
        plain = self._plain(text)
        return float(plain) if plain.replace(".", "", 1).isdecimal() and plain[0] != "." else None
