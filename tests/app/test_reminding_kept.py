"""What is kept of reminders on the disk: over sleep, restarts, other programs and trouble, each comes once."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from relaxapp.app.reminding import LOOK_SECONDS, Reminding
from relaxapp.reminders.rule import AtTimes, Between
from tests import disks
from tests.app.reminded import BERLIN, HOUR, LUNCH, MINUTE, NOON, begun

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_with_no_reminders_nothing_is_written_and_nobody_is_asked(reminded, tmp_path):
    reminded.reminding.begin()
    reminded.wait(3 * HOUR)
    reminded.reminding.close()
    assert list(tmp_path.iterdir()) == []
    assert reminded.asked == 0


def test_put_off_before_the_program_ends_it_comes_when_it_runs_again(reminded):
    begun(reminded)
    reminded.wait(HOUR)
    reminded.notifier.chosen.emit("later-60")
    reminded.reminding.close()
    reminded.now += 90 * MINUTE
    reminded.start_program()
    reminded.reminding.begin()
    assert len(reminded.notifier.notices) == 1


def test_what_was_slept_through_comes_within_a_look_after_waking(reminded):
    begun(reminded, LUNCH, replace(LUNCH, id="tea", when=AtTimes((time(13, 30),))))
    reminded.now += 2 * HOUR
    assert reminded.wait(timedelta(seconds=LOOK_SECONDS)) == 1
    assert reminded.wait(HOUR) == 0


@pytest.mark.parametrize("ended", ["closed", "killed"])
def test_after_a_restart_it_comes_once(reminded, ended):
    begun(reminded)
    if ended == "closed":
        reminded.reminding.close()
        assert reminded.notifier.withdrawn == 1
    reminded.now += 90 * MINUTE
    for expected in (1, 0):
        reminded.start_program()
        reminded.reminding.begin()
        reminded.wait(5 * MINUTE)
        assert len(reminded.notifier.notices) == expected
        if ended == "closed":
            reminded.reminding.close()


def test_two_programs_show_it_once(reminded):
    begun(reminded)
    first = reminded.notifier
    reminded.start_program()
    second = reminded.notifier
    reminded.reminding.begin()
    others = reminded.window.findChildren(Reminding)
    for _ in range(3 * 60):
        reminded.now += MINUTE
        for reminding in others:
            reminding.look()
    assert len(first.notices) + len(second.notices) == 1


def test_what_a_command_changes_is_taken_up(reminded, qtbot):
    reminded.reminding.begin()
    reminded.wait(MINUTE)
    with qtbot.waitSignal(reminded.reminding.changed):
        reminded.keep(LUNCH)
        reminded.reminding.look()
    assert reminded.wait(HOUR) == 1


def test_a_full_disk_is_told_once_and_nothing_comes_twice(reminded, monkeypatch):
    begun(reminded, replace(LUNCH, when=Between(time(13), time(20), 60)))

    monkeypatch.setattr(os, "fsync", disks.full)
    assert reminded.wait(3 * HOUR) == 3
    assert len(reminded.told) == 1
    assert "can't be saved" in str(reminded.told[0])
    reminded.notifier.chosen.emit("not-today")
    assert reminded.wait(3 * HOUR) == 0


def test_a_damaged_file_is_told(reminded):
    reminded.where.data.mkdir(parents=True)
    reminded.where.reminders.write_bytes(b"\xff")
    reminded.reminding.begin()
    assert "is damaged" in str(reminded.told[0])


def test_over_a_thousand_days_nothing_grows(reminded):
    begun(reminded)
    sizes = []
    for day in range(1000):
        reminded.now = datetime.combine(NOON.date() + timedelta(days=day + 1), time(13), BERLIN)
        reminded.reminding.look()
        reminded.notifier.chosen.emit(("start", "later-10", "not-today")[day % 3])
        if day % 100 == 99:
            sizes.append(reminded.where.reminders.stat().st_size)
    assert len(reminded.notifier.notices) == 1000
    assert max(sizes[5:]) < sizes[4] * 1.02
