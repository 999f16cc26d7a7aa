"""Said once, when the window is first closed while reminders are on: the program can stay for them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal

from relaxapp.ui.controls import button, paragraph, title
from relaxapp.ui.page import Page

_ABOUT: Final = (
    "Reminders can come only while the program runs. It can stay in the background after its window is closed. "
    "It is quiet there, and needs next to nothing."
)
_TRAY: Final = "Its small picture in the bar of your desktop brings the window back, and ends the program."
_NO_TRAY: Final = "To have the window back, start Relaxapp again."
_LATER: Final = "You are asked only once. Under Reminders you can choose anew."


class ClosingChoice(Page):
    """`chosen` carries "stay" or "end"; `back` leaves the window open."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Before the window closes")
        self._way_back = paragraph("")
        stay = button("Stay for my reminders", primary=True)
        stay.clicked.connect(lambda: self.chosen.emit("stay"))
        end = button("End with the window", description="No reminders until the program is started again.")
        end.clicked.connect(lambda: self.chosen.emit("end"))
        again = button("Leave the window open", quiet=True)
        again.clicked.connect(self.back)
        self.column.addStretch(1)
        for widget in (title("Shall reminders go on?"), paragraph(_ABOUT), self._way_back):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addWidget(stay)
        self.column.addWidget(end)
        self.column.addSpacing(8)
        self.column.addWidget(paragraph(_LATER, muted=True))
        self.column.addStretch(2)
        self.foot.addWidget(again)
        self.first = stay
        self.show_way_back(tray=False)

    def show_way_back(self, *, tray: bool) -> None:
        """Say how to come back to a program without a window; `tray` tells whether its picture is in the bar."""
        self._way_back.setText(_TRAY if tray else _NO_TRAY)
