"""Charts: the same in a picture, in words, in a table and in a file; shapes besides colours, and no red."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QFont, QImage, QPainter
from PySide6.QtWidgets import QPushButton

from relaxapp.journal.entries import Moment
from relaxapp.journal.insight import TOGETHER, helps, pairs
from relaxapp.journal.looking_back import PegLine
from relaxapp.settings import THEMES
from relaxapp.ui import theme
from relaxapp.ui.chart import ChartPanel
from relaxapp.ui.chart_effects import BY_ITSELF, Effects, change, in_words
from relaxapp.ui.chart_pairs import BeforeAndAfter
from relaxapp.ui.chart_weeks import Weeks
from relaxapp.ui.drawing import PAPER, Ink, in_pixels
from relaxapp.ui.drawing_files import as_png, as_svg
from tests.journal.diaries import MORNING, check_in, rated
from tests.ui.conftest import TARGET

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from relaxapp.ui.drawing import Drawing

    Show = Callable[..., QWidget]

SOME = [(6, 4), (7, 3), (5, 5), (4, 6), (8, 5), (6, 5)]


def before_and_after(ratings: list[tuple[int, int]] | None = None) -> BeforeAndAfter:
    return BeforeAndAfter("tension", pairs(*rated("box", SOME if ratings is None else ratings), "tension"))


def effects(*, apart: int = 0) -> Effects:
    sessions, check_ins = rated("box", SOME * 2)
    few_sessions, few_check_ins = rated("shore", [(5, 4), (6, 3)])
    alone = [check_in(Moment.APART, at=MORNING + timedelta(hours=20 + 24 * day), tension=4) for day in range(apart)]
    return Effects(helps(sessions + few_sessions, check_ins + few_check_ins + alone, [], "tension"))


def weeks(count: int = 12, missing: tuple[int, ...] = ()) -> Weeks:
    monday = date(2026, 3, 2)
    points = [(monday + timedelta(weeks=week), 6 - week / 4) for week in range(count) if week not in missing]
    return Weeks(PegLine(tuple(points), 6.0, 5.0, 7.0))


ALL = {"before and after": before_and_after, "effects": effects, "weeks": weeks}


@pytest.fixture(params=ALL)
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return ALL[request.param]()


def painted(drawing: Drawing, width: int, scale: int = 1, ink: Ink = PAPER) -> QImage:
    letters = in_pixels(QFont())
    height = round(drawing.height(width, letters))
    image = QImage(width * scale, height * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(ink.ground)
    painter = QPainter(image)
    drawing.paint(painter, QRectF(0, 0, width, height), ink, letters)
    painter.end()
    return image


def inked(image: QImage, wanted: QColor) -> list[tuple[int, int]]:
    """Where this colour stands."""
    value = wanted.rgb()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == value]


# What is told


def test_before_and_after_in_words_and_as_a_table():
    drawing = before_and_after()
    assert drawing.name == "Tension before and after"
    assert "before and after 6 sessions. Less after 4, the same after 1, more after 1." in drawing.summary
    assert drawing.headers == ("Day", "Exercise", "Before", "After")
    assert drawing.rows[0] == ("13 Oct 2026", "The box", "6", "5")
    assert drawing.rows[-1] == ("8 Oct 2026", "The box", "6", "4")


def test_effects_tell_only_what_is_known_well_enough():
    drawing = effects()
    assert [row[0] for row in drawing.rows] == ["The box", TOGETHER]
    assert drawing.rows[0][3] == "12"
    assert float(drawing.rows[0][1].replace("−", "-")) < 0
    assert "The box: about 1" in drawing.summary
    assert "less, likely between" in drawing.summary


def test_what_comes_by_itself_stands_beside_the_effects():
    assert [row[0] for row in effects(apart=6).rows] == ["The box", TOGETHER, f"{BY_ITSELF}, at most"]


@pytest.mark.parametrize(
    ("value", "figure"), [(-1.44, "−1.4"), (0.02, "0"), (0.6, "+0.6"), (-2.0, "−2"), (3.0, "+3"), (-0.04, "0")]
)
def test_a_change_as_a_figure(value: float, figure: str):
    assert change(value) == figure


def test_a_change_in_words():
    assert in_words(-1.4, -2.1, 0.02) == "about 1.4 less, likely between 2.1 less and no change"
    assert in_words(0.5, -0.5, 1.5) == "about 0.5 more, likely between 0.5 less and 1.5 more"


def test_weeks_in_words_and_as_a_table():
    drawing = weeks()
    assert "6.0 in the week from 2 March 2026, 3.2 in the week from 18 May 2026" in drawing.summary
    assert "Between 5.0 and 7.0 a change says little." in drawing.summary
    assert drawing.rows[-1] == ("2 Mar 2026", "6.0")
    assert len(drawing.rows) == 12


# What is painted


def test_more_is_higher_and_a_ring_is_before(application: QApplication):  # noqa: ARG001 - fonts need it
    image = painted(before_and_after([(9, 2)]), 300)
    accent = inked(image, PAPER.accent)
    below_the_legend = [(x, y) for x, y in accent if y > 40]
    x = sorted(x for x, _ in below_the_legend)[len(below_the_legend) // 2]
    column = sorted(y for column_x, y in below_the_legend if column_x == x)
    # From the top: the ring, whose middle is empty, the line, and the full dot.
    assert (x, column[0] + 3) not in accent
    assert (x, column[-1] - 3) in accent
    assert column[-1] - column[0] > image.height() / 3


def test_the_same_before_and_after_shows_both_marks(application: QApplication):  # noqa: ARG001
    image = painted(before_and_after([(5, 5)]), 300)
    places = [(x, y) for x, y in inked(image, PAPER.accent) if y > 40]
    middle = sorted(places)[len(places) // 2]
    row = [x for x, y in places if y == middle[1]]
    gaps = [later - earlier for earlier, later in pairwise(row) if later - earlier > 1]
    assert len(gaps) == 2, "a dot, with room between it and the ring around it"


def test_only_so_many_pairs_are_painted_as_have_room(application: QApplication):  # noqa: ARG001
    drawing = before_and_after([(9, 1)] * 400)
    narrow, wide = painted(drawing, 240), painted(drawing, 600)
    assert narrow.height() == wide.height()
    assert len(drawing.rows) == 400


def test_a_long_name_gets_more_lines_where_it_is_narrow(application: QApplication):  # noqa: ARG001
    letters = in_pixels(QFont())
    sessions, check_ins = rated("box", SOME)
    long = [replace(each, title="Muscle relaxation, sixteen groups, from the hands to the feet") for each in sessions]
    drawing = Effects(helps(long, check_ins, [], "tension"))
    assert drawing.height(220, letters) > drawing.height(700, letters)


def test_weeks_that_are_missing_are_bridged_by_dots(application: QApplication):  # noqa: ARG001
    whole, gap = painted(weeks(), 500), painted(weeks(missing=(4, 5, 6, 7)), 500)
    assert len(inked(gap, PAPER.accent)) < len(inked(whole, PAPER.accent))


def test_one_week_alone_is_painted(application: QApplication):  # noqa: ARG001
    assert inked(painted(weeks(1), 300), PAPER.accent)


def test_is_crisp_at_any_scale(drawing: Drawing, application: QApplication):  # noqa: ARG001
    """Three times as fine is not the same pixels larger: there are more of them with ink, and edges stay thin."""
    one, three = painted(drawing, 300), painted(drawing, 300, 3)
    assert three.size() == one.size() * 3
    larger = one.scaled(three.size())
    larger.setDevicePixelRatio(3)
    assert larger != three
    assert len(inked(three, PAPER.accent)) > 4 * len(inked(one, PAPER.accent))


@pytest.mark.parametrize("name", [name for name in THEMES if name != "system"])
def test_no_theme_shows_a_chart_in_red(name: str, application: QApplication, drawing: Drawing):
    theme.apply(application, theme.load(name))
    ink = Ink.of(application.palette())
    assert inked(painted(drawing, 260, ink=ink), ink.accent)
    for colour in (ink.accent, PAPER.accent):
        hue, strength = colour.hue(), colour.saturation()
        assert strength < 30 or 20 <= hue <= 340, f"{colour.name()} looks red"


# Files


def test_a_png_is_fine_enough_for_paper_and_named(drawing: Drawing, application: QApplication):
    image = QImage.fromData(as_png(drawing, application.font()))
    assert image.width() == 2700
    assert image.text("Title") == drawing.name
    assert image.pixelColor(2, 2).name() == "#ffffff"
    title = image.copy(0, 0, 1200, 200)
    title.setDevicePixelRatio(1)
    assert inked(title, PAPER.text), "its name is there"


def test_an_svg_keeps_its_words(drawing: Drawing, application: QApplication):
    root = ET.fromstring(as_svg(drawing, application.font()))  # noqa: S314 - our own
    said = " ".join("".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text"))
    assert drawing.name in said
    assert root.find("{http://www.w3.org/2000/svg}title").text == drawing.name
    assert root.find("{http://www.w3.org/2000/svg}desc").text == drawing.summary


def test_a_file_does_not_look_like_the_night(application: QApplication, drawing: Drawing):
    by_day = as_png(drawing, application.font())
    theme.apply(application, theme.load("night"))
    assert as_png(drawing, application.font()) == by_day


# On the screen


@pytest.fixture
def panel(show: Show, drawing: Drawing) -> ChartPanel:
    made = ChartPanel()
    made.show_chart(drawing, "A word about it.")
    show(made, 640, 700)
    return made


def test_a_screen_reader_hears_the_picture_and_reads_the_table(panel: ChartPanel, drawing: Drawing, qtbot: QtBot):
    heard = QAccessible.queryAccessibleInterface(panel.picture)
    assert heard.text(QAccessible.Text.Name) == drawing.name
    assert heard.text(QAccessible.Text.Description) == drawing.summary
    qtbot.keyClick(panel.switch, Qt.Key.Key_Space)
    assert panel.table.isVisible()
    assert not panel.picture.isVisible()
    table = QAccessible.queryAccessibleInterface(panel.table)
    assert table.role() == QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == f"{drawing.name}, as a table"
    read = [table.child(index) for index in range(table.childCount())]
    cells = [node.text(QAccessible.Text.Name) for node in read if node.role() == QAccessible.Role.Cell]
    heads = [node.text(QAccessible.Text.Name) for node in read if node.role() == QAccessible.Role.ColumnHeader]
    assert heads == list(drawing.headers)
    assert cells == [text for row in drawing.rows for text in row]
    qtbot.keyClick(panel.switch, Qt.Key.Key_Space)
    assert panel.picture.isVisible()


def test_a_table_follows_another_drawing(panel: ChartPanel):
    panel.switch.click()
    panel.show_chart(before_and_after([(9, 1)]))
    assert panel.table.model().rowCount() == 1
    assert panel.table.model().index(0, 2).data() == "9"


def test_the_tab_key_leaves_the_table(panel: ChartPanel, qtbot: QtBot):
    panel.switch.click()
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Tab)
    assert panel.switch.hasFocus()


def test_a_table_is_high_enough_to_touch_and_shows_all_its_words(show: Show, application: QApplication):
    theme.apply(application, theme.load("light"), 2.0)
    made = ChartPanel()
    made.show_chart(before_and_after())
    made.switch.setChecked(True)
    show(made, 560, 700)
    table = made.table
    assert table.rowHeight(0) >= TARGET
    for column in range(4):
        text = table.model().index(0, column).data()
        box = table.fontMetrics().boundingRect(
            0, 0, table.columnWidth(column) - 16, 1000, Qt.TextFlag.TextWordWrap, text
        )
        assert box.height() <= table.rowHeight(0), text
        assert box.width() <= table.columnWidth(column), text


@pytest.mark.parametrize(("name", "start"), [("Save as PNG", b"\x89PNG"), ("Save as SVG", b"<?xml")])
def test_asks_for_a_file_to_be_saved(panel: ChartPanel, drawing: Drawing, qtbot: QtBot, name: str, start: bytes):
    save = next(each for each in panel.findChildren(QPushButton) if each.accessibleName() == f"{name}: {drawing.name}")
    with qtbot.waitSignal(panel.saving) as asked:
        save.click()
    ending, make = asked.args
    assert name.endswith(ending.upper())
    assert make().startswith(start)
