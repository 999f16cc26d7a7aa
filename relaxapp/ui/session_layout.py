"""Where everything stands on the screen of a session, in any size of window and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from relaxapp.ui.controls import EDGE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from relaxapp.ui.caption import Caption
    from relaxapp.ui.session_controls import SessionControls
    from relaxapp.ui.session_header import SessionHeader
    from relaxapp.ui.session_pace import SessionPace
    from relaxapp.ui.volumes import Volumes

_USUAL: Final = 760
"""Pixels. On a higher screen, seen from farther away, captions grow with it, at most `_MOST` times."""
_MOST: Final = 1.6
_LOW: Final = 24
"""A screen of fewer lines than this has no room for the words beneath the pacer."""
_CAPTION_SHARE: Final = 0.30
"""The caption takes at most this share of the screen's height."""
_NARROW: Final = 90
"""Letters. In a narrower screen the notice has a line of its own."""
_FORM: Final = 100
"""Pixels. The form of the pacer has this height, and its words theirs, before the controls have a line more."""
_LEAST: Final = 70
"""Pixels. Where not even this is left for them, the notice waits."""
_PACER: Final = 200
"""Pixels. The words of the pacer need this width."""
_WORDS: Final = 1.5
"""Lines. The words of the pacer need this height."""


class SessionLayout:
    """The header above, the controls below; between them the pacer with what changes its pace, and the words."""

    def __init__(
        self, screen: QWidget, header: SessionHeader, pace: SessionPace, caption: Caption, controls: SessionControls
    ) -> None:
        self._screen = screen
        self._header = header
        self._controls = controls
        self._pace = pace
        self._caption = caption
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.setSpacing(18)
        self._middle.addLayout(pace.around, 1)
        self._middle.addWidget(caption, 1)
        self._whole = whole = QVBoxLayout(screen)
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
        self._share(low=low)

    def _share(self, *, low: bool) -> None:
        """Give the controls what the rest leaves them, and the middle what they leave."""
        width = self._screen.width() - 2 * EDGE
        narrow = width < self._screen.fontMetrics().averageCharWidth() * _NARROW
        self._header.place(narrow=narrow, tight=False)
        beneath = 0 if low else self._caption.height() + self._middle.spacing()
        left = self._left(width) - beneath
        self._controls.fold(width, left - _FORM - round(self._screen.fontMetrics().height() * _WORDS))
        middle = left - self._controls.height_at(width)
        if middle < _LEAST:
            self._header.place(narrow=narrow, tight=True)
            middle = self._left(width) - beneath - self._controls.height_at(width)
        if low:
            pacer = min(max(middle, _PACER), width // 2)
            self._middle.setStretch(0, pacer)
            self._middle.setStretch(1, width - pacer)
        else:
            self._middle.setStretch(0, 1)
            self._middle.setStretch(1, 1)
        self._controls.more.stand_above(self._controls)

    def _left(self, width: int) -> int:
        """Return the height that the header and the line beneath the middle leave for the middle and the controls."""
        around = 2 * EDGE + 3 * self._whole.spacing()
        return self._screen.height() - around - self._header.height_at(width) - self._pace.line.sizeHint().height()

    def hang(self, volumes: Volumes, top: int) -> None:
        """Put the panel of volumes to the right, below `top`, and above the support button."""
        room = self._screen.rect().adjusted(EDGE, 0, -EDGE, -EDGE - self._controls.height_of_corner)
        volumes.stand(room, top + EDGE)
