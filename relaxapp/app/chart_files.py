"""A chart as a file: where it is to be kept is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog

    from relaxapp.app.house import House


class ChartFiles(QObject):
    """Saves charts as pictures. `dialog` is the one that asks."""

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self.dialog: QFileDialog | None = None

    @Slot(str, str, object)
    def save(self, name: str, ending: str, make: Callable[[], bytes]) -> None:
        """Ask where a chart is to be kept, as a file of this ending."""
        from relaxapp.app import dialogs

        self.dialog = dialogs.to_save(
            self._house.window,
            "Save this chart",
            lambda path: self._write(path, make),
            name=f"{name}.{ending}",
            place=dialogs.PICTURES,
        )

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        from relaxapp import paths

        try:
            paths.export(path, make())
        except Failure as failure:
            self._house.tell(failure)
        else:
            self._house.window.notice(f"The chart is saved as {path}.")
