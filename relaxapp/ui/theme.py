"""Themes are data: a few named colours, and how they become the look of everything."""

from __future__ import annotations

import logging
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette

from relaxapp import paths
from relaxapp.ui.style_sheet import style_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

log = logging.getLogger("relaxapp")

PLAIN: Final[Mapping[str, str]] = {
    "window": "#f4f0e8",
    "surface": "#ffffff",
    "text": "#222222",
    "muted": "#555555",
    "accent": "#22594d",
    "accent_text": "#ffffff",
    "border": "#ffffff",
    "outline": "#777777",
    "focus": "#8a3a10",
    "pacer_in": "#22594d",
    "pacer_out": "#8a4a1a",
    "pacer_hold": "#5a4a6a",
    "pacer_ground": "#eeeae2",
    "notice": "#eeddbb",
    "notice_text": "#222222",
    "support": "#5a3350",
    "support_text": "#ffffff",
    "body": "#e4dccd",
    "body_tense": "#8a4a1a",
    "body_gently": "#4f8474",
    "body_release": "#5a4a6a",
    "body_imagine": "#7a5c10",
    "body_skip": "#666666",
}
"""Every role, with the colour that it has when no theme can be read."""

STYLE: Final = "Fusion"
"""The one style that looks the same everywhere: whoever makes the application names it there, before any window."""

LEAST_POINTS: Final = 12.0
"""Text follows the system's size, but is never smaller than this: tired eyes, and a screen at arm's length."""


@dataclass(frozen=True)
class Theme:
    """The colours of everything, by role."""

    name: str
    colours: Mapping[str, str]

    def colour(self, role: str) -> QColor:
        """Return the colour of a role. Raises KeyError for a role that does not exist."""
        return QColor(self.colours[role])


def load(name: str, folder: Path | None = None) -> Theme:
    """Return the theme of this name; "system" is light, dark or strong in contrast, as the computer is set.

    A theme that can't be read or lacks a role is logged, and plain colours stand in: a window must open.
    """
    if name == "system":
        name = _of_the_computer()
    path = (folder or paths.assets() / "themes") / f"{name}.toml"
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))["colours"]
        return Theme(name, {role: _checked(stored[role]) for role in PLAIN})
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("the theme %s can't be used: %r", path, error)
        return Theme("plain", PLAIN)


def _of_the_computer() -> str:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def _checked(value: object) -> str:
    if not isinstance(value, str) or not QColor.isValidColorName(value):
        raise ValueError(f"{value!r} is not a colour")
    return value


def apply(application: QApplication, theme: Theme, text_scale: float = 1.0) -> None:
    """Give every window this theme: one palette, one font, one style sheet. What wears it already is left alone.

    `text_scale` multiplies the system's text size.
    """
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    points = max(system.pointSizeF() * 1.1, LEAST_POINTS) * text_scale
    sheet = style_sheet(theme.colours, points)  # every role of the palette is in it
    if sheet == application.styleSheet():
        return
    system.setPointSizeF(points)
    application.setFont(system)
    application.setPalette(palette(theme))
    application.setStyleSheet(sheet)


def palette(theme: Theme) -> QPalette:
    """Return the theme as a palette, for what is painted by hand and for the odd standard dialog."""
    result = QPalette()
    for role, colour in {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "window",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "accent_text",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.ToolTipBase: "notice",
        QPalette.ColorRole.ToolTipText: "notice_text",
        QPalette.ColorRole.Mid: "outline",
        QPalette.ColorRole.BrightText: "focus",
    }.items():
        result.setColor(role, theme.colour(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return result
