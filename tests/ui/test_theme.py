"""Themes: every role is there, everything can be read, the night is dark and has no blue."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from relaxapp.exercises.areas import Mode
from relaxapp.settings import MODES, THEMES
from relaxapp.ui import theme
from relaxapp.ui.body_looks import Inks
from relaxapp.ui.controls import button, label
from relaxapp.ui.style_sheet import mixed
from tests.ui.contrast import contrast, luminance

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

NAMES = [name for name in THEMES if name != "system"]

TEXT = [
    ("text", "window"), ("text", "surface"), ("text", "pacer_ground"),
    ("muted", "window"), ("muted", "surface"), ("muted", "pacer_ground"),
    ("accent", "window"), ("accent", "surface"),
    ("accent_text", "accent"), ("notice_text", "notice"), ("support_text", "support"),
]  # fmt: skip
SHAPES = [
    *((role, ground) for role in ("outline", "focus", "accent") for ground in ("window", "surface", "pacer_ground")),
    *((role, "pacer_ground") for role in ("pacer_in", "pacer_out", "pacer_hold")),
    ("focus", "notice"), ("support", "window"), ("support", "pacer_ground"),
    *((f"body_{mode}", "window") for mode in MODES),
]  # fmt: skip


def test_contrast_is_measured_as_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", [*NAMES, "plain"])
class TestEveryTheme:
    def colours(self, name: str) -> dict[str, str]:
        return dict(theme.PLAIN if name == "plain" else theme.load(name).colours)

    @pytest.mark.parametrize(("role", "ground"), TEXT)
    def test_words_can_be_read(self, name: str, role: str, ground: str):
        colours = self.colours(name)
        assert contrast(colours[role], colours[ground]) >= 4.5

    @pytest.mark.parametrize(("role", "ground"), SHAPES)
    def test_shapes_can_be_seen(self, name: str, role: str, ground: str):
        colours = self.colours(name)
        assert contrast(colours[role], colours[ground]) >= 3

    @pytest.mark.parametrize("mode", MODES)
    def test_signs_can_be_seen_on_the_body(self, name: str, mode: str):
        inks = Inks.of(theme.Theme(name, self.colours(name)))
        below, sign = inks.sign(Mode(mode))
        assert contrast(below.name(), sign.name()) >= 3

    def test_the_focus_can_be_seen_beside_every_part_of_the_body(self, name: str):
        colours = self.colours(name)
        assert contrast(colours["focus"], colours["body"]) >= 3  # between it and a filled part lies a line of ground

    @pytest.mark.parametrize("share", [0.12, 0.22])
    def test_words_can_be_read_on_a_button_that_is_pointed_at_or_pressed(self, name: str, share: float):
        colours = self.colours(name)
        assert contrast(colours["text"], mixed(colours["surface"], colours["accent"], share)) >= 4.5

    def test_all_roles_are_there(self, name: str):
        assert self.colours(name).keys() == theme.PLAIN.keys()


@pytest.mark.parametrize("name", NAMES)
def test_themes_that_ship_are_read_from_their_files(name: str):
    assert theme.load(name).name == name


def test_night_is_dim_and_without_blue():
    for role, colour in theme.load("night").colours.items():
        assert luminance(colour) < 0.37, role
        assert int(colour[5:7], 16) < 0.5 * max(int(colour[1:3], 16), 8), role
    assert luminance(theme.load("night").colours["window"]) < 0.003


@pytest.mark.parametrize(("role", "ground"), [*TEXT, ("border", "window"), ("border", "surface")])
def test_strong_contrast_is_strong(role: str, ground: str):
    colours = theme.load("contrast").colours
    assert contrast(colours[role], colours[ground]) >= 7


@pytest.mark.parametrize(("role", "ground"), SHAPES)
def test_strong_contrast_is_strong_for_shapes_too(role: str, ground: str):
    colours = theme.load("contrast").colours
    assert contrast(colours[role], colours[ground]) >= 4.5


@pytest.mark.parametrize(
    ("scheme", "preference", "expected"),
    [
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "contrast"),
    ],
)
def test_system_follows_the_computer(
    monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme, preference: Qt.ContrastPreference, expected: str
):
    wishes = SimpleNamespace(contrastPreference=lambda: preference)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: wishes)
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    assert theme.load("system").name == expected


def test_the_computer_tells_its_wish_for_contrast():
    """The names of Qt that are asked for above are really there."""
    assert isinstance(QGuiApplication.styleHints().accessibility().contrastPreference(), Qt.ContrastPreference)


@pytest.mark.parametrize(
    "text", [None, "not toml [", "[colours]\nwindow = '#123456'", "[colours]\nwindow = 5", "colours = 'red'"]
)
def test_a_broken_theme_gives_plain_colours_and_is_logged(
    tmp_path: Path, text: str | None, caplog: pytest.LogCaptureFixture
):
    if text is not None:
        (tmp_path / "light.toml").write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING, "relaxapp"):
        assert theme.load("light", tmp_path).colours == theme.PLAIN
    assert "light.toml" in caplog.text


def test_text_scale_changes_all_sizes_and_does_not_add_up(application: QApplication, qtbot: QtBot):
    word, title = label("word"), label("word", "title")
    for widget in (word, title):
        qtbot.addWidget(widget)

    def sizes() -> list[int]:
        for widget in (word, title):
            widget.ensurePolished()
        return [word.fontMetrics().height(), title.fontMetrics().height()]

    usual = sizes()
    for _ in range(3):
        theme.apply(application, theme.load("light"), 2.0)
    assert sizes() == pytest.approx([2 * size for size in usual], abs=3)
    theme.apply(application, theme.load("light"), 1.0)
    assert sizes() == usual


def test_strong_contrast_draws_a_line_around_what_can_be_pressed(application: QApplication, qtbot: QtBot):
    theme.apply(application, theme.load("contrast"))
    made = button("Press me")
    qtbot.addWidget(made)
    made.show()
    picture, middle = made.grab().toImage(), made.height() // 2
    assert picture.pixelColor(3, middle) == theme.load("contrast").colour("border")
    assert picture.pixelColor(8, middle) == theme.load("contrast").colour("surface")


def test_a_new_theme_reaches_what_is_already_shown(application: QApplication, qtbot: QtBot):
    word = QLabel("word")
    qtbot.addWidget(word)
    word.show()
    theme.apply(application, theme.load("night"))
    word.ensurePolished()
    assert word.palette().windowText().color() == theme.load("night").colour("text")


@pytest.mark.usefixtures("application")
def test_the_focus_can_be_seen(qtbot: QtBot):
    made = button("Press me")
    qtbot.addWidget(made)
    made.show()
    resting = made.grab().toImage()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.setFocus()
    ring = theme.load("light").colour("focus")
    focused = made.grab().toImage()
    assert focused.pixelColor(1, focused.height() // 2) == ring
    assert resting.pixelColor(1, resting.height() // 2) != ring
