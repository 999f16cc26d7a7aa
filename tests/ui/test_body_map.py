"""The screen of the body: by mouse, by keys, by list, alone and together, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises.areas import AREAS, Mode
from relaxapp.settings import CAREFUL_AREAS, MODES
from relaxapp.ui import controls, theme
from relaxapp.ui.body_map import BodyMapScreen
from relaxapp.ui.body_painting import areas, body
from relaxapp.ui.body_shape import View, cells

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Lists = Callable[[QWidget], list[str]]
    Named = Callable[[QWidget, str], QPushButton]

WIDE = 1100
LABEL = QAccessible.RelationFlag.Label


@pytest.fixture
def screen(show: Show) -> BodyMapScreen:
    made = BodyMapScreen(theme.load("light"))
    made.show_areas(CAREFUL_AREAS)
    show(made, WIDE, 760)
    return made


@pytest.fixture
def changes(screen: BodyMapScreen) -> list[dict[str, str]]:
    told: list[dict[str, str]] = []
    screen.changed.connect(told.append)
    return told


def place(screen: BodyMapScreen, area: str, view: View = View.FRONT) -> QPoint:
    where = screen.figure._place
    x, y = cells(view)[area].mark
    return QPoint(round(x * where.unit + where.origins[view].x()), round(y * where.unit + where.origins[view].y()))


def press(screen: BodyMapScreen, area: str, view: View = View.FRONT) -> None:
    QTest.mouseClick(screen.figure, Qt.MouseButton.LeftButton, pos=place(screen, area, view))
    QApplication.processEvents()


def focus(screen: BodyMapScreen, area: str) -> None:
    screen.figure.go_to(area)
    QApplication.processEvents()


def key(which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), which)
    QApplication.processEvents()


# With the mouse


@pytest.mark.parametrize(
    ("area", "view"),
    [("belly", View.FRONT), ("right-hand", View.FRONT), ("right-hand", View.BACK), ("neck", View.BACK)],
)
def test_pressing_an_area_asks_what_may_be_asked_of_it(
    screen: BodyMapScreen, said: Callable[[QWidget], str], area: str, view: View
):
    press(screen, area, view)
    assert screen.chooser.isVisible()
    assert AREAS[area].capitalize() in said(screen.chooser)
    current = Mode(CAREFUL_AREAS.get(area, "gently"))
    assert QApplication.focusWidget() is screen.chooser.modes[current]
    assert "as it is now" in screen.chooser.modes[current].accessibleName()


def test_a_choice_holds_at_once_and_leads_back_to_the_area(screen: BodyMapScreen, changes: list[dict[str, str]]):
    press(screen, "belly")
    QTest.mouseClick(screen.chooser.modes[Mode.SKIP], Qt.MouseButton.LeftButton)
    assert changes == [{**CAREFUL_AREAS, "belly": "skip"}]
    assert not screen.chooser.isVisible()
    assert screen.figure.focus == "belly"
    assert screen.list.boxes["belly"].currentData() == "skip"


def test_each_choice_says_what_it_means(screen: BodyMapScreen, said: Callable[[QWidget], str]):
    press(screen, "belly")
    for mode, pressed in screen.chooser.modes.items():
        assert pressed.accessibleDescription() in said(screen.chooser), mode
        assert pressed.height() >= controls.TARGET


def test_leaving_the_choice_changes_nothing(screen: BodyMapScreen, changes: list[dict[str, str]], named: Named):
    press(screen, "belly")
    named(screen, "Leave it as it is").click()
    assert changes == []
    assert not screen.chooser.isVisible()
    assert screen.figure.focus == "belly"


def test_sliding_off_an_area_takes_the_press_back(screen: BodyMapScreen):
    QTest.mousePress(screen.figure, Qt.MouseButton.LeftButton, pos=place(screen, "belly"))
    QTest.mouseRelease(screen.figure, Qt.MouseButton.LeftButton, pos=place(screen, "right-knee"))
    assert not screen.chooser.isVisible()


def test_beside_the_body_nothing_happens(screen: BodyMapScreen):
    QTest.mouseClick(screen.figure, Qt.MouseButton.LeftButton, pos=QPoint(4, 100))
    assert not screen.chooser.isVisible()


def test_what_is_pointed_to_is_said(screen: BodyMapScreen, said: Callable[[QWidget], str]):
    QTest.mouseMove(screen.figure, place(screen, "lower-back", View.BACK))
    assert "Lower back: release only" in said(screen).splitlines()
    QApplication.sendEvent(screen.figure, QEvent(QEvent.Type.Leave))
    assert "Lower back: release only" not in said(screen).splitlines()


# With the keys


def test_the_keys_begin_at_the_head_and_go_down(screen: BodyMapScreen):
    screen.focus_first()
    walked = []
    for _ in range(5):
        walked.append(screen.figure.focus)
        key(Qt.Key.Key_Down)
    assert walked == ["forehead", "eyes", "jaw", "neck", "right-shoulder"]
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Right)
    assert screen.figure.focus == "left-shoulder"


def test_tab_goes_through_all_areas_and_on(screen: BodyMapScreen):
    screen.focus_first()
    walked = []
    while screen.figure.focus and len(walked) < 30:
        walked.append(screen.figure.focus)
        assert not screen.figure.areas[walked[-1]].visibleRegion().isEmpty(), walked[-1]
        key(Qt.Key.Key_Tab)
    assert sorted(walked) == sorted(AREAS)
    assert walked[0] == "forehead"
    assert walked[-1] == "left-foot"


@pytest.mark.parametrize(("pressed", "mode"), list(enumerate(MODES, Qt.Key.Key_1)))
def test_a_number_sets_the_mode(screen: BodyMapScreen, changes: list[dict[str, str]], pressed: int, mode: str):
    screen.show_areas({"belly": "skip" if mode != "skip" else "tense"})
    focus(screen, "belly")
    key(Qt.Key(pressed))
    assert changes == [{} if mode == "gently" else {"belly": mode}]
    assert screen.figure.focus == "belly"


@pytest.mark.parametrize("opening", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_opens_the_choice_and_keys_choose(screen: BodyMapScreen, changes: list[dict[str, str]], opening: Qt.Key):
    focus(screen, "left-foot")
    key(opening)
    assert QApplication.focusWidget() is screen.chooser.modes[Mode.GENTLY]
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert changes == [{**CAREFUL_AREAS, "left-foot": "release"}]
    assert screen.figure.focus == "left-foot"


def test_numbers_choose_in_the_choice_too(screen: BodyMapScreen, changes: list[dict[str, str]]):
    focus(screen, "chest")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_4)
    assert changes == [{**CAREFUL_AREAS, "chest": "imagine"}]


def test_esc_leaves_the_choice_and_then_the_screen(screen: BodyMapScreen, qtbot: Any):
    focus(screen, "chest")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Escape)
    assert not screen.chooser.isVisible()
    assert screen.figure.focus == "chest"
    with qtbot.waitSignal(screen.back):
        key(Qt.Key.Key_Escape)


# As a list


def test_the_list_does_the_same(screen: BodyMapScreen, changes: list[dict[str, str]]):
    box = screen.list.boxes["right-hip"]
    box.setCurrentIndex(box.findData("imagine"))
    assert changes == [{**CAREFUL_AREAS, "right-hip": "imagine"}]
    assert screen.figure.areas["right-hip"].accessibleName() == "Right hip: imagine"


def test_a_row_has_a_name_and_a_value_for_a_screen_reader(screen: BodyMapScreen):
    for area, box in screen.list.boxes.items():
        node = QAccessible.queryAccessibleInterface(box)
        assert node
        # Here a box has its value as its name, and its label by relation, as screen readers on Linux look for it.
        labels = [other.text(QAccessible.Text.Name) for other, kind in node.relations() if kind & LABEL]
        assert labels == [AREAS[area].capitalize()]
        assert node.text(QAccessible.Text.Value) == ("release only" if area in CAREFUL_AREAS else "gently")


# Together, and back again


def test_both_sides_can_be_changed_together(
    screen: BodyMapScreen, changes: list[dict[str, str]], said: Callable[[QWidget], str]
):
    screen.show_areas({})
    screen.together.click()
    press(screen, "right-knee")
    assert "Right knee and left knee" in said(screen.chooser)
    key(Qt.Key.Key_5)
    focus(screen, "belly")
    key(Qt.Key.Key_1)
    box = screen.list.boxes["left-foot"]
    box.setCurrentIndex(box.findData("imagine"))
    knees = {"right-knee": "skip", "left-knee": "skip"}
    feet = {"right-foot": "imagine", "left-foot": "imagine"}
    assert changes == [knees, {**knees, "belly": "tense"}, {**knees, "belly": "tense", **feet}]


def test_everything_release_only_leaves_what_asks_even_less(
    screen: BodyMapScreen, changes: list[dict[str, str]], named: Named
):
    screen.show_areas({"left-knee": "skip", "belly": "tense"})
    named(screen, "Everything release only").click()
    assert changes == [{**dict.fromkeys(AREAS, "release"), "left-knee": "skip"}]


def test_everything_gently_says_so_and_is_not_the_same_as_at_first(
    screen: BodyMapScreen, changes: list[dict[str, str]], named: Named, said: Callable[[QWidget], str]
):
    assert "Jaw and face, neck and lower back begin with “release only”" in said(screen)
    named(screen, "Everything gently").click()
    assert "Everything gently." in said(screen).splitlines()
    named(screen, "As it was at first").click()
    assert "Release only: jaw and face, neck and lower back. Everything else gently." in said(screen)
    assert changes == [{}, CAREFUL_AREAS]


@pytest.mark.parametrize("by_keys", [False, True])
def test_every_change_can_be_undone(screen: BodyMapScreen, changes: list[dict[str, str]], named: Named, by_keys: bool):
    assert not screen.undo.isEnabled()
    named(screen, "Everything release only").click()
    named(screen, "Everything gently").click()
    focus(screen, "belly")
    key(Qt.Key.Key_5)
    for _ in range(3):
        if by_keys:
            QTest.keyClick(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:
            named(screen, "Undo").click()
    assert changes[2:] == [{"belly": "skip"}, {}, dict.fromkeys(AREAS, "release"), CAREFUL_AREAS]
    assert not screen.undo.isEnabled()


def test_undo_is_kept_when_one_comes_back_to_the_same(screen: BodyMapScreen, changes: list[dict[str, str]]):
    focus(screen, "belly")
    key(Qt.Key.Key_5)
    screen.show_areas(changes[-1])
    assert screen.undo.isEnabled()
    screen.show_areas({})
    assert not screen.undo.isEnabled()


def test_the_same_again_is_no_change(screen: BodyMapScreen, changes: list[dict[str, str]]):
    focus(screen, "belly")
    key(Qt.Key.Key_2)
    assert changes == []
    assert not screen.undo.isEnabled()


def test_showing_areas_tells_nobody(screen: BodyMapScreen, changes: list[dict[str, str]]):
    screen.show_areas({"legs": "release", "left-foot": "skip"})
    assert changes == []
    assert screen.list.boxes["right-thigh"].currentData() == "release"
    assert screen.list.boxes["left-foot"].currentData() == "skip"


# What is seen and heard


def test_a_change_is_said_aloud(screen: BodyMapScreen, monkeypatch: pytest.MonkeyPatch):
    told: list[str] = []
    monkeypatch.setattr("relaxapp.ui.body_map.announce", lambda _, words: told.append(words))
    focus(screen, "right-knee")
    key(Qt.Key.Key_3)
    assert told == ["Right knee: release only"]


def test_an_area_says_its_name_and_mode_to_a_screen_reader_when_it_gets_the_focus(screen: BodyMapScreen):
    focus(screen, "neck")
    node = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    assert node
    assert node.text(QAccessible.Text.Name) == "Neck: release only"
    assert node.role() == QAccessible.Role.Button
    assert node.state().focused


def test_everything_has_a_name(screen: BodyMapScreen, nameless: Lists):
    press(screen, "belly")
    assert nameless(screen) == []


def test_modes_differ_without_colour(screen: BodyMapScreen):
    """Painted in one colour, no two modes look alike: pattern and sign tell them apart."""
    pictures = []
    grey = theme.Theme("grey", {**theme.PLAIN, **{role: "#777777" for role in theme.PLAIN if role.startswith("body_")}})
    screen.set_theme(grey)
    for mode in Mode:
        screen.show_areas({"belly": mode.value})
        pictures.append(screen.figure.grab().toImage())
    for one in range(len(pictures)):
        for other in range(one):
            differing = sum(
                pictures[one].pixel(x, y) != pictures[other].pixel(x, y)
                for x in range(0, pictures[one].width(), 2)
                for y in range(0, pictures[one].height(), 2)
            )
            assert differing > 20, (one, other)


def test_the_focus_is_seen_as_a_ring(screen: BodyMapScreen):
    focus(screen, "belly")
    ring = theme.load("light").colour("focus")
    picture = screen.figure.grab().toImage()
    found = sum(
        picture.pixelColor(x, y) == ring for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)
    )
    assert found > 40


def test_another_theme_reaches_the_picture(screen: BodyMapScreen):
    screen.set_theme(theme.load("contrast"))
    picture = screen.figure.grab().toImage()
    assert picture.pixelColor(place(screen, "belly") + QPoint(30, 0)) == theme.load("contrast").colour("body_gently")


@pytest.mark.parametrize(
    ("name", "scale", "width", "height"),
    [("light", 1.0, 640, 520), ("light", 1.0, 1280, 800), ("contrast", 2.0, 640, 520), ("dark", 2.0, 900, 700)],
)
def test_nothing_is_clipped_and_every_target_is_large(
    application: QApplication,
    show: Show,
    clipped: Lists,
    small_targets: Lists,
    name: str,
    scale: float,
    width: int,
    height: int,
):
    theme.apply(application, theme.load(name), scale)
    screen = BodyMapScreen(theme.load(name))
    screen.show_areas(CAREFUL_AREAS)
    show(screen, width, height)
    screen.figure.pressed.emit("right-knee")
    QApplication.processEvents()
    content = screen.area.widget()
    assert content is not None
    assert content.width() <= screen.area.viewport().width()
    assert clipped(content) == []
    assert small_targets(screen) == []


def test_the_list_is_beside_the_picture_where_there_is_room(screen: BodyMapScreen):
    def beside() -> bool:
        return screen.list.mapTo(screen, QPoint()).x() > screen.figure.mapTo(screen, QPoint()).x() + 100

    assert beside()
    screen.resize(700, 700)
    QApplication.processEvents()
    assert not beside()


def test_the_choice_comes_into_sight_in_a_small_window(screen: BodyMapScreen, qtbot: Any):
    screen.resize(640, 520)
    QApplication.processEvents()
    screen.figure.pressed.emit("forehead")
    qtbot.waitUntil(lambda: not screen.chooser.modes[Mode.GENTLY].visibleRegion().isEmpty())
    key(Qt.Key.Key_3)
    qtbot.waitUntil(lambda: not screen.figure.areas["forehead"].visibleRegion().isEmpty())


def test_is_let_go_when_it_is_closed(is_freed: Callable[[Callable[[], QWidget]], bool]):
    assert is_freed(lambda: BodyMapScreen(theme.load("light")))


def test_the_figures_are_cut_once(screen: BodyMapScreen):
    before = areas.cache_info().misses, body.cache_info().misses
    screen.figure.grab()
    assert (areas.cache_info().misses, body.cache_info().misses) == before
