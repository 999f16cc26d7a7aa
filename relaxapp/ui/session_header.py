"""The quiet line above a session: where in it one is, what is missing, and the time left."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relaxapp.ui.controls import dress, label, surface

if TYPE_CHECKING:
    from relaxapp.exercises.timeline import Moment

_MINUTE: Final = 60.0


class SessionHeader(QWidget):
    """Shows the title of the section, a notice when there is one, and the minutes left."""

    def __init__(self) -> None:
        super().__init__()
        self.section = label(look="muted")
        self.left = label(look="muted", wrap=False)
        self.notice = label()
        self._frame, inside = surface(margin=10)
        dress(self._frame, "notice")
        inside.addWidget(self.notice)
        self._frame.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addWidget(self.section, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._frame, 2)
        line.addWidget(self.left, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def follow(self, moment: Moment) -> None:
        """Show where this moment is."""
        if self.section.text() != moment.section.title:
            self.section.setText(moment.section.title)
        left = time_left(moment.remaining)
        if self.left.text() != left:
            self.left.setText(left)

    def set_notice(self, text: str) -> None:
        """Say what is missing; no words take it back."""
        self.notice.setText(text)
        self._frame.setVisible(bool(text))


def time_left(seconds: float) -> str:
    """Return the time left as one likes to know it while resting: in minutes, no ticking seconds."""
    if seconds <= 0:
        return ""
    minutes = ceil(seconds / _MINUTE)
    return f"{minutes} minutes left" if minutes > 1 else "Less than a minute left"
