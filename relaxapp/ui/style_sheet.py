"""The one style sheet: soft shapes, large targets, a ring around whatever has the focus."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

TARGET: Final = 44
"""The least width and height of anything to press, in pixels."""

LOOKS: Final = Template("""
* { color: $text; }
QMainWindow, QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget#page { background: $window; border: 0; }
QWidget#quiet-notice { background: $window; border: 2px solid $outline; }
QToolTip { background: $notice; color: $notice_text; border: 1px solid $outline; padding: 6px; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${title}pt; }
QLabel[look="figure"] { font-size: ${title}pt; }
QLabel[look="contact"] {
    font-size: ${contact}pt; font-weight: 600; border: 4px solid transparent; border-radius: 12px;
}
QLabel[look="contact"]:focus { border: 4px solid $focus; }
QLabel[look="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[look="large"] { font-size: ${large}pt; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: ${small}pt; }

QFrame[look="surface"] { background: $surface; border-radius: 16px; }
QFrame[look="notice"] { background: $notice; border-radius: 14px; margin: 10px 0 0 0; }
QFrame[look="edge"] { background: $edge; border: 0; max-height: 1px; min-height: 1px; }
QFrame[look="notice"] QLabel { color: $notice_text; }

QPushButton {
    background: $surface; background-clip: padding;
    border: 4px solid transparent; border-radius: 20px; padding: 6px 18px; min-height: 34px; outline: none;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 4px solid $focus; }
QPushButton:disabled { color: $muted; }
QPushButton[look="quiet"] { background: transparent; color: $text; padding: 6px 14px; }
QPushButton[look="quiet"]:disabled { color: $faint; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:pressed { background: $pressed; }
QPushButton[look="primary"] { background: $accent; color: $accent_text; font-weight: 600; padding: 6px 30px; }
QPushButton[look="primary"]:hover { background: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent_pressed; }
QPushButton[look="support"] { background: $support; color: $support_text; font-weight: 600; }
QPushButton[look="row"] { text-align: left; padding: 0; }
QPushButton[look="breathe"] { font-size: ${title}pt; border: 0; padding: 0; background: transparent; }
QPushButton[look="step"] { font-size: ${heading}pt; padding: 0; min-width: 60px; min-height: 44px; }
QPushButton[look="chip"], QPushButton[look="need"] { min-width: 36px; padding: 4px 12px; }
QFrame[look="surface"] QPushButton { background: $window; }
QFrame[look="surface"] QPushButton:hover { background: $hover; }
QFrame[look="surface"] QPushButton:pressed { background: $pressed; }
QFrame[look="surface"] QPushButton:checked { background: $accent; }
QPushButton:checked { background: $accent; color: $accent_text; }
QPushButton[look="star"] { background: transparent; padding: 0; }
QPushButton[look="star"]:hover { background: $hover; }
QPushButton[look="row"]:disabled { background: transparent; }
QLabel[look="strong"]:disabled { color: $muted; }

QComboBox, QLineEdit, QPlainTextEdit, QAbstractSpinBox {
    background: $surface; border: 2px solid $outline; border-radius: 14px; padding: 6px 16px; min-height: 34px;
    selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit[look="search"] { min-height: 38px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QComboBox { combobox-popup: 0; }
QComboBox:focus, QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus {
    border: 4px solid $focus; padding: 4px 14px;
}
QPlainTextEdit { padding: 11px 16px; }
QPlainTextEdit:focus { padding: 9px 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $outline; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 44px; padding: 2px 10px; }
QComboBox QAbstractItemView::item:selected { background: $accent; color: $accent_text; }
QComboBox::drop-down { border: 0; width: 40px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }

QCheckBox, QRadioButton {
    min-height: 34px; spacing: 12px; padding: 2px 6px; border: 4px solid transparent; border-radius: 12px;
}
QCheckBox:focus, QRadioButton:focus { border: 4px solid $focus; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 22px; height: 22px; border: 2px solid $outline; background: $surface; border-radius: 6px;
}
QRadioButton::indicator { border-radius: 13px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $accent; border: 5px solid $surface; }

QSlider { min-height: 36px; border: 4px solid transparent; border-radius: 14px; }
QSlider:focus { border: 4px solid $focus; }
QSlider::groove:horizontal { height: 8px; border-radius: 4px; background: $outline; margin: 0 8px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 4px; margin: 0 8px; }
QSlider::handle:horizontal { background: $accent; width: 28px; height: 28px; margin: -10px -8px; border-radius: 14px; }

QListView[look="entries"] { background: transparent; border: 0; outline: 0; }
QTableView { background: transparent; border: 4px solid transparent; border-radius: 12px; outline: 0; }
QTableView:focus { border: 4px solid $focus; }
QTableView::item { padding: 4px 8px; border: 0; }
QTableView::item:focus { background: $pressed; color: $text; }
QTableView::corner { background: transparent; border: 0; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: transparent; color: $muted; border: 0; border-bottom: 2px solid $edge; padding: 6px 8px;
}

QScrollBar:vertical { background: transparent; width: 20px; margin: 4px; }
QScrollBar::handle:vertical { background: $outline; border-radius: 6px; min-height: 48px; }
QScrollBar:horizontal { background: transparent; height: 20px; margin: 4px; }
QScrollBar::handle:horizontal { background: $outline; border-radius: 6px; min-width: 48px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $surface; border: 0; border-radius: 6px; max-height: 12px; }
QProgressBar::chunk { background: $accent; border-radius: 6px; }
""")

OUTLINES: Final = Template("""
QFrame[look="surface"], QFrame[look="notice"] { border: 2px solid $border; }
QPushButton { border: 2px solid $border; margin: 2px; }
QPushButton:focus { border: 4px solid $focus; margin: 0; }
QSlider::groove:horizontal, QProgressBar { background: $surface; border: 2px solid $border; }
QComboBox QAbstractItemView { border: 2px solid $border; }
""")
"""What a theme adds whose border is not that of its surfaces."""


def style_sheet(colours: Mapping[str, str], points: float) -> str:
    """Return the style sheet for these colours by role, with body text of `points`."""
    sizes = {"small": 0.9, "large": 1.25, "heading": 1.2, "contact": 1.4, "title": 1.8}
    looks = LOOKS.template
    if colours["border"] != colours["surface"]:
        looks += OUTLINES.template
    return Template(looks).substitute(
        colours,
        **{name: f"{points * factor:.1f}" for name, factor in sizes.items()},
        hover=mixed(colours["surface"], colours["accent"], 0.12),
        pressed=mixed(colours["surface"], colours["accent"], 0.22),
        faint=mixed(colours["window"], colours["muted"], 0.55),
        edge=mixed(colours["window"], colours["outline"], 0.4),
        accent_hover=mixed(colours["accent"], colours["text"], 0.12),
        accent_pressed=mixed(colours["accent"], colours["text"], 0.2),
    )


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour between two `#rrggbb` colours, `share` (0..1) of the way to the other."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
