"""Sessions in the window's loop: one at a time, each told as ended once, nothing left running."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6

from relaxapp.exercises.fit import CannotFit
from relaxapp.player.sessions import Sessions
from relaxapp.sound.mix import RATE
from tests.player.fakes import script
from tests.player.stages import CHOSEN, Stage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_session_ends_in_the_loop_and_is_told_once(stage: Stage, qtbot: QtBot) -> None:
    output = stage.begin()
    assert stage.sessions.running
    output.frame = output.end
    qtbot.waitUntil(lambda: bool(stage.ended))
    assert stage.states == ["finished"]
    assert [(each.finished, each.planned_seconds, each.practised_seconds) for each in stage.ended] == [(True, 120, 120)]
    assert not stage.sessions.running
    assert not stage.ticking
    qtbot.waitUntil(lambda: output.closed)


def test_the_picture_follows_the_output(stage: Stage) -> None:
    output = stage.begin()
    output.frame = 30 * RATE
    assert stage.source().position == pytest.approx(30)


def test_a_second_session_ends_the_first(stage: Stage, qtbot: QtBot) -> None:
    first = stage.begin()
    first.frame = 10 * RATE
    second = stage.begin()
    assert first.closed, "the first is silent before the second begins"
    assert not first.playing
    assert second.playing
    assert [each.practised_seconds for each in stage.ended] == [10]
    second.frame = second.end
    qtbot.waitUntil(lambda: len(stage.ended) == 2)


def test_too_few_minutes_begin_nothing(stage: Stage) -> None:
    with pytest.raises(CannotFit):
        stage.sessions.begin(script(), 0.1, "", CHOSEN)
    assert not stage.sessions.running
    assert not stage.ticking


def test_too_few_minutes_leave_what_runs_alone(stage: Stage) -> None:
    output = stage.begin()
    with pytest.raises(CannotFit):
        stage.sessions.begin(script(), 0.1, "", CHOSEN)
    assert stage.sessions.running
    assert output.playing
    assert stage.ended == []


def test_the_window_does_not_wait_while_the_sound_fades(stage: Stage) -> None:
    output = stage.begin()
    faded = threading.Event()
    give_back, output.close = output.close, lambda: (faded.wait(10), give_back())
    stage.sessions.stop()
    stage.sessions.stop()
    assert len(stage.ended) == 1, "it is told while the sound still fades"
    assert not output.closed
    faded.set()
    stage.sessions.close()
    assert output.closed, "leaving the program waits for the fade"


def test_another_pace_of_the_voice_gets_another_narrator(stage: Stage) -> None:
    stage.begin()
    stage.begin()
    assert len(stage.room.narrators) == 1, "the same choice keeps its narrator"
    stage.begin(replace(CHOSEN, voice_rate=100))
    assert stage.room.voices == [("", 120), ("", 100)]
    assert [narrator.closed for narrator in stage.room.narrators] == [True, False]


def test_pause_resume_repeat_and_skip_reach_the_session(stage: Stage) -> None:
    output = stage.begin()
    output.frame = 20 * RATE
    stage.sessions.pause()
    assert not output.playing
    stage.sessions.resume()
    assert output.starts[-1] == 20 * RATE
    stage.sessions.skip()
    assert output.starts[-1] > 20 * RATE
    stage.sessions.repeat()
    assert output.starts[-1] < output.starts[-2]
    assert stage.states == ["paused", "playing"]
    before = output.refreshes
    stage.sessions.set_level("voice", 0.3)
    stage.sessions.set_voice(False)
    assert output.refreshes == before + 2


def test_without_a_session_the_keys_do_nothing(stage: Stage) -> None:
    for act in (stage.sessions.pause, stage.sessions.resume, stage.sessions.stop, stage.sessions.repeat):
        act()
    stage.sessions.set_level("bells", 0.1)
    stage.sessions.set_voice(True)
    assert stage.states == []


def test_closing_tells_of_the_session_and_gives_everything_back(stage: Stage) -> None:
    output = stage.begin()
    output.frame = 5 * RATE
    stage.sessions.close()
    assert [(each.finished, each.practised_seconds) for each in stage.ended] == [(False, 5)]
    assert output.closed
    assert stage.room.narrators[0].closed
    assert not stage.ticking
    stage.sessions.close()
    assert len(stage.ended) == 1


def test_closing_while_the_voice_is_being_prepared_leaves_nothing_running(
    qapp: object,  # noqa: ARG001 - timers need it
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path, length=None)
    stage.begin()
    stage.sessions.close()
    stage.room.narrators[0].ready(2.0)
    assert stage.room.narrators[0].closed
    assert not stage.ticking


def test_what_is_warmed_up_is_told_in_the_windows_thread(stage: Stage, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    stage.sessions.warm_up(lambda: threads.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_a_window_closed_at_once_is_not_furnished_any_more(stage: Stage, qtbot: QtBot) -> None:
    warmed: list[bool] = []
    with qtbot.waitSignal(stage.sessions._warmed):
        stage.sessions.warm_up(lambda: warmed.append(True))
        stage.sessions.close()
    assert warmed == []


def test_words_are_prepared_ahead_but_not_in_the_midst_of_a_session(stage: Stage) -> None:
    stage.sessions.prepare_voice(script(), CHOSEN)
    asked = list(stage.room.narrators[0].asked)
    assert asked[0] == "Here we are."
    stage.begin()
    stage.room.narrators[0].asked.clear()
    stage.sessions.prepare_voice(script(), CHOSEN)
    assert stage.room.narrators[0].asked == []


def test_trouble_with_the_sound_is_told_and_taken_back(stage: Stage) -> None:
    output = stage.begin()
    output.on_change(False)
    output.on_change(True)
    assert "no sound" in stage.told[0]
    assert stage.told[1] == ""


def test_a_window_that_is_closed_while_voices_are_looked_for_is_no_bug(tmp_path, monkeypatch):
    asked, answer = threading.Event(), threading.Event()

    def available(**_):
        asked.set()
        answer.wait(10)
        return ()

    monkeypatch.setattr("relaxapp.sound.voices.available", available)
    struck: list[object] = []
    monkeypatch.setattr(threading, "excepthook", struck.append)
    sessions = Sessions(tmp_path)
    sessions.find_voices()
    assert asked.wait(10)
    [search] = [thread for thread in threading.enumerate() if thread.name == "voices"]
    sessions.close()
    shiboken6.delete(sessions)
    answer.set()
    search.join(10)
    assert struck == []


def test_what_runs_is_known_while_it_runs(stage: Stage) -> None:
    assert stage.sessions.under_way is None
    output = stage.begin()
    output.frame = 30 * RATE
    now = stage.sessions.under_way
    assert now is not None
    assert (now.script.name, now.minutes, now.soundscape, now.planned_seconds) == ("test", 2, "", 120)
    assert (now.position, now.practised_seconds, now.pauses) == (30, 30, 0)
    stage.sessions.pause()
    stage.sessions.stop()
    assert stage.sessions.under_way is None
    assert (stage.ended[0].id, stage.ended[0].started, stage.ended[0].pauses) == (now.id, now.started, 1)


def test_every_session_has_an_id_of_its_own(stage: Stage) -> None:
    for _ in range(2):
        stage.begin()
        stage.sessions.break_off()
    assert len({each.id for each in stage.ended}) == 2


def test_a_session_goes_on_where_it_was_cut_off(stage: Stage) -> None:
    source = stage.sessions.begin(script(), 2, "", CHOSEN, 73.0)
    assert 63 < source().position <= 73
    stage.sessions.break_off()
    assert stage.ended[0].planned_seconds < 120 - 63
