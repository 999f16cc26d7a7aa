"""The page for a clinician in the window: made anew with every choice, looked at first, saved or printed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFont

from relaxapp import __version__
from relaxapp.app import dialogs
from relaxapp.failures import Failure
from relaxapp.journal import clinician_page
from relaxapp.journal.clinician import page_of
from relaxapp.journal.entries import Contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtGui import QImage

    from relaxapp.app.house import House
    from relaxapp.desktop.printing import Layout
    from relaxapp.journal.clinician import ClinicianPage
    from relaxapp.ui.clinician_page import ClinicianScreen, Wanted

_MOST_PAGES: Final = 2
_LARGEST: Final = 11.0
_PICTURE: Final = 400
"""How wide a chart is painted, in pixels of a screen: its letters are then about as large as those of the page."""
_LOOK: Final = 1100
_SOON_MS: Final = 150
_LETTER: Final = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "PR", "SV", "NI"})
"""Where paper is of the size Letter."""


class Clinician(QObject):
    """Shows the page and makes it; `contents` returns what the journal holds, and may raise Failure."""

    back = Signal()

    def __init__(
        self, house: House, contents: Callable[[], Contents], now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._read = contents
        self._now = now
        self._contents = Contents()
        self._wanted: Wanted | None = None
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._look)

    @property
    def shown(self) -> ClinicianScreen | None:
        """The screen, once it was needed."""
        return self.__dict__.get("_screen")

    @Slot()
    def open(self) -> None:
        """Show the page of the last weeks."""
        problem = ""
        try:
            self._contents = self._read()
        except Failure as failure:
            self._contents, problem = Contents(), str(failure)
        today = self._now().date()
        times = [
            *(session.started for session in self._contents.sessions),
            *(week.at for week in self._contents.weeklies),
        ]
        first = min((moment.date() for moment in times), default=today)
        self._screen.show_choices(today, first, usual_paper(QLocale().territory()))
        self._screen.tell(problem)
        self._wanted = self._screen.wanted()
        self._look()
        self._house.window.show_screen(self._screen)

    @Slot(object)
    def _change(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        from relaxapp.desktop.printing import looks

        if self._wanted:
            page = self._page(self._wanted)
            layout = layout_of(page, self._wanted.paper)
            html = clinician_page.as_html(page, layout.pictures)
            self._screen.show_pages(looks(html, _LOOK, layout), clinician_page.as_text(page))

    @Slot(object)
    def _to_pdf(self, wanted: Wanted) -> None:
        page = self._page(wanted)

        def chosen(path: Path) -> None:
            try:
                save(page, wanted.paper, path)
            except Failure as failure:
                self._screen.tell(str(failure))
            else:
                self._house.window.notice(f"The page is in {path}.")

        dialogs.to_save(self._house.window, "Save the page", chosen, name=f"{clinician_page.title(page)}.pdf")

    @Slot(object)
    def _print(self, wanted: Wanted) -> None:
        from relaxapp.desktop.printing import print_page

        page = self._page(wanted)
        layout = layout_of(page, wanted.paper)
        print_page(clinician_page.as_html(page, layout.pictures), self._house.window, layout)

    def _page(self, wanted: Wanted) -> ClinicianPage:
        return page_of(self._contents, wanted.choices, self._now().date(), __version__)

    @Slot()
    def _leave(self) -> None:
        self._soon.stop()
        self._contents = Contents()  # it need not stay in memory
        self.back.emit()

    @cached_property
    def _screen(self) -> ClinicianScreen:
        from relaxapp.desktop.printing import PAPERS
        from relaxapp.ui.clinician_page import ClinicianScreen

        screen = ClinicianScreen(PAPERS)
        screen.changed.connect(self._change)
        screen.pdf.connect(self._to_pdf)
        screen.printed.connect(self._print)
        screen.back.connect(self._leave)
        return screen


def save(page: ClinicianPage, paper: str, path: Path) -> None:
    """Write the page as a PDF on paper of this size. Raises Failure when it can't be written."""
    from relaxapp.desktop.printing import save_pdf

    layout = layout_of(page, paper)
    save_pdf(clinician_page.as_html(page, layout.pictures), path, layout)


def save_unseen(page: ClinicianPage, paper: str, path: Path) -> None:
    """Write the page as a PDF where there is no window, and perhaps no screen. Raises Failure."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(["relaxapp", "-platform", "offscreen"])
    save(page, paper, path)
    del application  # it was needed until here


def layout_of(page: ClinicianPage, paper: str) -> Layout:
    """Return how the page is printed, with its charts as pictures."""
    from relaxapp.desktop.printing import Layout

    return Layout(paper, _pictures(page), _MOST_PAGES, _LARGEST)


def usual_paper(territory: QLocale.Country) -> str:
    """Return the size of paper that is usual in a country."""
    return "letter" if QLocale.territoryToCode(territory) in _LETTER else "a4"


def _pictures(page: ClinicianPage) -> dict[str, QImage]:
    from relaxapp.ui.chart_pairs import BeforeAndAfter
    from relaxapp.ui.chart_weeks import Weeks
    from relaxapp.ui.drawing_files import as_image

    font = QFont()
    made = {
        clinician_page.pairs_of(one.helps.measure): as_image(
            BeforeAndAfter(one.helps.measure, one.pairs), font, _PICTURE
        )
        for one in page.measured
    }
    if page.peg:
        made[clinician_page.WEEKS] = as_image(Weeks(page.peg), font, _PICTURE)
    return made
