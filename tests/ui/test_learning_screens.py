"""The learning cards on the screen: the list, one card, its picture, and what fits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from relaxapp.journal import cards as files
from relaxapp.journal.cards import Card
from relaxapp.ui import theme
from relaxapp.ui.card_drawing import Circle, Lines
from relaxapp.ui.card_pictures import PICTURES
from relaxapp.ui.chart import Picture
from relaxapp.ui.drawing import Ink, in_pixels
from relaxapp.ui.learning import CardScreen, LearningScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]
    Named = Callable[[QWidget, str], QPushButton]

INK = Ink(*map(QColor, ("white", "black", "gray", "gray", "green")))
ONE = Card("one", "One", ("First <b>words</b>.", "And more."), ("Somebody 2020",), 1, "circle", ("box",), ("pacing",))
TWO = Card("two", "Two", ("Words.",), ("Somebody else 2021",), 2)


def test_the_list_has_all_in_their_order_and_says_what_is_wrong(show: Show, named: Named, qtbot: QtBot, said: Said):
    made = LearningScreen()
    made.show_cards([ONE, TWO], "three.md can't be shown just now.")
    show(made)
    assert "three.md can't be shown" in said(made)
    rows = [one.accessibleName() for one in made.findChildren(QPushButton) if one.isVisible()]
    assert rows[:2] == ["One", "Two"]
    with qtbot.waitSignal(made.opened) as asked:
        named(made, "Two").click()
    assert asked.args == ["two"]


@pytest.fixture
def card(show: Show) -> CardScreen:
    made = CardScreen()
    made.show_card(ONE, {"box": "Box breathing"}, {"pacing": "A pace for one activity"}, TWO)
    show(made)
    return made


def test_a_card_shows_its_words_its_picture_and_its_sources(card: CardScreen, said: Said):
    text = said(card)
    for words in ("One", "First <b>words</b>.", "And more.", "• Somebody 2020"):
        assert words in text
    (picture,) = card.findChildren(Picture)
    assert "pain can lead to tension" in picture.accessibleDescription()


def test_what_fits_a_card_is_one_press_away(card: CardScreen, named: Named, qtbot: QtBot):
    for door, signal, name in (
        ("Box breathing", card.exercise, "box"),
        ("A pace for one activity", card.sheet, "pacing"),
        ("Next card: Two", card.opened, "two"),
    ):
        with qtbot.waitSignal(signal) as asked:
            named(card, door).click()
        assert asked.args == [name]


def test_the_last_card_has_none_behind_it_and_shows_no_empty_offer(card: CardScreen, said: Said):
    card.show_card(TWO, {}, {})
    assert "go on from here" not in said(card)
    assert not [one for one in card.findChildren(QPushButton) if one.isVisible() and one.text() == "Next card"]
    assert not [one for one in card.findChildren(Picture) if one.isVisible()]


# Pictures


def painted(drawing, width: int, letters: QFont) -> tuple[QImage, int]:
    """Paint a picture with more ground below it; return it, and how high it said that it is."""
    high = round(drawing.height(width, letters))
    image = QImage(width, high + 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    pen = QPainter(image)
    drawing.paint(
        pen, QRectF(0, 0, width, high), Ink(*map(QColor, ("white", "black", "gray", "gray", "green"))), letters
    )
    pen.end()
    return image, high


def marked(image: QImage, rows: range, columns: range) -> bool:
    return any(image.pixelColor(x, y) != QColor("white") for y in rows for x in columns)


def test_every_picture_that_a_card_can_have_is_there():
    assert set(PICTURES) == set(files.PICTURES)


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize(("width", "scale"), [(320, 1.0), (520, 2.0), (900, 1.0)])
def test_a_picture_has_room_for_all_that_it_shows(name: str, width: int, scale: float, application: QApplication):
    letters = in_pixels(application.font(), scale)
    image, high = painted(PICTURES[name], width, letters)
    assert marked(image, range(high - round(QFontInfo(letters).pixelSize() * 2.2), high), range(0, width, 2))
    assert not marked(image, range(high, high + 200, 2), range(0, width, 2)), "nothing hangs out below"
    for edge in (range(1), range(width - 1, width)):
        assert not marked(image, range(0, high, 2), edge), "nothing is cut off at the sides"


@pytest.mark.parametrize("drawing", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_told_in_words_too(drawing):
    assert len(drawing.summary.split()) > 10
    assert [row[1] for row in drawing.rows] == list(drawing.marks)
    assert drawing.name


def test_the_circle_has_a_way_out_between_each_two_words_and_the_lines_are_told_apart_by_their_form():
    circle, *lines = PICTURES.values()
    assert isinstance(circle, Circle)
    assert len(circle.words) == len(circle.marks) == 3
    assert all(isinstance(each, Lines) and each.marks for each in lines)
    assert lines[0]._pen(0, INK).style() != lines[0]._pen(1, INK).style()


def test_a_picture_follows_the_theme(application: QApplication, show: Show):
    seen = []
    for name in ("light", "dark"):
        theme.apply(application, theme.load(name), 1.0)
        made = Picture()
        made.show_drawing(PICTURES["circle"])
        seen.append(show(made, 400, 400).grab().toImage())
    assert seen[0] != seen[1]
