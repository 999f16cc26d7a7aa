"""The page for a clinician in the window: made anew with every choice, looked at first, saved or printed.

Ten years of a journal take a while: whatever is made of them is made in a thread.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from relaxapp import __version__
from relaxapp.app import dialogs
from relaxapp.app.clinician_paper import layout_of, save, usual_paper
from relaxapp.app.in_thread import InThread
from relaxapp.failures import Failure
from relaxapp.journal import clinician_page
from relaxapp.journal.clinician import page_of
from relaxapp.journal.entries import Contents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtGui import QImage

    from relaxapp.app.house import House
    from relaxapp.desktop.printing import Layout
    from relaxapp.journal.clinician import ClinicianPage
    from relaxapp.journal.store import Journal
    from relaxapp.ui.clinician_page import ClinicianScreen, Wanted

_LOOK: Final = 1100
_SOON_MS: Final = 150
_MAKING: Final = "One moment: the page is being made."
_WRITING: Final = "It is being written. You can go on meanwhile."
_BUSY: Final = "One moment: the one before is not done yet. Try again when it is."


@dataclass(frozen=True)
class _Seen:
    """What a page looks like, made in a thread at one `opening`; `problem` is why the journal can't be read, if so."""

    opening: int
    wanted: Wanted
    contents: Contents
    pages: Sequence[QImage]
    text: str
    problem: str = ""


class Clinician(QObject):
    """Shows the page and makes it in a thread, for which `apart` returns the journal; reading that may raise Failure.

    Nothing in Python may listen to Qt's messages (qInstallMessageHandler): Qt sends some with its fonts in hand, for
    which the window may wait while the thread waits for Python.
    """

    back = Signal()

    def __init__(
        self, house: House, apart: Callable[[], Journal], now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._apart = apart
        self._now = now
        self._contents: Contents | None = None
        self._wanted: Wanted | None = None
        self._opening = 0
        self._again = False
        self._looking, self._making = InThread(self), InThread(self)
        self._looking.done.connect(self._looked)
        self._making.done.connect(self._made)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._look)

    @property
    def shown(self) -> ClinicianScreen | None:
        """The screen, once it was needed."""
        return self.__dict__.get("_screen")

    @Slot()
    def open(self) -> None:
        """Show the page of the last weeks."""
        today = self._now().date()
        self._opening += 1
        self._contents = None
        self._screen.show_choices(today, today, usual_paper(QLocale().territory()))
        self._screen.tell("")
        self._screen.show_pages((), "")
        self._wanted = self._screen.wanted()
        self._look()
        self._house.window.show_screen(self._screen)

    def wait(self) -> None:
        """Wait for what is being made."""
        self._looking.wait()
        self._making.wait()

    def forget(self) -> None:
        """Let go of what was read, on the screen too."""
        self._opening += 1
        self._contents = None
        if self.shown is not None:
            self.shown.show_pages((), "")

    def come_back(self) -> None:
        """Read again what was forgotten, if the page was open."""
        if self._wanted and self._contents is None:
            self._look()

    # Looking at it first

    @Slot(object)
    def _change(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        if self._wanted:
            self._screen.show_making(_MAKING)
            look = partial(self._seen, self._opening, self._wanted, self._contents)
            self._again = not self._looking.begin(look)

    def _seen(self, opening: int, wanted: Wanted, known: Contents | None) -> _Seen:
        """Return what the page looks like. It is called in a thread."""
        from relaxapp.desktop.printing import looks

        problem = ""
        try:
            contents = self._read() if known is None else known
        except Failure as failure:
            contents, problem = Contents(), str(failure)
        page = self._page(wanted, contents)
        layout = layout_of(page, wanted.paper)
        pages = looks(clinician_page.as_html(page, layout.pictures), _LOOK, layout)
        return _Seen(opening, wanted, contents, pages, clinician_page.as_text(page), problem)

    @Slot(object)
    def _looked(self, seen: _Seen | Failure) -> None:
        """Show what was made, unless it is something else by now that is wanted."""
        self._looking.wait()  # it is as good as over, and another one may begin
        if isinstance(seen, Failure):
            self._screen.tell(str(seen))
            self._screen.show_making("")
        elif seen.opening == self._opening and self._wanted:
            if self._contents is None:
                self._begin_with(seen)
            if seen.wanted == self._wanted:
                self._screen.show_pages(seen.pages, seen.text)
                self._screen.show_making("")
        if self._again:
            self._look()

    def _begin_with(self, seen: _Seen) -> None:
        """Take up what was read: the days that can be chosen begin with it."""
        self._contents = seen.contents
        times = [*(one.started for one in seen.contents.sessions), *(week.at for week in seen.contents.weeklies)]
        self._screen.show_beginning(min((moment.date() for moment in times), default=self._now().date()))
        if seen.problem:
            self._screen.tell(seen.problem)

    # Taking it along

    @Slot(object)
    def _to_pdf(self, wanted: Wanted) -> None:
        name = clinician_page.title(self._page(wanted, Contents()))  # the days alone are in it

        def chosen(path: Path) -> None:
            def write(page: ClinicianPage) -> Callable[[], None]:
                save(page, wanted.paper, path)
                return lambda: self._house.window.notice(f"The page is in {path}.")

            self._make(wanted, write)

        dialogs.to_save(self._house.window, "Save the page", chosen, name=f"{name}.pdf")

    @Slot(object)
    def _print(self, wanted: Wanted) -> None:
        def lay_out(page: ClinicianPage) -> Callable[[], None]:
            layout = layout_of(page, wanted.paper)
            return partial(self._ask_for_printer, clinician_page.as_html(page, layout.pictures), layout)

        self._make(wanted, lay_out)

    def _ask_for_printer(self, html: str, layout: Layout) -> None:
        from relaxapp.desktop.printing import print_page

        if self._house.window.screen_shown is self._screen:  # nobody who went on is held up
            print_page(html, self._house.window, layout)

    def _make(self, wanted: Wanted, make: Callable[[ClinicianPage], Callable[[], None]]) -> None:
        """Make something of the page in a thread; what it returns is done in the window then."""
        known = self._contents

        def job() -> Callable[[], None]:
            return make(self._page(wanted, self._read() if known is None else known))

        self._screen.tell(_WRITING if self._making.begin(job) else _BUSY)

    @Slot(object)
    def _made(self, outcome: Callable[[], None] | Failure) -> None:
        if not isinstance(outcome, Failure):
            self._screen.tell("")
            outcome()
        elif self._house.window.screen_shown is self._screen:
            self._screen.tell(str(outcome))
        else:
            self._house.window.notice(str(outcome))

    def _read(self) -> Contents:
        """Return what the journal holds. It is called in a thread."""
        with closing(self._apart()) as journal:
            return journal.everything()

    def _page(self, wanted: Wanted, contents: Contents) -> ClinicianPage:
        return page_of(contents, wanted.choices, self._now().date(), __version__)

    @Slot()
    def _leave(self) -> None:
        self._soon.stop()
        self._contents = self._wanted = None  # it need not stay in memory
        self._screen.show_pages((), "")
        self.back.emit()

    @cached_property
    def _screen(self) -> ClinicianScreen:
        from relaxapp.desktop.printing import PAPERS
        from relaxapp.ui.clinician_page import ClinicianScreen

        screen = ClinicianScreen(PAPERS)
        screen.changed.connect(self._change)
        screen.pdf.connect(self._to_pdf)
        screen.printed.connect(self._print)
        screen.back.connect(self._leave)
        return screen
