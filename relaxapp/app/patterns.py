"""Breaths of one's own, in the window: made and kept, and the pace that felt best after it was looked for."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp import paths
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from relaxapp.app.house import House
    from relaxapp.exercises.own_patterns import OwnPattern, OwnPatterns
    from relaxapp.exercises.pattern import Pattern
    from relaxapp.player.account import Ended
    from relaxapp.ui.pace_choice import PaceChoice
    from relaxapp.ui.patterns import PatternEditor
    from relaxapp.ui.theme import Theme

FINDS_A_PACE: Final = "find-your-pace"
"""The exercise after which is asked which pace felt best."""


class Patterns(QObject):
    """Shows the person's patterns. `back` asks for the screen from which somebody came, `home` for the first one."""

    back = Signal()
    home = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house

    @Slot()
    def open(self) -> None:
        """Show the patterns, ready for a new one."""
        from relaxapp.ui.patterns import NEW

        self._show(NEW)
        self._house.window.show_screen(self._editor)

    def ask_about(self, ended: Ended) -> bool:
        """Ask which pace felt best, if that is what the session that is over was for; tell whether it is asked."""
        from relaxapp.exercises.pace import paces

        tried = paces(ended.script)
        if not ended.finished or ended.script.name != FINDS_A_PACE or not tried:
            return False
        self._choice.show_paces(tried)
        self._house.window.show_screen(self._choice)
        return True

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        if "_editor" in self.__dict__:
            self._editor.set_theme(theme)

    def _show(self, chosen: OwnPattern, said: str = "") -> None:
        try:
            patterns = self._patterns.all()
        except Failure as failure:
            patterns, said = (), str(failure)
        holds = self._house.chosen().holds
        self._editor.show_patterns(patterns, chosen, holds=holds, reduced=self._house.reduced(), said=said)

    @Slot(object)
    def _save(self, wanted: OwnPattern) -> None:
        try:
            kept = self._patterns.save(wanted)
        except Failure as failure:
            self._editor.tell(str(failure))
            return
        self._house.library().load()
        apart = " The file that you changed by hand stays as it is." if wanted.by_hand else ""
        self._show(kept, f"“{kept.name}” is kept. You find it with the other breathing exercises.{apart}")

    @Slot(object)
    def _delete(self, pattern: OwnPattern) -> None:
        from relaxapp.ui.patterns import NEW

        try:
            self._patterns.delete(pattern)
        except Failure as failure:
            self._editor.tell(str(failure))
            return
        self._house.library().load()
        self._show(NEW, f"“{pattern.name}” is gone.")

    @Slot(object)
    def _take(self, pattern: Pattern) -> None:
        """Keep the pace that felt best; the large button starts it from now on."""
        try:
            kept = self._patterns.save_my_pace(pattern)
        except Failure as failure:
            self._house.tell(failure)
        else:
            self._house.library().load()
            self._house.change(replace(self._house.chosen(), last_breathing=kept.exercise))
            self._house.window.notice(f"“{kept.name}” is kept, with the other breathing exercises.")
        self.home.emit()

    # Parts

    @cached_property
    def _patterns(self) -> OwnPatterns:
        from relaxapp.exercises.own_files import OwnFiles
        from relaxapp.exercises.own_patterns import OwnPatterns

        return OwnPatterns(OwnFiles(self._house.where.exercises, paths.assets() / "exercises"))

    @cached_property
    def _editor(self) -> PatternEditor:
        from relaxapp.ui.patterns import PatternEditor

        screen = PatternEditor(self._house.theme())
        screen.save.connect(self._save)
        screen.delete.connect(self._delete)
        screen.back.connect(self.back)
        return screen

    @cached_property
    def _choice(self) -> PaceChoice:
        from relaxapp.ui.pace_choice import PaceChoice

        screen = PaceChoice()
        screen.chosen.connect(self._take)
        screen.back.connect(self.home)
        return screen
