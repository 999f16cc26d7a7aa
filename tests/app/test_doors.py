"""Every door of the window, from home inwards and back again, as it is wired."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from relaxapp.sound.mix import RATE

if TYPE_CHECKING:
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_each_door_of_home_leads_in_and_back(program: Program) -> None:
    doors = {
        "All exercises": "LibraryScreen",
        "Learning to let go": "CourseScreen",
        "Settings": "SettingsScreen",
        "My journal": "JournalScreen",
        "Muscle relaxation": "Card",
        "Imagery": "Card",
    }
    for door, screen in doors.items():
        program.leads_in_and_back(door, screen)
        assert program.screen == "Home"


def test_one_s_own_is_behind_the_library(program: Program) -> None:
    program.press("All exercises")
    for door, screen in {"My exercises": "OwnExercises", "My breathing patterns": "PatternEditor"}.items():
        program.leads_in_and_back(door, screen)
        assert program.screen == "LibraryScreen"


def test_the_sheets_and_the_cards_are_behind_the_journal(program: Program) -> None:
    program.press("My journal")
    for door, screen in {"My sheets": "SheetsScreen", "Learning cards": "LearningScreen"}.items():
        program.leads_in_and_back(door, screen)
        assert program.screen == "JournalScreen"


def test_a_card_leads_to_its_exercise_and_to_its_sheet_which_is_kept(program: Program) -> None:
    program.press("My journal")
    program.press("Learning cards")
    program.press("Pacing: a little, often")
    program.press("Only what is needed")
    assert program.screen == "Card"
    program.app.parts.journal._cards.open_card("pacing")
    program.press("A pace for one activity")
    assert program.screen == "FilledSheet"
    program.bot.keyClicks(program.window.focusWidget(), "A walk")
    program.window.close()
    assert [sheet.content for sheet in program.app.parts.records.journal.sheets()] == [{"activity": "A walk"}]


def test_the_body_and_the_voices_are_behind_the_settings(program: Program) -> None:
    program.press("Settings")
    program.leads_in_and_back("My body", "BodyMapScreen")
    assert program.screen == "SettingsScreen"
    program.press("Sound and voice")
    program.leads_in_and_back("Voices from recordings", "VoicePacksScreen")
    assert program.screen == "SettingsScreen"


def test_more_can_be_done_with_an_exercise_from_its_card(program: Program) -> None:
    program.press("Imagery")
    program.leads_in_and_back("Take it along", "TakeAlongScreen")
    assert program.screen == "Card"
    program.leads_in_and_back("Record a voice for it", "RecordLinesScreen", back="Done")
    assert program.screen == "Card"


def test_a_card_opened_in_the_library_leads_back_there(program: Program) -> None:
    program.press("All exercises")
    program.app.parts.choosing._all.chosen.emit("box")
    assert program.screen == "Card"
    program.press("Back")
    assert program.screen == "LibraryScreen"


def test_what_was_used_before_is_two_presses_from_home_with_its_minutes_and_its_sound(program: Program) -> None:
    program.press("All exercises")
    program.app.parts.choosing._all.chosen.emit("forest")
    program.app.parts.deciding._card.sound.set_soundscapes(program.app.parts.options.soundscapes(), "stream+wind")
    program.key(Qt.Key.Key_Plus)
    minutes = program.app.parts.deciding._card.minutes.value
    program.press("Start")
    program.hear(30)
    program.key(Qt.Key.Key_Escape)
    program.key(Qt.Key.Key_Escape)
    program.become("Orienting")
    program.key(Qt.Key.Key_Space)
    assert program.screen == "Home"
    program.press("Start Under the trees")
    assert program.screen == "SessionScreen"
    assert program.app.house.sessions._script.name == "forest"
    assert program.output.end == minutes * 60 * RATE
    assert program.app.chosen.now.soundscapes == {"forest": "stream+wind"}


def test_a_star_is_kept_and_shown_on_home(program: Program) -> None:
    program.press("Imagery")
    program.app.parts.deciding._card._star.click()
    name = program.app.parts.deciding._card._name
    program.press("Back")
    assert program.app.chosen.now.favourites == [name]
    title = program.app._library.get(name).title
    assert title in [each.accessibleName() for each in program.window.findChildren(QPushButton) if each.isVisible()]


# A start in a bad moment


def flare(program: Program) -> None:
    program.app.window.flare_requested.emit()


def test_a_flare_start_works_from_every_screen(program: Program) -> None:
    for door in ("Settings", "All exercises", "Imagery", "Get support"):
        program.press(door)
        flare(program)
        assert program.screen == "SessionScreen", door
        assert program.app.house.sessions._script.name == "flare"
        assert program.output.end <= 120 * RATE
        program.app.house.sessions.break_off()
        program.become("Orienting")
        program.key(Qt.Key.Key_Space)


def test_a_flare_start_speaks_low_and_leaves_the_voice_as_it_was(program: Program) -> None:
    before = program.app.chosen.now.volume_voice
    flare(program)
    assert program.app.parts.guiding._session.volumes.sliders["voice"].value() < before * 100
    assert program.app.chosen.now.volume_voice == before


def test_who_turns_a_flare_start_up_keeps_the_usual_volumes(program: Program) -> None:
    before = program.app.chosen.now
    flare(program)
    lowered = program.app.parts.guiding._session.volumes.sliders["voice"].value()
    program.key(Qt.Key.Key_Up)
    assert program.app.parts.guiding._session.volumes.sliders["voice"].value() > lowered
    assert program.app.chosen.now.volume_voice == before.volume_voice, "louder now must not be softer ever after"
    assert program.app.chosen.now.volume_ambience == before.volume_ambience


def test_after_a_flare_start_volumes_are_remembered_again(program: Program) -> None:
    flare(program)
    program.app.house.sessions.break_off()
    program.become("Orienting")
    program.key(Qt.Key.Key_Space)
    program.press("Breathe")
    program.key(Qt.Key.Key_Down)
    assert program.app.chosen.now.volume_voice < 0.8


def test_a_flare_start_begins_what_was_chosen_for_it_in_two_minutes_at_most(program: Program) -> None:
    program.app.parts.options._settings.form.edited.emit("flare_exercise", "five-senses")
    program.app.chosen.change(program.app.chosen.now.with_minutes("five-senses", 6))
    flare(program)
    assert program.app.house.sessions._script.name == "five-senses"
    assert program.output.end <= 180 * RATE, "its own shortest, where that is longer"


def test_a_flare_start_in_the_middle_of_a_session_takes_its_place(program: Program) -> None:
    program.press("Breathe")
    program.hear(20)
    flare(program)
    assert program.screen == "SessionScreen"
    assert [(row[0], row[2]) for row in program.kept] == [("extended-exhale", "stopped")]


def test_who_starts_anew_in_a_session_is_not_led_back_to_the_room_on_the_way(program: Program) -> None:
    program.press("Breathe")
    program.hear(20)
    shown: list[str] = []
    program.window.turned.connect(lambda screen: shown.append(type(screen).__name__))
    flare(program)
    assert shown == ["SessionScreen"]


RIGID = """+++
title = "Three rests"
family = "attention"
summary = "Every pause has one length."
minutes = [1, 3]
usual = 3
postures = ["lying"]
uses = []
cautions = []
sources = ["me"]
+++

