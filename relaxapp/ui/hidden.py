"""What is seen instead of the program when somebody had to hide it: an empty page that names nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal

from relaxapp.ui.controls import button, surface, title
from relaxapp.ui.page import Page

NEUTRAL = "Notes"
"""What the window is called then, and always for whoever wants a title that says nothing."""


class HiddenScreen(Page):
    """`wanted` tells that the person is back."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(NEUTRAL)
        frame, inside = surface()
        inside.addStretch(1)
        go_on = button("Continue", quiet=True)
        go_on.clicked.connect(self.wanted)
        self.column.addWidget(title(NEUTRAL))
        self.column.addWidget(frame, 1)
        self.foot.addWidget(go_on)
        self.first = go_on
