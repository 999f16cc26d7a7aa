"""How well two colours stand apart, as WCAG 2.2 defines it."""

from __future__ import annotations

from PySide6.QtGui import QColor


def luminance(colour: QColor | str) -> float:
    """Relative luminance, from 0 for black to 1 for white."""
    shares = QColor(colour).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor | str, other: QColor | str) -> float:
    """The ratio of the lighter to the darker, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
