"""Shows a folder in the computer's own file manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def show_folder(folder: Path, hand_over: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
    """Have the system show a folder. Raises Failure when nothing on this computer does."""
    if not folder.is_dir():
        raise Failure(f"The folder {folder} is not there any more.")
    if not hand_over(QUrl.fromLocalFile(str(folder))):
        raise Failure(f"Nothing on this computer could show the folder {folder}.")
