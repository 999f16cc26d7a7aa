"""The course on its screen: the path, the place that is open, and every way on, back, aside and anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises import course_file
from relaxapp.journal.course import Progress
from relaxapp.ui import theme
from relaxapp.ui.course import CourseScreen
from relaxapp.ui.course_stage import Offer
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from relaxapp.ui.window import Window

    Show = Callable[..., QWidget]
    InWindow = Callable[..., Window]
    Find = Callable[[QWidget], list[str]]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

COURSE = course_file.shipped()
IDS = [stage.id for stage in COURSE.stages]
START = datetime(2026, 3, 1, tzinfo=UTC)
OFFERS = {
    practice.exercise: Offer(f"Title of {practice.exercise}")
    for stage in COURSE.stages
    for practice in stage.practices
    if practice.exercise != "pmr-4"
}


def been(*places: int) -> Progress:
    progress = Progress()
    for day, place in enumerate(places):
        progress = progress.at(IDS[place], START + timedelta(days=day))
    return progress


def made(progress: Progress, problem: str = "", **practised: int) -> CourseScreen:
    screen = CourseScreen()
    screen.show_course(COURSE, progress, OFFERS, practised, problem)
    return screen


def names(screen: CourseScreen) -> list[str]:
    return [stone.accessibleName() for stone in screen.path.stones]


def buttons(screen: CourseScreen) -> list[str]:
    return [each.text() for each in screen.findChildren(QPushButton) if each.isVisible()]


# The first time


def test_says_first_what_it_is_and_one_press_begins(in_window: InWindow, said: Said, qtbot: QtBot):
    screen = made(Progress())
    in_window(screen)
    for topic in COURSE.about:
        assert topic.title in said(screen)
    assert not any("here" in name for name in names(screen))
    with qtbot.waitSignal(screen.go) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [IDS[0]]


def test_any_place_can_be_read_and_begun_at(in_window: InWindow, said: Said, named: Named, qtbot: QtBot):
    screen = made(Progress())
    in_window(screen)
    screen.path.stones[1].click()
    assert "2. Only release" in said(screen)
    with qtbot.waitSignal(screen.go) as told:
        named(screen, "Begin here").click()
    assert told.args == [IDS[1]]


# On the path


def test_the_path_is_a_list_that_names_where_one_is(in_window: InWindow):
    screen = made(been(0, 2))
    in_window(screen)
    assert screen.path.accessibleName() == "The path, 6 places"
    assert names(screen) == [
        "1 of 6: Tense and release. You have been here.",
        "2 of 6: Only release.",
        "3 of 6: With a word. You are here.",
        "4 of 6: On the move.",
        "5 of 6: Half a minute.",
        "6 of 6: Daily life.",
    ]
    assert screen.path.stones[2].accessibleDescription() == "It is shown below."


def test_where_one_is_differs_in_shape_from_where_one_was_and_the_rest(in_window: InWindow):
    """Without any colour, too: the pictures of three stones differ in what is light and what is dark."""
    screen = made(been(0, 1))
    in_window(screen)
    grey = []
    for stone in screen.path.stones[:3]:
        stone._number = ""
        image = stone.grab().toImage()
        middle = stone._centre.toPoint()
        grey.append(tuple(image.pixelColor(middle + QPoint(-at, 0)).lightness() // 40 for at in range(24)))
    assert len(set(grey)) == 3


def test_a_start_carries_exercise_and_minutes(in_window: InWindow, said: Said, named: Named, qtbot: QtBot):
    screen = made(been(0, 1))
    in_window(screen)
    assert QApplication.focusWidget() is named(screen, "Start, 10 minutes: Title of release-only")
    with qtbot.waitSignal(screen.start) as told:
        named(screen, "Start, 6 minutes: Title of release-only").click()
    assert told.args == ["release-only", 6.0]
    assert "It can't be found just now." in said(screen)


def test_an_exercise_that_does_not_suit_says_why_and_is_not_started(in_window: InWindow, said: Said):
    screen = CourseScreen()
    screen.show_course(COURSE, been(2), {"cue-controlled": Offer("A word", "It works with the breath.")}, {})
    in_window(screen)
    assert "It works with the breath." in said(screen)
    assert not [text for text in buttons(screen) if text.startswith("Start")]
    assert QApplication.focusWidget() is screen.path.stones[2]


def test_what_was_practised_is_said_softly_and_only_for_the_present_place(in_window: InWindow, said: Said):
    screen = CourseScreen()
    screen.show_course(COURSE, been(0, 1), OFFERS, {"release-only": 4, "recall": 1})
    in_window(screen)
    assert "Practised 4 times at this place" in said(screen)
    assert "Practised once at this place" in said(screen)
    screen.path.stones[0].click()
    assert "Practised" not in said(screen)


@pytest.mark.parametrize(("at", "press", "to"), [(1, "Move on", 2), (1, "Back one", 0), (4, "Move on", 5)])
def test_on_and_back_are_one_press(in_window: InWindow, named: Named, qtbot: QtBot, at: int, press: str, to: int):
    screen = made(been(at))
    in_window(screen)
    assert named(screen, press).accessibleDescription() == COURSE.stages[to].title
    with qtbot.waitSignal(screen.go) as told:
        named(screen, press).click()
    assert told.args == [IDS[to]]


def test_the_ends_of_the_path_have_one_way_less(in_window: InWindow):
    for at, missing in ((0, "Back one"), (5, "Move on")):
        screen = made(been(at))
        in_window(screen)
        assert missing not in buttons(screen)
        assert "Stay" in buttons(screen)


def test_to_stay_is_a_choice_too(in_window: InWindow, said: Said, named: Named, qtbot: QtBot):
    screen = made(been(1))
    in_window(screen)
    with qtbot.assertNotEmitted(screen.go):
        named(screen, "Stay").click()
    assert "you stay here, for as long as you like" in said(screen)


def test_looking_at_another_place_moves_nobody(in_window: InWindow, said: Said, named: Named, qtbot: QtBot):
    screen = made(been(1))
    in_window(screen)
    with qtbot.assertNotEmitted(screen.go):
        screen.path.stones[4].setFocus()
        QTest.keyClick(screen.path.stones[4], Qt.Key.Key_Return)
        assert "5. Half a minute" in said(screen)
        back = named(screen, "Show where I am")
        back.setFocus()
        QTest.keyClick(back, Qt.Key.Key_Return)
        assert "2. Only release" in said(screen)
        assert QApplication.focusWidget() is screen.path.stones[1]
        screen.path.stones[4].click()
    with qtbot.waitSignal(screen.go) as told:
        named(screen, "Go on from here").click()
    assert told.args == [IDS[4]]


def test_what_to_know_can_be_read_again(in_window: InWindow, said: Said, named: Named):
    screen = made(been(1))
    in_window(screen)
    about = named(screen, "About this course")
    about.setFocus()
    QTest.keyClick(about, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.path.stones[0]
    assert "When to ask first" in said(screen)
    assert "2. Only release" not in said(screen)


def test_put_away_and_begun_anew(in_window: InWindow, named: Named, qtbot: QtBot):
    screen = made(been(0, 1))
    in_window(screen)
    with qtbot.waitSignal(screen.rest):
        named(screen, "Put the course away").click()
    with qtbot.waitSignal(screen.anew):
        named(screen, "Begin anew").click()


def test_a_course_at_rest_waits(in_window: InWindow, said: Said, named: Named, qtbot: QtBot):
    screen = made(been(0, 1).put_away())
    in_window(screen)
    assert "The course rests. Nothing is lost." in said(screen)
    assert "Move on" not in buttons(screen)
    assert "Put the course away" not in buttons(screen)
    with qtbot.waitSignal(screen.go) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [IDS[1]]
    named(screen, "Begin anew").click()


def test_a_place_that_is_gone_and_a_damaged_file_are_told(in_window: InWindow, said: Said):
    screen = made(Progress().at("gone", START), "The file of your path is damaged.")
    in_window(screen)
    assert "Choose any place to go on from." in said(screen)
    assert "The file of your path is damaged." in said(screen)
    assert "Begin at the first place" in buttons(screen)


def test_says_nothing_of_days_or_shares(in_window: InWindow, said: Said):
    screen = made(been(0, 1), recall=3)
    in_window(screen)
    words = said(screen)
    assert "2026" not in words
    assert "March" not in words
    assert "%" not in words


# For everybody

STATES = {
    "new": lambda: made(Progress(), "The file of your path is damaged. It stays in /home/somebody/course.json."),
    "under way": lambda: made(been(0, 1), recall=4),
    "at rest": lambda: made(been(0, 1).put_away()),
}


@pytest.fixture(params=STATES)
def make(request: pytest.FixtureRequest) -> Callable[[], CourseScreen]:
    return STATES[request.param]


def test_everything_has_a_name_and_a_large_target(
    make: Callable[[], CourseScreen], in_window: InWindow, nameless: Find, small_targets: Find
):
    window = in_window(make(), 640, 520)
    assert nameless(window) == []
    assert small_targets(window) == []


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 640, 520), (1.0, 980, 760), (2.0, 640, 520)])
def test_nothing_is_clipped_and_what_has_the_focus_is_in_sight(
    make: Callable[[], CourseScreen],
    in_window: InWindow,
    clipped: Find,
    application: QApplication,
    qtbot: QtBot,
    scale: float,
    width: int,
    height: int,
):
    theme.apply(application, theme.load("light"), scale)
    screen = make()
    window = in_window(screen, width, height)
    assert clipped(window) == []
    assert screen.area.widget().width() <= screen.area.viewport().width()
    held = QApplication.focusWidget()
    assert held is screen.first
    qtbot.waitUntil(lambda: not held.visibleRegion().isEmpty())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_all_words_of_the_path_have_room(in_window: InWindow, application: QApplication, scale: float):
    theme.apply(application, theme.load("light"), scale)
    screen = made(been(0, 1))
    in_window(screen, 640, 520)
    for stone in screen.path.stones:
        taken = stone.words_taken()
        assert stone.rect().toRectF().contains(taken), stone.accessibleName()


def test_the_keys_go_along_the_path_and_then_down(in_window: InWindow):
    screen = made(been(0, 1))
    in_window(screen)
    screen.path.stones[0].setFocus()
    seen = []
    for _ in range(8):
        seen.append(QApplication.focusWidget().accessibleName())
        press(Qt.Key.Key_Tab)
    assert seen[:6] == names(screen)
    assert seen[6] == "Start, 10 minutes: Title of release-only"


def test_esc_goes_back(in_window: InWindow, qtbot: QtBot):
    screen = made(been(0))
    in_window(screen)
    with qtbot.waitSignal(screen.back):
        QTest.keyClick(screen, Qt.Key.Key_Escape)


def test_is_freed_after_closing(make: Callable[[], CourseScreen], is_freed: Callable[[Callable[[], QWidget]], bool]):
    assert is_freed(make)
