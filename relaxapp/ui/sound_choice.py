"""Choosing what is heard in the background: one sound, a second one with it, and a button to listen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.choice import choice
from relaxapp.ui.controls import button, label
from relaxapp.ui.layouts import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

_SILENCE: Final = "silence"
_MIXED: Final = "+"
_LETTERS: Final = 18
"""The width of a box to choose from, in letters."""


class SoundChoice(QWidget):
    """One soundscape or two mixed; `listen` asks to hear what is chosen."""

    listen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._titles: Mapping[str, str] = {}
        self.first = choice("Sound in the background", {})
        self.second = choice("And with it", {})
        self._with = label("and with it", "small", wrap=False)
        self._listen = button("Listen", description="A few seconds of this sound.", quiet=True)
        self._listen.clicked.connect(lambda: self.listen.emit(self.soundscape))
        for box in (self.first, self.second):
            box.setMinimumContentsLength(_LETTERS)
        self.first.currentIndexChanged.connect(lambda: self._offer_second(self.second.currentData() or ""))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(label("Sound in the background", "small"))
        for line in ((self.first, self._listen), (self._with, self.second)):
            flow = Flow()
            whole.addLayout(flow)
            flow.add(line)

    @property
    def soundscape(self) -> str:
        """What is chosen: "rain", or "rain+drone" for two; "" when there is nothing to choose from."""
        first, second = self.first.currentData() or "", self.second.currentData() or ""
        return f"{first}{_MIXED}{second}" if second else first

    def set_soundscapes(self, titles: Mapping[str, str], chosen: str) -> None:
        """Offer soundscapes (id -> title); `chosen` is one of them, or two mixed."""
        self._titles = titles
        first, second = halves(chosen, titles)
        self.first.set_options(titles, first)
        self._offer_second(second)

    def _offer_second(self, chosen: str) -> None:
        """Offer what can be mixed with the first: another sound, and nothing with silence."""
        first = self.first.currentData()
        others = {name: title for name, title in self._titles.items() if name not in (first, _SILENCE)}
        possible = bool(others) and first != _SILENCE
        self.second.set_options({"": "Nothing else", **(others if possible else {})}, chosen)
        self.second.setVisible(possible)
        self._with.setVisible(possible)
        self._listen.setVisible(first != _SILENCE)


def halves(soundscape: str, known: Mapping[str, str]) -> tuple[str, str]:
    """Return the two soundscapes of a mixed one, the second "" where there is one alone; what is not known is left out.

    A file of somebody's own may have the sign between two in its name.
    """
    if soundscape in known:
        return soundscape, ""
    parts = soundscape.split(_MIXED)
    for cut in range(1, len(parts)):
        first, second = _MIXED.join(parts[:cut]), _MIXED.join(parts[cut:])
        if first in known and second in known:
            return first, second
    return next((part for part in parts if part in known), ""), ""
