"""What helps me: told when there is enough, said to be too early when there is not, never more than is known."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from relaxapp.journal.insight import ENOUGH, helps
from relaxapp.ui import theme
from relaxapp.ui.helps import HelpsScreen
from relaxapp.ui.offer import ASK
from relaxapp.ui.window import Window
from tests.journal.diaries import rated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from relaxapp.journal.insight import Helps

    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]
    Named = Callable[[QWidget, str], QPushButton]

LESS = [(7, 4), (6, 4), (8, 5), (7, 5), (6, 3), (8, 6), (7, 4)]


def found(ratings: list[tuple[int, int]]) -> Helps:
    sessions, check_ins = rated("box", ratings)
    return helps(sessions, check_ins, [], "tension")


@pytest.fixture
def screen(show: Show) -> HelpsScreen:
    made = HelpsScreen()
    made.show_measures(("pain", "tension"), "tension")
    made.show_helps(found(LESS), asks=True)
    show(made)
    made.focus_first()
    return made


def test_the_change_is_drawn_and_said_with_how_sure_it_is(screen: HelpsScreen, said: Said):
    assert screen.effects.isVisible()
    assert "Change of tension, from before to after" in said(screen)
    assert "the true change lies within it about nine times in ten" in said(screen)
    assert "After “The box”, your tension was" in said(screen)
    assert "lower on average (from 7 sessions)." in said(screen)


def test_that_a_rating_falls_back_by_itself_is_said_before_any_effect(screen: HelpsScreen, said: Said):
    words = said(screen)
    assert "such a rating falls back by itself" in words
    assert words.index("falls back by itself") < words.index("After “The box”")


def test_each_session_is_there(screen: HelpsScreen):
    assert screen.pairs.isVisible()
    assert "7 sessions. Less after 7" in screen.pairs.picture.accessibleDescription()


def test_too_early_to_tell_below_five(screen: HelpsScreen, said: Said):
    screen.show_helps(found(LESS[: ENOUGH - 1]), asks=True)
    assert not screen.effects.isVisible()
    assert "The box: too early to tell: 4 sessions with a rating before and after." in said(screen)
    assert screen.pairs.isVisible()
    screen.show_helps(found(LESS[:ENOUGH]), asks=True)
    assert screen.effects.isVisible()


def test_more_than_before_is_told_without_alarm(screen: HelpsScreen, said: Said):
    screen.show_helps(found([(before, before + 2) for before in (3, 4, 5, 3, 4, 5)]), asks=True)
    assert "your tension was often higher" in said(screen)
    assert "something else may suit you better" in said(screen)


def test_with_nothing_yet_it_says_what_would_be_here_and_offers_to_ask(
    screen: HelpsScreen, said: Said, named: Named, qtbot: QtBot
):
    screen.show_measures((), "")
    screen.show_helps(None, asks=False)
    assert "There is nothing to see yet." in said(screen)
    assert not screen.effects.isVisible()
    assert not screen.pairs.isVisible()
    with qtbot.waitSignal(screen.ask):
        named(screen, ASK).click()
    screen.show_helps(None, asks=True)
    assert not screen.offer.isVisible()


def test_a_journal_that_can_not_be_read_is_told(screen: HelpsScreen, said: Said):
    screen.show_helps(None, asks=False, problem="The file can't be read.")
    assert "The file can't be read." in said(screen)
    assert "nothing to see yet" not in said(screen)
    assert not screen.offer.isVisible()


def test_a_measure_is_chosen_and_one_alone_is_not(screen: HelpsScreen, named: Named, qtbot: QtBot):
    assert QApplication.focusWidget() is named(screen, "Tension")
    assert named(screen, "Tension").isChecked()
    with qtbot.waitSignal(screen.measure) as asked:
        named(screen, "Pain").click()
    assert asked.args == ["pain"]
    screen.show_measures(("tension",), "tension")
    assert "Tension" not in [each.accessibleName() for each in screen.findChildren(QPushButton) if each.isVisible()]
    screen.focus_first()
    assert QApplication.focusWidget().accessibleName() == "Back"


@pytest.mark.parametrize(("panel", "name"), [("effects", "what-helps-me"), ("pairs", "before-and-after")])
def test_both_charts_can_be_saved(screen: HelpsScreen, qtbot: QtBot, panel: str, name: str):
    with qtbot.waitSignal(screen.saving) as asked:
        getattr(screen, panel)._saves[1].click()
    assert asked.args[:2] == [name, "svg"]


def test_no_table_scrolls_sideways_with_the_largest_text_in_the_smallest_window(
    show: Show, application: QApplication, qtbot: QtBot
):
    theme.apply(application, theme.load("light"), 2.0)
    made = HelpsScreen()
    window = Window()
    window.show_screen(made)
    show(window, 640, 520)
    several = [rated(name, LESS) for name in ("Progressive relaxation", "Follow my breath")]
    sessions, check_ins = (list(chain.from_iterable(each)) for each in zip(*several, strict=True))
    made.show_helps(helps(sessions, check_ins, [], "tension"), asks=True)
    for panel in (made.effects, made.pairs):
        panel.switch.click()
        application.processEvents()
        table = panel.table
        assert table.horizontalScrollBar().maximum() == 0
        assert table.columnWidth(0) == table.viewport().width()
        assert not table.horizontalHeader().isVisible(), "each cell says what it is"
        read = table.model().index(0, 0).data()
        cells = zip(panel._drawing.headers, panel._drawing.rows[0], strict=True)
        assert read == "\n".join(
            cell if column == 0 else f"{head}: {cell}" for column, (head, cell) in enumerate(cells)
        )
        room = QRect(0, 0, table.columnWidth(0) - 16, 10_000)
        for row in range(table.model().rowCount()):
            words = table.model().index(row, 0).data()
            needs = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, words)
            assert needs.height() <= table.rowHeight(row), words
            assert needs.width() <= room.width(), words
        assert table.height() <= made.area.viewport().height(), "a whole table is seen at once"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    theme.apply(application, theme.load("light"), 1.0)
    application.processEvents()
    assert table.model().columnCount() == 4
    assert table.horizontalHeader().isVisible()
    assert table.currentIndex().row() == 1, "the place in it is kept"


@pytest.mark.parametrize("letters", range(12, 48, 3))
def test_a_long_table_scrolls_down_alone(screen: HelpsScreen, application: QApplication, letters: int):
    several = [rated(f"{number}" + " a" * (letters // 2), LESS) for number in range(8)]
    sessions, check_ins = (list(chain.from_iterable(each)) for each in zip(*several, strict=True))
    screen.show_helps(helps(sessions, check_ins, [], "tension"), asks=True)
    application.processEvents()
    screen.effects.switch.click()
    application.processEvents()
    table = screen.effects.table
    assert table.verticalScrollBar().isVisible()
    assert not table.horizontalScrollBar().isVisible()
    assert sum(map(table.columnWidth, range(4))) <= table.viewport().width()
