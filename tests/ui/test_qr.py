"""The code on the screen holds the very link, dark on light in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import segno
from PySide6.QtGui import QColor

from relaxapp.ui import theme
from relaxapp.ui.qr import QUIET, QrCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    Show = Callable[..., QWidget]

LINK = "tel:0800111"


def modules(code: QrCode) -> list[list[bool]]:
    """What a camera sees: dark or light in the middle of each module, the quiet edge included."""
    image = code.grab().toImage()
    ratio = image.devicePixelRatio()
    count = len(code.rows) + 2 * QUIET
    size = code.width() / count
    middles = [round((index + 0.5) * size * ratio) for index in range(count)]
    return [[image.pixelColor(x, y).lightness() < 100 for x in middles] for y in middles]


@pytest.mark.parametrize("name", ["light", "dark", "night"])
def test_what_is_painted_is_the_code_of_the_link_with_its_quiet_edge(show: Show, application: QApplication, name: str):
    theme.apply(application, theme.load(name))
    code = QrCode(LINK)
    show(code, code.sizeHint().width(), code.sizeHint().height())
    code.resize(code.sizeHint())
    edge = [[False] * (len(code.rows) + 2 * QUIET)] * QUIET
    painted = modules(code)
    assert painted[:QUIET] == painted[-QUIET:] == edge
    whole = segno.make(LINK, error="m", micro=False).matrix_iter(scale=1, border=QUIET)
    assert painted == [[bool(module) for module in row] for row in whole]


def test_in_the_dark_the_paper_is_dim_but_still_light(show: Show, application: QApplication):
    theme.apply(application, theme.load("night"))
    code = QrCode(LINK)
    show(code)
    paper = QColor(code.grab().toImage().pixelColor(2, 2))
    assert 140 < paper.lightness() < 200


@pytest.mark.usefixtures("application")
def test_another_link_is_another_code():
    code = QrCode(LINK, "Code for 0 8 0 0")
    before = code.rows
    code.set_link("sms:85258", "Code for 8 5 2 5 8")
    assert code.rows != before
    assert code.accessibleName() == "Code for 8 5 2 5 8"
    code.set_link("")
    assert code.rows == ()
