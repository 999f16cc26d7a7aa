"""One program at a time: a second start hands its words over to the one that runs. No Qt, so that it takes no time.

The one that runs holds a lock, which the system takes away with the process however it ends, and listens at a socket
as soon as it can; so what a crash leaves behind is no obstacle.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
import zlib
from typing import TYPE_CHECKING, Final

from relaxapp.failures import log

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence
    from pathlib import Path
    from typing import IO

PATIENCE: Final = 5.0
"""Seconds. Then whoever runs counts as stuck, and nobody who needs the program waits for it any longer."""
_LOOK_EVERY: Final = 0.02
_HEARING: Final = 1.0
"""Seconds. Who knocks has its words ready; a busy computer may still hold them up."""
_MOST_BYTES: Final = 65_536
_YES: Final = b"here\n"


class Door:
    """The door of one person's program, in a folder that is theirs alone.

    After `hand_over` returned False, this program may `listen` for later starts, which wait for that a while.
    """

    def __init__(self, folder: Path, whose: Path) -> None:
        name = f"{zlib.crc32(os.fsencode(whose)):08x}"  # a path would be too long for a socket; a hash, for a start
        self._place = folder / f"{name}.socket"
        self._lock_place = folder / f"{name}.lock"
        self._lock: IO[bytes] | None = None
        self.listener: socket.socket | None = None

    def hand_over(self, words: Sequence[str], patience: float = PATIENCE) -> bool:
        """Give the words to the program that runs and return True; or become it and return False."""
        until = time.monotonic() + patience
        try:
            while not self._take_lock():
                if (answered := self._knock(words, until - time.monotonic())) is not None:
                    return answered
                if time.monotonic() > until:
                    log.warning("another one holds the lock and does not listen")
                    return False
                time.sleep(_LOOK_EVERY)
        except OSError as error:
            log.warning("later starts can't be heard: %r", error)
        return False

    def listen(self) -> socket.socket | None:
        """Return what this program hears later starts by; None when it is not the one that runs, or can't."""
        import socket  # slow to import, and not needed before the window is seen

        if not self._lock or self.listener:
            return self.listener
        self._place.unlink(missing_ok=True)  # left by one that was killed
        listener = socket.socket(socket.AF_UNIX)
        try:
            listener.bind(os.fspath(self._place))
            listener.listen()
            listener.setblocking(False)
        except OSError as error:
            listener.close()
            log.warning("later starts can't be heard: %r", error)
            return None
        self.listener = listener
        return listener

    def answer(self) -> tuple[list[str], str]:
        """Take the words of one who knocks, and what lets a window come to the front for them. Raises OSError."""
        if not self.listener:
            return [], ""
        caller, _ = self.listener.accept()
        with caller:
            caller.settimeout(_HEARING)
            with caller.makefile("rb") as lines:
                said = json.loads(lines.readline(_MOST_BYTES) or b"{}")
            caller.sendall(_YES)
        return [str(word) for word in said.get("words", [])], str(said.get("token", ""))

    def close(self) -> None:
        """Move out."""
        if self.listener:
            self._place.unlink(missing_ok=True)
            self.listener.close()
            self.listener = None
        if self._lock:
            self._lock_place.unlink(missing_ok=True)
            self._lock.close()
            self._lock = None

    def _take_lock(self) -> bool:
        lock = self._lock_place.open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        if not self._is_still_there(lock):
            lock.close()
            return False
        self._lock = lock
        return True

    def _is_still_there(self, lock: IO[bytes]) -> bool:
        """Return whether the lock that we hold is the one that others will find: its owner may have just moved out."""
        try:
            return os.path.samestat(os.fstat(lock.fileno()), self._lock_place.stat())
        except FileNotFoundError:
            return False

    def _knock(self, words: Sequence[str], patience: float) -> bool | None:
        """Return whether the words were taken; None when nobody opens the door yet."""
        import socket

        token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
        with socket.socket(socket.AF_UNIX) as caller:
            caller.settimeout(max(patience, _LOOK_EVERY))
            try:
                caller.connect(os.fspath(self._place))
            except (FileNotFoundError, ConnectionRefusedError):
                return None
            try:
                caller.sendall(json.dumps({"words": list(words), "token": token}).encode() + b"\n")
                taken = caller.recv(len(_YES)) == _YES
            except TimeoutError as error:
                log.warning("the program that runs does not answer: %r", error)
                return False
            except ConnectionError:
                return None
        return taken or None  # it hung up: it is just closing, or had no time to listen
