"""The card of one exercise, and its minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises.script import CAUTIONS, Use
from relaxapp.ui.card import Card
from relaxapp.ui.sound_choice import SoundChoice, halves
from relaxapp.ui.stepper import MinutesStepper, presets
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from relaxapp.exercises.script import Script

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

SOUNDS = {"rain": "Rain", "ocean": "Ocean waves", "silence": "Silence"}
CHANGES = ["neck and right shoulder: release only", "without holding the breath"]


@pytest.fixture
def muscles(library: tuple[Script, ...]) -> Script:
    return next(script for script in library if script.name == "pmr-16")


@pytest.fixture
def card(show: Show, muscles: Script) -> Card:
    made = Card()
    made.show_exercise(muscles, 20, "ocean", SOUNDS, CHANGES)
    show(made)
    made.focus_first()
    return made


def test_enter_starts(card: Card, qtbot: QtBot):
    assert QApplication.focusWidget().accessibleName() == "Start"
    with qtbot.waitSignal(card.start) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["pmr-16", 20.0, "ocean"]


def test_a_click_starts(card: Card, qtbot: QtBot, named: Named):
    with qtbot.waitSignal(card.start):
        QTest.mouseClick(named(card, "Start"), Qt.MouseButton.LeftButton)


def test_says_what_it_is_and_what_to_know(card: Card, said: Said, muscles: Script):
    words = said(card)
    for expected in (
        muscles.title,
        muscles.summary,
        "Neck and right shoulder: release only.",
        "Without holding the breath.",
        "You can do this lying down or sitting.",
        *(CAUTIONS[name] for name in muscles.cautions),
        *muscles.sources,
    ):
        assert expected in words


def test_says_nothing_of_changes_when_there_are_none(card: Card, said: Said, muscles: Script):
    card.show_exercise(muscles, 20, "rain", SOUNDS)
    assert "Made to suit you" not in said(card)


def test_another_exercise_replaces_the_first(card: Card, said: Said, library: tuple[Script, ...], qtbot: QtBot):
    card.show_problem("The shortest this can do is 7 minutes.")
    card.show_exercise(library[0], 3, "rain", SOUNDS)
    assert library[0].title in said(card)
    for gone in ("sixteen", "The shortest", "Made to suit you"):
        assert gone not in said(card)
    with qtbot.waitSignal(card.start) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [library[0].name, 3.0, "rain"]


@pytest.mark.parametrize(("name", "minutes"), [("Less time", 19), ("More time", 21)])
def test_minutes_with_the_large_buttons(card: Card, qtbot: QtBot, named: Named, said: Said, name: str, minutes: float):
    QTest.mouseClick(named(card, name), Qt.MouseButton.LeftButton)
    assert f"{minutes} minutes" in said(card)
    with qtbot.waitSignal(card.start) as told:
        named(card, "Start").click()
    assert told.args[1] == minutes


@pytest.mark.parametrize(("key", "minutes"), [(Qt.Key.Key_Plus, 21), (Qt.Key.Key_Minus, 19)])
def test_minutes_with_keys_while_start_has_the_focus(card: Card, key: Qt.Key, minutes: float):
    press(key)
    assert card.minutes.value == minutes
    assert QApplication.focusWidget().accessibleName() == "Start"


def test_a_usual_length_is_one_press(card: Card, named: Named):
    named(card, "15 minutes").click()
    assert card.minutes.value == 15
    assert named(card, "15 minutes").isChecked()
    named(card, "15 minutes").click()
    assert named(card, "15 minutes").isChecked()
    assert not named(card, "20 minutes").isChecked()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_sound_is_chosen(card: Card, qtbot: QtBot, named: Named):
    box = card.sound.first
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    with qtbot.waitSignal(card.start) as told:
        named(card, "Start").click()
    assert told.args[2] == "silence"


MORE_SOUNDS = {**SOUNDS, "drone": "A slow drone", "own:a+b.wav": "My brook"}


class TestSound:
    @pytest.fixture
    def sound(self, card: Card, muscles: Script) -> SoundChoice:
        card.show_exercise(muscles, 20, "rain+drone", MORE_SOUNDS)
        return card.sound

    def test_two_are_mixed(self, card: Card, sound: SoundChoice, qtbot: QtBot, named: Named):
        assert (sound.first.currentText(), sound.second.currentText()) == ("Rain", "A slow drone")
        sound.second.setCurrentIndex(sound.second.findText("Ocean waves"))
        with qtbot.waitSignal(card.start) as told:
            named(card, "Start").click()
        assert told.args == ["pmr-16", 20.0, "rain+ocean"]

    def test_nothing_else_is_offered_first_and_the_same_never_twice(self, sound: SoundChoice):
        offered = [sound.second.itemText(index) for index in range(sound.second.count())]
        assert offered == ["Nothing else", "Ocean waves", "A slow drone", "My brook"]
        sound.second.setCurrentIndex(0)
        assert sound.soundscape == "rain"

    def test_what_was_mixed_in_stays_with_another_first_sound(self, sound: SoundChoice):
        sound.first.setCurrentIndex(sound.first.findText("Ocean waves"))
        assert sound.soundscape == "ocean+drone"
        sound.first.setCurrentIndex(sound.first.findText("A slow drone"))
        assert sound.soundscape == "drone"

    def test_nothing_is_mixed_with_silence(self, sound: SoundChoice):
        sound.first.setCurrentIndex(sound.first.findText("Silence"))
        assert sound.soundscape == "silence"
        assert not sound.second.isVisible()

    def test_listening(self, card: Card, sound: SoundChoice, qtbot: QtBot, named: Named):
        assert sound.isVisible()
        with qtbot.waitSignal(card.preview) as told:
            QTest.mouseClick(named(card, "Listen"), Qt.MouseButton.LeftButton)
        assert told.args == ["rain+drone"]

    @pytest.mark.parametrize(
        ("soundscape", "expected"),
        [
            ("rain", ("rain", "")),
            ("rain+drone", ("rain", "drone")),
            ("own:a+b.wav", ("own:a+b.wav", "")),
            ("own:a+b.wav+rain", ("own:a+b.wav", "rain")),
            ("rain+own:a+b.wav", ("rain", "own:a+b.wav")),
            ("rain+own:gone.wav", ("rain", "")),
            ("own:gone.wav+drone", ("drone", "")),
            ("own:gone.wav", ("", "")),
            ("", ("", "")),
        ],
    )
    def test_halves(self, soundscape: str, expected: tuple[str, str]):
        assert halves(soundscape, MORE_SOUNDS) == expected


def test_the_star_makes_a_favourite(card: Card, qtbot: QtBot, named: Named, muscles: Script):
    star = named(card, f"Favourite: {muscles.title}")
    with qtbot.waitSignal(card.favourite) as told:
        QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    assert told.args == ["pmr-16", True]
    card.show_exercise(muscles, 20, "rain", SOUNDS, favourite=True)
    with qtbot.waitSignal(card.favourite) as told:
        QTest.keyClick(star, Qt.Key.Key_Space)
    assert told.args == ["pmr-16", False]


def test_it_can_be_taken_along(card: Card, qtbot: QtBot, named: Named):
    with qtbot.waitSignal(card.take_along) as told:
        named(card, "Take it along").click()
    assert told.args == ["pmr-16", 20.0, "ocean"]


def test_a_voice_can_be_recorded_for_it(card: Card, qtbot: QtBot, named: Named):
    with qtbot.waitSignal(card.record) as told:
        named(card, "Record a voice for it").click()
    assert told.args == ["pmr-16"]


def test_only_what_is_ones_own_can_be_edited(card: Card, qtbot: QtBot, named: Named, muscles: Script):
    assert "Edit" not in [b.accessibleName() for b in card.findChildren(QPushButton) if b.isVisible()]
    card.show_exercise(muscles, 20, "rain", SOUNDS, own=True)
    with qtbot.waitSignal(card.edit) as told:
        named(card, "Edit").click()
    assert told.args == ["pmr-16"]


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ({Use.BREATH, Use.HOLDS}, "It works with your breath."),
        ({Use.IMAGERY, Use.MUSCLES, Use.BODY}, "It works with your muscles, body and imagination."),
        (set(), "It asks nothing of your breath or your body."),
    ],
)
def test_says_what_it_works_with(card: Card, said: Said, muscles: Script, uses: set[Use], expected: str):
    card.show_exercise(replace(muscles, uses=frozenset(uses)), 20, "rain", SOUNDS)
    assert expected in said(card)


def test_back_by_button_and_by_escape(card: Card, qtbot: QtBot, named: Named):
    with qtbot.waitSignal(card.back):
        named(card, "Back").click()
    with qtbot.waitSignal(card.back):
        press(Qt.Key.Key_Escape)


def test_a_problem_is_shown_until_the_minutes_change(card: Card, said: Said, named: Named):
    card.show_problem("The shortest this can do is 25 minutes.")
    assert "The shortest this can do is 25 minutes." in said(card)
    named(card, "More time").click()
    assert "The shortest" not in said(card)


class TestMinutes:
    @pytest.fixture
    def stepper(self, show: Show) -> MinutesStepper:
        made = MinutesStepper()
        show(made, 600, 200)
        return made

    @pytest.mark.parametrize(
        ("shortest", "longest", "start", "way", "expected"),
        [
            (1, 20, 3, 1, 4),
            (1, 20, 20, 1, 20),
            (1, 20, 1, -1, 1),
            (6.7, 25, 8, -1, 7),
            (6.7, 25, 7, -1, 6.7),
            (6.7, 25, 6.7, 1, 7),
            (1, 3, 2, 1, 2.5),
            (1, 3, 2, -1, 1.5),
            (0.5, 3, 0.5, -1, 0.5),
            (12, 30, 12.4, 1, 13),
            (12, 30, 12.4, -1, 12),
            (2, 10, 4.5, 1, 5),
            (2, 10, 5, 1, 6),
            (2, 10, 6, -1, 5),
            (2, 10, 5, -1, 4.5),
        ],
    )
    def test_steps(
        self, stepper: MinutesStepper, shortest: float, longest: float, start: float, way: int, expected: float
    ):
        stepper.set_range(shortest, longest, start)
        stepper.step(way)
        assert stepper.value == pytest.approx(expected)

    @pytest.mark.parametrize(("asked", "given"), [(1, 8), (90, 25), (12, 12)])
    def test_stays_within_its_range(self, stepper: MinutesStepper, asked: float, given: float):
        stepper.set_range(8, 25, asked)
        assert stepper.value == given

    def test_tells_only_changes(self, stepper: MinutesStepper, qtbot: QtBot):
        with qtbot.assertNotEmitted(stepper.changed):
            stepper.set_range(1, 3, 3)
            stepper.step(1)
        with qtbot.waitSignal(stepper.changed) as told:
            stepper.step(-1)
        assert told.args == [2.5]

    @pytest.mark.parametrize(
        ("shortest", "longest", "expected"),
        [
            (1, 3, (1, 2, 3)),
            (12, 30, (12, 15, 20, 25, 30)),
            (6, 6.5, ()),
            (6.7, 25, (8, 10, 12, 20, 25)),
            (1, 20, (1, 3, 8, 12, 20)),
        ],
    )
    def test_presets_are_few_and_in_range(self, shortest: float, longest: float, expected: tuple[float, ...]):
        assert presets(shortest, longest) == expected
