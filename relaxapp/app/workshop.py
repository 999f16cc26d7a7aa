"""The person's own exercises in the window: what there is, brought in, copied, taken away, written, and explained."""

from __future__ import annotations

from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from relaxapp import paths
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.app.bringing import Bringing
    from relaxapp.app.guiding import Guiding
    from relaxapp.app.house import House
    from relaxapp.app.writing_desk import WritingDesk
    from relaxapp.desktop.folder_watch import FolderWatch
    from relaxapp.exercises.drafts import Drafts
    from relaxapp.exercises.own_files import OwnFile, OwnFiles
    from relaxapp.player.account import Ended
    from relaxapp.ui.own_exercises import OwnExercises
    from relaxapp.ui.script_guide import ScriptGuide


class Workshop(QObject):
    """`back` asks for the screen before; `changed` tells that the library has other exercises now."""

    back = Signal()
    changed = Signal()

    def __init__(self, house: House, guiding: Guiding, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._guiding = guiding
        self._built_in = paths.assets() / "exercises"
        self._guide_back = self.open

    # From outside

    def watch(self) -> None:
        """Begin to watch the folder. Its files are in the library as they are from then on."""
        self._watch.look()

    @Slot()
    def open(self) -> None:
        """Show the person's own exercises."""
        self._watch.look()
        self._screen.tell("")
        self._refresh()
        self._house.window.show_screen(self._screen)

    @Slot(str)
    def edit(self, name: str) -> None:
        """Open an own exercise to be changed."""
        self._watch.look()
        try:
            self._desk.open(name)
        except Failure as failure:
            self.open()
            self._screen.tell(str(failure))

    def was_heard(self, ended: Ended) -> bool:
        """Tell whether what ended was only a text being heard: it is not kept, and leads back to the text."""
        return "_desk" in self.__dict__ and self._desk.was_heard(ended)

    def forget(self) -> None:
        """Let go of what is being written: what the person made was deleted."""
        if "_desk" in self.__dict__:
            self._desk.clear()

    def close(self) -> None:
        """Keep what was written last, and watch no more."""
        if "_watch" in self.__dict__:
            self._watch.close()
        if "_desk" in self.__dict__:
            self._desk.close()

    # What there is

    @Slot()
    def _look(self) -> None:
        """Take up at once what was done to the folder."""
        self._watch.look()
        self._refresh()

    @Slot()
    def _take_up(self) -> None:
        self._house.library().load()
        if "_screen" in self.__dict__:
            self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        try:
            files = self._files.files()
        except Failure as failure:
            self._screen.tell(str(failure))
            files = ()
        drafts = self._drafts.names()
        lost = [self._lost(name) for name in sorted(drafts - {file.name for file in files})]
        self._screen.show_files((*files, *lost), drafts, self._ours)

    def _lost(self, name: str) -> OwnFile:
        """Return what is shown for a draft whose file is gone."""
        from relaxapp.exercises.own_files import OwnFile, title_of

        draft = self._drafts.find(name)
        return OwnFile(name, (draft and title_of(draft.text)) or name, 1, "its file is gone. Your draft is still here.")

    @cached_property
    def _ours(self) -> dict[str, str]:
        """The titles of the program's own exercises, by name."""
        from relaxapp.exercises.library import Library

        return {script.name: script.title for script in Library([self._built_in]).scripts.values()}

    # What is done

    @Slot(str)
    def _begin(self, title: str) -> None:
        from relaxapp.exercises.template import UNTITLED, template

        with_title = title or self._free_title(UNTITLED)
        self._make(lambda: self._files.create(with_title, template(with_title)), then_write=True)

    @Slot(str)
    def _borrow(self, name: str) -> None:
        title = self._free_title(self._ours[name], "mine")
        self._make(lambda: self._files.copy(name, title, built_in=True), then_write=True)

    @Slot(str)
    def _duplicate(self, name: str) -> None:
        title = next((file.title for file in self._files.files() if file.name == name), name)
        self._make(lambda: self._files.copy(name, self._free_title(title, "copy")))

    def _make(self, create: Callable[[], str], *, then_write: bool = False) -> None:
        """Make a file, and show it to be written or among the others."""
        try:
            name = create()
        except Failure as failure:
            self._screen.tell(str(failure))
            return
        self._screen.tell("")
        self._look()
        if then_write:
            self.edit(name)
        else:
            self._screen.focus_row(name)

    def _free_title(self, title: str, mark: str = "") -> str:
        """Return a title that no own exercise has, such as “Box breathing (mine)”."""
        taken = {file.title for file in self._files.files()}
        marks = (f"{mark} {number}" if number > 1 else mark for number in count(1))
        titles = (f"{title} ({each})" if each.strip() else title for each in marks)
        return next(each for each in titles if each not in taken)

    @Slot(str)
    def _remove(self, name: str) -> None:
        try:
            self._files.remove(name)
        except Failure as failure:
            self._screen.tell(str(failure))
            return
        self._drafts.drop_all(name)
        if "_desk" in self.__dict__:
            self._desk.forget(name)
        self._look()

    # How to write

    @Slot()
    def _explain(self) -> None:
        self._guide_back = self.open
        self._guide.begin(into_text=False)
        self._house.window.show_screen(self._guide)

    @Slot()
    def _explain_to_writer(self) -> None:
        self._guide_back = self._desk.show
        self._guide.begin(into_text=True)
        self._house.window.show_screen(self._guide)

    @Slot()
    def _leave_guide(self) -> None:
        self._guide_back()

    @Slot(str)
    def _come_back_from(self, name: str) -> None:
        self.open()
        self._screen.focus_row(name)

    # Parts, each built when it is first needed

    @cached_property
    def _files(self) -> OwnFiles:
        from relaxapp.exercises.own_files import OwnFiles

        return OwnFiles(self._house.where.exercises, self._built_in)

    @cached_property
    def _drafts(self) -> Drafts:
        from relaxapp.exercises.drafts import Drafts

        return Drafts(self._house.where.drafts)

    @cached_property
    def _watch(self) -> FolderWatch:
        from relaxapp.desktop.folder_watch import FolderWatch
        from relaxapp.exercises.own_files import SUFFIX

        watch = FolderWatch(self._house.where.exercises, SUFFIX, self)
        watch.changed.connect(self._take_up)
        return watch

    @cached_property
    def _desk(self) -> WritingDesk:
        from relaxapp.app.writing_desk import WritingDesk

        desk = WritingDesk(self._house, self._guiding, self._files, self._drafts, self)
        desk.left.connect(self._come_back_from)
        desk.saved.connect(self._look)
        desk.guide.connect(self._explain_to_writer)
        return desk

    @cached_property
    def _screen(self) -> OwnExercises:
        from relaxapp.ui.own_exercises import OwnExercises

        screen = OwnExercises()
        screen.begin.connect(self._begin)
        screen.borrow.connect(self._borrow)
        screen.bring.connect(self._bringing.ask)
        screen.edit.connect(self.edit)
        screen.duplicate.connect(self._duplicate)
        screen.export.connect(self._bringing.ask_where)
        screen.removed.connect(self._remove)
        screen.guide.connect(self._explain)
        screen.back.connect(self.back)
        return screen

    @cached_property
    def _bringing(self) -> Bringing:
        from relaxapp.app.bringing import Bringing

        return Bringing(self._house.window, self._files, lambda: self._screen, self._make, self)

    @cached_property
    def _guide(self) -> ScriptGuide:
        from relaxapp.exercises.guide import guide
        from relaxapp.exercises.library import help_page
        from relaxapp.ui.script_guide import ScriptGuide

        screen = ScriptGuide(guide(help_page()))
        screen.copy.connect(lambda words: QGuiApplication.clipboard().setText(words))
        screen.insert.connect(self._desk.insert)
        screen.back.connect(self._leave_guide)
        return screen
