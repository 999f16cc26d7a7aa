"""Voices, lines and soundscapes that are heard for a moment beside the sessions, and never into one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relaxapp.failures import Failure
from tests.player.stages import CHOSEN, Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_soundscape_is_heard_for_a_moment_and_stops_when_asked_for_again(stage: Stage, qtbot: QtBot) -> None:
    stage.sessions.preview_soundscape("ocean", CHOSEN)
    qtbot.waitUntil(lambda: stage.room.outputs[0].playing)
    stage.sessions.preview_soundscape("ocean", CHOSEN)
    assert not stage.ticking
    qtbot.waitUntil(lambda: stage.room.outputs[0].closed)
    assert len(stage.room.outputs) == 1


def test_another_soundscape_takes_the_place_of_the_one_before(stage: Stage, qtbot: QtBot) -> None:
    stage.sessions.preview_soundscape("ocean", CHOSEN)
    stage.sessions.preview_soundscape("rain", CHOSEN)
    assert stage.room.outputs[0].closed
    output = stage.room.outputs[1]
    qtbot.waitUntil(lambda: output.playing)
    output.frame = output.end
    qtbot.waitUntil(lambda: output.closed)
    assert not stage.ticking
    stage.sessions.preview_soundscape("rain", CHOSEN)
    assert len(stage.room.outputs) == 3


def test_no_soundscape_is_tried_in_a_session(stage: Stage) -> None:
    stage.begin()
    stage.sessions.preview_soundscape("ocean", CHOSEN)
    assert len(stage.room.outputs) == 1


def test_a_preview_is_heard_and_ends_by_itself(stage: Stage, qtbot: QtBot) -> None:
    stage.sessions.preview(CHOSEN)
    stage.room.narrators[0].ready(1.0)
    output = stage.room.outputs[0]
    qtbot.waitUntil(lambda: output.playing)
    output.frame = output.end
    qtbot.waitUntil(lambda: output.closed)
    assert not stage.ticking
    assert stage.ended == []


def test_a_session_takes_the_place_of_a_preview(stage: Stage) -> None:
    stage.sessions.preview(CHOSEN)
    preview = stage.room.outputs[0]
    output = stage.begin()
    assert preview.closed
    assert output.playing
    assert stage.ticking


def test_nothing_is_previewed_into_a_session(stage: Stage) -> None:
    stage.begin()
    stage.sessions.preview(replace(CHOSEN, voice_rate=100))
    assert len(stage.room.outputs) == 1
    assert not stage.room.narrators[0].closed


def test_a_line_is_said_while_a_session_rests_and_another_takes_its_place(stage: Stage, qtbot: QtBot) -> None:
    stage.begin()
    stage.sessions.pause()
    stage.sessions.say("1 1 2", CHOSEN)
    narrator, said = stage.room.narrators[0], stage.room.outputs[1]
    assert narrator.asked[-1] == "1 1 2"
    narrator.ready(1.0)
    qtbot.waitUntil(lambda: said.playing)
    stage.sessions.say("9 9 9", CHOSEN)
    assert not said.playing
    assert narrator.asked[-1] == "9 9 9"
    narrator.ready(1.0)
    qtbot.waitUntil(lambda: said.playing)
    assert len(stage.room.outputs) == 2
    said.frame = said.end
    qtbot.waitUntil(lambda: said.closed)
    assert stage.sessions.running
    assert stage.ended == []


def test_what_is_said_falls_silent_without_being_waited_for(stage: Stage, qtbot: QtBot) -> None:
    stage.sessions.say("1 1 2", CHOSEN)
    said = stage.room.outputs[0]
    stage.sessions.hush()
    assert not stage.ticking
    qtbot.waitUntil(lambda: said.closed)
    stage.room.narrators[0].ready(1.0)
    stage.sessions.hush()
    assert not said.playing


def test_a_line_that_is_said_outlives_the_session_beside_it(stage: Stage, qtbot: QtBot) -> None:
    stage.begin()
    stage.sessions.pause()
    stage.sessions.say("1 1 2", CHOSEN)
    stage.sessions.break_off()
    stage.room.narrators[0].ready(1.0)
    qtbot.waitUntil(lambda: stage.room.outputs[1].playing)


def test_a_line_that_no_voice_can_say_is_told_kindly(stage: Stage, qtbot: QtBot) -> None:
    stage.room.length = None
    stage.sessions.say("1 1 2", CHOSEN)
    stage.room.narrators[0].problem = Failure("There is no voice here.")
    stage.room.narrators[0].give_up()
    qtbot.waitUntil(lambda: stage.told == ["There is no voice here."])


def test_a_preview_without_a_voice_says_why(stage: Stage, qtbot: QtBot) -> None:
    stage.room.length = None
    stage.sessions.preview(CHOSEN)
    narrator = stage.room.narrators[0]
    narrator.problem = Failure("There is no voice here.")
    narrator.give_up()
    qtbot.waitUntil(lambda: bool(stage.told))
    assert stage.told == ["There is no voice here."]
    qtbot.waitUntil(lambda: not stage.ticking)
