"""The page for a clinician on paper, and as a PDF: with its charts as pictures, on two pages at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

from relaxapp.journal import clinician_page

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from relaxapp.desktop.printing import Layout
    from relaxapp.journal.clinician import ClinicianPage

_MOST_PAGES: Final = 2
_LARGEST: Final = 11.0
_PICTURE: Final = 400
"""How wide a chart is painted, in pixels of a screen: its letters are then about as large as those of the page."""
_LETTER: Final = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "PR", "SV", "NI"})
"""Where paper is of the size Letter."""


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
