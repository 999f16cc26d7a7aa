"""A page of a person's own taken along: on paper, as a PDF, as text. Nothing is written but where they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from relaxapp.app import dialogs
from relaxapp.failures import Failure
from relaxapp.paths import export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relaxapp.app.house import House
    from relaxapp.ui.sheet import SheetScreen


@dataclass(frozen=True, slots=True)
class Paper:
    """A page by its title, as simple HTML for paper, and as plain text."""

    title: str
    html: str
    text: str


class OnPaper(QObject):
    """Takes along what a screen shows; `page` returns it as it is now."""

    def __init__(self, house: House, screen: SheetScreen, page: Callable[[], Paper]) -> None:
        super().__init__(screen)
        self._house = house
        self._page = page
        screen.print_wanted.connect(self._print)
        screen.pdf_wanted.connect(self._to_pdf)
        screen.text_wanted.connect(self._to_text)

    @Slot()
    def _print(self) -> None:
        from relaxapp.desktop.printing import print_page

        print_page(self._page().html, self._house.window)

    @Slot()
    def _to_pdf(self) -> None:
        from relaxapp.desktop.printing import save_pdf

        page = self._page()
        self._save_as(f"{page.title}.pdf", lambda path: save_pdf(page.html, path))

    @Slot()
    def _to_text(self) -> None:
        page = self._page()
        self._save_as(f"{page.title}.txt", lambda path: export(path, page.text))

    def _save_as(self, name: str, write: Callable[[Path], None]) -> None:
        """Ask for a file and write it there."""

        def chosen(path: Path) -> None:
            try:
                write(path)
            except Failure as failure:
                self._house.tell(failure)

        title = name.rpartition(".")[0]
        dialogs.to_save(self._house.window, f"Save {title[:1].lower()}{title[1:]}", chosen, name=name)
