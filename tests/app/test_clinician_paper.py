"""The page for a clinician as it is printed: one page or two on either paper, whatever is in a journal."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from _years import years
from PySide6.QtGui import QColor, QImage

from relaxapp.app.clinician_paper import layout_of, save
from relaxapp.desktop.printing import looks
from relaxapp.journal import clinician_page
from relaxapp.journal.clinician import Choices, ClinicianPage, Period, page_of
from relaxapp.journal.entries import Contents

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 21)
LONG = "Loosening the shoulders and the back of the neck, in the big chair by the window"


@pytest.fixture(scope="module")
def year() -> Contents:
    return years(TODAY)


@pytest.fixture(scope="module")
def full(year: Contents) -> Contents:
    """As much as there may be: many exercises with long names, and a long note everywhere."""
    note = "It was loud outside, and my hands were sore. " * 20
    sessions = [
        replace(session, exercise=f"own:{number % 14}", title=f"{LONG}, {number % 14}", note=note)
        for number, session in enumerate(year.sessions)
    ]
    check_ins = [replace(check_in, note=note) for check_in in year.check_ins]
    weeklies = [replace(week, note=note) for week in year.weeklies]
    return Contents(tuple(sessions), tuple(check_ins), tuple(weeklies))


def page(contents: Contents, days: int, *, all_of_it: bool) -> ClinicianPage:
    choices = Choices(Period.until(TODAY, days), "Noor A." * all_of_it, notes=all_of_it, mood=all_of_it)
    return page_of(contents, choices, TODAY, "1.0")


def count(made: ClinicianPage, paper: str, path: Path) -> int:
    save(made, paper, path)
    return int(re.findall(rb"/Count (\d+)", path.read_bytes())[0])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_is_one_page_or_two(year: Contents, full: Contents, paper: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    for days in (28, 91, 365):
        assert count(page(year, days, all_of_it=True), paper, path) <= 2
    assert count(page(full, 365, all_of_it=True), paper, path) == 2
    assert count(page(Contents(), 28, all_of_it=False), paper, path) == 1


@pytest.mark.usefixtures("qapp")
def test_what_is_seen_first_has_as_many_pages_and_is_not_empty(year: Contents, tmp_path: Path) -> None:
    made = page(year, 91, all_of_it=True)
    layout = layout_of(made, "a4")
    seen = looks(clinician_page.as_html(made, layout.pictures), 800, layout)
    assert len(seen) == count(made, "a4", tmp_path / "page.pdf")
    for image in seen:
        assert 0.002 < dark(image) < 0.3
    measures = [one.helps.measure for one in made.measured]
    assert set(layout.pictures) == {*map(clinician_page.pairs_of, measures), clinician_page.WEEKS}
    accent = "#22594d"
    assert any(QColor(seen[0].pixel(x, y)).name() == accent for x in range(800) for y in range(0, 1131, 2)), "charts"


def dark(image: QImage) -> float:
    """How much of a picture is dark."""
    points = [
        QColor(image.pixel(x, y)).lightness() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    ]
    return sum(point < 128 for point in points) / len(points)
