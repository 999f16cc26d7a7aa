"""A plan in the window: every change reaches the disk, nothing is lost on the way, and it can be taken along."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from relaxapp.app.kept_plan import KeptPlan
from relaxapp.paths import places
from relaxapp.support.plan import Person, Plan
from relaxapp.support.plan_store import PlanStore
from relaxapp.ui.plan import PlanScreen
from tests import disks
from tests.app.houses import make_house, press

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.failures import Failure
    from relaxapp.paths import Places
    from relaxapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

PLAN = Plan(signs=("I sleep badly",), safer=(Person("Sam", "020 7946 0222"),))


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(tmp_path)


@pytest.fixture
def path(where: Places) -> Path:
    return where.plan


@pytest.fixture
def kept(window: Window, where: Places, told: list[Failure]) -> KeptPlan:
    def make() -> PlanScreen:
        return PlanScreen(lambda _path, _side: QImage())

    return KeptPlan(make_house(window, where, told), PlanStore(where.plan), make, parent=window)


def write(window: Window, words: str) -> None:
    """Add a sign to an empty plan."""
    press(window, "Add")
    QTest.keyClicks(QApplication.focusWidget(), words)


def dialog(window: Window) -> QFileDialog:
    (found,) = window.findChildren(QFileDialog)
    return found


def test_what_is_written_is_soon_on_the_disk(kept: KeptPlan, window: Window, path: Path, qtbot: QtBot) -> None:
    kept.open()
    write(window, "No singing")
    qtbot.waitUntil(lambda: PlanStore(path).load().signs == ("No singing",))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(("leave", "signal"), [("Back", "back"), ("My flare plan", "other")])
def test_leaving_keeps_it_at_once(
    kept: KeptPlan, window: Window, path: Path, qtbot: QtBot, leave: str, signal: str
) -> None:
    kept.open()
    write(window, "No singing")
    assert not path.exists()
    with qtbot.waitSignal(getattr(kept, signal)):
        press(window, leave)
    assert PlanStore(path).load().signs == ("No singing",)


def test_a_full_disk_is_told_and_nothing_is_lost_on_the_way_round(
    kept: KeptPlan, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.open()
    screen = kept.shown
    assert screen is not None
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", disks.full)
        write(window, "No singing")
        kept.save()
        assert "No space left" in screen._problem._label.text()
        kept.open()
        assert screen.plan == Plan(signs=("No singing",))
        assert "No space left" in screen._problem._label.text()
    kept.save()
    assert PlanStore(path).load().signs == ("No singing",), "there is room again"
    assert screen._problem.isHidden()
    press(window, "Change")
    write(window, "and later")
    kept.save()
    assert PlanStore(path).load().signs == ("No singing", "and later")
    assert screen._problem.isHidden()


def test_where_an_unreadable_plan_went_is_said(kept: KeptPlan, window: Window, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"{")
    kept.open()
    screen = kept.shown
    assert screen is not None
    assert "damaged" in screen._problem._label.text()
    write(window, "No singing")
    kept.save()
    assert "plan-before-1.json" in screen._problem._label.text()
    assert not screen._problem.isHidden()


def test_it_knows_the_links_of_everybody_in_it(kept: KeptPlan, path: Path) -> None:
    PlanStore(path).save(PLAN)
    assert kept.links == {"tel:02079460222", "sms:02079460222"}


@pytest.mark.parametrize(
    ("words", "name", "begins"), [("Save as PDF", "my.pdf", b"%PDF-"), ("Save as text", "my.txt", b"My support plan\n")]
)
def test_it_can_be_taken_along(
    kept: KeptPlan, window: Window, path: Path, tmp_path: Path, words: str, name: str, begins: bytes
) -> None:
    PlanStore(path).save(PLAN)
    kept.open()
    press(window, words)
    assert not dialog(window).isModal(), "help stays within reach"
    dialog(window).fileSelected.emit(str(tmp_path / name))
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("words", ["Save as PDF", "Save as text"])
def test_a_folder_that_can_not_be_written_is_told(
    kept: KeptPlan, window: Window, path: Path, told: list[Failure], tmp_path: Path, words: str
) -> None:
    PlanStore(path).save(PLAN)
    kept.open()
    press(window, words)
    dialog(window).fileSelected.emit(str(tmp_path / "nowhere" / "my.pdf"))
    assert "can't be written" in str(told[0])


def test_it_can_be_printed(kept: KeptPlan, window: Window, path: Path) -> None:
    PlanStore(path).save(PLAN)
    kept.open()
    press(window, "Print")
    (asked,) = window.findChildren(QPrintDialog)
    assert not asked.isModal()


def test_a_picture_is_chosen_and_kept(kept: KeptPlan, window: Window, path: Path) -> None:
    kept.open()
    press(window, "Add a picture")
    assert not dialog(window).isModal()
    dialog(window).fileSelected.emit("/lake.png")
    kept.save()
    assert PlanStore(path).load().pictures == ("/lake.png",)
