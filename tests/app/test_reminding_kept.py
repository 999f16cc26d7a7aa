"""What is kept of reminders on the disk: over sleep, restarts, other programs and trouble, each comes once."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from relaxapp.app.reminding import LOOK_SECONDS, Reminding
from relaxapp.reminders.rule import AtTimes, Between
from tests import disks
from tests.app.reminded import BERLIN, HOUR, LUNCH, MINUTE, NOON, Stage, begun

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the power does not fail here, and years go by
    return Stage(tmp_path, qtbot)


def test_with_no_reminders_nothing_is_written_and_nobody_is_asked(stage, tmp_path):
    stage.reminding.begin()
    stage.wait(3 * HOUR)
    stage.reminding.close()
    assert list(tmp_path.iterdir()) == []
    assert stage.asked == 0


def test_put_off_before_the_program_ends_it_comes_when_it_runs_again(stage):
    begun(stage)
    stage.wait(HOUR)
    stage.notifier.chosen.emit("later-60")
    stage.reminding.close()
    stage.now += 90 * MINUTE
    stage.start_program()
    stage.reminding.begin()
    assert len(stage.notifier.notices) == 1


def test_what_was_slept_through_comes_within_a_look_after_waking(stage):
    begun(stage, LUNCH, replace(LUNCH, id="tea", when=AtTimes((time(13, 30),))))
    stage.now += 2 * HOUR
    assert stage.wait(timedelta(seconds=LOOK_SECONDS)) == 1
    assert stage.wait(HOUR) == 0


@pytest.mark.parametrize("ended", ["closed", "killed"])
def test_after_a_restart_it_comes_once(stage, ended):
    begun(stage)
    if ended == "closed":
        stage.reminding.close()
        assert stage.notifier.withdrawn == 1
    stage.now += 90 * MINUTE
    for expected in (1, 0):
        stage.start_program()
        stage.reminding.begin()
        stage.wait(5 * MINUTE)
        assert len(stage.notifier.notices) == expected
        if ended == "closed":
            stage.reminding.close()


def test_two_programs_show_it_once(stage):
    begun(stage)
    first = stage.notifier
    stage.start_program()
    second = stage.notifier
    stage.reminding.begin()
    others = stage.window.findChildren(Reminding)
    for _ in range(3 * 60):
        stage.now += MINUTE
        for reminding in others:
            reminding.look()
    assert len(first.notices) + len(second.notices) == 1


def test_what_a_command_changes_is_taken_up(stage, qtbot):
    stage.reminding.begin()
    stage.wait(MINUTE)
    with qtbot.waitSignal(stage.reminding.changed):
        stage.keep(LUNCH)
        stage.reminding.look()
    assert stage.wait(HOUR) == 1


def test_a_full_disk_is_told_once_and_nothing_comes_twice(stage, monkeypatch):
    begun(stage, replace(LUNCH, when=Between(time(13), time(20), 60)))

    monkeypatch.setattr(os, "fsync", disks.full)
    assert stage.wait(3 * HOUR) == 3
    assert len(stage.told) == 1
    assert "can't be saved" in str(stage.told[0])
    stage.notifier.chosen.emit("not-today")
    assert stage.wait(3 * HOUR) == 0


def test_a_damaged_file_is_told(stage):
    stage.where.data.mkdir(parents=True)
    stage.where.reminders.write_bytes(b"\xff")
    stage.reminding.begin()
    assert "is damaged" in str(stage.told[0])


def test_over_a_thousand_days_nothing_grows(stage):
    begun(stage)
    sizes = []
    for day in range(1000):
        stage.now = datetime.combine(NOON.date() + timedelta(days=day + 1), time(13), BERLIN)
        stage.reminding.look()
        stage.notifier.chosen.emit(("start", "later-10", "not-today")[day % 3])
        if day % 100 == 99:
            sizes.append(stage.where.reminders.stat().st_size)
    assert len(stage.notifier.notices) == 1000
    assert max(sizes[5:]) < sizes[4] * 1.02
