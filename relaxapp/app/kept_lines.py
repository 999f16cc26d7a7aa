"""The lines that a person wrote, in the window: shown among the others, to be written, changed and removed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.house import now_here
from relaxapp.failures import Failure
from relaxapp.support.own import OwnLine, OwnLines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.app.house import House
    from relaxapp.support.records import Line, Support
    from relaxapp.ui.own_line import OwnLineScreen


class KeptLines(QObject):
    """Keeps the person's own lines, and lets them write one. `done` tells that they are through with it."""

    done = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._window = house.window
        self._own = OwnLines(house.where.own_lines, house.vault)
        self._rewritten: OwnLine | None = None

    @property
    def problem(self) -> str:
        """What was wrong with their file, in plain words; empty when all is well."""
        return self._own.problem

    @property
    def locked(self) -> bool:
        """Whether they were found locked."""
        return self._own.locked

    @property
    def shown(self) -> OwnLineScreen | None:
        """The screen, once it was needed."""
        return self.__dict__.get("_screen")

    def among(self, support: Support) -> Support:
        """Return the list with the person's own lines in it."""
        return support.merged(self._own.load())

    def correct(self, line: Line, country: str, countries: Mapping[str, str]) -> None:
        """Let the person write a line of a country (code) as they know it."""
        kept = next((own for own in self._own.load() if line.own and own.service == line.service), None)
        if kept is None:
            url = next((way.value for way in line.ways if way.kind == "web"), "")
            kept = OwnLine(line.service, line.contact, country, line.what, url, line.hours, replaces=line.service)
        self._write(kept, countries, known=line.own)

    def add(self, country: str, countries: Mapping[str, str]) -> None:
        """Let the person write a new line."""
        self._write(OwnLine("", country=country), countries, known=False)

    def _write(self, line: OwnLine, countries: Mapping[str, str], *, known: bool) -> None:
        self._rewritten = line if known else None
        self._screen.show_line(line, countries, known=known)
        self._window.show_screen(self._screen)

    @Slot(object)
    def _keep(self, line: OwnLine) -> None:
        self._save([*self._others(), replace(line, written=now_here().date())])

    @Slot()
    def _remove(self) -> None:
        self._save(self._others())

    def _others(self) -> list[OwnLine]:
        return [own for own in self._own.load() if own != self._rewritten]

    def _save(self, lines: list[OwnLine]) -> None:
        try:
            self._own.save(lines)
        except Failure as failure:
            self._screen.tell(str(failure))
        else:
            self.done.emit()

    @cached_property
    def _screen(self) -> OwnLineScreen:
        from relaxapp.ui.own_line import OwnLineScreen

        screen = OwnLineScreen()
        screen.saved.connect(self._keep)
        screen.removed.connect(self._remove)
        screen.back.connect(self.done)
        return screen
