"""Choosing a time of the day: with two large buttons, the arrow keys, or by writing it."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from relaxapp.ui import words
from relaxapp.ui.controls import TARGET, button
from relaxapp.ui.rows import steady

STEP: Final = 15
"""One press of a button, in minutes; the arrow keys are finer."""
_FINE: Final = 5
_AN_HOUR: Final = 60
_HALF_A_DAY: Final = 12
_HOURS: Final = 24
_A_DAY: Final = _HOURS * _AN_HOUR
_WRITTEN: Final = re.compile(r"(?P<hour>\d{1,2})(?:[:.h\s]?(?P<minute>\d\d))?\s*h?\s*(?:(?P<half>[ap])\.?\s?m?\.?)?")
_LOOK: Final = """
QSpinBox { padding: 6px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }
QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent; }
"""
"""As in `amount`: the field has a frame and large buttons beside it, and needs no others."""


class ClockField(QWidget):
    """A time of the day, as this place writes it; `changed` tells each new one.

    The keys and a screen reader meet one field; the buttons are for the hand alone.
    """

    changed = Signal()

    def __init__(self, name: str, locale: QLocale) -> None:
        super().__init__()
        self.field = _Field(locale)
        self.field.valueChanged.connect(self.changed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._buttons = {}
        for sign, way in (("−", -1), ("+", 1)):
            pressed = button(sign, look="step")
            pressed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pressed.setAutoRepeat(True)
            pressed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            pressed.clicked.connect(lambda _=False, way=way: self.field.shift(way * STEP))
            self._buttons[way] = pressed
        line.addWidget(self._buttons[-1])
        line.addWidget(self.field)
        line.addWidget(self._buttons[1])
        line.addStretch(1)
        self.name(name)

    @property
    def value(self) -> time:
        """The time that is chosen, or written and not yet left."""
        self.field.interpretText()
        return time(*divmod(self.field.value(), _AN_HOUR))

    def set_value(self, moment: time) -> None:
        """Show this time."""
        self.field.setValue(moment.hour * _AN_HOUR + moment.minute)

    def name(self, name: str) -> None:
        """Say what the time is."""
        self.field.setAccessibleName(name)
        self._buttons[-1].setAccessibleName(f"{name}: earlier")
        self._buttons[1].setAccessibleName(f"{name}: later")

    def take_focus(self) -> None:
        """Go there."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.field.selectAll()


class _Field(QSpinBox):
    """Minutes since midnight, written as a time: "13:00", "1 pm", "720". A day goes round."""

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self.setLocale(locale)
        self.setRange(0, _A_DAY - 1)
        self.setSingleStep(_FINE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setMinimumSize(TARGET * 2, TARGET)
        self.setAccessibleDescription("A time of the day. The arrow keys change it by five minutes.")
        self.setStyleSheet(_LOOK)
        steady(self)

    def shift(self, minutes: int) -> None:
        """Go on by so many minutes, over midnight too, to a round time."""
        self.interpretText()
        size = abs(minutes)
        steps = self.value() // size + 1 if minutes > 0 else -(-self.value() // size) - 1
        self.setValue(steps * size % _A_DAY)

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        self.shift(steps * _FINE)
        self.selectAll()

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:  # noqa: N802 - Qt's name
        return QSpinBox.StepEnabledFlag.StepUpEnabled | QSpinBox.StepEnabledFlag.StepDownEnabled

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        return words.clock(time(*divmod(value, _AN_HOUR)), self.locale())

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        written = _minutes(text, self.locale())
        return self.value() if written is None else written

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        known = _minutes(text, self.locale()) is not None
        return QValidator.State.Acceptable if known else QValidator.State.Intermediate, text, place


def _minutes(text: str, locale: QLocale) -> int | None:
    """Return the time that is written, in minutes since midnight, or None when it is none (yet)."""
    here = locale.toTime(text.strip(), QLocale.FormatType.ShortFormat)
    if here.isValid():
        return here.hour() * _AN_HOUR + here.minute()
    if not (found := _WRITTEN.fullmatch(text.strip().lower())):
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half and not 1 <= hour <= _HALF_A_DAY:
        return None
    if half:
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half == "p" else 0)
    return hour * _AN_HOUR + minute if hour < _HOURS and minute < _AN_HOUR else None
