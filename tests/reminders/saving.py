"""Saves again and again, and is killed in the middle of it, many times: saving.py FOLDER TIMES.

Prints how often it was killed and how much was saved. Fails when anything that was saved is not there afterwards.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from relaxapp.reminders.shown import REMEMBERED, Showing
from relaxapp.reminders.store import ReminderStore

if TYPE_CHECKING:
    from relaxapp.reminders.kept import Kept

START = datetime(2026, 6, 1, 9, tzinfo=UTC)


def one_more(kept: Kept) -> Kept:
    at = START + timedelta(minutes=kept.shown.turn)
    past = (*kept.shown.past, Showing("one", at.replace(tzinfo=None), at))[-REMEMBERED:]
    return replace(kept, shown=replace(kept.shown, past=past, turn=kept.shown.turn + 1), last_seen=at)


def save_for_ever(path: Path, told: int) -> None:
    store = ReminderStore(path)
    while True:
        store.update(one_more)
        os.write(told, b".")


def killed_once(path: Path, chance: random.Random) -> int:
    """Kill somebody who saves, at any moment; return how many times they were told that it is saved."""
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        os.close(heard)
        save_for_ever(path, told)
    os.close(told)
    saved = sum(len(os.read(heard, 1)) for _ in range(chance.randrange(3)))
    moment = time.perf_counter() + chance.random() * 0.006
    while time.perf_counter() < moment:
        continue
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(heard, 4096):
        saved += len(more)
    os.close(heard)
    return saved


def main(folder: Path, times: int) -> None:
    path = folder / "reminders.json"
    chance = random.Random(7)
    before = 0
    for number in range(times):
        saved = killed_once(path, chance)
        store = ReminderStore(path)
        kept = store.load()
        assert store.problem == "", (number, store.problem)
        # The last one may have been saved with nobody told of it.
        assert before + saved <= kept.shown.turn <= before + saved + 1, (number, before, saved, kept.shown.turn)
        assert len(kept.shown.past) == min(kept.shown.turn, REMEMBERED)
        before = kept.shown.turn
    left = {file.name for file in folder.iterdir()} - {"reminders.json", "reminders.lock"}
    assert len(left) <= 1, left
    store.update(one_more)
    assert {file.name for file in folder.iterdir()} == {"reminders.json", "reminders.lock"}
    sys.stdout.write(f"{times} {before}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
