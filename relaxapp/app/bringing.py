"""Exercises from elsewhere and to elsewhere: files chosen in a dialog, taken in and given away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from relaxapp.app import dialogs
from relaxapp.exercises.own_files import SUFFIX, brought
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relaxapp.exercises.own_files import OwnFiles
    from relaxapp.ui.own_exercises import OwnExercises
    from relaxapp.ui.window import Window


class Bringing(QObject):
    """Asks on the `screen`; `make` has a file made by a function that returns its name, and shows it."""

    def __init__(
        self,
        window: Window,
        files: OwnFiles,
        screen: Callable[[], OwnExercises],
        make: Callable[[Callable[[], str]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._files = files
        self._find_screen = screen
        self._make = make

    @Slot()
    def ask(self) -> None:
        """Ask for a file, and take it in."""
        kinds = ("Exercises and texts (*.md *.txt)", "All files (*)")
        dialogs.to_open(self._window, "Import an exercise", self.bring, kinds=kinds)

    def bring(self, path: Path) -> None:
        """Take in a file from anywhere. Nothing that is there is replaced unasked."""
        try:
            name, text = brought(path)
            mine, ours = self._files.has(name), self._files.has_built_in(name)
        except Failure as failure:
            self._screen.tell(str(failure))
            return
        self._screen.tell("")
        if not mine and not ours:
            self._take_in(name, text)
            return
        question = f"You have an exercise “{name}” already." if mine else f"We have an exercise “{name}” ourselves."
        self._screen.ask(
            question,
            {
                "Keep both": lambda: self._take_in(name, text),
                "Put it in its place": lambda: self._replace(name, text),
                "Don't import it": self._screen.focus_first,
            },
        )

    def _take_in(self, name: str, text: str) -> None:
        self._make(lambda: self._files.create(name, text))

    def _replace(self, name: str, text: str) -> None:
        def put() -> str:
            self._files.put(name, text)
            return name

        self._make(put)

    @Slot(str)
    def ask_where(self, name: str) -> None:
        """Ask for a place, and write a copy there."""
        dialogs.to_save(
            self._window, "Export an exercise", lambda goal: self._export(name, goal), name=f"{name}{SUFFIX}"
        )

    def _export(self, name: str, goal: Path) -> None:
        try:
            self._files.export(name, goal)
        except Failure as failure:
            self._screen.tell(str(failure))

    @property
    def _screen(self) -> OwnExercises:
        return self._find_screen()
