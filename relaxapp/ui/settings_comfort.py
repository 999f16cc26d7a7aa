"""The settings of comfort: what exercises may ask, what is said, and what begins on a bad day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from relaxapp.ui.body_modes import complete, in_words
from relaxapp.ui.controls import button
from relaxapp.ui.settings_holds import Holds
from relaxapp.ui.settings_part import Door, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.ui.settings_form import Form

_POSTURES: Final = {
    "any": "It varies",
    "lying": "Lying down",
    "sitting": "Sitting",
    "standing": "Standing",
    "changing": "Changing as I go",
}
_GUIDANCE: Final = {"more": "More words", "fewer": "Fewer words"}
_HANDS: Final = {"right": "Right", "left": "Left"}
_SILENCES: Final = {0: "As each one has it", 10: "10 seconds", 20: "20 seconds", 30: "30 seconds"}
USUAL_FLARE: Final = "The usual one"


class ComfortPart(Part):
    """What suits this person. `body` asks for the picture of the body."""

    body = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self.holds = Holds()
        self._add_breath()
        self._add_body()
        self._add_words()
        self._add_bad_day()

    def show_areas(self, areas: Mapping[str, str]) -> None:
        """Say in words what may be asked of the parts of the body."""
        self._door.say(in_words(complete(areas)))

    def _add_breath(self) -> None:
        self.panel(
            "The breath",
            self.holds,
            self._form.switch(
                "breath", "Leave the breath out", "Exercises that work with the breath are set aside.", inverted=True
            ),
        )

    def _add_body(self) -> None:
        form = self._form
        door = button("My body", description="What exercises may ask of each part of the body.")
        door.clicked.connect(self.body)
        self._door = Door(door, "", "What each part may be asked")
        self.panel(
            "The body",
            self._door,
            form.switch("body", "Leave the body out", "Exercises that turn to the body are set aside.", inverted=True),
            form.switch("eyes_open", "My eyes stay open", "No exercise will invite you to close them."),
            form.choice("posture", "How I practise", _POSTURES, "The words then suit how you lie, sit or stand."),
            form.choice(
                "dominant", "Which hand comes first", _HANDS, "Exercises that go from side to side begin with this one."
            ),
        )

    def _add_words(self) -> None:
        form = self._form
        self.panel(
            "What is said",
            form.switch("voice_on", "Spoken words", "The words are always on screen as well."),
            form.choice(
                "guidance", "How much is said", _GUIDANCE, "Fewer words leave out explanations and second invitations."
            ),
            form.choice(
                "longest_silence",
                "Longest silence",
                _SILENCES,
                "When an exercise is silent for longer, a few soft words keep you company.",
            ),
        )

    def _add_bad_day(self) -> None:
        self.panel(
            "On a bad day",
            self._form.choice(
                "flare_exercise",
                "A flare start begins",
                {"": USUAL_FLARE},
                "One key starts it from anywhere. It asks nothing of you and takes two minutes at most.",
            ),
        )
