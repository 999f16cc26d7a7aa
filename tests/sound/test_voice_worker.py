from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import wave
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from relaxapp.sound.engine import WORKER, Engine, NoEngine, UnknownVoice
from relaxapp.sound.takes import read
from relaxapp.sound.voices import USUAL, available

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PATIENCE = 30
PRELUDE = "import ctypes, sys; from relaxapp.sound import voice_worker as w\n"
WITHOUT_ESPEAK = (
    PRELUDE + "def none(path): raise OSError(path)\nimport ctypes.util; ctypes.cdll.LoadLibrary = none\nw.main()"
)
WITHOUT_PYTTSX3 = PRELUDE + "sys.modules['pyttsx3'] = None\nw.main()"


@contextmanager
def running(command: Sequence[str] = WORKER) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    message = json.loads(process.stdout.readline())
    assert isinstance(message, dict)
    return message


def ask(process: subprocess.Popen[str], **request: object) -> dict[str, Any]:
    assert process.stdin
    process.stdin.write(json.dumps(request) + "\n")
    process.stdin.flush()
    return told(process)


def test_every_line_on_the_pipe_is_an_answer_although_the_engine_prints(tmp_path: Path) -> None:
    with running() as worker:
        assert told(worker) == {"ready": True}
        for number, words in enumerate(["Let it go.", "Breathe in.", "And rest here for a while, if you like."]):
            part = tmp_path / f"{number}.part"
            assert ask(worker, id=number, say=words, to=str(part), voice=USUAL, rate=120) == {"id": number}
            with wave.open(str(part)) as file:
                assert part.stat().st_size == 44 + 2 * file.getnframes()
            assert read(part, words, 120).seconds > 0.5


def test_a_voice_that_is_not_there_is_named_and_the_next_line_is_spoken(tmp_path: Path) -> None:
    with running() as worker:
        told(worker)
        part = str(tmp_path / "part")
        assert ask(worker, id=1, say="Rest.", to=part, voice="gmw/none", rate=120)["unknown_voice"] == "gmw/none"
        assert ask(worker, id=2, say="Rest.", to=part, voice="", rate=120) == {"id": 2}


def test_rate_and_voice_make_a_difference(tmp_path: Path) -> None:
    engine = Engine()
    try:
        seconds = {}
        for voice, rate in ((USUAL, 100), (USUAL, 150), ("gmw/en-us", 100)):
            engine.render("Find a place that is kind to you.", tmp_path / "part", voice, rate)
            seconds[voice, rate] = read(tmp_path / "part", "Find a place that is kind to you.", rate).seconds
        assert seconds[USUAL, 100] == pytest.approx(1.5 * seconds[USUAL, 150], rel=0.1)
        assert seconds[USUAL, 100] != seconds["gmw/en-us", 100]
        with pytest.raises(UnknownVoice):
            engine.render("Rest.", tmp_path / "part", "gmw/none", 120)
    finally:
        engine.close()


def test_many_lines_all_come_out_whole(tmp_path: Path) -> None:
    lines = ["Hold.", "And open it.", "Notice " + "one thing and then another, " * 12 + "and rest."] * 20
    engine = Engine()
    try:
        for line in lines:
            engine.render(line, tmp_path / "part", USUAL, 120)
            assert read(tmp_path / "part", line, 120).seconds > 0
    finally:
        engine.close()


def test_the_process_ends_with_its_input_and_not_by_ctrl_c() -> None:
    with running() as worker:
        told(worker)
        os.kill(worker.pid, signal.SIGINT)
        assert ask(worker, id=1, voices=True)["id"] == 1
        assert worker.stdin
        worker.stdin.close()
        assert worker.wait(PATIENCE) == 0


@pytest.mark.parametrize("program", [WITHOUT_ESPEAK, WITHOUT_PYTTSX3])
def test_without_espeak_or_pyttsx3_it_says_so_and_ends(program: str, tmp_path: Path) -> None:
    command = (sys.executable, "-c", program)
    with running(command) as worker:
        assert told(worker)["ready"] is False
        assert worker.wait(PATIENCE) == 0
    engine = Engine(command)
    with pytest.raises(NoEngine):
        engine.render("Rest.", tmp_path / "part", "", 120)
    engine.close()
    assert available(worker=command) == ()


def test_the_voices_offered_are_english_named_for_people_and_can_speak(tmp_path: Path) -> None:
    voices = available()
    assert voices[0].id == USUAL
    assert {voice.language.split("-")[0] for voice in voices} == {"en"}
    assert len({voice.id for voice in voices}) == len(voices)
    assert len({voice.name for voice in voices}) == len(voices)
    engine = Engine()
    try:
        for voice in voices:
            engine.render("Rest here for a while.", tmp_path / "part", voice.id, 120)
            assert read(tmp_path / "part", "Rest here for a while.", 120).seconds > 1
    finally:
        engine.close()


def test_a_process_that_does_not_answer_offers_no_voices() -> None:
    assert available(timeout=0.05, worker=(sys.executable, "-c", "import signal; signal.pause()")) == ()
    assert available(worker=(sys.executable, "-c", "print('{\"ready\": true}'); input(); print('{\"id\": 1}')")) == ()