# Rest
Rest.
(pause 30)
And rest.
(pause 30)
"""


def test_an_exercise_of_ones_own_whose_pauses_cannot_stretch_begins_all_the_same(program: Program) -> None:
    program.where.exercises.mkdir(parents=True, exist_ok=True)
    (program.where.exercises / "rests.md").write_text(RIGID)
    program.app._library.load()
    program.app.parts.starting.as_last("rests")
    assert program.screen == "SessionScreen"
    assert program.output.end == 90 * RATE, "as near to three minutes as it can"


# What a person wishes is taken up everywhere


def test_what_is_chosen_on_the_body_map_is_told_on_the_next_card(program: Program) -> None:
    program.press("Settings")
    program.press("My body")
    program.app.parts.options._body.changed.emit({"neck": "skip"})
    program.press("Back")
    program.press("Back")
    program.press("Muscle relaxation")
    told = [each.text() for each in program.window.screen_shown.findChildren(QLabel)]
    assert any("neck" in text.lower() and "left out" in text.lower() for text in told), told


def test_an_exercise_dropped_into_the_folder_is_there_without_starting_anew(program: Program) -> None:
    program.press("All exercises")
    program.where.exercises.mkdir(parents=True, exist_ok=True)
    text = (program.app.parts.workshop._built_in / "box.md").read_text(encoding="utf-8")
    program.app.parts.workshop.watch()
    (program.where.exercises / "mine.md").write_text(text.replace("Box breathing", "My own box"), encoding="utf-8")
    program.bot.waitUntil(lambda: "mine" in program.app._library.scripts)
    assert "mine" in program.app._library.own


def test_slower_and_quicker_change_the_breath_while_it_runs(program: Program) -> None:
    program.press("Breathe")
    program.hear(60)
    session = program.app.house.sessions._session
    program.bot.waitUntil(program.app.parts.guiding._session.pace.slow.isVisible)
    before = session.timeline
    program.key(Qt.Key.Key_Left)
    assert session.timeline is not before
    assert session.timeline.seconds == before.seconds


def test_after_finding_a_pace_it_is_asked_which_felt_best_and_that_becomes_the_large_button(program: Program) -> None:
    program.app.parts.starting.as_last("find-your-pace")
    program.hear(10_000)
    program.become("PaceChoice")
    program.press("In 4, out 6")
    assert program.screen == "Home"
    assert program.app.parts.suiting.first().title == "My own pace"
