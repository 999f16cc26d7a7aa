"""The lock in the terminal: its phrase is asked for, unseen, where somebody can answer."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

from relaxapp import settings
from relaxapp.failures import Failure
from relaxapp.vault import Vault, WrongPhrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relaxapp.paths import Places

_TRIES: Final = 3


def vault_of(where: Places) -> Vault:
    """Return the lock of one person, as they chose it."""
    return Vault(where, plans_open=lambda: settings.load(where.settings)[0].plan_while_locked)


def ask_unseen(question: str) -> str:
    """Ask in the terminal without showing the answer. Raises Failure where there is no terminal."""
    import getpass

    if not sys.stdin.isatty():
        raise Failure(
            "This is locked, and nobody can be asked for the phrase here.",
            "People who can help need none: “relaxapp support”.",
            "Run it in a terminal, or open the window.",
        )
    return getpass.getpass(question)


def unlock(
    vault: Vault,
    path: Path,
    ask: Callable[[str], str] = ask_unseen,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Have the phrase said where the file at `path` is locked. Raises Failure when it was wrong three times.

    `ask` returns an answer; `pause` waits for some seconds, as a wrong phrase makes one wait.
    """
    for left in reversed(range(_TRIES)):
        if not (vault.locked and vault.keeps(path)):
            return
        if wait := vault.wait:  # a wrong phrase was said, here or elsewhere
            pause(wait)
        try:
            vault.unlock(ask("The phrase of your lock, or the recovery key: "))
        except WrongPhrase as wrong:
            if not left:
                raise
            print(f"relaxapp: {wrong}", file=sys.stderr)
