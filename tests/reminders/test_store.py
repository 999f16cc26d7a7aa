"""Reminders are kept privately, whatever happens in the middle of a save, and whoever else writes them."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.failures import Failure
from relaxapp.reminders.kept import Kept
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import USUAL, AtTimes, Between, EveryDays, Reminder, Weekdays
from relaxapp.reminders.shown import Ignored, Showing, Shown, Snooze
from relaxapp.reminders.store import ReminderStore
from tests import disks

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 21, 14, 13, 7, 250, tzinfo=UTC).astimezone(tz=None)
YESTERDAY = datetime.combine(date(2026, 11, 20), time(13))
LUNCH = Reminder(id="lunch", name="After lunch", when=AtTimes((time(13),), Weekdays(frozenset({0, 2}))))
OFTEN = Reminder(
    id="often",
    name="In between",
    when=Between(time(22), time(2), 90, EveryDays(3, date(2026, 1, 2))),
    sentence="After tea, I breathe.",
    on=False,
    exercise=USUAL,
    minutes=2.5,
    skip_hours=3,
    sound=True,
)
FULL = Kept(
    Plan(
        reminders=(LUNCH, OFTEN),
        quiet=QuietHours(time(21, 30), time(6)),
        paused_until=date(2026, 12, 1),
        most_a_day=2,
        late_hours=1.5,
        flare_mode=True,
        discreet=False,
        volume=1,
    ),
    Shown(
        (Showing("lunch", YESTERDAY, NOW), Showing("often", YESTERDAY, NOW, counted=False)),
        {"lunch": NOW},
        {"often": Snooze(NOW, NOW + timedelta(minutes=10))},
        {"lunch": date(2026, 11, 21)},
        {"lunch": Ignored(NOW - timedelta(days=3), NOW, asked=True)},
        7,
    ),
    NOW,
)
EMPTY = Kept()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reminders.json"


def keep(path: Path, kept: Kept) -> None:
    ReminderStore(path).update(lambda _: kept)


def test_comes_back_as_it_was(path: Path):
    assert ReminderStore(path).load() == EMPTY
    assert not path.parent.exists(), "to look writes nothing"
    for kept in (FULL, EMPTY, Kept(replace(FULL.plan, quiet=None, paused_until=None))):
        keep(path, kept)
        store = ReminderStore(path)
        assert (store.load(), store.problem) == (kept, "")


def test_the_owner_alone_can_read_it(path: Path):
    keep(path, FULL)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {
        "reminders.json": 0o600,
        "reminders.lock": 0o600,
    }


def test_killed_in_the_middle_of_saving_two_hundred_times_nothing_is_lost():
    # In memory: it is the end of the process that counts here, not the speed of the disk.
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:  # noqa: S108 - nothing private
        saving = Path(__file__).with_name("saving.py")
        done = subprocess.run(
            [sys.executable, saving, folder, "200"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    times, saved = map(int, done.stdout.split())
    assert times == 200
    assert saved > 50


def test_what_somebody_else_writes_is_taken_up(path: Path):
    running, command = ReminderStore(path), ReminderStore(path)
    assert running.load() == EMPTY
    command.update(lambda kept: replace(kept, plan=kept.plan.with_reminder(LUNCH)))
    assert running.load().plan.reminders == (LUNCH,)
    running.update(lambda kept: replace(kept, shown=replace(kept.shown, turn=3)))
    command.update(lambda kept: replace(kept, plan=kept.plan.with_reminder(OFTEN)))
    kept = running.load()
    assert (kept.plan.reminders, kept.shown.turn) == ((LUNCH, OFTEN), 3)
    assert running.load() is kept, "nothing is read that was read before"


def test_several_who_write_at_once_lose_nothing(path: Path):
    code = (
        "import sys; from dataclasses import replace; from pathlib import Path\n"
        "from relaxapp.reminders.store import ReminderStore\n"
        "store = ReminderStore(Path(sys.argv[1]))\n"
        "for _ in range(30): store.update(lambda k: replace(k, shown=replace(k.shown, turn=k.shown.turn + 1)))\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, path], env={**os.environ, "PYTHONPATH": str(ROOT)})
        for _ in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert ReminderStore(path).load().shown.turn == 90


def test_a_change_that_is_refused_changes_nothing(path: Path):
    keep(path, FULL)
    before = path.read_bytes()

    def refuse(_: Kept) -> Kept:
        raise Failure("There is no such reminder.")

    with pytest.raises(Failure, match="no such"):
        ReminderStore(path).update(refuse)
    assert path.read_bytes() == before


DAMAGED = [
    b"\xff{",
    b"",
    b"[]",
    b"{}",
    b'{"version": "1"}',
    b'{"version": 1, "plan": 3}',
    b'{"version": 1, "plan": ' + b"[" * 100_000,
]


@pytest.mark.parametrize("content", DAMAGED, ids=len)
def test_a_damaged_file_is_told_and_a_copy_is_kept(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)
    store = ReminderStore(path)
    assert store.load() == EMPTY
    assert "is damaged" in store.problem
    assert path.read_bytes() == content, "to look changes nothing"
    store.update(lambda _: FULL)
    assert path.with_name("reminders-before-1.json").read_bytes() == content
    assert (store.load(), store.problem) == (FULL, "")
    store.update(lambda _: EMPTY)
    assert not path.with_name("reminders-before-2.json").exists()


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("plan", "reminders", 1, "name"), 3),
        (("plan", "reminders", 1, "when"), {}),
        (("plan", "reminders", 1, "minutes"), "many"),
        (("plan", "reminders", 1, "on"), 1),
        (("plan", "reminders", 1, "id"), "lunch"),
        (("plan", "quiet"), ["9:00"]),
        (("plan", "volume"), 7),
        (("plan", "most_a_day"), True),
        (("plan", "more"), 1),
        (("shown", "turn"), "1"),
        (("shown", "past"), [["lunch"]]),
        (("shown", "past"), [["lunch", "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00+00:00", True]]),
        (("shown", "snoozed"), {"lunch": ["2026-01-01T00:00:00", "2026-01-01T00:00:00"]}),
        (("last_seen",), "yesterday"),
    ],
)
def test_what_is_whole_is_there_when_a_part_is_not(path: Path, where, value):
    keep(path, FULL)
    stored = json.loads(path.read_text())
    inner = stored
    for name in where[:-1]:
        inner = inner[name]
    inner[where[-1]] = value
    path.write_text(json.dumps(stored))
    store = ReminderStore(path)
    assert store.load().plan.reminders[0] == LUNCH
    assert store.load().plan.flare_mode
    store.update(lambda kept: kept)
    assert json.loads(path.with_name("reminders-before-1.json").read_text()) == stored


@settings(max_examples=40)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.floats(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["version", "plan", "shown", "last_seen", "reminders", "past"]), inner)
        ),
        max_leaves=8,
    ),
)
def test_whatever_stands_in_the_file_loading_never_fails(stored: object):
    folder = Path(tempfile.mkdtemp())
    path = folder / "reminders.json"
    path.write_text(json.dumps({"version": 1, "plan": stored, "shown": stored, "last_seen": stored}))
    store = ReminderStore(path)
    assert store.load().plan.reminders == ()
    shutil.rmtree(folder)


def test_a_newer_version_is_left_alone(path: Path):
    path.parent.mkdir()
    path.write_text('{"version": 2}')
    store = ReminderStore(path)
    assert store.load() == EMPTY
    assert "newer Relaxapp" in store.problem
    with pytest.raises(Failure, match="newer Relaxapp"):
        store.update(lambda _: FULL)
    assert path.read_text() == '{"version": 2}'
    assert store.load() == FULL, "it holds until the program is closed"


def test_a_full_disk_is_told_and_what_was_changed_holds(path: Path, monkeypatch: pytest.MonkeyPatch):
    store = ReminderStore(path)
    store.update(lambda _: FULL)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", disks.full)
        with pytest.raises(Failure, match="No space left"):
            store.update(lambda kept: replace(kept, plan=kept.plan.without("often")))
    assert ReminderStore(path).load() == FULL
    assert store.load().plan.reminders == (LUNCH,), "what was chosen is not lost while the program runs"
    ReminderStore(path).update(lambda kept: replace(kept, shown=replace(kept.shown, turn=8)))
    store.update(lambda kept: kept)
    kept = ReminderStore(path).load()
    assert (kept.plan.reminders, kept.shown.turn) == ((LUNCH,), 8), "nor what others wrote meanwhile"


def test_a_file_that_can_not_be_read_is_kept(ordinary_home: Path):
    path = ordinary_home / "reminders.json"
    keep(path, FULL)
    path.chmod(0)
    store = ReminderStore(path)
    assert store.load() == EMPTY
    assert "can't be read just now" in store.problem
    store.update(lambda _: EMPTY)
    kept = path.with_name("reminders-before-1.json")
    kept.chmod(0o600)
    assert ReminderStore(kept).load() == FULL


def test_a_folder_that_can_not_be_written_is_told(ordinary_home: Path):
    ordinary_home.chmod(0o500)
    store = ReminderStore(ordinary_home / "data" / "reminders.json")
    with pytest.raises(Failure, match="can't be saved"):
        store.update(lambda _: FULL)
    assert store.load() == FULL
    ordinary_home.chmod(0o700)


# What a change does to what was shown


def test_a_time_that_was_past_when_its_reminder_was_made_never_comes():
    kept = EMPTY.with_plan(Plan(reminders=(LUNCH,)), NOW)
    assert kept.shown.changed == {"lunch": NOW}
    later = NOW + timedelta(hours=1)
    louder = kept.with_plan(Plan(reminders=(replace(LUNCH, sound=True),)), later)
    assert louder.shown.changed == {"lunch": NOW}, "a change of other things lets its times be"
    off = kept.with_plan(Plan(reminders=(replace(LUNCH, on=False),)), later)
    assert off.shown.changed == {"lunch": later}


def test_with_a_reminder_goes_all_that_is_known_of_it():
    assert FULL.with_plan(Plan(), NOW).shown == Shown(turn=7)
    assert set(FULL.with_plan(Plan(reminders=(LUNCH,)), NOW).shown.ignored) == {"lunch"}
    changed = FULL.with_plan(Plan(reminders=(replace(LUNCH, minutes=9),)), NOW).shown
    assert changed.ignored == {}, "somebody has looked at it"
    assert changed.not_today == {"lunch": date(2026, 11, 21)}
