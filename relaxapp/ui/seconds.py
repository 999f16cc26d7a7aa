"""Choosing seconds in steps of a half: with two large buttons, the arrow keys, or by writing them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QWidget

from relaxapp.ui.controls import TARGET, button, label
from relaxapp.ui.rows import steady

STEP: Final = 0.5
_UNIT: Final = " s"
_LOOK: Final = """
QDoubleSpinBox { padding: 6px; }
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: 0; }
QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent; }
"""
"""The field has a frame and large buttons beside it: the line within it, and the small ones, need neither.

Without any small buttons at all (NoButtons) a style sheet leaves no room for the line.
"""


class Seconds(QWidget):
    """The seconds of one part, from 0 to `most`; `changed` tells each new value.

    The keys and a screen reader meet one field; the buttons are for the hand alone.
    """

    changed = Signal(float)

    def __init__(self, name: str, most: float) -> None:
        super().__init__()
        self.field = _Field(most)
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription("Seconds. The arrow keys change them by a half.")
        self.field.valueChanged.connect(self.changed)
        words = label(name, wrap=False)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words.setBuddy(self.field)
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
        """The seconds chosen."""
        return self.field.value()

    def set_value(self, seconds: float) -> None:
        """Show these seconds."""
        self.field.setValue(seconds)


class _Field(QDoubleSpinBox):
    """Seconds, to the next half, with a point or a comma: "6.5 s"."""

    def __init__(self, most: float) -> None:
        super().__init__()
        self.setRange(0.0, most)
        self.setSingleStep(STEP)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setMinimumSize(TARGET * 2, TARGET)
        self.setStyleSheet(_LOOK)
        steady(self)

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        return f"{value:g}{_UNIT}"

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        written = _number(text)
        return self.value() if written is None else round(written / STEP) * STEP

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        usable = _number(text)
        if usable is not None and self.minimum() <= usable <= self.maximum():
            return QValidator.State.Acceptable, text, place
        plain = text.strip().removesuffix(_UNIT.strip()).strip().replace(",", ".").replace(".", "", 1)
        state = QValidator.State.Intermediate if not plain or plain.isdecimal() else QValidator.State.Invalid
        return state, text, place


def _number(text: str) -> float | None:
    """Return the number that is written, or None when it is none (yet)."""
    plain = text.strip().removesuffix(_UNIT.strip()).strip().replace(",", ".")
    return float(plain) if plain.replace(".", "", 1).isdecimal() and plain[0] != "." else None
