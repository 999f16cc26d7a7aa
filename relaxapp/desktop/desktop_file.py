"""The program's entry in the desktop's menu, and how its lines are written."""

from __future__ import annotations

import sys
from configparser import ConfigParser
from configparser import Error as Garbled
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure, log
from relaxapp.paths import assets, write_privately

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME: Final = "relaxapp.desktop"
_NEED_QUOTES: Final = frozenset(" \t\n\"'\\><~|&;$*?#()`")


def command(*arguments: str) -> list[str]:
    """Return the command that starts this very program, from wherever it was started."""
    return [sys.executable, "-P", "-m", "relaxapp", *arguments]


def quoted(words: Sequence[str]) -> str:
    """Return a command as a desktop file has it."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if word and not _NEED_QUOTES & set(word):
        return word
    inside = "".join("\\" + sign if sign in '"`$\\' else sign for sign in word)
    # Every backslash is doubled once more: the file has escapes of its own.
    return '"' + inside.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") + '"'


def starts(file: Path, words: Sequence[str]) -> bool:
    """Return whether a desktop file starts just this, and the desktop's own settings have not switched it off."""
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(file.read_text(encoding="utf-8"))
        entry = parser["Desktop Entry"]
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, Garbled) as error:
        log.info("a desktop file can't be read: %r", error)
        return False
    hidden = entry.get("Hidden", "false").strip() == "true"
    enabled = entry.get("X-GNOME-Autostart-enabled", "true").strip() == "true"
    return entry.get("Exec", "").strip() == quoted(words) and enabled and not hidden


def entry(start: Sequence[str], icon: str = "") -> str:
    """Return the program's desktop file with this command in place of a plain `relaxapp`."""
    text = (assets() / "desktop" / NAME).read_text(encoding="utf-8")
    lines = []
    for line in text.splitlines():
        key, _, value = line.partition("=")
        if key == "Exec":
            lines.append(f"Exec={quoted(start)}{value.removeprefix('relaxapp')}")
        elif key == "Icon" and icon:
            lines.append(f"Icon={icon}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


class MenuEntry:
    """The program in the menu of one person's desktop. Nothing is written unasked.

    `data` is where the desktop looks for what belongs to this person, such as ~/.local/share.
    """

    def __init__(self, data: Path, start: Sequence[str]) -> None:
        self._file = data / "applications" / NAME
        self._icons = {
            size: data / "icons" / "hicolor" / size / "apps" / f"relaxapp.{kind}"
            for size, kind in (("scalable", "svg"), ("256x256", "png"))
        }
        self._start = start

    @property
    def on(self) -> bool:
        """Whether the menu has an entry that starts this very program, with these files of the person."""
        return starts(self._file, self._start)

    def set(self, on: bool) -> bool:
        """Put the entry and its icon where the desktop finds them, or take all of it away; return how it is now.

        Raises Failure.
        """
        try:
            if on:
                self._add()
            else:
                for place in (self._file, *self._icons.values()):
                    place.unlink(missing_ok=True)
        except OSError as error:
            raise Failure(
                f"The menu of your desktop can't be changed ({error.strerror}).", "The program runs as before."
            ) from error
        return self.on

    def _add(self) -> None:
        for place in self._icons.values():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((assets() / "icons" / place.name).read_bytes())
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_privately(self._file, entry(self._start))
