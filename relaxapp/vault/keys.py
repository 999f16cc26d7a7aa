"""The keys, wrapped by the phrase and by the recovery key. Without their file nothing opens, so it is kept twice."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import Failure, log
from relaxapp.paths import private_directory, write_privately

if TYPE_CHECKING:
    from pathlib import Path

VERSION: Final = 1
_MOST_MEMORY: Final = 4 * 1024 * 1024
_MOST_PASSES: Final = 1000


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a phrase costs whoever guesses: memory in KiB, passes over it, lanes side by side.

    The usual one is the second recommended option of RFC 9106 for Argon2id (64 MiB, 3 passes, 4 lanes); OWASP's
    password storage cheat sheet asks for 46 MiB and 1 pass at the least. It takes a fifth of a second.
    Raises ValueError.
    """

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if not (8 * self.lanes <= self.memory <= _MOST_MEMORY and 1 <= self.passes <= _MOST_PASSES and self.lanes >= 1):
            raise ValueError(f"{self} is no cost that a lock has")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The data key, as one secret opens it."""

    salt: bytes
    cost: Cost
    key: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """All keys of a lock. Only `public` is open; `private` is sealed with the data key.

    `leaving` tells that the lock is being removed, and what it sealed is to be opened.
    """

    public: bytes
    private: bytes
    phrase: Wrapped
    recovery: Wrapped
    leaving: bool = False


class KeyFile:
    """Keeps the keys in the folder `folder`, with a copy beside them for the day when the first can't be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "keys.json"
        self._copy = folder / "keys-copy.json"

    @property
    def there(self) -> bool:
        """Whether there are any, readable or not."""
        return self._path.exists() or self._copy.exists()

    @property
    def stamp(self) -> tuple[int, int] | None:
        """Which file it is: another one when another program changed the keys."""
        for path in (self._path, self._copy):
            try:
                status = path.stat()
            except FileNotFoundError:
                continue
            return status.st_ino, status.st_mtime_ns
        return None

    def read(self) -> Keys:
        """Return the keys. Raises Failure when neither file can be read."""
        for path in (self._path, self._copy):
            try:
                return _keys(json.loads(path.read_text(encoding="utf-8")))
            except FileNotFoundError:
                continue
            except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
                log.warning("the keys in %s can't be read: %r", path, error)
        raise Failure(
            f"The keys of your lock can't be read. They stand in {self._folder}.",
            "Breathing, every exercise and the people who can help need no phrase.",
            "If you have a copy of that folder, put it back in its place.",
        )

    def write(self, keys: Keys) -> None:
        """Keep the keys; a crash leaves the old or the new ones. Raises Failure when they can't be kept."""
        text = json.dumps(_stored(keys), indent=2)
        try:
            private_directory(self._folder)
            write_privately(self._path, text)
        except OSError as error:
            raise Failure(
                f"The keys of your lock can't be written ({error.strerror}).",
                "All stays as it was.",
                f"Is there room on the disk, and may you write in {self._folder}?",
            ) from error
        try:
            write_privately(self._copy, text)
        except OSError as error:  # the next unlocking tries again
            log.warning("the copy of the keys can't be written: %r", error)

    def make_whole(self) -> None:
        """Write both files anew when they differ, as after a crash between the two. Raises Failure."""
        keys = self.read()  # as they are now: another program may have changed the phrase a moment ago
        text = json.dumps(_stored(keys), indent=2).encode()
        if any(not path.exists() or path.read_bytes() != text for path in (self._path, self._copy)):
            self.write(keys)

    def remove(self) -> None:
        """Remove the keys. Raises OSError."""
        for path in (self._copy, self._path):
            path.unlink(missing_ok=True)


def leaving(keys: Keys) -> Keys:
    """Return the keys of a lock that is being removed."""
    return replace(keys, leaving=True)


def _stored(keys: Keys) -> dict[str, Any]:
    stored = {
        "version": VERSION,
        "public": keys.public.hex(),
        "private": keys.private.hex(),
        "phrase": _stored_wrapped(keys.phrase),
        "recovery": _stored_wrapped(keys.recovery),
        "leaving": keys.leaving,
    }
    return stored | {"sum": _sum(stored)}


def _sum(stored: dict[str, Any]) -> str:
    """Return what tells a damaged file from a whole one: else the right phrase would look like a wrong one."""
    rest = {name: value for name, value in stored.items() if name != "sum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def _stored_wrapped(wrapped: Wrapped) -> dict[str, Any]:
    cost = wrapped.cost
    return {
        "argon2id": {"salt": wrapped.salt.hex(), "memory": cost.memory, "passes": cost.passes, "lanes": cost.lanes},
        "key": wrapped.key.hex(),
    }


def _keys(stored: Any) -> Keys:
    if stored["version"] > VERSION:
        raise Failure("Your lock was made by a newer Relaxapp.", "", "Open it with the newer version.")
    if stored["sum"] != _sum(stored):
        raise ValueError("they are not as they were written")
    return Keys(
        bytes.fromhex(stored["public"]),
        bytes.fromhex(stored["private"]),
        _wrapped(stored["phrase"]),
        _wrapped(stored["recovery"]),
        bool(stored["leaving"]),
    )


def _wrapped(stored: Any) -> Wrapped:
    of = stored["argon2id"]
    cost = Cost(int(of["memory"]), int(of["passes"]), int(of["lanes"]))
    return Wrapped(bytes.fromhex(of["salt"]), cost, bytes.fromhex(stored["key"]))
