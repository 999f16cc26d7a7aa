"""Tells when files in a folder come, go or change, by the system's own word or by a look when it is asked for one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from relaxapp.failures import log

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_QUIET_MS: Final = 250
"""Many changes at once are one: it is told when the folder has been quiet for so long."""
_MOST_FILES: Final = 500
"""Files that are watched one by one; the folder itself tells of what comes and goes in any number."""


class FolderWatch(QObject):
    """Watches the files of one ending in a folder, which need not exist yet.

    `changed` comes once for many changes, and never for what was only touched by a look. Where the system watches
    nothing, `look` finds out.
    """

    changed = Signal()

    def __init__(self, folder: Path, ending: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._ending = ending
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._stirred)
        self._watcher.fileChanged.connect(self._stirred)
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.look)
        self._over = False
        self._seen = self._files()
        self._watch()

    @Slot()
    def look(self) -> None:
        """Look now, and tell if anything is different from the last look."""
        if self._over:
            return
        self._quiet.stop()
        before, self._seen = self._seen, self._files()
        self._watch()
        if self._seen != before:
            self.changed.emit()

    def close(self) -> None:
        """Watch nothing any more. The system lets one person watch from few places: this one is given back."""
        self._over = True
        self._quiet.stop()
        self._watcher.deleteLater()

    @Slot()
    def _stirred(self) -> None:
        if not self._over and not self._quiet.isActive():  # a folder that is never quiet is looked at all the same
            self._quiet.start()

    def _files(self) -> Mapping[str, tuple[int, int, int]]:
        """Return the files as they are, by path."""
        found = {}
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if entry.name.endswith(self._ending):
                        status = entry.stat()
                        found[entry.path] = (status.st_ino, status.st_size, status.st_mtime_ns)
        except FileNotFoundError:
            return found
        except OSError as error:
            log.info("a folder can't be looked at: %r", error)
        return found

    def _watch(self) -> None:
        """Have the system watch what is there: the folder, or the nearest one above it that exists."""
        there = next((each for each in (self._folder, *self._folder.parents) if each.is_dir()), None)
        wanted = {str(there)} if there else set()
        if there == self._folder:
            wanted |= set(list(self._seen)[:_MOST_FILES])
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if gone := [*(watched - wanted)]:
            self._watcher.removePaths(gone)
        if new := [*(wanted - watched)]:
            self._watcher.addPaths(new)
