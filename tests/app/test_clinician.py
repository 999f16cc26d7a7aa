"""The page for a clinician in the window: made beside it, looked at first, saved and printed as it is seen."""

from __future__ import annotations

import re
import stat
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog

from relaxapp.app import clinician
from relaxapp.app.clinician_paper import usual_paper
from relaxapp.journal.entries import CheckIn, Moment
from relaxapp.ui.clinician_page import PagePicture
from tests.app.houses import NOW, choose_file, press, seen
from tests.journal.samples import session

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.app.taking_out import TakingOut
    from relaxapp.journal.store import Journal
    from relaxapp.paths import Places
    from relaxapp.ui.window import Window

# What listens to Qt's messages is written in Python here. Qt may send one with its fonts in hand, from the thread of
# the page, which then waits for Python, while the window has Python in hand and waits for the fonts.
pytestmark = pytest.mark.no_qt_log


def test_the_page_is_seen_first_and_saved_as_it_is_seen(
    taking_out: TakingOut, window: Window, tmp_path: Path, small_journal: Journal, qtbot: QtBot
) -> None:
    for number in range(3):
        small_journal.keep(CheckIn(f"apart{number}", NOW, Moment.APART, pain=4, note="seen on the page"))
    press(window, "Make a page")
    screen = taking_out._clinician._screen
    assert window.screen_shown is screen

    def read() -> str:
        return "".join(page.accessibleDescription() for page in pages(taking_out))

    qtbot.waitUntil(lambda: "2 sessions on 1 day" in read())
    assert "seen on the page" not in read()
    screen.notes.setChecked(True)
    qtbot.waitUntil(lambda: "seen on the page" in read())
    screen.person.setPlainText("Noor")
    screen.paper.setCurrentIndex(screen.paper.findData("letter"))
    press(window, "Save as PDF")
    with qtbot.waitSignal(taking_out._clinician._making.done):
        choose_file(window, tmp_path / "page.pdf")
        assert "It is being written." in seen(window)
    assert "It is being written." not in seen(window)
    pdf = (tmp_path / "page.pdf").read_bytes()
    assert stat.S_IMODE((tmp_path / "page.pdf").stat().st_mode) == 0o600
    assert re.findall(rb"/MediaBox \[0 0 612\.?0* 792\.?0*\]", pdf)
    assert 1 <= int(re.findall(rb"/Count (\d+)", pdf)[0]) <= 2
    assert b"/Subtype /Image" in pdf, "its charts are on it"
    qtbot.waitUntil(lambda: "Name: Noor" in read())
    press(window, "Back")
    assert window.screen_shown is taking_out._screen
    assert taking_out._clinician._contents is None, "it does not stay in memory"


def pages(taking_out: TakingOut):
    return [
        each
        for each in taking_out._clinician._screen.findChildren(PagePicture)
        if each.isVisibleTo(taking_out._clinician._screen)
    ]


