"""Paper: one page where it fits, black on white, private, and told when it can't be written."""

from __future__ import annotations

import re
import stat
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget

from relaxapp.desktop.printing import Layout, looks, print_page, save_pdf
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SHORT = "<html><head><title>My plan</title></head><body><h1>My plan</h1><ul><li>Tea</li></ul></body></html>"


def lines(count: int) -> str:
    return "<body>" + "".join(f"<p style='margin:0'>Line {number}</p>" for number in range(count)) + "</body>"


def pages(pdf: bytes) -> int:
    return int(re.findall(rb"/Count (\d+)", pdf)[0])


def drawing(pdf: bytes) -> str:
    """What is drawn on the pages, in the language of PDF."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    texts = []
    for stream in streams:
        try:
            texts.append(zlib.decompress(stream).decode("latin-1"))
        except zlib.error:
            texts.append("")  # not a compressed one
    return "\n".join(text for text in texts if " Tf" in text)


@pytest.mark.usefixtures("qapp")
def test_a_short_page_is_one_page_with_its_title(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    save_pdf(SHORT, path)
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == 1
    assert "My plan".encode("utf-16-be") in pdf or b"My plan" in pdf
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("qapp")
def test_a_longer_one_becomes_smaller_before_it_takes_a_second_page(tmp_path: Path) -> None:
    counts = []
    for count in (20, 60, 200):
        save_pdf(lines(count), tmp_path / "plan.pdf")
        counts.append(pages((tmp_path / "plan.pdf").read_bytes()))
    assert counts[:2] == [1, 1]
    assert counts[2] > 1


def test_it_is_black_on_white_when_the_screen_is_dark(tmp_path: Path, qapp: QApplication) -> None:
    before = qapp.palette()
    light_text = QPalette(before)
    light_text.setColor(QPalette.ColorRole.Text, QColor("#fedcba"))
    save_pdf(SHORT, tmp_path / "light.pdf")
    qapp.setPalette(light_text)
    try:
        save_pdf(SHORT, tmp_path / "dark.pdf")
    finally:
        qapp.setPalette(before)
    on_dark = drawing((tmp_path / "dark.pdf").read_bytes())
    assert " Tf" in on_dark
    assert on_dark == drawing((tmp_path / "light.pdf").read_bytes())


@pytest.mark.usefixtures("qapp")
def test_a_picture_is_on_the_page_and_a_missing_one_stops_nothing(tmp_path: Path) -> None:
    picture = tmp_path / "lake.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    assert image.save(str(picture))
    page = f'<body><p>Lake</p><img src="{picture.as_uri()}" height="150"/></body>'
    save_pdf(page, tmp_path / "with.pdf")
    assert b"/Subtype /Image" in (tmp_path / "with.pdf").read_bytes()
    picture.unlink()
    save_pdf(page, tmp_path / "without.pdf")
    assert pages((tmp_path / "without.pdf").read_bytes()) == 1


@pytest.mark.usefixtures("qapp")
def test_a_folder_that_can_not_be_written_is_told_and_nothing_is_left(ordinary_home: Path) -> None:
    ordinary_home.chmod(0o500)
    try:
        with pytest.raises(Failure, match=r"plan\.pdf can't be written \(Permission denied\)"):
            save_pdf(SHORT, ordinary_home / "plan.pdf")
        assert list(ordinary_home.iterdir()) == []
    finally:
        ordinary_home.chmod(0o700)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
def test_the_print_dialog_leaves_the_window_usable(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    print_page(SHORT, window)
    (dialog,) = window.findChildren(QPrintDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QPrintDialog))


def boxes(pdf: bytes) -> set[tuple[int, int]]:
    """The sizes of the pages, in whole points."""
    return {(round(float(w)), round(float(h))) for w, h in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", pdf)}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("size", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_has_the_size_that_was_chosen(tmp_path: Path, size: str, points: tuple[int, int]) -> None:
    save_pdf(SHORT, tmp_path / "plan.pdf", Layout(size))
    assert boxes((tmp_path / "plan.pdf").read_bytes()) == {points}
    (look,) = looks(SHORT, 500, Layout(size))
    assert look.width() == 500
    assert look.height() == pytest.approx(500 * points[1] / points[0], abs=1)


@pytest.mark.usefixtures("qapp")
def test_two_pages_are_filled_before_a_third_and_turn_where_they_may() -> None:
    turning = lines(30) + '<h2 class="turn">Second</h2>' + lines(30)
    assert len(looks(turning, 200)) == 1, "it fits one page"
    long = lines(50) + '<h2 class="turn">Second</h2>' + lines(50)
    first, second = looks(long, 400, Layout(most_pages=2, largest=10))
    assert ink(first.copy(0, 460, 400, 80)) == 0, "the first page ends where the second may begin"
    assert ink(second) > 0
    assert len(looks(lines(90), 200, Layout(most_pages=2))) == 2


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_was_brought_is_on_the_page_and_on_its_look(tmp_path: Path) -> None:
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#cc2200"))
    page = '<body><p>Chart</p><img src="chart" width="300"/></body>'
    layout = Layout(pictures={"chart": image})
    save_pdf(page, tmp_path / "with.pdf", layout)
    assert b"/Subtype /Image" in (tmp_path / "with.pdf").read_bytes()
    (look,) = looks(page, 600, layout)
    seen = {QColor(look.pixel(x, y)).name() for x in range(0, 600, 10) for y in range(0, 400, 10)}
    assert "#cc2200" in seen


def ink(image: QImage) -> int:
    """How many points of a picture are dark."""
    wide, high = image.width(), image.height()
    return sum(QColor(image.pixel(x, y)).lightness() < 128 for x in range(0, wide, 2) for y in range(0, high, 2))
