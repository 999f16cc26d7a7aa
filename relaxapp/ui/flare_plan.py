"""My flare plan: for days when pain is worse than usual, and when to have somebody look at it."""

from __future__ import annotations

from relaxapp.support.plan import RED_FLAGS_NOW, RED_FLAGS_SOON, FlarePlan, Plan
from relaxapp.support.plan_page import NOW, SOON
from relaxapp.ui.controls import heading, paragraph, surface
from relaxapp.ui.plan_sheet import PlanSheet, no_picture

_INTRO = (
    "For days when pain is worse than usual. Such days come, and they pass; it is easier to think of what helps on a "
    "better day. Write what you like, in any order. It is kept as you write, on this computer alone."
)


class FlarePlanScreen(PlanSheet):
    """The flare plan, with the signs that need a clinician always below it. `changed` brings a FlarePlan."""

    def __init__(self) -> None:
        super().__init__(FlarePlan(), _INTRO, Plan.TITLE, no_picture)
        frame, inside = surface()
        inside.addWidget(heading("When to have it looked at"))
        for words, flags in ((NOW, RED_FLAGS_NOW), (SOON, RED_FLAGS_SOON)):
            inside.addWidget(paragraph(words))
            inside.addWidget(paragraph("\n".join(f"• {flag}" for flag in flags)))
        self.column.insertWidget(self.column.indexOf(self.take_along), frame)
