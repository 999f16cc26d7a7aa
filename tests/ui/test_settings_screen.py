"""The screen of settings: each change at once, by keys, never by accident."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises.script import CAUTIONS
from relaxapp.settings import GUIDANCE, HANDS, MOTIONS, POSTURES, SILENCES, THEMES, Settings
from relaxapp.ui.settings import EACH_ITS_OWN, USUAL_FLARE, USUAL_VOICE, SettingsScreen
from tests.ui.settings_screens import (
    COUNTRIES,
    OWN,
    SOUNDSCAPES,
    VOICES,
    choose,
    control,
    open_part_of,
    show_usual,
    told_by,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]


@pytest.fixture
def screen(show: Show) -> SettingsScreen:
    return show_usual(show)


@pytest.fixture
def changes(screen: SettingsScreen) -> list[Settings]:
    return told_by(screen)


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("Voice", "voice", "alba"),
        ("Background sound", "soundscape", "ocean"),
        ("Colours", "theme", "night"),
        ("Size of text", "text_scale", 1.5),
        ("Size of captions", "caption_scale", 2.0),
        ("Moving pictures", "motion", "reduced"),
        ("How I practise", "posture", "changing"),
        ("How much is said", "guidance", "fewer"),
        ("Longest silence", "longest_silence", 20),
        ("Which hand comes first", "dominant", "left"),
        ("Colours", "theme", "contrast"),
        ("Country", "country", "NL"),
    ],
)
def test_a_choice_holds_at_once(screen: SettingsScreen, changes: list[Settings], name: str, option: str, value: object):
    choose(control(screen, name), value)
    assert changes == [replace(Settings(), **{option: value})]


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("Spoken words", "voice_on", False),
        ("Tell a screen reader", "announce", True),
        ("My eyes stay open", "eyes_open", True),
        ("Leave the breath out", "breath", False),
        ("Leave the body out", "body", False),
        ("Ask before a session", "check_before", True),
        ("Ask after a session", "check_after", True),
        ("Offer a look back once a week", "weekly", True),
        ("With four questions about mood", "weekly_mood", True),
        ("Pain", "measures", ["pain", "tension"]),
        ("Tension", "measures", []),
    ],
)
def test_a_switch_holds_at_once_and_says_its_state(
    screen: SettingsScreen, changes: list[Settings], name: str, option: str, value: bool
):
    switch = control(screen, name)
    open_part_of(screen, switch)
    switch.setFocus()
    before = switch.text()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert changes == [replace(Settings(), **{option: value})]
    assert {before, switch.text()} == {"On", "Off"}
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert changes[-1] == Settings()


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("Volume of the voice", "volume_voice", 0.85),
        ("Volume of bells", "volume_bells", 0.65),
        ("Volume of background sound", "volume_ambience", 0.55),
        ("Pace of the voice", "voice_rate", 125),
    ],
)
def test_a_slider_holds_at_once(screen: SettingsScreen, changes: list[Settings], name: str, option: str, value: float):
    slider = control(screen, name)
    open_part_of(screen, slider)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert changes == [replace(Settings(), **{option: value})]


def test_changes_add_up(screen: SettingsScreen, changes: list[Settings]):
    choose(control(screen, "Colours"), "dark")
    choose(control(screen, "How I practise"), "sitting")
    assert changes[-1] == Settings(theme="dark", posture="sitting")


def test_showing_settings_changes_nothing(screen: SettingsScreen, changes: list[Settings]):
    other = Settings(
        voice_on=False,
        voice="gone",
        voice_rate=97,
        volume_voice=0.33,
        soundscape="ocean",
        text_scale=1.1,
        theme="night",
        motion="full",
        announce=True,
        holds=True,
        eyes_open=True,
        breath=False,
        body=False,
        posture="lying",
        areas={"neck": "skip"},
        country="DE",
        measures=["pain", "distress"],
    )
    screen.show_settings(other, VOICES, SOUNDSCAPES, COUNTRIES)
    assert changes == []
    assert control(screen, "Voice").currentData() == "gone"  # what is chosen stays, known or not
    assert control(screen, "Size of text").currentText() == "110 %"
    assert control(screen, "Holding the breath").isChecked()
    assert control(screen, "Leave the breath out").isChecked()
    choose(control(screen, "How I practise"), "sitting")
    assert changes == [replace(other, posture="sitting")]


def test_offers_every_value_that_the_settings_know(screen: SettingsScreen):
    assert set(values(control(screen, "Colours"))) == set(THEMES)
    assert set(values(control(screen, "Moving pictures"))) == set(MOTIONS)
    assert set(values(control(screen, "How I practise"))) == set(POSTURES)
    assert set(values(control(screen, "How much is said"))) == set(GUIDANCE)
    assert set(values(control(screen, "Which hand comes first"))) == set(HANDS)
    assert set(values(control(screen, "Longest silence"))) == set(SILENCES)
    assert values(control(screen, "Background sound")) == ["", *SOUNDSCAPES]


def test_countries_are_in_the_order_of_their_names(screen: SettingsScreen):
    assert values(control(screen, "Country")) == ["", "DE", "NL", "US"]


def test_voices_may_come_later(screen: SettingsScreen, changes: list[Settings]):
    screen.show_settings(Settings(voice="anna"), (), SOUNDSCAPES, COUNTRIES)
    screen.set_voices(VOICES)
    box = control(screen, "Voice")
    assert [box.itemText(index) for index in range(box.count())] == [USUAL_VOICE, "Alba", "Anna"]
    assert box.currentData() == "anna"
    assert changes == []


def test_the_voice_can_be_listened_to(screen: SettingsScreen, named: Named):
    asked: list[bool] = []
    screen.preview.connect(lambda: asked.append(True))
    screen.open_part("Sound and voice")
    QTest.mouseClick(named(screen, "Listen"), Qt.MouseButton.LeftButton)
    assert asked == [True]


# Holding the breath


def test_switching_holds_on_first_says_whom_they_do_not_suit(
    screen: SettingsScreen, changes: list[Settings], said: Callable[[QWidget], str]
):
    assert CAUTIONS["holds"] not in said(screen)
    control(screen, "Holding the breath").click()
    assert CAUTIONS["holds"] in said(screen)
    assert changes == []
    assert not control(screen, "Holding the breath").isChecked()
    QApplication.processEvents()
    assert screen.comfort.holds.notice.visibleRegion().boundingRect() == screen.comfort.holds.notice.rect(), (
        "all of it is in sight"
    )


def test_holds_are_on_only_after_the_answer(screen: SettingsScreen, changes: list[Settings], named: Named):
    control(screen, "Holding the breath").click()
    assert QApplication.focusWidget() is named(screen, "Leave off")
    named(screen, "Switch on").click()
    assert changes == [Settings(holds=True)]
    assert control(screen, "Holding the breath").isChecked()
    assert control(screen, "Holding the breath").text() == "On"
    assert not screen.comfort.holds.notice.isVisible()


def test_holds_can_be_left_off(screen: SettingsScreen, changes: list[Settings], named: Named):
    control(screen, "Holding the breath").click()
    named(screen, "Leave off").click()
    assert changes == []
    assert control(screen, "Holding the breath").text() == "Off"
    assert not screen.comfort.holds.notice.isVisible()


def test_holds_are_switched_off_without_a_question(screen: SettingsScreen, changes: list[Settings]):
    screen.show_settings(Settings(holds=True), VOICES, SOUNDSCAPES, COUNTRIES)
    control(screen, "Holding the breath").click()
    assert changes == [Settings(holds=False)]
    assert not screen.comfort.holds.notice.isVisible()


# The body


def test_says_in_words_what_the_body_may_be_asked_and_leads_there(
    screen: SettingsScreen, named: Named, said: Callable[[QWidget], str], qtbot: Any
):
    assert "Release only: jaw and face, neck and lower back. Everything else gently." in said(screen)
    screen.show_settings(Settings(areas={"left-knee": "skip"}), VOICES, SOUNDSCAPES, COUNTRIES)
    assert "Leave out: left knee. Everything else gently." in said(screen)
    with qtbot.waitSignal(screen.body):
        named(screen, "My body").click()


# A flare start


def test_an_exercise_can_be_chosen_for_bad_days(screen: SettingsScreen, changes: list[Settings]):
    screen.set_exercises({"flare": "For a bad moment", "panic": "Panic"})
    box = control(screen, "A flare start begins")
    assert [box.itemText(index) for index in range(box.count())] == [USUAL_FLARE, "For a bad moment", "Panic"]
    assert changes == []
    choose(box, "panic")
    assert changes == [Settings(flare_exercise="panic")]


# Sounds


def test_a_soundscape_can_be_heard_once_it_is_chosen(screen: SettingsScreen, named: Named):
    asked: list[str] = []
    screen.preview_soundscape.connect(asked.append)
    screen.open_part("Sound and voice")
    listen = named(screen, "Listen to it: background sound")
    assert not listen.isEnabled()
    choose(control(screen, "Background sound"), "ocean")
    listen.click()
    choose(control(screen, "Background sound"), "")
    assert not listen.isEnabled()
    assert asked == ["ocean"]


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("", EACH_ITS_OWN),
        ("rain", "Rain"),
        ("rain+ocean", "Rain and ocean"),
        ("own:cat.wav", "cat"),
        ("own:gone.wav", "gone.wav"),
        ("own:cat.wav+rain", "cat and rain"),
    ],
)
def test_what_is_chosen_has_a_name(screen: SettingsScreen, chosen: str, words: str):
    screen.show_settings(Settings(soundscape=chosen), VOICES, {**SOUNDSCAPES, **OWN}, COUNTRIES)
    box = control(screen, "Background sound")
    assert (box.currentText(), box.currentData()) == (words, chosen)


def test_a_sound_of_ones_own_is_removed_after_a_question(
    screen: SettingsScreen, named: Named, said: Callable[[QWidget], str]
):
    gone: list[str] = []
    screen.remove_sound.connect(gone.append)
    screen.open_part("Sound and voice")
    screen.set_soundscapes({**SOUNDSCAPES, **OWN})
    named(screen, "Remove: cat").click()
    assert "Remove “cat”" in said(screen)
    assert QApplication.focusWidget() is named(screen, "Keep it")
    named(screen, "Keep it").click()
    assert gone == []
    assert QApplication.focusWidget() is named(screen, "Remove: cat")
    named(screen, "Remove: cat").click()
    named(screen, "Remove it").click()
    assert gone == ["own:cat.wav"]
    screen.set_soundscapes({**SOUNDSCAPES, "own:roof.mp3": "roof"})
    assert "cat" not in said(screen).splitlines()


@pytest.mark.parametrize(
    ("name", "wanted"), [("Add a sound of your own", "add_sound"), ("Voices from recordings", "voice_packs")]
)
def test_a_door_leads_on(screen: SettingsScreen, named: Named, qtbot: Any, name: str, wanted: str):
    screen.open_part("Sound and voice")
    with qtbot.waitSignal(getattr(screen, wanted)):
        named(screen, name).click()
