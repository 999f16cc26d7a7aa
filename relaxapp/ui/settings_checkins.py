"""The settings of checking in: when, about what, and whether there is a look back once a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.ui.checkin_words import NAMES
from relaxapp.ui.controls import small
from relaxapp.ui.settings_part import Part

if TYPE_CHECKING:
    from relaxapp.ui.settings_form import Form

NAME = "Checking in"


class CheckInsPart(Part):
    """All of it is off until somebody wants it."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.panel(
            "Around a session",
            small(
                "A number or two, so that you can see later what helps you. One key skips it, and a flare start never "
                "asks."
            ),
            form.switch(
                "check_before", "Ask before a session", "Not at the large button on the first screen: it always begins."
            ),
            form.switch("check_after", "Ask after a session", "With room for a few words."),
        )
        self.panel("What is asked", *form.members("measures", NAMES))
        self.panel(
            "Once a week",
            form.switch(
                "weekly",
                "Offer a look back once a week",
                "Pain, sleep and confidence, in about two minutes. A quiet line on the first screen offers it.",
            ),
            form.switch("weekly_mood", "With four questions about mood", "They are asked only there."),
        )