def test_the_window_goes_on_while_the_page_is_made_and_says_so_quietly(
    taking_out: TakingOut, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, made_in, make = threading.Event(), [], clinician.page_of

    def slowly(*words: Any) -> Any:
        made_in.append(threading.current_thread())
        assert go_on.wait(30)
        return make(*words)

    monkeypatch.setattr(clinician, "page_of", slowly)
    timer = threading.Timer(20, go_on.set)  # where it is made in the window's thread, this lets the test end
    timer.start()
    press(window, "Make a page")
    assert "One moment: the page is being made." in seen(window)
    assert pages(taking_out) == []
    go_on.set()
    timer.cancel()
    qtbot.waitUntil(lambda: bool(pages(taking_out)))
    assert "being made" not in seen(window)
    assert made_in
    assert threading.main_thread() not in made_in


def test_of_several_choices_the_last_one_is_seen(
    taking_out: TakingOut, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, made, make = threading.Event(), [], clinician.page_of

    def slowly(contents: Any, choices: Any, *words: Any) -> Any:
        made.append(choices.name)
        assert go_on.wait(30)
        return make(contents, choices, *words)

    monkeypatch.setattr(clinician, "page_of", slowly)
    press(window, "Make a page")
    taking_out._clinician._soon.setInterval(0)
    for name in ("N", "No", "Noo", "Noor"):
        taking_out._clinician._screen.person.setPlainText(name)
        taking_out._clinician._look()
    go_on.set()
    qtbot.waitUntil(lambda: bool(pages(taking_out)))
    assert "Name: Noor" in pages(taking_out)[0].accessibleDescription()
    assert made == ["", "Noor"]


def test_who_leaves_meanwhile_finds_another_page_and_nothing_stays_in_memory(
    taking_out: TakingOut, window: Window, qtbot: QtBot
) -> None:
    press(window, "Make a page")
    press(window, "Back")
    taking_out._clinician.wait()
    QApplication.processEvents()  # it tells what it made
    assert taking_out._clinician._contents is None
    assert pages(taking_out) == []
    press(window, "Make a page")
    qtbot.waitUntil(lambda: bool(pages(taking_out)))


def test_days_from_the_first_entry_on_can_be_chosen(
    taking_out: TakingOut, window: Window, small_journal: Journal, qtbot: QtBot
) -> None:
    small_journal.record(session(started=NOW - timedelta(days=400)))
    press(window, "Make a page")
    screen = taking_out._clinician._screen
    screen.period.setCurrentIndex(screen.period.findData("own"))
    qtbot.waitUntil(lambda: bool(pages(taking_out)))
    screen.last_day._go(NOW.date() - timedelta(days=400))
    assert screen.last_day.value == NOW.date() - timedelta(days=400)


def test_it_is_gone_while_the_journal_is_locked_and_there_again(
    taking_out: TakingOut, window: Window, qtbot: QtBot
) -> None:
    press(window, "Make a page")
    qtbot.waitUntil(lambda: bool(pages(taking_out)))
    taking_out.forget()
    assert pages(taking_out) == []
    assert taking_out._clinician._contents is None
    taking_out.come_back()
    qtbot.waitUntil(lambda: bool(pages(taking_out)))


def test_days_of_one_s_own_and_those_the_wrong_way_round(taking_out: TakingOut, window: Window, qtbot: QtBot) -> None:
    press(window, "Make a page")
    screen = taking_out._clinician._screen
    qtbot.waitUntil(lambda: bool(pages(taking_out)))
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
    qtbot.waitUntil(
        lambda: any(
            "21 November 2026 to 21 November 2026" in page.accessibleDescription() for page in pages(taking_out)
        )
    )


def test_a_page_that_can_not_be_written_is_told(
    taking_out: TakingOut, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    press(window, "Make a page")
    for leave in (False, True):
        press(window, "Save as PDF")
        with qtbot.waitSignal(taking_out._clinician._making.done):
            choose_file(window, tmp_path / "nowhere" / "page.pdf")
            if leave:
                press(window, "Back")
        assert "can't be written" in seen(window)


def test_it_goes_to_the_printer(
    taking_out: TakingOut, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(window, "Make a page")
    with qtbot.waitSignal(taking_out._clinician._making.done):
        press(window, "Print")
    (asked,) = window.findChildren(QPrintDialog)
    assert not asked.isModal()
    asked.close()
    go_on, layout_of = threading.Event(), clinician.layout_of

    def slowly(*words: Any) -> Any:
        assert go_on.wait(30)
        return layout_of(*words)

    monkeypatch.setattr(clinician, "layout_of", slowly)
    with qtbot.waitSignal(taking_out._clinician._making.done):
        press(window, "Print")
        press(window, "Back")
        go_on.set()
    assert not [each for each in window.findChildren(QPrintDialog) if each.isVisible()], "nobody is called back for it"


@pytest.mark.parametrize(
    ("name", "paper"), [("en_US", "letter"), ("fr_CA", "letter"), ("de_DE", "a4"), ("en_IE", "a4")]
)
def test_the_paper_is_the_usual_one(name: str, paper: str) -> None:
    assert usual_paper(QLocale(name).territory()) == paper


@pytest.mark.usefixtures("taking_out")
def test_a_journal_out_of_reach_is_told(window: Window, small_journal: Journal, where: Places, qtbot: QtBot) -> None:
    small_journal.close()
    where.journal.unlink()
    where.journal.mkdir()
    press(window, "Make a page")
    qtbot.waitUntil(lambda: "can't be read" in seen(window))
    assert "being made" not in seen(window)
