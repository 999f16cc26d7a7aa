"""The quiet line above a session: where in it one is, what is missing, and the time left."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

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
        self._line = QGridLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setHorizontalSpacing(24)
        self._line.addWidget(self.section, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.left, 0, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._line.setColumnStretch(0, 1)
        self.place(narrow=False, tight=False)

    def follow(self, moment: Moment) -> bool:
        """Show where this moment is; return whether that is said in other words than before."""
        said = (moment.section.title, time_left(moment.remaining))
        if said == (self.section.text(), self.left.text()):
            return False
        self.section.setText(said[0])
        self.left.setText(said[1])
        return True

    def set_notice(self, text: str) -> None:
        """Say what is missing; no words take it back."""
        self.notice.setText(text)
        self._frame.setVisible(bool(text))

    def place(self, *, narrow: bool, tight: bool) -> None:
        """Have the notice between the two, or beneath them; where it is too `tight` it waits until there is room."""
        self._line.removeWidget(self._frame)
        self._line.addWidget(self._frame, *((1, 0, 1, 3) if narrow else (0, 1)))
        self._line.setColumnStretch(1, 0 if narrow else 2)
        self._line.setColumnStretch(2, 0 if narrow else 1)
        self._frame.setVisible(bool(self.notice.text()) and not tight)

    def height_at(self, width: int) -> int:
        """Return the height that it wants in such a width."""
        self._line.activate()
        return self._line.totalHeightForWidth(width) if self._line.hasHeightForWidth() else self.sizeHint().height()


def time_left(seconds: float) -> str:
    """Return the time left as one likes to know it while resting: in minutes, no ticking seconds."""
    if seconds <= 0:
        return ""
    minutes = ceil(seconds / _MINUTE)
    return f"{minutes} minutes left" if minutes > 1 else "Less than a minute left"
