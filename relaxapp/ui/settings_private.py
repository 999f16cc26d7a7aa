"""The settings of what others may see: the lock, the window's title, and hiding it at one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from relaxapp.ui.controls import HIDE_KEY, SUPPORT_KEYS, button, small
from relaxapp.ui.hidden import NEUTRAL
from relaxapp.ui.settings_part import Door, Part

if TYPE_CHECKING:
    from relaxapp.ui.settings_form import Form

NAME: Final = "What others see"
_LOCK: Final = (
    "A phrase of your own for your journal, your plans and the numbers that you wrote. Breathing, every exercise and "
    "the people who can help never ask for it."
)
_HIDE: Final = (
    f"The key {HIDE_KEY} makes the window blank and puts it away, at once and without a sound. A session waits. Bring "
    "the window back as any other, and press once: you are where you were. "
    f"{' or '.join(SUPPORT_KEYS)} leads from there to the people who can help. With a lock, what is private asks for "
    "the phrase then."
)


class PrivatePart(Part):
    """`lock` asks for the lock, `away` to hide the window now."""

    lock = Signal()
    away = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        lock = button("My lock")
        lock.clicked.connect(self.lock)
        self.panel("A lock", Door(lock, _LOCK))
        now = button("Hide it now", description=f"The key is {HIDE_KEY}.")
        now.clicked.connect(self.away)
        self.panel("When somebody comes", Door(now, _HIDE))
        self.panel(
            "On the screen and in the bar",
            form.switch(
                "discreet_title",
                "A title that says nothing",
                f"The window is called “{NEUTRAL}”, with an empty sheet for a picture. Some desktops show the "
                "program's own name and picture all the same.",
            ),
            small("Reminders name nothing either, unless you chose under Reminders to see your own words."),
        )
