"""One program at a time: the second hands over and goes, and nothing that a crash leaves is in its way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from relaxapp.desktop.doorkeeper import Doorkeeper
from relaxapp.desktop.single import Door

ROOT = Path(__file__).resolve().parents[2]
WHOSE = Path("/home/somebody")

LIVE = """
import sys
from pathlib import Path
from relaxapp.desktop.single import Door
door = Door(Path(sys.argv[1]), Path(sys.argv[2]))
handed = door.hand_over(["from", sys.argv[3]]) or not door.listen()
print("handed" if handed else "lives", flush=True)
sys.stdin.read()
door.close()
"""


def another(folder: Path, word: str = "x") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", LIVE, str(folder), str(WHOSE), word],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def end(program: subprocess.Popen[str]) -> None:
    program.kill()
    program.communicate()


@pytest.fixture
def door(tmp_path):
    ours = Door(tmp_path, WHOSE)
    assert not ours.hand_over(["first"])
    assert ours.listen()
    yield ours
    ours.close()


def test_the_second_is_heard_by_the_first_and_goes(qtbot, tmp_path, door, monkeypatch):
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    keeper, heard = Doorkeeper(door), []
    keeper.called.connect(heard.append)
    second = another(tmp_path, "you & “me”")
    qtbot.waitUntil(lambda: heard == [["from", "you & “me”"]])
    assert second.stdout
    assert second.stdout.readline() == "handed\n"
    end(second)
    keeper.close()


def test_who_is_let_to_the_front_by_the_desktop_passes_that_on(qtbot, tmp_path, door, monkeypatch):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "word-1")
    keeper = Doorkeeper(door)
    second = another(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    with qtbot.waitSignal(keeper.called):
        pass
    assert os.environ.get("XDG_ACTIVATION_TOKEN") == "word-1"
    end(second)
    keeper.close()


def test_what_a_killed_program_leaves_is_no_obstacle(tmp_path):
    first = another(tmp_path)
    assert first.stdout
    assert first.stdout.readline() == "lives\n"
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert list(tmp_path.glob("*.socket")), "it had no chance to tidy up"
    ours = Door(tmp_path, WHOSE)
    assert not ours.hand_over(["next"])
    assert ours.listen()
    ours.close()
    assert list(tmp_path.iterdir()) == []


def test_other_people_have_doors_of_their_own(tmp_path, door):
    other = Door(tmp_path, Path("/home/else"))
    assert not other.hand_over(["hello"])
    assert other.listen()
    other.close()
    assert door.listener


def test_of_many_that_start_at_once_one_lives_and_hears_all_others(tmp_path):
    results: list[bool] = []
    heard: list[list[str]] = []
    done = threading.Event()
    both = threading.Lock()

    def start(number: int) -> None:
        ours = Door(tmp_path, WHOSE)
        handed = ours.hand_over([str(number)])
        with both:
            results.append(handed)
        if listener := ours.listen():
            listener.setblocking(True)
            listener.settimeout(20)
            while len(heard) < 11:
                heard.append(ours.answer()[0])
            done.wait(20)
            ours.close()

    threads = [threading.Thread(target=start, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads) and len(results) < 12:
        threads[len(results) % 12].join(0.05)
    done.set()
    for thread in threads:
        thread.join()
    assert sorted(results) == [False] + [True] * 11
    assert len({words[0] for words in heard}) == 11


def test_who_knocks_before_anybody_listens_is_heard_a_little_later(qtbot, tmp_path, monkeypatch):
    ours = Door(tmp_path, WHOSE)
    assert not ours.hand_over(["first"])
    knock, knocked, told = Door._knock, threading.Event(), []

    def knock_once(*how):
        answer = knock(*how)
        knocked.set()
        return answer

    monkeypatch.setattr(Door, "_knock", knock_once)
    second = threading.Thread(target=lambda: told.append(Door(tmp_path, WHOSE).hand_over(["early"])))
    second.start()
    assert knocked.wait(20)
    keeper, heard = Doorkeeper(ours), []
    keeper.called.connect(heard.append)
    qtbot.waitUntil(lambda: heard == [["early"]])
    second.join()
    assert told == [True]
    keeper.close()


def test_a_program_that_is_stuck_is_not_waited_for_for_ever(tmp_path):
    stuck = another(tmp_path)
    assert stuck.stdout
    assert stuck.stdout.readline() == "lives\n"  # it listens, and never answers
    ours = Door(tmp_path, WHOSE)
    assert not ours.hand_over(["help"], patience=0.3)
    assert ours.listen() is None
    ours.close()
    assert list(tmp_path.glob("*.socket")), "the door of the other stands as it was"
    end(stuck)


def test_who_is_hung_up_on_knocks_again(tmp_path, door):
    assert door.listener
    door.listener.setblocking(True)
    second = another(tmp_path, "again")
    door.listener.accept()[0].close()
    assert door.answer()[0] == ["from", "again"]
    assert second.stdout
    assert second.stdout.readline() == "handed\n"
    end(second)


@pytest.mark.parametrize("said", [b"", b"nonsense\n", b"[1]\n", b'{"words": 5}\n', b"\xff\xfe\n"])
def test_noise_at_the_door_ends_nothing(qtbot, tmp_path, door, said):
    keeper, heard = Doorkeeper(door), []
    keeper.called.connect(heard.append)
    [place] = tmp_path.glob("*.socket")
    with socket.socket(socket.AF_UNIX) as noise:
        noise.connect(str(place))
        noise.sendall(said)
    second = another(tmp_path, "y")
    qtbot.waitUntil(lambda: ["from", "y"] in heard)
    end(second)
    keeper.close()


def test_where_nothing_can_be_written_the_program_starts_all_the_same(tmp_path):
    ours = Door(tmp_path / "gone", WHOSE)
    assert not ours.hand_over(["x"])
    assert ours.listen() is None
    ours.close()
