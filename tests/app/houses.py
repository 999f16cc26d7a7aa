"""A house for one part of the window to live in, in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp import paths
from relaxapp.app.house import House
from relaxapp.exercises.library import Library
from relaxapp.player.sessions import Sessions
from relaxapp.settings import Settings
from relaxapp.ui import theme

if TYPE_CHECKING:
    from relaxapp.failures import Failure
    from relaxapp.ui.window import Window


def make_house(window: Window, where: paths.Places, told: list[Failure], settings: Settings | None = None) -> House:
    """A house with no more in it than a window; what is to be said to the person is `told`."""
    kept = [settings or Settings()]
    return House(
        window,
        Sessions(where.voices, parent=window),
        where,
        library=lambda: Library([paths.assets() / "exercises"]),
        chosen=lambda: kept[0],
        change=lambda changed: kept.__setitem__(0, changed),
        tell=told.append,
        theme=lambda: theme.load("light"),
        reduced=lambda: False,
    )
