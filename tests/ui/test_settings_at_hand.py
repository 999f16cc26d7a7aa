"""Getting about in the settings: one part at a time, by keys, by the wheel, in large text, and by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.settings import Settings
from relaxapp.ui import theme
from relaxapp.ui.rows import Row
from relaxapp.ui.settings import SettingsScreen
from tests.ui.keyboard import press
from tests.ui.settings_screens import COUNTRIES, OWN, SOUNDSCAPES, VOICES, control, open_part_of, show_usual, told_by

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Lists = Callable[[QWidget], list[str]]
    Named = Callable[[QWidget, str], QPushButton]


@pytest.fixture
def screen(show: Show) -> SettingsScreen:
    return show_usual(show)


@pytest.fixture
def changes(screen: SettingsScreen) -> list[Settings]:
    return told_by(screen)


# One part at a time


def test_one_part_is_seen_at_a_time(screen: SettingsScreen, named: Named):
    for name, part in screen.parts.items():
        screen.area.verticalScrollBar().setValue(200)
        named(screen, name).click()
        assert [known for known, other in screen.parts.items() if other.isVisible()] == [name]
        assert named(screen, name).isChecked()
        assert screen.area.verticalScrollBar().value() == 0
        assert part.isVisible()


def test_arrow_keys_go_from_part_to_part(screen: SettingsScreen, named: Named):
    screen.focus_first()
    assert QApplication.focusWidget() is named(screen, "Comfort")
    QTest.keyClick(named(screen, "Comfort"), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is named(screen, "Sound and voice")
    QTest.keyClick(named(screen, "Sound and voice"), Qt.Key.Key_Return)
    assert screen.sound.isVisible()


def test_comes_back_to_the_part_that_was_left(screen: SettingsScreen):
    screen.open_part("How it looks")
    screen.show_settings(Settings(country="DE"), VOICES, SOUNDSCAPES, COUNTRIES)
    assert screen.parts["How it looks"].isVisible()


# Hands and eyes


@pytest.mark.parametrize("name", ["Posture", "Volume of the voice", "Pace of the voice"])
def test_the_wheel_scrolls_the_page_and_changes_nothing(screen: SettingsScreen, changes: list[Settings], name: str):
    target = control(screen, "How I practise" if name == "Posture" else name)
    open_part_of(screen, target)
    screen.area.ensureWidgetVisible(target, 0, 200)
    target.setFocus()
    QApplication.processEvents()
    bar = screen.area.verticalScrollBar()
    before = bar.value()
    way = -120 if before < bar.maximum() else 120
    window = screen.windowHandle()
    assert window
    QTest.wheelEvent(window, QPointF(target.mapTo(screen, target.rect().center())), QPoint(0, way))
    assert changes == []
    assert bar.value() != before


def test_the_words_of_a_switch_switch_it(screen: SettingsScreen, changes: list[Settings]):
    row = next(row for row in screen.findChildren(Row) if row.label.text() == "My eyes stay open")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert changes == [Settings(eyes_open=True)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_switch_a_switch(screen: SettingsScreen, changes: list[Settings], key: Qt.Key):
    target = control(screen, "My eyes stay open")
    target.setFocus()
    QTest.keyClick(target, key)
    assert changes == [Settings(eyes_open=True)]


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("Comfort", ["Holding the breath", "My body", "Spoken words", "Longest silence", "A flare start begins"]),
        ("Sound and voice", ["Voice", "Listen", "Background sound", "Add a sound of your own", "Volume of bells"]),
        ("Checking in", ["Ask before a session", "Pain", "Tension", "Distress", "Offer a look back once a week"]),
        ("How it looks", ["Colours", "Tell a screen reader"]),
        ("Where I live", ["Country"]),
    ],
)
def test_everything_is_reached_with_tab_and_scrolled_into_sight(screen: SettingsScreen, part: str, names: list[str]):
    screen.open_part(part)
    screen.focus_first()
    seen = set()
    for _ in range(30):
        press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        seen.add(focus.accessibleName())
        assert not focus.visibleRegion().isEmpty(), focus.accessibleName()
    assert {part, *names, "Back"} <= seen


def test_esc_goes_back(screen: SettingsScreen, qtbot: Any):
    with qtbot.waitSignal(screen.back):
        QTest.keyClick(control(screen, "How I practise"), Qt.Key.Key_Escape)


def test_everything_has_a_name_and_rows_tell_their_help(screen: SettingsScreen, nameless: Lists):
    control(screen, "Holding the breath").click()
    assert nameless(screen) == []
    assert "pictures" not in control(screen, "Spoken words").accessibleDescription()
    assert control(screen, "Spoken words").accessibleDescription() == "The words are always on screen as well."


@pytest.mark.parametrize(
    ("name", "scale", "width"),
    [("light", 1.0, 900), ("contrast", 1.0, 640), ("light", 2.0, 900), ("contrast", 2.0, 640), ("light", 2.0, 640)],
)
def test_nothing_is_clipped_and_nothing_scrolls_sideways(
    application: QApplication,
    show: Show,
    clipped: Lists,
    small_targets: Lists,
    scale: float,
    width: int,
    name: str,
):
    theme.apply(application, theme.load(name), scale)
    screen = SettingsScreen()
    screen.show_settings(Settings(text_scale=scale), VOICES, {**SOUNDSCAPES, **OWN}, COUNTRIES)
    screen.comfort.holds.switch.click()
    show(screen, width, 520)
    content = screen.area.widget()
    assert content is not None
    for part in screen.parts:
        screen.open_part(part)
        QApplication.processEvents()
        assert clipped(screen) == [], part
        assert content.width() <= screen.area.viewport().width(), part
        assert small_targets(screen) == [], part


def test_is_let_go_when_it_is_closed(is_freed: Callable[[Callable[[], QWidget]], bool]):
    assert is_freed(SettingsScreen)
