"""The system's dialogs for files, as every part of the window asks with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

DOCUMENTS: Final = QStandardPaths.StandardLocation.DocumentsLocation
PICTURES: Final = QStandardPaths.StandardLocation.PicturesLocation
MUSIC: Final = QStandardPaths.StandardLocation.MusicLocation


def to_open(
    window: QWidget,
    title: str,
    take: Callable[[Path], object],
    *,
    kinds: tuple[str, ...] = (),
    folder: bool = False,
    place: QStandardPaths.StandardLocation = DOCUMENTS,
) -> QFileDialog:
    """Ask for a file, or a `folder`, that is there; `take` hears which one. `kinds` as in "Pictures (*.png)"."""
    dialog = _dialog(window, title, take, place)
    dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
    if kinds:
        dialog.setNameFilters(kinds)
    dialog.show()
    return dialog


def to_save(
    window: QWidget,
    title: str,
    take: Callable[[Path], object],
    *,
    name: str,
    place: QStandardPaths.StandardLocation = DOCUMENTS,
) -> QFileDialog:
    """Ask for a file to be written, called `name` unless the person wants another; `take` hears where."""
    dialog = _dialog(window, title, take, place)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.show()
    return dialog


def _dialog(
    window: QWidget, title: str, take: Callable[[Path], object], place: QStandardPaths.StandardLocation
) -> QFileDialog:
    """Return a dialog that leaves the window, and help with it, within reach."""
    dialog = QFileDialog(window, title, QStandardPaths.writableLocation(place))
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: take(Path(path)))
    return dialog
