"""Waiting together: time passes, company is chosen, the numbers stay in sight; nothing is asked, nothing judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from relaxapp.exercises.timeline import Phase
from relaxapp.support.lines import load
from relaxapp.support.plan import Person, Plan
from relaxapp.ui import theme
from relaxapp.ui.company import AROUND, breath_at
from relaxapp.ui.waiting import COMPANY, WaitingScreen
from tests.clocks import Clock
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

IRELAND = load().countries["IE"]
MINE = Plan(
    words=("My sister rings on Sundays.",),
    pictures=("/lake.png",),
    people=(Person("Ana", "0170 123 45 67"), Person("Jo", "", "at the café")),
)


def picture(_: str, side: int) -> QImage:
    made = QImage(side, side // 2, QImage.Format.Format_RGB32)
    made.fill(QColor("teal"))
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def screen(show: Show, clock: Clock) -> WaitingScreen:
    made = WaitingScreen(theme.load("light"), clock)
    made.begin(IRELAND, MINE, picture, breath=True, reduced=False)
    show(made, 980, 760)
    made.focus_first()
    return made


def visible(screen: WaitingScreen) -> list[str]:
    return [button.text() for button in screen.findChildren(QPushButton) if button.isVisible()]


def everything_said(screen: WaitingScreen, said: Said, clock: Clock) -> str:
    words = []
    for company in COMPANY:
        screen.choose(company)
        words.append(said(screen))
    clock.now += 5 * 60 + 1
    screen.tick()
    return "\n".join([*words, said(screen), *visible(screen), *AROUND])


def test_begins_at_once_with_five_minutes_and_a_silent_breath(screen: WaitingScreen, said: Said):
    assert screen.minutes_left == 5
    assert "About 5 minutes more." in said(screen)
    assert screen.breath.isVisible()
    assert screen.breath.pacer.ticking


def test_time_is_told_softly_and_fifteen_minutes_are_one_press(
    screen: WaitingScreen, clock: Clock, said: Said, named: Named
):
    clock.now += 130
    screen.tick()
    assert "About 3 minutes more." in said(screen)
    named(screen, "15 minutes").click()
    assert "About 15 minutes more." in said(screen)
    clock.now += 14.5 * 60
    screen.tick()
    assert "About a minute more." in said(screen)


def test_ends_in_a_choice(screen: WaitingScreen, clock: Clock, said: Said, named: Named, qtbot: QtBot):
    assert "Enough for now" not in visible(screen)
    clock.now += 5 * 60 + 1
    screen.tick()
    assert screen.over
    assert "5 minutes have passed. Any of these is fine." in said(screen)
    assert {"5 minutes", "15 minutes", "Something else", "Enough for now"} <= set(visible(screen))
    with qtbot.waitSignal(screen.elsewhere):
        named(screen, "Something else").click()
    with qtbot.waitSignal(screen.enough):
        named(screen, "Enough for now").click()
    named(screen, "5 minutes").click()
    assert not screen.over
    assert "Enough for now" not in visible(screen)


def test_nothing_is_asked_judged_or_named(screen: WaitingScreen, clock: Clock, said: Said):
    words = everything_said(screen, said, clock).lower()
    assert "?" not in words
    for never in ("well done", "good job", "proud", "urge", "crisis", "harm", "suicid", "safe", "strong", "should"):
        assert never not in words


def test_the_numbers_are_there_in_every_company(screen: WaitingScreen, said: Said):
    for company in COMPANY:
        screen.choose(company)
        words = said(screen).splitlines()
        assert {*IRELAND.emergency, "116 123"} <= set(words)
        assert f"In danger now · {IRELAND.name}" in words


def test_on_a_narrow_screen_the_emergency_numbers_stay_above_the_company(show: Show, screen: WaitingScreen, said: Said):
    short = "In danger now, call 112 or 999 (Ireland)."
    assert short not in said(screen)
    narrow = WaitingScreen(theme.load("light"))
    narrow.begin(IRELAND, MINE, picture, breath=True, reduced=False)
    show(narrow, 500, 520)
    [label] = [label for label in narrow.findChildren(QLabel) if label.text() == short]
    assert label.isVisible()
    assert label.visibleRegion().boundingRect() == label.rect()
    assert label.accessibleName() == "In danger now, call 1 1 2 or 9 9 9 (Ireland)."


def test_numbers_are_read_digit_by_digit(screen: WaitingScreen):
    names = [label.accessibleName() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert "1 1 6, 1 2 3, Ireland" in names


def test_company_is_changed_by_key_and_one_is_there_at_a_time(screen: WaitingScreen):
    assert QApplication.focusWidget().text() == "Breath"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert screen.company == "sounds"
    assert not screen.breath.isVisible()
    assert not screen.breath.pacer.ticking


def test_on_an_ordinary_screen_the_breath_its_sound_and_the_numbers_are_in_sight_at_once(screen: WaitingScreen):
    screen.resize(1000, 700)
    QApplication.processEvents()
    assert screen.area.verticalScrollBar().maximum() == 0
    assert screen.breath.aloud.visibleRegion().boundingRect().size() == screen.breath.aloud.size()
    assert screen.breath.pacer.height() > screen.breath.pacer.minimumHeight(), "it takes the room there is"


@pytest.mark.parametrize(("size", "scale"), [((1000, 700), 1.0), ((640, 520), 2.0)], ids=["usual", "large letters"])
def test_the_breath_and_what_is_beneath_it_have_their_own_room(
    screen: WaitingScreen, application: QApplication, size: tuple[int, int], scale: float
):
    theme.apply(application, theme.load("light"), scale)
    screen.resize(*size)
    QApplication.processEvents()
    pacer, aloud = screen.breath.pacer, screen.breath.aloud
    assert pacer.height() >= pacer.minimumHeight()
    assert pacer.geometry().bottom() < aloud.geometry().top()
    assert aloud.geometry().bottom() < screen.breath.height()


def test_sound_comes_only_when_it_is_asked_for_and_ends_with_another_company(screen: WaitingScreen):
    asked: list[str] = []
    screen.sound.connect(asked.append)
    screen.choose("around")
    assert asked == []
    screen.choose("sounds")
    screen.choose("around")
    assert asked == ["sounds", ""]
    screen.choose("breath")
    screen.breath.aloud.click()
    assert asked[2:] == ["breath"]
    screen.follow(lambda: breath_at(0))
    screen.breath.aloud.click()
    assert asked[3:] == [""]


def test_more_time_goes_on_with_the_sound(screen: WaitingScreen, named: Named):
    asked: list[str] = []
    screen.choose("sounds")
    screen.sound.connect(asked.append)
    named(screen, "15 minutes").click()
    assert asked == ["sounds"]


def test_coming_back_goes_on_with_what_was_begun(screen: WaitingScreen, clock: Clock):
    screen.choose("around")
    clock.now += 60
    screen.begin(IRELAND, MINE, picture, breath=True, reduced=False)
    assert screen.minutes_left == 4
    assert screen.company == "around"


def test_somebody_who_leaves_out_the_breath_is_not_shown_one(show: Show, clock: Clock):
    made = WaitingScreen(theme.load("light"), clock)
    made.begin(IRELAND, Plan(), picture, breath=False, reduced=False)
    show(made)
    assert "Breath" not in visible(made)
    assert made.company == "around"
    assert not made.breath.isVisible()


def test_one_thing_at_a_time_to_look_for_and_another_at_a_press(screen: WaitingScreen, named: Named):
    screen.choose("around")
    seen = []
    for _ in AROUND:
        seen.append(screen.around.words)
        named(screen, "Another").click()
    assert seen == list(AROUND)
    assert screen.around.words == AROUND[0]


def test_my_words_and_pictures(screen: WaitingScreen, said: Said):
    screen.choose("mine")
    assert "My sister rings on Sundays." in said(screen)
    shown = [label for label in screen.findChildren(QLabel) if label.isVisible() and not label.pixmap().isNull()]
    assert len(shown) == 1


def test_without_words_of_ones_own_the_plan_is_one_press_away(show: Show, clock: Clock, named: Named, qtbot: QtBot):
    made = WaitingScreen(theme.load("light"), clock)
    made.begin(IRELAND, Plan(), picture, breath=True, reduced=False)
    show(made)
    made.choose("mine")
    with qtbot.waitSignal(made.plan):
        named(made, "My support plan").click()


def test_people_of_ones_own_come_first_then_the_lines(screen: WaitingScreen, said: Said, named: Named, qtbot: QtBot):
    screen.choose("people")
    words = said(screen)
    assert words.index("0170 123 45 67 · Ana") < words.index("116 123 · Ireland")
    assert "Jo – at the café" in words
    with qtbot.waitSignal(screen.link) as told:
        named(screen, "Call 0 1 7 0, 1 2 3, 4 5, 6 7").click()
    assert told.args == ["tel:01701234567"]


def test_where_nobody_is_known_to_call_it_says_who_could_be_here(show: Show, clock: Clock, said: Said):
    made = WaitingScreen(theme.load("light"), clock)
    made.begin(load().countries["RO"], Plan(), picture, breath=True, reduced=False)
    show(made)
    made.choose("people")
    assert "The people of your support plan can be here." in said(made)


def test_without_a_country_it_still_waits(show: Show, clock: Clock, said: Said):
    made = WaitingScreen(theme.load("light"), clock)
    made.begin(None, Plan(), picture, breath=True, reduced=False)
    show(made)
    assert "call the emergency number of the place where you are" in said(made)
    made.choose("people")
    assert "support plan" in said(made)


def test_the_breath_is_a_pure_function_of_time():
    assert [breath_at(second).phase for second in (0, 3.9, 4, 9.9, 10)] == [
        *(Phase.IN, Phase.IN, Phase.OUT, Phase.OUT, Phase.IN),
    ]
    assert breath_at(2).fill == pytest.approx(0.5)
    assert breath_at(4).fill == 1
    assert breath_at(7).fill == pytest.approx(0.5)
    assert breath_at(12345 * 10 + 2).fill == pytest.approx(0.5)
