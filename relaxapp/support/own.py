"""The person's own lines: added to the list or put in the place of one of its lines, and kept through every update."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import Failure, log
from relaxapp.support.records import Line, Way
from relaxapp.vault import Locked, PrivateFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from relaxapp.vault import Vault

VERSION: Final = 1
_NUMBER: Final = re.compile(r"[0-9+*][0-9 ()./+*-]*")


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line that the person wrote. `country` is two letters, or empty for every country.

    `replaces` names the service of the list that it corrects, if it does. `contact` is the number as the person
    wrote it; `url` an https address, or empty.
    """

    service: str
    contact: str = ""
    country: str = ""
    what: str = ""
    url: str = ""
    hours: str = ""
    replaces: str = ""
    written: date = date.min

    def as_line(self) -> Line:
        """Return it as a line like any other, marked as the person's own."""
        number = bool(re.search("[0-9]", self.contact))
        ways = (*([Way("call", self.contact)] if number else []), *([Way("web", self.url)] if self.url else []))
        return Line(
            service=self.service,
            what=self.what,
            contact=self.contact,
            ways=ways,
            hours=self.hours,
            languages="",
            cost="",
            confirmed=True,
            checked=self.written,
            sources=("You wrote this line.",),
            own=True,
        )


def unusable(line: OwnLine) -> str:
    """Return what is missing or can't be used in a line, in plain words; empty when it is fine."""
    if not line.service.strip():
        return "It needs a name, so that you know whom you call."
    if not line.contact and not line.url:
        return "It needs a number, or the address of a website."
    if line.contact and not _NUMBER.fullmatch(line.contact):
        return "The number takes digits and spaces, and no words."
    if line.url and not re.fullmatch(r"https://[^\s/]+\S*", line.url):
        return "The address of a website begins with https://"
    return ""


class OwnLines:
    """The lines in the file `path`, which its owner alone can read; with a `vault`, under its lock.

    Loading never fails; `problem` says in plain words what was wrong, empty when all is well. A damaged file is set
    aside, never overwritten, nor is one that was found `locked`.
    """

    def __init__(self, path: Path, vault: Vault | None = None) -> None:
        self._path = path
        self._file = PrivateFile(path, vault)
        self.problem = ""
        self.locked = False

    def load(self) -> tuple[OwnLine, ...]:
        """Return all lines that can be used; none when there is no file. Never fails."""
        self.problem = ""
        self.locked = False
        try:
            written = self._file.read()
            if written is None:
                return ()
            stored = json.loads(written)
            entries = stored["lines"]
            lines = [_own_line(entry) for entry in entries]
        except Locked:
            self.locked = True
            self.problem = "The lines that you wrote are locked."
            return ()
        except Failure as failure:
            log.warning("the own lines can't be opened: %r", failure)
            self._set_aside()
            return ()
        except OSError as error:
            log.warning("the own lines can't be read: %r", error)
            self.problem = f"The lines that you wrote can't be read just now. They stay in {self._path}."
            return ()
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            log.warning("the own lines are damaged", exc_info=True)
            self._set_aside()
            return ()
        usable = tuple(line for line in lines if line and not unusable(line))
        if len(usable) < len(lines):
            self.problem = f"Some of the lines that you wrote could not be read. They stay in {self._path}."
        return usable

    def save(self, lines: Sequence[OwnLine]) -> None:
        """Keep the lines; a crash leaves the old or the new ones, whole. Raises Failure when they can't be kept."""
        if self.locked:
            raise Locked("The lines that you wrote are locked.")
        for line in lines:
            if wrong := unusable(line):
                raise Failure("It isn't kept yet.", "", wrong)
        entries = [{**asdict(line), "written": line.written.isoformat()} for line in lines]
        text = json.dumps({"version": VERSION, "lines": entries}, indent=2, ensure_ascii=False)
        try:
            self._file.write(text)
        except (OSError, Failure) as error:
            raise Failure(
                f"Your line can't be saved just now ({getattr(error, 'strerror', None) or error}).",
                "All other lines stay as they are.",
                f"Is there room on the disk, and may you write in {self._path.parent}?",
            ) from error

    def _set_aside(self) -> None:
        number = 1
        while (aside := self._path.with_name(f"{self._path.stem}-damaged-{number}.json")).exists():
            number += 1
        try:
            self._path.rename(aside)
        except OSError as error:
            log.warning("the damaged own lines can't be set aside: %r", error)
            aside = self._path
        self.problem = f"The file of the lines that you wrote is damaged. It is kept in {aside}."


def _own_line(entry: Any) -> OwnLine | None:
    """Return the line of an entry, or None when it makes no sense."""
    if not isinstance(entry, dict):
        return None
    texts = {option.name: entry.get(option.name, "") for option in fields(OwnLine) if option.name != "written"}
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    try:
        return OwnLine(**texts, written=date.fromisoformat(entry.get("written", "")))
    except (ValueError, TypeError):
        return OwnLine(**texts)
