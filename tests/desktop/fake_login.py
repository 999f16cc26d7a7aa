"""A stand-in for login1, on a bus of the tests' own."""

from __future__ import annotations

import os

from buses import SILENCE, Service

LOGIN = "org.freedesktop.login1"


class Login(Service):
    """A stand-in for login1: it gives out a pipe's end for each inhibitor and sees when it is closed."""

    def __init__(self, address: str) -> None:
        self.pipes: dict[str, list[int]] = {"block": [], "delay": []}
        self._given: list[int] = []
        self.silent = False
        super().__init__(address, LOGIN, self._obey)

    def _obey(self, member, body):
        if member != "Inhibit":
            return None
        return SILENCE if self.silent else ("h", (self.give(body[3]),))

    def give(self, mode: str) -> int:
        watched, given = os.pipe()
        os.set_blocking(watched, False)
        self.pipes[mode].append(watched)
        self._given.append(given)
        return given

    def held(self, mode: str) -> int:
        """How many inhibitors of this kind are held now."""
        return sum(map(self._is_open, self.pipes[mode]))

    def _is_open(self, watched: int) -> bool:
        while self._given and self.calls("Inhibit") and not self.silent:
            os.close(self._given.pop())  # the message was sent: the other end is theirs alone
        try:
            return os.read(watched, 1) != b""
        except BlockingIOError:
            return True

    def prepare_for_sleep(self, now: bool) -> None:
        self.tell("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "b", (now,))

    def close(self) -> None:
        super().close()
        for end in (*self.pipes["block"], *self.pipes["delay"], *self._given):
            os.close(end)
