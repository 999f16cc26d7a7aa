"""What is said once, before anything else: what this is, what it isn't, and when to see a doctor."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal

from relaxapp.support.plan import RED_FLAGS_NOW, RED_FLAGS_SOON
from relaxapp.support.plan_page import SOON
from relaxapp.ui.controls import button, heading, label, paragraph, small, surface, title
from relaxapp.ui.page import Page

WHAT_IT_IS: Final = (
    "A quiet guide through slow breathing, letting muscles go, and calm pictures in the mind. It may help you rest "
    "and live well with hard days. It does not suit everyone."
)
WHAT_IT_IS_NOT: Final = (
    "It is no treatment, and it does not take a doctor's place. Leave out whatever hurts. The Esc key always ends it. "
    "All you do here stays on this computer."
)
HELP: Final = "For somebody to talk to, there is “Get support” in the corner of every screen."


class FirstRun(Page):
    """One calm screen. `breathe` starts at once; `done` goes on to everything."""

    breathe = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__("Welcome")
        self.column.addWidget(title("Welcome"))
        self.column.addWidget(paragraph(WHAT_IT_IS))
        self.column.addWidget(paragraph(WHAT_IT_IS_NOT))
        frame, inside = surface(spacing=4)
        inside.addWidget(heading("When to see a doctor first"))
        inside.addWidget(small("Get emergency care now, if one of these is new:"))
        for sign in RED_FLAGS_NOW:
            inside.addWidget(label(f"•  {sign}"))
        inside.addSpacing(6)
        inside.addWidget(small(SOON))
        for sign in RED_FLAGS_SOON:
            inside.addWidget(label(f"•  {sign}"))
        self.column.addWidget(frame)
        self.column.addWidget(paragraph(HELP))
        self.column.addStretch(1)
        # Breathing is one press away on the first day too; this page comes only once, whichever is pressed.
        breathe = button("Breathe now", description="Starts a slow breath at once.", primary=True)
        breathe.clicked.connect(self.breathe)
        on = button("Go on", description="Shows everything there is. This page comes only once.")
        on.clicked.connect(self.done)
        self.foot.add((breathe, on))
        self.first = breathe
        self.back.connect(self.done)
