"""What a lock may say instead of opening."""

from __future__ import annotations

from math import ceil

from relaxapp.failures import Failure


class Locked(Failure):
    """What is asked for is locked now."""

    def __init__(self, what: str = "This is locked.") -> None:
        super().__init__(
            what, "Breathing, every exercise and the people who can help need no phrase.", "Open it with your phrase."
        )


class WrongPhrase(Failure):
    """The words opened nothing."""


class TooSoon(Failure):
    """Another phrase may be tried only in `seconds`."""

    def __init__(self, seconds: float) -> None:
        whole = ceil(seconds)
        super().__init__(f"The lock takes another phrase in {whole} {'second' if whole == 1 else 'seconds'}.")
        self.seconds = seconds


class Unreadable(Failure):
    """A sealed file that its key does not open: it is damaged, or stands under another name."""
