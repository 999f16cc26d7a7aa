"""Taking the journal out, and bringing a copy back: where to is asked, and what came of it is told."""

from __future__ import annotations

from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp import __version__
from relaxapp.app.house import now_here
from relaxapp.app.in_thread import InThread
from relaxapp.paths import export

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.clinician import Clinician
    from relaxapp.app.deleting import Deleting
    from relaxapp.app.house import House
    from relaxapp.journal.entries import Contents, Taken
    from relaxapp.journal.store import Journal
    from relaxapp.ui.taking_out import TakingOutScreen

_WRITING: Final = "It is being written. You can go on meanwhile."
_READING: Final = "It is being brought back. You can go on meanwhile."
_BUSY: Final = "One moment: the one before is not done yet. Try again when it is."


class TakingOut(QObject):
    """Files of the journal, the page for a clinician, and deleting everything.

    `back` asks for the screen before; `taken_in` tells that the journal holds more now, `emptied` that nothing is kept
    of the person any more but what they wanted to keep (it carries which of `erasing.ALSO` went too) and the program is
    to be as on its first day, `over` that they have read this. `settle` has
    every part write what it has not written yet, and `forget` has the journal drop what waits in memory: nothing may
    come back after it is deleted. `journal` returns the journal, `apart` the same one for another thread: ten years
    take seconds, in which the window goes on.
    """

    back = Signal()
    taken_in = Signal()
    emptied = Signal(object)
    over = Signal()

    def __init__(
        self,
        house: House,
        journal: Callable[[], Journal],
        apart: Callable[[], Journal],
        settle: Callable[[], None],
        forget: Callable[[], None],
        parent: QObject,
        now: Callable[[], datetime] = now_here,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._apart = apart
        self._settle = settle
        self._forget = forget
        self._now = now
        self._work = InThread(self)
        self._work.done.connect(self._worked)

    @Slot()
    def open(self) -> None:
        """Show what can be taken out."""
        self._screen.begin()
        self._show()

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is a screen of taking out, which may be seen only while the journal is not locked."""
        own = [self.__dict__.get("_screen"), self._clinician.shown if "_clinician" in self.__dict__ else None]
        return screen is not None and screen in own

    def wait(self) -> None:
        """Wait for what is being written or brought back."""
        self._work.wait()
        if "_clinician" in self.__dict__:
            self._clinician.wait()

    def forget(self) -> None:
        """Let go of what was read for the page, on the screen too."""
        if "_clinician" in self.__dict__:
            self._clinician.forget()

    def come_back(self) -> None:
        """Make the page anew if it was open: the journal can be read again."""
        if "_clinician" in self.__dict__:
            self._clinician.come_back()

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
            self._write(lambda contents: write(contents, goal), f"The tables are in {goal}.")

        dialogs.to_open(self._house.window, title, chosen, folder=True)

    @Slot()
    def _everything(self) -> None:
        from relaxapp.journal.as_json import as_json

        def chosen(path: Path) -> None:
            said = f"Everything is in {path}. It is not locked: keep it where only you can read it."
            self._write(lambda contents: export(path, as_json(contents, self._now(), __version__)), said)

        self._ask_where(f"Relaxapp journal {self._now():%Y-%m-%d}.json", chosen)

    @Slot(bool, str)
    def _record(self, notes: bool, person: str) -> None:
        from relaxapp.journal.as_fhir import as_fhir

        def chosen(path: Path) -> None:
            def write(contents: Contents) -> None:
                export(path, as_fhir(contents, self._now(), person=person, notes=notes))

            self._write(write, f"Your ratings are in {path}.")

        self._ask_where(f"Relaxapp ratings {self._now():%Y-%m-%d}.fhir.json", chosen)

    def _ask_where(self, name: str, chosen: Callable[[Path], None]) -> None:
        from relaxapp.app import dialogs

        dialogs.to_save(self._house.window, "Take it out", chosen, name=name)

    def _write(self, write: Callable[[Contents], object], said: str) -> None:
        def job() -> str:
            with closing(self._apart()) as journal:
                contents = journal.everything()
            write(contents)
            return said

        self._begin(job, _WRITING)

    # In

    @Slot()
    def _bring_back(self) -> None:
        from relaxapp.app import dialogs

        kinds = ("Everything (*.json)",)
        dialogs.to_open(self._house.window, "Bring a copy back", self._take_in, kinds=kinds)

    def _take_in(self, path: Path) -> None:
        from relaxapp.journal.as_json import load

        def job() -> Taken:
            contents = load(path)
            with closing(self._apart()) as journal:
                return journal.take_in(contents)

        self._begin(job, _READING)

    # In a thread

    def _begin(self, job: Callable[[], object], said: str) -> None:
        self._screen.tell(said if self._work.begin(job) else _BUSY)

    @Slot(object)
    def _worked(self, outcome: object) -> None:
        from relaxapp.journal.entries import Taken  # the journal is there by now; no window waits for it

        said = _brought(outcome) if isinstance(outcome, Taken) else str(outcome)
        self._screen.tell(said)
        if self._house.window.screen_shown is not self._screen:
            self._house.window.notice(said)
        if isinstance(outcome, Taken) and outcome.new:
            self.taken_in.emit()

    # Further in

    @Slot()
    def _open_clinician(self) -> None:
        self._clinician.open()

    @Slot()
    def open_deleting(self) -> None:
        """Show what would be deleted. It needs no phrase: who has lost it may begin anew."""
        self._deleting.open()

    # Parts, each made when it is first needed

    @cached_property
    def _clinician(self) -> Clinician:
        from relaxapp.app.clinician import Clinician

        made = Clinician(self._house, self._apart, self._now, parent=self)
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
        screen.delete.connect(self.open_deleting)
        return screen


def _brought(taken: Taken) -> str:
    """Return what came of bringing a copy back."""
    if not taken.new:
        return "All of it was in your journal already. Nothing has changed."
    known = f" {taken.known} were there already, and are as they were." if taken.known else ""
    return f"{taken.new} {'entry was' if taken.new == 1 else 'entries were'} brought back.{known}"


def _free(folder: Path) -> Path:
    """Return this folder, or one with a number where it is there already."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name} ({number})")
    return free
