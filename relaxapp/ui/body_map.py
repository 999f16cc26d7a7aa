"""My body: a picture and a list of its parts, and what exercises may ask of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from relaxapp.exercises.areas import AREAS, Mode
from relaxapp.settings import CAREFUL_AREAS
from relaxapp.ui import body_modes
from relaxapp.ui.body_chooser import BodyChooser
from relaxapp.ui.body_figure import LARGEST, LEAST_WIDTH, BodyFigure
from relaxapp.ui.body_list import BodyList
from relaxapp.ui.body_looks import Inks, Swatch
from relaxapp.ui.body_modes import PARTS, WORDS, at_most, both_sides, complete, in_words, said, to_keep
from relaxapp.ui.controls import EDGE, Flow, announce, button, label, paragraph, small, surface, title
from relaxapp.ui.keys import on_key
from relaxapp.ui.page import Page
from relaxapp.ui.rows import Row
from relaxapp.ui.switch import Switch
from relaxapp.ui.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.ui.theme import Theme

_SIDE: Final = 47
"""Letters that the list needs beside the picture."""
_BETWEEN: Final = 28
_FIRST: Final = PARTS["Head"][0]
_NOBODY: Final = "\N{NO-BREAK SPACE}"
"""Keeps the place of the words about an area while none is looked at."""


class BodyMapScreen(Page):
    """Shows what may be asked of each area. `changed` carries the areas that are not worked with gently, id -> mode."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("My body")
        self._modes = complete({})
        self._before: list[dict[str, Mode]] = []
        self._open = ""
        inks = Inks.of(theme)
        self.figure = BodyFigure(theme)
        self.chooser = BodyChooser(theme)
        self.together = Switch()
        self.list = BodyList()
        self._swatches = [Swatch(mode, inks) for mode in Mode]
        self._about = label(_NOBODY, "strong")
        self._about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._told = paragraph("")
        self.undo = button("Undo", quiet=True)
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self.foot.addWidget(self.way_back())
        self.first = self.figure.areas[_FIRST]
        self._wire()
        self._show()

    def show_areas(self, areas: Mapping[str, str]) -> None:
        """Show what is chosen, area or group -> mode; areas that are not named are worked with gently."""
        self._close_chooser()
        modes = complete(areas)
        if modes != self._modes:
            self._before.clear()
        self._modes = modes
        self._show()
        self.area.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.figure.set_theme(theme)
        self.chooser.set_theme(theme)
        for swatch in self._swatches:
            swatch.set_inks(Inks.of(theme))

    # What changes

    def _set(self, area: str, mode: Mode) -> None:
        areas = self._chosen_with(area)
        self._change(body_modes.changed(self._modes, areas, mode), ", ".join(said(one, mode) for one in areas))

    def _choose(self, mode: Mode) -> None:
        area = self._open
        self._close_chooser()
        self.figure.go_to(area)
        self._set(area, mode)

    def _change(self, modes: dict[str, Mode], words: str) -> None:
        before, self._modes = self._modes, modes
        if modes != before:
            self._before.append(before)
            self.changed.emit(to_keep(modes))
        self._show(words)

    def _undo(self) -> None:
        if self._before:
            self._modes = self._before.pop()
            self.changed.emit(to_keep(self._modes))
            self._show(f"As before. {in_words(self._modes)}")
            if not self._before:
                self.figure.go_to(self.figure.focus or _FIRST)

    def _chosen_with(self, area: str) -> tuple[str, ...]:
        """Return what is changed together with an area."""
        return both_sides(area) if self.together.isChecked() else (area,)

    # What is seen

    def _show(self, words: str = "") -> None:
        self.figure.show_modes(self._modes)
        self.list.show_modes(self._modes)
        self.undo.setEnabled(bool(self._before))
        self._told.setText(words or in_words(self._modes))
        self._look(self.figure.shown)
        if words:
            announce(self.figure, words)

    def _look(self, area: str) -> None:
        """Say what is looked at, and keep the area with the focus in sight."""
        self._about.setText(said(area, self._modes[area]) if area else _NOBODY)
        if focus := self.figure.focus:
            self.area.ensureWidgetVisible(self.figure.areas[focus])

    def _open_chooser(self, area: str) -> None:
        self._open = area
        areas = self._chosen_with(area)
        self.figure.select(areas)
        self.chooser.open_for(listed([AREAS[one] for one in areas], "and").capitalize(), self._modes[area])
        # The panel has its place on the page only after the page was laid out anew.
        QTimer.singleShot(0, self.chooser, lambda: self.area.ensureWidgetVisible(self.chooser))

    def _close_chooser(self) -> None:
        self.chooser.hide()
        self.figure.select(())
        self._open = ""

    def _leave_chooser(self) -> None:
        area = self._open
        self._close_chooser()
        self.figure.go_to(area)

    def _fit(self) -> None:
        """Put the list beside the picture where there is room for both."""
        letter = self.fontMetrics().averageCharWidth()
        beside = letter * _SIDE + _BETWEEN
        wide = self.width() >= LEAST_WIDTH + beside + 2 * (EDGE + 8)
        super()._fit()
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._list_room.setMaximumWidth(letter * _SIDE if wide else 16_777_215)
        if wide:
            margins = self._sides.contentsMargins()
            side = max((self.width() - round(LEAST_WIDTH * LARGEST) - beside) // 2, EDGE + 8)
            bar = margins.left() - margins.right()
            self._sides.setContentsMargins(side, margins.top(), max(side - bar, 8), margins.bottom())

    # How it is put together

    def _lay_out(self) -> None:
        self.column.addWidget(title("My body"))
        self.column.addWidget(
            paragraph("What may exercises ask of each part of you? You can change it at any time, also just for a day.")
        )
        careful = listed([AREAS[area] for area in CAREFUL_AREAS], "and")
        self.column.addWidget(
            small(f"{careful.capitalize()} begin with “release only”, because they are easily strained.")
        )
        self._pair.setSpacing(_BETWEEN)
        self._pair.addWidget(self._picture(), 1)
        self._list_room = QWidget()
        inside = QVBoxLayout(self._list_room)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.chooser)
        inside.addWidget(self._tools())
        inside.addWidget(self._in_a_list())
        inside.addStretch(1)
        self._pair.addWidget(self._list_room)
        self.column.addLayout(self._pair)
        self.column.addStretch(1)

    def _picture(self) -> QWidget:
        picture = QWidget()
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.figure)
        inside.addWidget(self._about)
        legend = Flow(spacing=18, centred=True)
        for mode, swatch in zip(Mode, self._swatches, strict=True):
            sample = QWidget()
            line = QHBoxLayout(sample)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(swatch)
            line.addWidget(label(WORDS[mode].name, "small", wrap=False))
            legend.addWidget(sample)
        inside.addLayout(legend)
        inside.addWidget(small("Press a part to choose. With the keys: the arrows go along, 1 to 5 choose."))
        inside.addStretch(1)
        return picture

    def _tools(self) -> QWidget:
        frame, inside = surface(margin=16)
        inside.addWidget(self._told)
        buttons = Flow()
        self.release = button("Everything release only", description="For a sore day. What asks even less stays so.")
        self.gently = button("Everything gently", description="Every part, also those that are easily strained.")
        self.at_first = button("As it was at first", description=in_words(complete(CAREFUL_AREAS)))
        buttons.add((self.release, self.gently, self.at_first, self.undo))
        inside.addLayout(buttons)
        inside.addWidget(small("“Everything release only” is for a sore day. What asks even less of you stays so."))
        inside.addWidget(Row("Right and left together", self.together, "A change on one side holds for both."))
        return frame

    def _in_a_list(self) -> QWidget:
        frame, inside = surface(margin=16)
        inside.addWidget(label("The same as a list", "heading"))
        inside.addWidget(self.list)
        return frame

    def _wire(self) -> None:
        self.figure.pressed.connect(self._open_chooser)
        self.figure.moded.connect(self._set)
        self.figure.lit.connect(self._look)
        self.chooser.chosen.connect(self._choose)
        self.chooser.closed.connect(self._leave_chooser)
        self.list.moded.connect(self._set)
        self.undo.clicked.connect(self._undo)
        on_key(self, QKeySequence.StandardKey.Undo, self._undo, repeats=True)
        self.release.clicked.connect(lambda: self._everything(at_most(self._modes, Mode.RELEASE)))
        self.gently.clicked.connect(lambda: self._everything(complete({})))
        self.at_first.clicked.connect(lambda: self._everything(complete(CAREFUL_AREAS)))

    def _everything(self, modes: dict[str, Mode]) -> None:
        self._close_chooser()
        self._change(modes, in_words(modes))
