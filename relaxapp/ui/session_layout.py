"""Where everything stands on the screen of a session, in any size of window and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from relaxapp.ui.controls import EDGE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from relaxapp.ui.caption import Caption
    from relaxapp.ui.session_pace import SessionPace
    from relaxapp.ui.volumes import Volumes

_USUAL: Final = 760
"""Pixels. On a higher screen, seen from farther away, captions grow with it, at most `_MOST` times."""
_MOST: Final = 1.6
_LOW: Final = 24
"""A screen of fewer lines than this has no room for the words beneath the pacer."""
_CAPTION_SHARE: Final = 0.30
"""The caption takes at most this share of the screen's height."""


class SessionLayout:
    """The header above, the controls below; between them the pacer with what changes its pace, and the words."""

    def __init__(
        self, screen: QWidget, header: QWidget, pace: SessionPace, caption: Caption, controls: QWidget
    ) -> None:
        self._screen = screen
        self._pace = pace
        self._caption = caption
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.setSpacing(18)
        self._middle.addLayout(pace.around, 1)
        self._middle.addWidget(caption, 1)
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        whole.addWidget(header)
        whole.addLayout(self._middle, 1)
        whole.addLayout(pace.line)
        whole.addWidget(controls)
        pace.place(around=True, height=_USUAL)

    def make_room(self, caption_scale: float) -> None:
        """Put the words beneath the pacer, or beside it where the text is large and the screen is low."""
        height = self._screen.height()
        low = height < self._screen.fontMetrics().height() * _LOW
        self._pace.whisper.keep_beneath(height)
        self._pace.place(around=not low, height=height)
        self._caption.set_scale(caption_scale * min(max(height / _USUAL, 1.0), _MOST))
        if low:
            self._middle.setDirection(QBoxLayout.Direction.LeftToRight)
            self._caption.keep_beside()
        else:
            self._middle.setDirection(QBoxLayout.Direction.TopToBottom)
            self._caption.keep_beneath(round(height * _CAPTION_SHARE))

    def hang(self, volumes: Volumes, top: int) -> None:
        """Put the panel of volumes to the right, below `top`."""
        size = volumes.sizeHint().expandedTo(volumes.minimumSizeHint())
        volumes.resize(size)
        volumes.move(self._screen.width() - EDGE - size.width(), top + EDGE)
