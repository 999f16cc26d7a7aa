"""What a notice says: neutral words in rotation, which give nothing away to whoever else sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.reminders.due import Due

TITLE: Final = "A reminder"
LINES: Final = (
    "This is the time that you chose.",
    "Whenever you like.",
    "A good moment, perhaps?",
    "Some minutes of your own, if they suit.",
    "Here is what you wanted to remember.",
    "Now, later, or another day: all are fine.",
    "If this is a good moment, here it is.",
    "As you planned, if it still suits.",
    "Nothing is urgent.",
    "A small thing that you put on your list.",
    "Would now be a good time?",
    "You asked to hear about this.",
    "Your own few minutes are here.",
    "Ready when you are.",
    "A short while for you, if you like.",
    "This can wait, and it can be now.",
    "Just passing by, as you asked.",
    "A moment that you set aside.",
    "Only if it suits you now.",
    "It is that time of the day.",
)
"""What is said in turn. None names what the program is for; the next one is always another one."""
QUESTION: Final = "This has come for two weeks. Would you like it to change, to go on, or to stop?"

START: Final = "start"
NOT_TODAY: Final = "not-today"
CHANGE: Final = "change"
KEEP: Final = "keep"
STOP: Final = "stop"
LATER: Final = {"later-10": 10, "later-30": 30, "later-60": 60}
"""The answers that put something off, with the minutes."""
# Some desktops show three buttons and no more: the first three must do.
_ANSWERS: Final = {
    START: "Start",
    "later-10": "In 10 minutes",
    NOT_TODAY: "Not today",
    "later-30": "In 30 minutes",
    "later-60": "In an hour",
}
_QUESTION_ANSWERS: Final = {CHANGE: "Change it", KEEP: "Keep it", STOP: "Stop it"}


@dataclass(frozen=True, slots=True)
class Words:
    """A notice in words: title, body, and what can be answered, id -> words, the first one first."""

    title: str
    body: str
    answers: Mapping[str, str]


def words(due: Due, turn: int, *, discreet: bool) -> Words:
    """Return what a notice says; `turn` counts the notices. What the person wrote is there unless it is discreet."""
    own = not discreet
    title = due.reminder.name if own else TITLE
    if due.ask:
        return Words(title, QUESTION, _QUESTION_ANSWERS)
    line = LINES[turn % len(LINES)]
    sentence = due.reminder.sentence.strip() if own else ""
    return Words(title, sentence or line, _ANSWERS)
