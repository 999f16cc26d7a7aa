"""Clocks that a test sets."""

from __future__ import annotations


class Clock:
    """Shows these seconds until it is set by hand to others."""

    def __init__(self, now: float = 100.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now
