"""One exercise being written, in the window: opened, kept as a draft, saved, heard. What was typed is never lost."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.checker import Checker
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.own_files import Changed, title_of, unwieldy
from relaxapp.exercises.previewing import minutes_for, rest_from
from relaxapp.exercises.verdict import at_a_glance
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from relaxapp.app.guiding import Guiding
    from relaxapp.app.house import House
    from relaxapp.exercises.drafts import Drafts
    from relaxapp.exercises.own_files import OwnFiles, Stamp
    from relaxapp.exercises.script import Script
    from relaxapp.player.account import Ended
    from relaxapp.ui.script_editor import ScriptEditor

_RESTORED = (
    "You had not saved these changes. They are in the text again: save them, or press Undo for what was saved before."
)
_OLDER = "You had not saved these changes, and the file was changed by something else since. Nothing is saved yet."
_LEAVING = "Some of what you wrote is not saved."
_CHANGED = "Another window or program has changed this exercise since you opened it. What is to be kept?"


class WritingDesk(QObject):
    """Holds one exercise at a time. `left` tells its name when somebody goes back, `saved` that a file was written."""

    left = Signal(str)
    saved = Signal()
    guide = Signal()

    def __init__(self, house: House, guiding: Guiding, files: OwnFiles, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._guiding = guiding
        self._files = files
        self._drafts = drafts
        self._name = ""
        self._known: Stamp | None = None
        self._heard: Script | None = None
        self._checker = Checker(self)

    # Coming and going

    def open(self, name: str) -> None:
        """Show an exercise to be written. Raises Failure when there is neither a file nor a draft that can be read."""
        if self._name and self._screen.changed:  # somebody went elsewhere from here, to the people who can help perhaps
            if self._name == name:
                self.show()
                return
            if not self._keep():
                raise Failure(
                    f"“{self._name}” has changes that can't be kept just now.", "", "Save it somewhere first."
                )
        draft = self._drafts.find(name)
        try:
            opened = self._files.read(name)
            text, known = opened.text, opened.stamp
        except Failure:
            if draft is None:
                raise
            text, known = "", None
        if unwieldy(text):
            raise Failure(f"“{name}” has far longer lines, or far more of them, than an exercise could have.")
        self._name, self._known = name, known
        unsaved = draft if draft and draft.text != text else None
        older = unsaved is not None and self._known is not None and unsaved.written < self._known[2]
        if older:
            self._known = None  # then saving asks what is to be kept
        self._screen.show_script(title_of(text) or name, text, unsaved.text if unsaved else None)
        if unsaved:
            self._screen.tell(_OLDER if older else _RESTORED)
        self._house.window.show_screen(self._screen)

    def insert(self, words: str) -> None:
        """Put an example into the text."""
        self.show()
        self._screen.insert(words)

    @Slot()
    def show(self) -> None:
        """Show the text again."""
        self._house.window.show_screen(self._screen)

    def forget(self, name: str) -> None:
        """Put away an exercise that was deleted."""
        if self._name == name:
            self._name = ""

    def clear(self) -> None:
        """Let go of the text, saved or not: what the person made was deleted."""
        self._name, self._known = "", None
        if "_screen" in self.__dict__:
            self._screen.show_script("", "")

    def close(self) -> None:
        """Keep what is not saved."""
        if "_screen" in self.__dict__:
            self._screen.settle()
        self._checker.close()

    @Slot()
    def _leave(self) -> None:
        kept = self._keep()
        if not self._screen.changed:
            self._go()
            return
        stays = "Keep it as a draft" if kept else "Go without it"
        self._screen.ask(
            _LEAVING if kept else f"{_LEAVING} It can't be kept as a draft either.",
            {
                "Save it": self._save_and_go,
                stays: self._go,
                "Throw these changes away": self._throw_away,
                "Go on writing": self._screen.focus_first,
            },
        )

    def _go(self) -> None:
        self._checker.forget()
        name, self._name = self._name, ""
        self.left.emit(name)

    def _save_and_go(self) -> None:
        self._save()
        if not self._screen.changed:
            self._go()

    def _throw_away(self) -> None:
        self._drafts.drop(self._name)
        self._go()

    # Keeping

    @Slot()
    def _keep(self) -> bool:
        """Keep what is written as a draft, and tell whether that went well."""
        if not self._name:
            return True
        if not self._screen.changed:
            self._drafts.drop(self._name)
            return True
        try:
            self._drafts.keep(self._name, self._screen.text.text)
        except Failure as failure:
            self._screen.tell(str(failure))
            return False
        return True

    @Slot()
    def _save(self) -> None:
        text = self._screen.text.text
        try:
            self._known = self._files.write(self._name, text, self._known)
        except Changed:
            self._keep()
            self._screen.ask(
                _CHANGED,
                {
                    "Both: mine as a copy": self._save_copy,
                    "Only mine": self._save_over,
                    "Go on writing": self._screen.focus_first,
                },
            )
        except Failure as failure:
            if self._keep():
                failure.still_works = "It is kept as a draft meanwhile."
            self._screen.tell(str(failure))
        else:
            self._drafts.drop(self._name)
            self._screen.saved()
            self.saved.emit()

    def _save_over(self) -> None:
        self._known = self._files.stamp(self._name)
        self._save()
        self._screen.focus_first()

    def _save_copy(self) -> None:
        """Save what was written under a name of its own, and go on with that."""
        try:
            name = self._files.create(self._name, self._screen.text.text)
        except Failure as failure:
            self._screen.tell(str(failure))
            return
        self._drafts.drop(self._name)
        self._name, self._known = name, self._files.stamp(name)
        self._screen.saved()
        self._screen.focus_first()
        self.saved.emit()

    # Looking over and listening

    @Slot()
    def _check(self) -> None:
        self._checker.ask(self._screen.text.text, self._name)

    @Slot(int)
    def _listen(self, line: int) -> None:
        """Begin a session of what is written, from a line on."""
        text = self._screen.text.text
        verdict = at_a_glance(text, self._name)
        if verdict.script is None:
            self._screen.show_verdict(verdict)
            self._screen.tell("It can be heard as soon as nothing stands in the way.")
            return
        self._keep()
        chosen = self._house.chosen()
        rest, comfort = rest_from(verdict.script, text, line, Comfort.of(chosen))
        settings = replace(
            chosen, areas={area: str(mode) for area, mode in comfort.areas.items()}, dominant=comfort.dominant
        )
        soundscape = chosen.soundscapes.get(self._name, chosen.soundscape)
        try:
            minutes = minutes_for(rest, verdict.script, comfort)
            self._guiding.begin_near(rest, minutes, soundscape, chosen=settings, remembered=False)
        except Failure as failure:
            self._screen.tell(str(failure))
        else:
            self._screen.tell("")
            self._heard = rest

    def was_heard(self, ended: Ended) -> bool:
        """Tell whether what ended was only a text being heard: it is no session to remember, and leads back here."""
        if ended.script is not self._heard:
            return False
        self._heard = None
        if self._house.window.screen_shown in self._guiding.screens:
            self.show()
        return True

    @cached_property
    def _screen(self) -> ScriptEditor:
        from relaxapp.ui.script_editor import ScriptEditor

        screen = ScriptEditor()
        screen.save.connect(self._save)
        screen.keep.connect(self._keep)
        screen.check.connect(self._check)
        screen.listen.connect(self._listen)
        screen.leave.connect(self._leave)
        screen.guide.connect(self.guide)
        self._checker.checked.connect(screen.show_verdict)
        return screen
