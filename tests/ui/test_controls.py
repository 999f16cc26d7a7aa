"""The parts that screens are built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from relaxapp.ui.choice import Choice, choice
from relaxapp.ui.controls import button, corner, label, paragraph, support_button
from relaxapp.ui.layouts import Flow, empty
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]

pytestmark = pytest.mark.usefixtures("application")


def test_a_button_has_its_text_as_name_and_is_large_enough(qtbot: QtBot):
    made = button("Rain & wind", description="A sound")
    qtbot.addWidget(made)
    made.show()
    assert made.accessibleName() == "Rain & wind"
    assert made.accessibleDescription() == "A sound"
    assert made.height() >= 44
    assert made.width() >= 44


def test_enter_presses_the_button_that_has_the_focus(show: Show, qtbot: QtBot):
    made = button("Start")
    show(made, 200, 60)
    made.setFocus()
    with qtbot.waitSignal(made.clicked):
        QTest.keyClick(made, Qt.Key.Key_Return)


def test_a_key_still_held_from_the_last_screen_presses_nothing(show: Show, qtbot: QtBot):
    made = button("Start")
    show(made, 200, 60)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    with qtbot.assertNotEmitted(made.clicked):
        QApplication.sendEvent(made, held)


@pytest.mark.parametrize("look", ["plain", "chip", "company", "need"])
def test_a_button_that_is_on_writes_its_words_no_wider(show: Show, look: str):
    """It keeps the width that it had before, and wider words would be cut off: here there is room to see it."""
    made = button("With sound", look=look)
    made.setCheckable(True)
    made.setMinimumWidth(240)
    room = QWidget()
    QVBoxLayout(room).addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    show(room, 300, 100)
    off = written(made)
    made.setChecked(True)
    QApplication.processEvents()
    assert written(made) == pytest.approx(off, abs=1)


def written(made: QPushButton) -> tuple[int, int]:
    """The first and the last column in which a button's words stand, along its middle rows."""
    image = made.grab().toImage()
    rows = range(image.height() // 2 - 6, image.height() // 2 + 6)
    inside = range(10, image.width() - 10)
    ground = image.pixelColor(inside[0], rows[0]).lightness()
    marked = [x for x in inside if any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for y in rows)]
    return marked[0], marked[-1]


def test_words_are_never_read_as_markup(qtbot: QtBot):
    made = paragraph("<b>5 < 6</b>")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_the_corner_is_as_large_as_the_support_button_and_not_seen(show: Show):
    room = QWidget()
    inside = QVBoxLayout(room)
    made = corner()
    inside.addWidget(made)
    show(room)
    assert not made.isVisible()
    assert made.sizeHint() == support_button().sizeHint()
    assert inside.minimumSize().height() >= made.sizeHint().height()


class TestFlow:
    def lines(self, width: int, *, centred: bool = False) -> list[list[int]]:
        room = QWidget()
        flow = Flow(10, centred=centred)
        room.setLayout(flow)
        for _ in range(4):
            made = QPushButton()
            made.setStyleSheet("")
            made.setFixedSize(100, 44)
            flow.addWidget(made)
        room.resize(width, 400)
        flow.activate()
        flow.setGeometry(room.rect())
        rows: dict[int, list[int]] = {}
        for index in range(flow.count()):
            item = flow.itemAt(index)
            assert item is not None
            rows.setdefault(item.geometry().y(), []).append(item.geometry().x())
        return list(rows.values())

    def test_one_line_when_there_is_room(self):
        assert self.lines(430) == [[0, 110, 220, 330]]

    def test_goes_on_in_the_next_line(self):
        assert self.lines(429) == [[0, 110, 220], [0]]

    def test_each_in_its_own_line_when_narrow(self):
        assert self.lines(50) == [[0], [0], [0], [0]]

    def test_centred(self):
        assert self.lines(330, centred=True) == [[5, 115, 225], [115]]

    def test_height_follows_width(self, qtbot: QtBot):
        flow = Flow(10)
        room = QWidget()
        qtbot.addWidget(room)
        room.setLayout(flow)
        for _ in range(3):
            made = QWidget()
            made.setFixedSize(100, 40)
            flow.addWidget(made)
        room.show()
        assert [flow.heightForWidth(width) for width in (320, 250, 120)] == [40, 90, 140]
        empty(flow)
        assert flow.heightForWidth(320) == 0
        assert flow.takeAt(0) is None
        assert flow.itemAt(0) is None


