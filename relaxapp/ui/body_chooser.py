"""A small panel to choose what may be asked of one area: five large choices, each with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from relaxapp.exercises.areas import Mode
from relaxapp.ui.body_figure import KEYS
from relaxapp.ui.body_looks import Inks, Swatch
from relaxapp.ui.body_modes import WORDS
from relaxapp.ui.controls import Roaming, button, dress, heading, label, small

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QKeyEvent

    from relaxapp.ui.theme import Theme

_ALONG: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ModeButton(Roaming):
    """A wide button with a sample, the name of a mode and what it means."""

    def __init__(self, mode: Mode, inks: Inks) -> None:
        super().__init__()
        dress(self, "row")
        self.swatch = Swatch(mode, inks)
        self._name = WORDS[mode].name.capitalize()
        self._now = label("", "small", wrap=False)
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(14, 10, 14, 10)
        self._inside.setSpacing(14)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        first = QHBoxLayout()
        first.addWidget(label(self._name, "strong"), 1)
        first.addWidget(self._now)
        lines.addLayout(first)
        lines.addWidget(small(WORDS[mode].meaning))
        self._inside.addWidget(self.swatch, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addLayout(lines, 1)
        self.setAccessibleDescription(WORDS[mode].meaning)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # a narrower one wraps its words
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_chosen(self, chosen: bool, key: int) -> None:
        """Say whether this is how it is now, or else which key chooses it."""
        self._now.setText("now" if chosen else str(key))
        self.setAccessibleName(f"{self._name}, as it is now" if chosen else self._name)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as what is written on it, not as the empty text of a button."""
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._inside.totalMinimumSize()


class BodyChooser(QFrame):
    """Five modes for what its heading names. `chosen` carries the one that is wanted; `closed`, that none is."""

    chosen = Signal(Mode)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        dress(self, "surface")
        self._about = heading("")
        inks = Inks.of(theme)
        self.modes = {mode: ModeButton(mode, inks) for mode in Mode}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(6)
        inside.addWidget(self._about)
        for mode, pressed in self.modes.items():
            pressed.clicked.connect(lambda _=False, mode=mode: self.chosen.emit(mode))
            inside.addWidget(pressed)
        leave = button("Leave it as it is", quiet=True)
        leave.clicked.connect(self.closed)
        inside.addWidget(leave, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        inks = Inks.of(theme)
        for pressed in self.modes.values():
            pressed.swatch.set_inks(inks)

    def open_for(self, about: str, mode: Mode) -> None:
        """Ask what may be asked of `about`, which is `mode` now."""
        self._about.setText(about)
        self.setAccessibleName(about)
        for key, (known, pressed) in enumerate(self.modes.items(), 1):
            pressed.show_chosen(known is mode, key)
        self.show()
        self.modes[mode].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose with 1 to 5, go along with the arrow keys, leave with Esc."""
        if (mode := KEYS.get(event.key())) is not None:
            self.chosen.emit(mode)
        elif (step := _ALONG.get(Qt.Key(event.key()))) is not None:
            self._go_along(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _go_along(self, step: int) -> None:
        buttons = list(self.modes.values())
        at = next((index for index, pressed in enumerate(buttons) if pressed.hasFocus()), 0)
        buttons[min(max(at + step, 0), len(buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
