"""Taking the journal out, and bringing a copy back: where to is asked, and what came of it is told."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp import __version__
from relaxapp.failures import Failure
from relaxapp.paths import export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.clinician import Clinician
    from relaxapp.app.deleting import Deleting
    from relaxapp.app.house import House
    from relaxapp.journal.entries import Contents
    from relaxapp.journal.store import Journal
    from relaxapp.ui.taking_out import TakingOutScreen


def _now() -> datetime:
    return datetime.now().astimezone()


class TakingOut(QObject):
    """Files of the journal, the page for a clinician, and deleting everything.

    `back` asks for the screen before; `taken_in` tells that the journal holds more now, `emptied` that nothing is kept
    of the person any more and the program is to be as on its first day, `over` that they have read this. `settle` has
    every part write what it has not written yet, and `forget` has the journal drop what waits in memory: nothing may
    come back after it is deleted.
    """

    back = Signal()
    taken_in = Signal()
    emptied = Signal()
    over = Signal()

    def __init__(
        self,
        house: House,
        journal: Callable[[], Journal],
        settle: Callable[[], None],
        forget: Callable[[], None],
        parent: QObject,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._settle = settle
        self._forget = forget
        self._now = now

    @Slot()
    def open(self) -> None:
        """Show what can be taken out."""
        self._screen.begin()
        self._show()

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is a screen of taking out, which may be seen only while the journal is not locked."""
        own = [self.__dict__.get("_screen"), self._clinician.shown if "_clinician" in self.__dict__ else None]
        return screen is not None and screen in own

    def _show(self) -> None:
        self._house.window.show_screen(self._screen)

    # Out

    @Slot()
    def _tables(self) -> None:
        from relaxapp.app import dialogs
        from relaxapp.journal.as_csv import write

        name = f"Relaxapp journal {self._now():%Y-%m-%d}"
        title = "Where shall the folder with the tables be?"

        def chosen(folder: Path) -> None:
            goal = _free(folder / name)
            self._do(lambda: write(self._contents(), goal), f"The tables are in {goal}.")

        dialogs.to_open(self._house.window, title, chosen, folder=True)

    @Slot()
    def _everything(self) -> None:
        from relaxapp.journal.as_json import as_json

        def chosen(path: Path) -> None:
            said = f"Everything is in {path}. It is not locked: keep it where only you can read it."
            self._do(lambda: export(path, as_json(self._contents(), self._now(), __version__)), said)

        self._ask_where(f"Relaxapp journal {self._now():%Y-%m-%d}.json", chosen)

    @Slot(bool, str)
    def _record(self, notes: bool, person: str) -> None:
        from relaxapp.journal.as_fhir import as_fhir

        def chosen(path: Path) -> None:
            def write() -> None:
                export(path, as_fhir(self._contents(), self._now(), person=person, notes=notes))

            self._do(write, f"Your ratings are in {path}.")

        self._ask_where(f"Relaxapp ratings {self._now():%Y-%m-%d}.fhir.json", chosen)

    def _ask_where(self, name: str, chosen: Callable[[Path], None]) -> None:
        from relaxapp.app import dialogs

        dialogs.to_save(self._house.window, "Take it out", chosen, name=name)

    # In

    @Slot()
    def _bring_back(self) -> None:
        from relaxapp.app import dialogs

        kinds = ("Everything (*.json)",)
        dialogs.to_open(self._house.window, "Bring a copy back", self._take_in, kinds=kinds)

    def _take_in(self, path: Path) -> None:
        from relaxapp.journal.as_json import load

        try:
            taken = self._journal().take_in(load(path))
        except Failure as failure:
            self._screen.tell(str(failure))
            return
        if taken.new:
            known = f" {taken.known} were there already, and are as they were." if taken.known else ""
            self._screen.tell(f"{taken.new} entries were brought back.{known}")
            self.taken_in.emit()
        else:
            self._screen.tell("All of it was in your journal already. Nothing has changed.")

    def _contents(self) -> Contents:
        return self._journal().everything()

    def _do(self, work: Callable[[], object], said: str) -> None:
        try:
            work()
        except Failure as failure:
            self._screen.tell(str(failure))
        else:
            self._screen.tell(said)

    # Further in

    @Slot()
    def _open_clinician(self) -> None:
        self._clinician.open()

    @Slot()
    def _open_deleting(self) -> None:
        self._deleting.open()

    # Parts, each made when it is first needed

    @cached_property
    def _clinician(self) -> Clinician:
        from relaxapp.app.clinician import Clinician

        made = Clinician(self._house, self._contents, self._now, parent=self)
        made.back.connect(self._show)
        return made

    @cached_property
    def _deleting(self) -> Deleting:
        from relaxapp.app.deleting import Deleting

        made = Deleting(self._house, self._settle, self._forget, parent=self)
        made.back.connect(self._show)
        made.copy.connect(self._everything)
        made.emptied.connect(self.emptied)
        made.over.connect(self.over)
        return made

    @cached_property
    def _screen(self) -> TakingOutScreen:
        from relaxapp.ui.taking_out import TakingOutScreen

        screen = TakingOutScreen()
        screen.back.connect(self.back)
        screen.clinician.connect(self._open_clinician)
        screen.tables.connect(self._tables)
        screen.everything.connect(self._everything)
        screen.record.connect(self._record)
        screen.bring_back.connect(self._bring_back)
        screen.delete.connect(self._open_deleting)
        return screen


def _free(folder: Path) -> Path:
    """Return this folder, or one with a number where it is there already."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name} ({number})")
    return free
