"""Captions: as large as wished, or as they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from relaxapp.ui import theme
from relaxapp.ui.caption import Caption

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]

SHORT = "And out."
LONG = (
    "Find a position that your body is willing to keep for a while, and let the ground or the chair carry as much of "
    "your weight as it likes, while you listen, and let your shoulders be as heavy as they are."
)


def fits(caption: Caption) -> bool:
    room = caption.contentsRect()
    needed = caption.fontMetrics().boundingRect(
        QRect(0, 0, room.width(), 10000), Qt.TextFlag.TextWordWrap.value, caption.text()
    )
    return needed.height() <= room.height() and needed.width() <= room.width()


@pytest.mark.parametrize("text", [SHORT, LONG])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_all_the_words_can_be_read(application: QApplication, show: Show, text: str, scale: float, text_scale: float):
    theme.apply(application, theme.load("light"), text_scale)
    caption = Caption()
    caption.set_scale(scale)
    show(caption, 820, 300)
    caption.keep_beneath(200)
    caption.say(text)
    assert fits(caption)
    assert caption.height() <= 200


def test_its_place_keeps_its_size_whatever_is_said(show: Show):
    caption = Caption()
    show(caption, 820, 300)
    caption.keep_beneath(400)
    height = caption.height()
    for text in (SHORT, LONG, ""):
        caption.say(text)
        assert caption.height() == height


def test_a_short_line_is_as_large_as_wished_and_a_long_one_no_larger(show: Show):
    caption = Caption()
    show(caption, 820, 300)
    caption.keep_beneath(50)
    caption.say(SHORT)
    short = caption.font().pointSizeF()
    assert short == pytest.approx(QApplication.font().pointSizeF() * 1.45)
    caption.say(LONG)
    assert caption.font().pointSizeF() < short


def test_lines_are_of_even_length(show: Show):
    caption = Caption()
    show(caption, 820, 300)
    caption.keep_beneath(200)
    caption.say("Somewhere not far from you there is water, moving slowly over round stones.")
    assert 0.4 * caption.width() <= caption.contentsRect().width() < 0.75 * caption.width()
