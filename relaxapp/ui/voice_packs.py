"""Voices made of recordings: those there are, one more from a file, and how to make one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, Flow, button, heading, label, paragraph, small, surface
from relaxapp.ui.controls import title as title_label
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.question import Removable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ABOUT: Final = (
    "A therapist’s, a friend’s or your own voice can guide you. The recordings stay on this computer. "
    "Lines that nobody recorded are said by the usual voice."
)
_ELSEWHERE: Final = (
    "With a recorder or a phone: get the list of lines of an exercise, read each line into a file of its own, named by "
    "its number, and put the files beside the list. Then add the folder here, or the folder packed as a .zip."
)


class Pack(Protocol):
    """A voice that can be chosen."""

    @property
    def voice(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def lines(self) -> Sequence[str]: ...


class VoicePacksScreen(Page):
    """`use` carries the voice to speak from now on ("" for the usual one), `removed` one that is wanted no longer.

    `add_archive` and `add_folder` ask for a pack to be taken in; `record` and `listed` carry an exercise, to be
    recorded here, or to have its lines listed for recording elsewhere.
    """

    use = Signal(str)
    removed = Signal(str)
    add_archive = Signal()
    add_folder = Signal()
    record = Signal(str)
    listed = Signal(str)

    def __init__(self) -> None:
        super().__init__("Voices from recordings")
        self._inside = QVBoxLayout()
        self._packs = Refill(self._inside, 12)
        self._problem = Caution()
        self.exercise = choice("Exercise", {})
        self.column.addWidget(title_label("Voices from recordings"))
        self.column.addWidget(paragraph(_ABOUT, muted=True))
        self.column.addWidget(self._problem)
        self.column.addWidget(self._packs)
        self._add_making()
        self.column.addStretch(1)
        back = self.way_back()
        self.foot.addWidget(back)
        self.first = back

    def show_packs(self, packs: Sequence[Pack], voice: str) -> None:
        """Show what there is; `voice` is the one that speaks now."""
        with self._packs.refilled():
            for pack in packs:
                self._inside.addWidget(self._panel(pack, used=pack.voice == voice))
        self.order()

    def set_exercises(self, titles: Mapping[str, str], chosen: str = "") -> None:
        """Offer these exercises to be recorded, name -> title."""
        self.exercise.set_options(titles, chosen)

    def tell(self, text: str) -> None:
        """Say what went wrong, or what was done; no words take it back."""
        self._problem.tell(text)

    def _panel(self, pack: Pack, *, used: bool) -> QWidget:
        frame, panel = surface(margin=16)
        shown = QWidget()
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label(pack.name, "strong"))
        count = len(pack.lines)
        inside.addWidget(small(f"{count} recorded line{'s' * (count != 1)}{' · speaks now' if used else ''}"))
        use = button("Use the usual voice" if used else "Use this voice")
        use.setAccessibleName(f"{use.text()}: {pack.name}")
        use.clicked.connect(lambda: self.use.emit("" if used else pack.voice))
        remove = button("Remove", quiet=True)
        remove.setAccessibleName(f"Remove: {pack.name}")
        doors = Flow()
        doors.add((use, remove))
        inside.addLayout(doors)
        question = f"Remove “{pack.name}” with its {count} recordings? They can’t be brought back."
        one = Removable(shown, remove, question)
        one.removed.connect(lambda: self.removed.emit(pack.voice))
        one.asked.connect(self.order)
        panel.addWidget(one)
        return frame

    def _add_making(self) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(heading("Add one"))
        archive = button("From a .zip", description="A voice pack that somebody gave you.")
        archive.clicked.connect(self.add_archive)
        folder = button("From a folder", description="Recordings with their list.")
        folder.clicked.connect(self.add_folder)
        adding = QWidget()
        adding.setLayout(doors := Flow())
        doors.add((archive, folder))
        self.column.addWidget(adding)
        self.column.addSpacing(10)
        self.column.addWidget(heading("Make your own"))
        self.column.addWidget(small("Exercise"))
        self.column.addWidget(self.exercise)
        here = button("Record it here", description="Line by line, with the microphone of this computer.")
        here.clicked.connect(lambda: self.record.emit(self.exercise.currentData()))
        listed = button("Get its list of lines", description="To be recorded elsewhere.")
        listed.clicked.connect(lambda: self.listed.emit(self.exercise.currentData()))
        making = QWidget()
        making.setLayout(ways := Flow())
        ways.add((here, listed))
        self.column.addWidget(making)
        self.column.addWidget(paragraph(_ELSEWHERE, muted=True))
