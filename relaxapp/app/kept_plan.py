"""One plan of a person's own in the window: to read, to write, to print and take along. Every change is kept."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from relaxapp.failures import Failure
from relaxapp.paths import write_privately
from relaxapp.support.plan_page import as_html, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relaxapp.support.plan_store import FlarePlanStore, PlanStore
    from relaxapp.ui.sheet import SheetScreen
    from relaxapp.ui.window import Window

_SAVE_MS: Final = 400


class KeptPlan(QObject):
    """Shows one plan and keeps it. `link` asks for a link, `exercise` for an exercise by its name."""

    back = Signal()
    other = Signal()
    link = Signal(str)
    exercise = Signal(str)

    def __init__(
        self,
        window: Window,
        store: PlanStore | FlarePlanStore,
        make_screen: Callable[[], SheetScreen],
        *,
        titles: Callable[[], Mapping[str, str]],
        tell: Callable[[Failure], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._store = store
        self._make_screen = make_screen
        self._titles = titles
        self._tell = tell
        self._saver = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._saver.timeout.connect(self._save)

    @property
    def shown(self) -> SheetScreen | None:
        """The screen, once it was needed."""
        return self.__dict__.get("_screen")

    @property
    def links(self) -> frozenset[str]:
        """The links of all people in the plan."""
        self.save()
        return self._store.load().links

    @Slot()
    def open(self) -> None:
        """Show the plan."""
        self.save()
        plan = self._store.load()
        self._screen.show_plan(plan, self._titles(), self._store.problem)
        self._window.show_screen(self._screen)

    @Slot()
    def save(self) -> None:
        """Write what is not written yet, and try again what could not be."""
        if self._saver.isActive() or self._store.unsaved:
            self._saver.stop()
            self._save()

    @Slot()
    def _save(self) -> None:
        try:
            self._store.save(self._screen.plan)  # type: ignore[arg-type]  # this screen shows this kind of plan
            self._screen.tell(self._store.problem)
        except Failure as failure:
            self._screen.tell(str(failure))

    @Slot()
    def _leave(self) -> None:
        self.save()
        self.back.emit()

    @Slot()
    def _leave_for_other(self) -> None:
        self.save()
        self.other.emit()

    @Slot()
    def _print(self) -> None:
        from relaxapp.desktop.printing import print_page

        print_page(as_html(self._screen.plan, self._titles()), self._window)

    @Slot()
    def _to_pdf(self) -> None:
        from relaxapp.desktop.printing import save_pdf

        self._ask_where("pdf", lambda path: save_pdf(as_html(self._screen.plan, self._titles()), path))

    @Slot()
    def _to_text(self) -> None:
        self._ask_where("txt", lambda path: _write(as_text(self._screen.plan, self._titles()), path))

    @Slot()
    def _ask_for_picture(self) -> None:
        from relaxapp.desktop.pictures import FORMATS

        dialog = self._dialog("A picture", QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"Pictures ({' '.join(f'*.{kind}' for kind in FORMATS)})")
        dialog.fileSelected.connect(self._screen.add_picture)
        dialog.show()

    def _ask_where(self, kind: str, write: Callable[[Path], None]) -> None:
        """Ask for a file and write it there."""

        def chosen(path: str) -> None:
            try:
                write(Path(path))
            except Failure as failure:
                self._tell(failure)

        dialog = self._dialog(f"Save {self._screen.plan.TITLE.lower()}", QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"{self._screen.plan.TITLE}.{kind}")
        dialog.fileSelected.connect(chosen)
        dialog.show()

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        """Return a dialog that leaves the window, and help with it, within reach."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, title, home)
        dialog.setAcceptMode(mode)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    @cached_property
    def _screen(self) -> SheetScreen:
        screen = self._make_screen()
        screen.changed.connect(lambda _: self._saver.start())
        screen.back.connect(self._leave)
        screen.other_wanted.connect(self._leave_for_other)
        screen.link.connect(self.link)
        screen.exercise.connect(self.exercise)
        screen.picture_wanted.connect(self._ask_for_picture)
        screen.print_wanted.connect(self._print)
        screen.pdf_wanted.connect(self._to_pdf)
        screen.text_wanted.connect(self._to_text)
        return screen


def _write(text: str, path: Path) -> None:
    try:
        write_privately(path, text)
    except OSError as error:
        raise Failure(
            f"{path} can't be written ({error.strerror}).", "", "Is there room on the disk? Try another folder."
        ) from error
