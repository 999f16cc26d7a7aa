"""The lock itself: made, opened, shut, changed and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.paths import private_directory
from relaxapp.vault.belongings import Belongings
from relaxapp.vault.failures import Locked, WrongPhrase
from relaxapp.vault.keys import Cost, KeyFile, Keys
from relaxapp.vault.tries import Tries, since_start
from relaxapp.vault.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from relaxapp.paths import Places
    from relaxapp.vault.ciphers import Opened

LEAST_SIGNS: Final = 8
"""The shortest phrase that is taken. NIST SP 800-63B asks for this much at the least."""


class Vault:
    """The lock on the private files of `where`. Without one, nothing of it is on the disk and no cipher is imported.

    Where `plans_open` says so, the plans are not under it. What opens or makes the lock takes a fifth of a second and
    more, and may be called from a thread. `now` tells the seconds since the computer started. Files are sealed and
    opened one by one; a crash in between leaves each readable as it is, and the next `unlock` goes on. `problem` says
    in plain words what could not be sealed or opened yet; empty when all is well.
    """

    def __init__(
        self,
        where: Places,
        *,
        plans_open: Callable[[], bool] = lambda: False,
        cost: Cost | None = None,
        now: Callable[[], float] = since_start,
    ) -> None:
        self._folder = where.lock
        self._file = KeyFile(where.lock)
        self._belongings = Belongings(where, plans_open)
        self._cost = cost or Cost()
        self._tries = Tries(where.lock / "tries.json", now)
        self._turns = Turns(where.lock / "turn.lock")
        self._opened: Opened | None = None
        self._stamp: tuple[int, int] | None = None
        self.problem = ""

    # As it is

    @property
    def exists(self) -> bool:
        """Whether there is a lock."""
        return self._file.there

    @property
    def locked(self) -> bool:
        """Whether there is a lock, and it is shut."""
        return self.exists and self._key() is None

    @property
    def wait(self) -> float:
        """The seconds until another phrase may be tried; 0 when it may be now."""
        return self._tries.wait

    def turn(self) -> AbstractContextManager[None]:
        """Return a turn, which one thread of one program has at a time: to read, change and write a private file."""
        return self._turns.turn()

    def keeps(self, path: Path) -> bool:
        """Tell whether a file is under the lock: there is one, and the file is not left open on purpose."""
        return self.exists and self._belongings.private(path)

    # Making, opening, shutting

    def create(self, phrase: str) -> str:
        """Make the lock, seal all that is private, and return the recovery key, which is never shown again.

        Raises Failure when there is a lock already, the phrase is too short, or the keys can't be written.
        """
        from relaxapp.vault import ciphers, recovery

        _check(phrase)
        private_directory(self._folder)
        with self._turns.turn():
            if self.exists:
                raise Failure("There is a lock already.", "", "Open it with its phrase.")
            key, words = ciphers.new(), recovery.written(recovery.new())
            keys = key.keys(ciphers.secret(phrase), _recovery_secret(words), self._cost)
            self._file.write(keys)
            self._hold(key)
            self.tidy()
        return words

    def unlock(self, words: str) -> None:
        """Open the lock with the phrase or the recovery key, and go on with what a crash left half done.

        Raises WrongPhrase, TooSoon, or another Failure when the keys can't be read.
        """
        key, keys = self._opened_by(words)
        with self._turns.turn():
            self._file.make_whole()
        self._hold(key)
        if keys.leaving:
            self._leave()
        else:
            self.tidy()

    def lock(self) -> None:
        """Shut it. The key is forgotten."""
        self._opened = None

    def change(self, words: str, phrase: str) -> None:
        """Have another phrase open it; `words` are the old one or the recovery key. Raises as `unlock`, and Failure."""
        from relaxapp.vault import ciphers

        _check(phrase)
        key, keys = self._opened_by(words)
        self._write(key, keys, replace(keys, phrase=key.wrapped(ciphers.secret(phrase), self._cost)))

    def new_recovery_key(self, words: str) -> str:
        """Return another recovery key; the one before opens nothing any more. Raises as `unlock`, and Failure."""
        from relaxapp.vault import recovery

        key, keys = self._opened_by(words)
        written = recovery.written(recovery.new())
        self._write(key, keys, replace(keys, recovery=key.wrapped(_recovery_secret(written), self._cost)))
        return written

    def remove(self, words: str) -> None:
        """Open all that was sealed and remove the lock. Raises as `unlock`, and Failure when not all could be opened.

        Then the lock is still there, and the next `unlock` goes on with removing it.
        """
        key, keys = self._opened_by(words)
        self._write(key, keys, replace(keys, leaving=True))
        self._leave()

    def tidy(self) -> None:
        """Have every private file be as it should be: sealed, or open where plans are to be. Raises Locked."""
        key = self._need()
        with self._turns.turn():
            failed = self._belongings.tidy(key.seal, key.open)
        self.problem = _not_yet("locked", failed) if failed else ""

    # Sealing and opening bytes

    def seal(self, data: bytes, name: str) -> bytes:
        """Return the bytes of the file `name`, sealed. Raises Locked."""
        return self._need().seal(data, name)

    def open(self, data: bytes, name: str) -> bytes:
        """Return what `seal` or `post` closed up under this name. Raises Locked, Unreadable."""
        return self._need().open(data, name)

    def post(self, data: bytes, name: str) -> bytes:
        """Return the bytes of the file `name`, closed up for `open` with no phrase. Raises Failure without keys."""
        from relaxapp.vault import ciphers

        return ciphers.post(data, name, self._file.read().public)

    def close_up(self, data: bytes, name: str) -> bytes:
        """Return the bytes of the file `name` sealed, or posted while the lock is shut. Raises Failure without keys."""
        key = self._key()
        return key.seal(data, name) if key else self.post(data, name)

    # Inside

    def _key(self) -> Opened | None:
        """Return the key that was opened, unless another program has removed the lock or made another."""
        if self._opened and self._stamp != self._file.stamp:
            if self._file.there and self._file.read().public == self._opened.public:
                self._stamp = self._file.stamp
            else:
                self._opened = None
        return self._opened

    def _need(self) -> Opened:
        key = self._key()
        if key is None:
            raise Locked
        return key

    def _hold(self, key: Opened) -> None:
        self._opened, self._stamp = key, self._file.stamp

    def _write(self, key: Opened, known: Keys, keys: Keys) -> None:
        """Write other keys in the place of those that were `known`. Raises Failure when they are others by now."""
        with self._turns.turn():
            if self._file.read() != known:
                raise Failure(
                    "The lock was changed by another program just now.",
                    "It stays as it was changed there, and nothing is lost.",
                    "Try again, with the phrase that holds now.",
                )
            self._file.write(keys)
            self._hold(key)

    def _opened_by(self, words: str) -> tuple[Opened, Keys]:
        """Return the key that the words open. Raises WrongPhrase, TooSoon, Failure."""
        from relaxapp.vault import ciphers, recovery

        keys = self._file.read()
        with self._turns.turn():
            self._tries.begin()
        recovery_key = ciphers.recovery_secret(words)
        key = ciphers.Opened.of(keys, recovery_key, keys.recovery) if recovery_key else None
        key = key or ciphers.Opened.of(keys, ciphers.secret(words), keys.phrase)
        if key is None:
            slip = recovery.looks_like_one(words) and not recovery_key
            raise WrongPhrase(
                "There is a slip somewhere in this recovery key." if slip else "These words do not open it.",
                "Nothing is lost.",
                "Compare it with your paper, group by group." if slip else "",
            )
        with self._turns.turn():
            self._tries.forget()
        return key, keys

    def _leave(self) -> None:
        """Open every file and remove the keys last. Raises Failure when something could not be opened just now."""
        key = self._need()
        with self._turns.turn():
            failed, damaged = self._belongings.open_all(key.open)
            if failed:
                raise Failure(
                    _not_yet("opened", failed),
                    "The lock stays until then.",
                    "Make some room on the disk and try again.",
                )
            self._tries.forget()
            try:
                self._file.remove()
            except OSError as error:
                raise Failure(f"The lock can't be removed ({error.strerror}).") from error
            self._opened = None
        self.problem = f"These files were damaged and could not be opened: {', '.join(damaged)}." if damaged else ""


def _not_yet(what: str, failed: list[str]) -> str:
    return f"Not everything could be {what} yet: {', '.join(failed)}."


def _check(phrase: str) -> None:
    if len(phrase.strip()) < LEAST_SIGNS:
        raise Failure(
            f"A phrase needs {LEAST_SIGNS} signs at the least.", "", "Four words that nobody else thinks of are good."
        )


def _recovery_secret(written: str) -> bytes:
    from relaxapp.vault.ciphers import recovery_secret

    secret = recovery_secret(written)
    if secret is None:
        raise AssertionError("a recovery key that was just made is one")
    return secret
