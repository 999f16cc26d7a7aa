"""What every screen owes to everybody: names, room, large targets, no leaks, and the window around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises import course_file
from relaxapp.exercises.script import NEEDS
from relaxapp.failures import Failure
from relaxapp.journal.course import Progress
from relaxapp.settings import Settings
from relaxapp.ui import theme
from relaxapp.ui.body_map import BodyMapScreen
from relaxapp.ui.card import Card
from relaxapp.ui.controls import SUPPORT
from relaxapp.ui.course import CourseScreen
from relaxapp.ui.course_stage import Offer
from relaxapp.ui.first_run import FirstRun
from relaxapp.ui.hidden import HiddenScreen
from relaxapp.ui.home import Home
from relaxapp.ui.library import LibraryScreen
from relaxapp.ui.lock import LockScreen, RecoveryKeyScreen
from relaxapp.ui.lock_phrase import PhraseScreen
from relaxapp.ui.lock_words import CHANGE, REMOVE, SET_UP, UNLOCK
from relaxapp.ui.orienting import Orienting
from relaxapp.ui.window import Window
from relaxapp.ui.wishes import Wishes
from tests.ui.care_screens import CARE
from tests.ui.journal_screens import JOURNAL
from tests.ui.own_screens import OWN
from tests.ui.reminder_screens import LUNCH, REMINDERS
from tests.ui.written_screens import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.ui.lock_words import Asked
    from relaxapp.ui.page import Page

    Show = Callable[..., QWidget]
    Find = Callable[[QWidget], list[str]]
    Make = Callable[[tuple[Script, ...]], Page]


def home(library: tuple[Script, ...]) -> Page:
    made = Home()
    made.set_library(library, {"box": "It works with holds of the breath, which you chose to leave out."})
    made.set_breathe("Longer out-breath", 3)
    return made


def home_with_history(library: tuple[Script, ...]) -> Page:
    made = Home()
    made.set_library(library, {}, ["box", "pmr-16"], ["shore", "flare"])
    made.set_breathe("Longer out-breath", 3)
    return made


def empty_home(library: tuple[Script, ...]) -> Page:
    made = Home()
    made.set_library(library[:0], {})
    return made


def all_exercises(wish: str) -> Make:
    def make(library: tuple[Script, ...]) -> Page:
        made = LibraryScreen()
        scripts = [replace(script, needs=tuple(NEEDS)) for script in library]
        unsuitable = {"box": "It works with holds of the breath, which you chose to leave out."}
        recent = [script.name for script in scripts]
        made.set_library(scripts, unsuitable=unsuitable, recent=recent, favourites=["shore"], own=["shore", "pmr-16"])
        if wish == "narrowed":
            made.findChild(Wishes).unfold()
        else:
            made.findChild(Wishes).search.setText(wish)
        return made

    return make


def card(library: tuple[Script, ...]) -> Page:
    made = Card()
    sounds = {"rain": "Rain", "brown-noise": "A low, soft noise", "own:b": "The brook behind the house of my aunt"}
    changes = ["neck and right shoulder: release only"]
    made.show_exercise(library[3], 20, "own:b+rain", sounds, changes, favourite=True, own=True)
    made.show_problem("The shortest this can do is 25 minutes.")
    return made


def orienting(_: tuple[Script, ...]) -> Page:
    made = Orienting(lambda: 0.0)
    made.begin()
    return made


def learning(progress: Progress) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = CourseScreen()
        made.show_course(course_file.shipped(), progress, {"release-only": Offer("Letting go")}, {"release-only": 4})
        return made

    return make


def first_run(_: tuple[Script, ...]) -> Page:
    return FirstRun()


def my_body(_: tuple[Script, ...]) -> Page:
    made = BodyMapScreen(theme.load("light"))
    made.show_areas({"legs": "release", "left-knee": "skip"})
    return made


def home_with_question(library: tuple[Script, ...]) -> Page:
    made = home(library)
    made.still_wanted.ask(LUNCH)
    return made


def home_that_asks(library: tuple[Script, ...]) -> Page:
    made = home(library)
    answers = {"Yes, go on": made.focus_first, "No, thank you": made.focus_first}
    made.ask("Your last session was cut off after 7 minutes. Go on where it stopped?", answers)
    return made


def phrase(asked: Asked) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = PhraseScreen(lambda: 4.0 if asked is UNLOCK else 0.0)
        made.ask(asked)
        made.tell(Failure("These words do not open it.", "Nothing is lost."))
        return made

    return make


def lock(_: tuple[Script, ...]) -> Page:
    made = LockScreen()
    made.show_lock(Settings(), "Not everything could be locked yet: journal.sqlite3 (another program is using it).")
    return made


def recovery_key(_: tuple[Script, ...]) -> Page:
    made = RecoveryKeyScreen()
    made.show_key("YRFD-4MYK-M5RA-T9BD-FA4E-RVBE-77MS-73S0")
    made.tell("It is copied. It is taken out of the clipboard again when you leave this page.")
    return made


def hidden(_: tuple[Script, ...]) -> Page:
    return HiddenScreen()


SCREENS = {
    "home": home,
    "home with history": home_with_history,
    **{f"all exercises, {wish or 'all'}": all_exercises(wish) for wish in ("", "narrowed", "shore", "zebra")},
    "empty home": empty_home,
    "home with a question": home_with_question,
    "home that asks": home_that_asks,
    "card": card,
    "orienting": orienting,
    "course, new": learning(Progress()),
    "course, under way": learning(Progress().at("release-only", datetime(2026, 1, 1, tzinfo=UTC))),
    "first run": first_run,
    "my body": my_body,
    **{f"a phrase: {asked.action}": phrase(asked) for asked in (SET_UP, UNLOCK, CHANGE, REMOVE)},
    "lock": lock,
    "recovery key": recovery_key,
    "hidden": hidden,
    **REMINDERS,
    **JOURNAL,
    **WRITTEN,
    **OWN,
    **CARE,
}


SMALL, USUAL, LARGE = (640, 520), (980, 760), (900, 700)


@pytest.fixture(params=SCREENS, ids=str)
def make(request: pytest.FixtureRequest, library: tuple[Script, ...]) -> Callable[[], Page]:
    return lambda: SCREENS[request.param](library)


def in_window(page: Page) -> Window:
    window = Window()
    window.show_screen(page)
    window.notice("Your settings can't be saved just now. They stay as they are until you close the program.")
    return window


def assert_room(window: Window, page: Page, clipped: Find, size: tuple[int, int]) -> None:
    assert window.size().toTuple() == size
    assert clipped(window) == []
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.area.widget().width() <= page.area.viewport().width()


def test_everything_has_a_name_and_room_and_is_large_enough(
    make: Callable[[], Page], show: Show, nameless: Find, small_targets: Find, clipped: Find, application: QApplication
):
    page = make()
    window = show(in_window(page), *SMALL)
    assert nameless(window) == []
    assert small_targets(window) == []
    assert_room(window, page, clipped, SMALL)
    window.resize(*USUAL)
    application.processEvents()
    assert_room(window, page, clipped, USUAL)


def test_nothing_is_clipped_in_large_text(
    make: Callable[[], Page], show: Show, clipped: Find, application: QApplication
):
    theme.apply(application, theme.load("light"), 2.0)
    page = make()
    assert_room(show(in_window(page), *LARGE), page, clipped, LARGE)


LONG_NOTICE = (
    "There is no sound just now. The session goes on with words on the screen, and the sound comes back when it can."
)


@pytest.mark.parametrize("name", SCREENS)
def test_the_largest_text_fits_into_the_smallest_window(
    name: str,
    show: Show,
    clipped: Find,
    small_targets: Find,
    application: QApplication,
    library: tuple[Script, ...],
):
    theme.apply(application, theme.load("light"), 2.0)
    page = SCREENS[name](library)
    window = in_window(page)
    window.notice(LONG_NOTICE)
    show(window, *SMALL)
    assert_room(window, page, clipped, SMALL)
    assert small_targets(window) == []
    assert out_of_reach(window, page) == []


def out_of_reach(window: Window, page: Page) -> list[str]:
    """What stands in the foot of a page, and is covered by the support button or lies under the window's edge."""

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(window, QPoint()), widget.size())

    shown = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    [support] = [each for each in shown if each.text() == SUPPORT]
    foot = [each for each in shown if page.isAncestorOf(each) and not page.area.isAncestorOf(each)]
    return [
        each.text()
        for each in foot
        if place(each).intersects(place(support)) or not window.rect().contains(place(each))
    ]


