"""Starting with the desktop: offered, never written unasked, and taken away without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.desktop.desktop_file import NAME, quoted, starts
from relaxapp.failures import Failure
from relaxapp.paths import write_privately

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FILE = """[Desktop Entry]
Type=Application
Name=Relaxapp
Comment=Keeps your reminders, without a window
Exec={command}
Icon=relaxapp
Terminal=false
X-GNOME-Autostart-enabled=true
"""


class Autostart:
    """The desktop file that has the program started, without its window, when the person logs in.

    `config` is where the desktop keeps what belongs to this person, such as ~/.config.
    """

    def __init__(self, config: Path, start: Sequence[str]) -> None:
        self._file = config / "autostart" / NAME
        self._start = start

    @property
    def on(self) -> bool:
        """Whether it really will be started: the desktop's own settings may have switched it off meanwhile."""
        return starts(self._file, self._start)

    def set(self, on: bool) -> bool:
        """Switch it, and return how it is now. Raises Failure when the desktop's folder refuses."""
        try:
            if on:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_privately(self._file, _FILE.format(command=quoted(self._start)))
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            raise Failure(
                f"Starting with the computer can't be switched {'on' if on else 'off'} ({error.strerror}).",
                "Reminders come whenever Relaxapp runs.",
            ) from error
        return self.on