class TestChoice:
    @pytest.fixture
    def box(self, show: Show) -> Choice:
        made = choice("Sound", {"rain": "Rain", "ocean": "Ocean"}, "ocean")
        show(made, 300, 60)
        return made

    def test_has_a_name_and_the_chosen_value(self, box: Choice):
        assert box.accessibleName() == "Sound"
        assert box.currentData() == "ocean"

    def test_an_unknown_value_gives_the_first(self, box: Choice):
        box.set_options({"rain": "Rain"}, "wind")
        assert box.currentData() == "rain"

    def test_other_options_tell_nobody(self, box: Choice, qtbot: QtBot):
        with qtbot.assertNotEmitted(box.currentIndexChanged):
            box.set_options({"a": "A", "b": "B"}, "b")

    @pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up])
    def test_a_key_opens_its_list_and_changes_nothing(self, box: Choice, key: Qt.Key):
        box.setFocus()
        QTest.keyClick(box, key)
        assert box.view().isVisible()
        assert box.currentData() == "ocean"
        box.hidePopup()

    @pytest.mark.parametrize("key", [Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End])
    def test_the_keys_that_move_a_page_do_not_change_it(self, box: Choice, key: Qt.Key):
        box.setFocus()
        QTest.keyClick(box, key)
        assert box.currentData() == "ocean"

    def test_the_wheel_does_not_change_it(self, box: Choice):
        box.setFocus()
        middle = QPointF(box.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(box.mapToGlobal(middle)),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, event)
        assert box.currentData() == "ocean"
        assert not event.isAccepted()


class TestPage:
    @pytest.fixture
    def page(self, show: Show) -> Page:
        made = Page("Test")
        for index in range(60):
            made.column.addWidget(paragraph(f"{index} " + "words and more words " * 20))
        made.first = button("Back")
        made.foot.addWidget(made.first)
        show(made)
        made.focus_first()
        return made

    def test_scrolls_down_and_never_sideways(self, page: Page):
        assert page.area.verticalScrollBar().maximum() > 0
        assert page.area.horizontalScrollBar().maximum() == 0

    def test_has_no_empty_room_below_its_words(self, page: Page):
        content = page.area.widget()
        assert content.height() == content.heightForWidth(content.width())

    def test_lines_are_short_enough_to_read(self, page: Page, show: Show):
        show(page, 1900, 700)
        words = page.column.itemAt(0).widget()
        assert 400 < words.width() < 900
        assert abs(words.mapTo(page, words.rect().center()).x() - page.width() / 2) < 2

    @pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_End])
    def test_page_keys_scroll_wherever_the_focus_is(self, page: Page, key: Qt.Key):
        QTest.keyClick(page.first, key)
        assert page.area.verticalScrollBar().value() > 0
        QTest.keyClick(page.first, Qt.Key.Key_Home)
        assert page.area.verticalScrollBar().value() == 0

    def test_escape_goes_back(self, page: Page, qtbot: QtBot):
        with qtbot.waitSignal(page.back):
            QTest.keyClick(page.first, Qt.Key.Key_Escape)

    def test_the_first_control_has_the_focus(self, page: Page):
        assert QApplication.focusWidget() is page.first


def test_emptying_a_layout_frees_what_was_in_it(qtbot: QtBot):
    room = QWidget()
    qtbot.addWidget(room)
    inside = QVBoxLayout(room)
    deeper = QVBoxLayout()
    deeper.addWidget(label("deep"))
    inside.addLayout(deeper)
    inside.addWidget(label("flat"))
    inside.addSpacing(4)
    gone = []
    for child in room.findChildren(QWidget):
        child.destroyed.connect(lambda *_: gone.append(1))
    empty(inside)
    qtbot.waitUntil(lambda: len(gone) == 2)
    assert room.findChildren(QWidget) == []
