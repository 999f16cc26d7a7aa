"""What is said about the lock, and what it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Asked:
    """A page that asks for words: `fields` to be filled in, the last two the same when `twice`.

    With `lost`, there is a way out for somebody who has no words any more.
    """

    title: str
    about: tuple[str, ...]
    fields: tuple[str, ...]
    action: str
    leave: str = "Back"
    twice: bool = False
    lost: bool = False


_OR_KEY: Final = "Your phrase, or your recovery key"
_HINT: Final = "Three or four words that nobody else would think of are good. It needs at least 8 signs."

_WHAT: Final = (
    "With a lock, your journal, your plans and the people in them, the numbers that you wrote and your place in the "
    "course open with your phrase alone. Breathing, every exercise and the people who can help never ask for it."
)
_NOBODY: Final = (
    "Without the phrase, and without the recovery key that you get next, nobody can open it. We can't either. If both "
    "are lost, what is in it is lost."
)
_NOT: Final = (
    "This stays open: settings, with the exercises that you use and their minutes; reminders; exercises, sounds and "
    "voices of your own; pictures, which stay where they are; and files that you took out, or that other programs have "
    "copied."
)
_WHILE_OPEN: Final = (
    "While it is open, other programs of yours can read what you read. On some disks, special tools may find traces of "
    "what you wrote before there was a lock."
)
SET_UP: Final = Asked(
    "A lock for what is private",
    (_WHAT, _NOBODY, _NOT, _WHILE_OPEN, _HINT),
    ("Your phrase", "The same once more"),
    "Make the lock",
    twice=True,
)
UNLOCK: Final = Asked(
    "This is locked",
    ("Your phrase opens it. Breathing, every exercise and the people who can help need none.",),
    (_OR_KEY,),
    "Open",
    leave="Not now",
    lost=True,
)
LOST: Final = "I have lost my phrase"
CHANGE: Final = Asked(
    "Another phrase",
    ("The old phrase opens nothing any more after this. Your recovery key stays the same.", _HINT),
    (_OR_KEY, "The new phrase", "The new phrase once more"),
    "Change it",
    twice=True,
)
RENEW: Final = Asked(
    "A new recovery key",
    ("The one that you have on paper opens nothing any more after this.",),
    ("Your phrase",),
    "Make a new one",
)
REMOVE: Final = Asked(
    "Remove the lock",
    ("After this everything opens without a phrase, for you and for anybody at this computer. Nothing is lost.",),
    (_OR_KEY,),
    "Remove the lock",
)

DIFFERENT: Final = "The two are not the same. Write the phrase once more, slowly."
EMPTY: Final = "There is nothing written yet."
WORKING: Final = "One moment …"

KEY_TITLE: Final = "Your recovery key"
KEY_ABOUT: Final = (
    "If you ever forget your phrase, this opens your lock. It is shown only now. Print it or write it down, and keep "
    "it where you keep papers that matter, not beside this computer."
)
KEY_COPIED: Final = (
    "It is copied, and taken out of the clipboard again when you leave this page. A program that remembers what was "
    "copied may keep it."
)
KEY_AWAY: Final = (
    "Your recovery key was put away when the lock shut. If you don't have it yet, you can make a new one there."
)

LOCK_TITLE: Final = "My lock"
LOCK_ABOUT: Final = (
    "Your journal, your plans, the numbers that you wrote and your place in the course are locked with your phrase. "
    "They are open now, until you lock them or leave."
)
MINUTES: Final = {
    0: "Never by itself",
    1: "After a minute",
    5: "After 5 minutes",
    10: "After 10 minutes",
    30: "After half an hour",
    60: "After an hour",
}
PLANS_OPEN: Final = (
    "They are there at a bad moment without the phrase. Then anybody at this computer can read them too: your plans, "
    "the people in them, and the numbers that you wrote."
)