def test_a_larger_text_reaches_a_screen_that_is_shown(
    make: Callable[[], Page], show: Show, clipped: Find, application: QApplication
):
    page = make()
    window = show(in_window(page), *LARGE)
    theme.apply(application, theme.load("dark"), 2.0)
    application.processEvents()
    assert_room(window, page, clipped, LARGE)


def test_is_freed_after_closing(make: Callable[[], Page], is_freed: Callable[[Callable[[], QWidget]], bool]):
    assert is_freed(make)


def test_the_focus_begins_where_it_should_and_tab_goes_from_top_to_bottom(make: Callable[[], Page], show: Show):
    page = make()
    window = show(in_window(page))
    assert page.first is not None
    assert window.focusWidget() is page.first
    assert QApplication.focusWidget() is page.first
    controls, widget = [], page.nextInFocusChain()
    while widget is not page:
        if page.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            controls.append(widget)
        widget = widget.nextInFocusChain()
    content = page.area.widget()
    places = [
        (control.mapTo(content, control.rect().topLeft()).y(), control.mapTo(content, control.rect().bottomLeft()).y())
        if content.isAncestorOf(control)
        else (100_000, 100_000)
        for control in controls
    ]
    first = places.index(min(places))
    in_turn = places[first:] + places[:first]
    climbs = [(one, next_one) for one, next_one in pairwise(in_turn) if next_one[1] < one[0]]
    assert climbs == [], [c.accessibleName() for c in controls]
