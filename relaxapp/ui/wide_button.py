"""A button as wide as the page, with several lines of words on it that wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from relaxapp.ui.controls import Roaming, dress, label, small

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


_ONE_LINE: Final = (22, 17, 18, 17)
"""Room around a single line, so that it is large enough for a hand and for round corners."""


class WideButton(Roaming):
    """What is put into `inside` is all one button; `finish` is called when all of it is there."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(22, 12, 18, 12)
        self.inside.setSpacing(3)

    def finish(self) -> None:
        """Have a press on the words be one on the button."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as what is written on it, not as the empty text of a button."""
        return self.inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.inside.totalMinimumSize()


def wide_button(title: str, more: str = "") -> QPushButton:
    """Return a wide button with a title and, below it, a few more words."""
    made = WideButton()
    made.setAccessibleName(title)
    made.setAccessibleDescription(more)
    made.inside.addWidget(label(title, "strong"))
    if more:
        made.inside.addWidget(small(more))
    else:
        made.inside.setContentsMargins(*_ONE_LINE)
    made.finish()
    return made
