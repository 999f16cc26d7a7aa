"""The page for a clinician in the window: seen as it will be, saved, printed."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

from relaxapp.app.clinician import usual_paper
from relaxapp.journal.entries import CheckIn, Moment
from tests.app.houses import NOW, choose_file, press, seen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.app.taking_out import TakingOut
    from relaxapp.journal.store import Journal
    from relaxapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_the_page_is_seen_first_and_saved_as_it_is_seen(
    taking_out: TakingOut, window: Window, tmp_path: Path, small_journal: Journal, qtbot: QtBot
) -> None:
    for number in range(3):
        small_journal.keep(CheckIn(f"apart{number}", NOW, Moment.APART, pain=4, note="seen on the page"))
    press(window, "Make a page")
    screen = taking_out._clinician._screen
    assert window.screen_shown is screen

    def read() -> str:
        first, *_ = pages(taking_out)
        return first.accessibleDescription()

    assert "2 sessions on 1 day" in read()
    assert "seen on the page" not in read()
    screen.notes.setChecked(True)
    qtbot.waitUntil(lambda: "seen on the page" in read())
    screen.person.setPlainText("Noor")
    screen.paper.setCurrentIndex(screen.paper.findData("letter"))
    press(window, "Save as PDF")
    choose_file(window, tmp_path / "page.pdf")
    pdf = (tmp_path / "page.pdf").read_bytes()
    assert stat.S_IMODE((tmp_path / "page.pdf").stat().st_mode) == 0o600
    assert re.findall(rb"/MediaBox \[0 0 612\.?0* 792\.?0*\]", pdf)
    assert 1 <= int(re.findall(rb"/Count (\d+)", pdf)[0]) <= 2
    assert b"/Subtype /Image" in pdf, "its charts are on it"
    qtbot.waitUntil(lambda: "Name: Noor" in read())
    press(window, "Back")
    assert window.screen_shown is taking_out._screen
    assert taking_out._clinician._contents.sessions == (), "it does not stay in memory"


def pages(taking_out: TakingOut):
    from relaxapp.ui.clinician_page import PagePicture

    return [
        each
        for each in taking_out._clinician._screen.findChildren(PagePicture)
        if each.isVisibleTo(taking_out._clinician._screen)
    ]


def test_days_of_one_s_own_and_those_the_wrong_way_round(taking_out: TakingOut, window: Window, qtbot: QtBot) -> None:
    press(window, "Make a page")
    screen = taking_out._clinician._screen
    assert not screen.first_day.isVisible()
    screen.period.setCurrentIndex(screen.period.findData("own"))
    assert screen.first_day.isVisible()
    screen.last_day._go(screen.first_day._first)
    screen.first_day._go(NOW.date())
    press(window, "Save as PDF")
    assert "The first day comes after the last." in seen(window)
    assert window.findChildren(QFileDialog) == []
    screen.last_day._go(NOW.date())
    assert "The first day comes after the last." not in seen(window)
    qtbot.waitUntil(lambda: "21 November 2026 to 21 November 2026" in pages(taking_out)[0].accessibleDescription())


@pytest.mark.usefixtures("taking_out")
def test_it_goes_to_the_printer(window: Window) -> None:
    press(window, "Make a page")
    press(window, "Print")
    (asked,) = window.findChildren(QPrintDialog)
    assert not asked.isModal()
    asked.reject()


@pytest.mark.parametrize(
    ("name", "paper"), [("en_US", "letter"), ("fr_CA", "letter"), ("de_DE", "a4"), ("en_IE", "a4")]
)
def test_the_paper_is_the_usual_one(name: str, paper: str) -> None:
    assert usual_paper(QLocale(name).territory()) == paper
