"""Wishes for an exercise: a need at one press, kind, time and position behind a quiet button, and none found."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from relaxapp.exercises.finding import Wish
from relaxapp.exercises.script import Family, Posture
from tests.ui.keyboard import focused, write
from tests.ui.libraries import show_filled, shown, with_needs

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.ui.library import LibraryScreen

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]


@pytest.fixture
def scripts(library: tuple[Script, ...]) -> tuple[Script, ...]:
    return with_needs(library)


@pytest.fixture
def screen(show: Show, library: tuple[Script, ...]) -> LibraryScreen:
    return show_filled(show, library)


def test_a_need_is_one_press_and_another_press_takes_it_back(screen: LibraryScreen, named: Named):
    sleep = named(screen, "I can't sleep")
    QTest.mouseClick(sleep, Qt.MouseButton.LeftButton)
    assert shown(screen) == ["pmr-7", "shore"]
    QTest.mouseClick(named(screen, "A flare-up"), Qt.MouseButton.LeftButton)
    assert shown(screen) == ["flare"]
    assert not sleep.isChecked()
    QTest.mouseClick(named(screen, "A flare-up"), Qt.MouseButton.LeftButton)
    assert len(shown(screen)) == 7


def test_only_needs_that_something_answers_are_offered(screen: LibraryScreen):
    names = {button.accessibleName() for button in screen.findChildren(QPushButton) if button.isVisible()}
    assert {"I can't sleep", "Panic", "I feel low", "I feel anxious"} <= names
    assert not {"I feel tense", "Between two things", "Something hurts"} & names


def test_kind_time_and_position_are_behind_a_quiet_button(screen: LibraryScreen, named: Named):
    wishes = screen._wishes
    assert not wishes._time.isVisible()
    QTest.mouseClick(named(screen, "More choices"), Qt.MouseButton.LeftButton)
    wishes._time.setCurrentText("Over 20 minutes")
    assert shown(screen) == ["pmr-7", "pmr-16"]
    wishes._family.setCurrentText("Breathing")
    assert shown(screen) == []
    wishes._time.setCurrentText("5 minutes")
    wishes._posture.setCurrentText("Lying down")
    assert shown(screen) == ["coherent", "extended-exhale", "box"]
    assert wishes.wish == Wish(family=Family.BREATHING, minutes=5, posture=Posture.LYING)


def test_what_is_chosen_can_be_read_on_the_folded_button(screen: LibraryScreen, named: Named):
    named(screen, "More choices").click()
    screen._wishes._time.setCurrentText("2 minutes")
    screen._wishes._posture.setCurrentText("Sitting")
    named(screen, "Fewer choices").click()
    assert named(screen, "2 minutes, Sitting").isVisible()
    write("b")
    assert named(screen, "2 minutes, Sitting").isVisible()


def test_every_time_can_be_chosen(screen: LibraryScreen):
    box = screen._wishes._time
    texts = [box.itemText(index) for index in range(box.count())]
    assert texts == ["Any length", "2 minutes", "5 minutes", "10 minutes", "20 minutes", "Over 20 minutes"]
    box.setCurrentIndex(5)
    assert math.isinf(screen._wishes.wish.minutes)


def test_nothing_found_is_said_kindly_and_one_button_clears_the_wishes(screen: LibraryScreen, named: Named, said: Said):
    named(screen, "I can't sleep").click()
    named(screen, "More choices").click()
    screen._wishes._family.setCurrentText("Breathing")
    write("zebra")
    assert shown(screen) == []
    assert "With fewer wishes" in said(screen)
    QTest.mouseClick(named(screen, "Show all exercises"), Qt.MouseButton.LeftButton)
    assert screen._wishes.wish == Wish()
    assert len(shown(screen)) == 7
    assert "With fewer wishes" not in said(screen)
    assert focused().accessibleName() == "Search the exercises"


def test_clear_is_there_when_there_is_something_to_clear(screen: LibraryScreen, named: Named):
    assert "Clear" not in [button.text() for button in screen.findChildren(QPushButton) if button.isVisible()]
    write("shore")
    QTest.mouseClick(named(screen, "Clear"), Qt.MouseButton.LeftButton)
    assert len(shown(screen)) == 7


def test_needs_stay_chosen_when_the_library_is_another_one(
    screen: LibraryScreen, scripts: tuple[Script, ...], named: Named
):
    named(screen, "I can't sleep").click()
    screen.set_library(scripts, unsuitable={}, recent=["shore"], favourites=[], own=[])
    assert shown(screen) == ["shore", "pmr-7"]
    assert named(screen, "I can't sleep").isChecked()
