"""What every part of the window works with: the window itself, the sound, the files, and what the person chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.library import Library
    from relaxapp.failures import Failure
    from relaxapp.paths import Places
    from relaxapp.player.sessions import Sessions
    from relaxapp.settings import Settings
    from relaxapp.sound.own_sounds import OwnSounds
    from relaxapp.ui.theme import Theme
    from relaxapp.ui.window import Window
    from relaxapp.vault import Vault


def at_once(then: Callable[[], object]) -> None:
    """Do something at once: nothing is locked."""
    then()


def now_here() -> datetime:
    """Return this moment by the clock of the computer, and in its zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class House:
    """Shared by the parts, and owned by the composition root.

    `chosen` tells the settings as they are and `change` takes up others; `tell` says a known failure to the person.
    """

    window: Window
    where: Places
    make_sessions: Callable[[], Sessions]
    library: Callable[[], Library]
    chosen: Callable[[], Settings]
    change: Callable[[Settings], None]
    tell: Callable[[Failure], None]
    theme: Callable[[], Theme]
    reduced: Callable[[], bool]

    @cached_property
    def sessions(self) -> Sessions:
        """The session that runs, and all that is heard."""
        return self.make_sessions()

    @cached_property
    def own_sounds(self) -> OwnSounds:
        """The person's own sound files."""
        from relaxapp.sound.own_sounds import OwnSounds

        return OwnSounds(self.where.sounds, self.where.decoded_sounds)

    @cached_property
    def vault(self) -> Vault:
        """The lock on what is private, if the person made one."""
        from relaxapp.vault import Vault

        return Vault(self.where, plans_open=lambda: self.chosen().plan_while_locked)
