"""The handle of the process that speaks: started when needed, asked with a time limit, killed when it fails."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import relaxapp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import IO

log = logging.getLogger("relaxapp")

WORKER: Final = (sys.executable, "-m", "relaxapp.sound.voice_worker")
_LONGEST_ANSWER: Final = 1 << 20
"""Bytes. A line longer than this is rubbish, and must not fill the memory."""


@dataclass(frozen=True)
class Limits:
    """Seconds: for the process to get ready, for one line, and without work until the process is let go."""

    start: float = 15.0
    line: float = 5.0
    idle: float = 3.0


class NoEngine(Exception):  # noqa: N818 - it names what is the matter
    """There is nothing on this computer that speaks; trying again would not help."""


class UnknownVoice(Exception):  # noqa: N818 - it names what is the matter
    """The engine does not have this voice."""


class Stumble(Exception):  # noqa: N818 - it names what is the matter
    """The process hung, crashed or failed at this request; the next one starts a fresh process."""


class Engine:
    """Speaks by a process of its own. Used by one thread; only `close` may be called by another."""

    def __init__(self, command: Sequence[str] = WORKER, limits: Limits | None = None) -> None:
        self._command = command
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._process: _Process | None = None
        self._closed = False
        self._last_id = 0

    def render(self, text: str, path: Path, voice: str, rate: int) -> None:
        """Have `text` written as a WAV file. Raises NoEngine, UnknownVoice, Stumble."""
        self._ask({"say": text, "to": str(path), "voice": voice, "rate": rate}, self._limits.line)

    def voices(self) -> list[tuple[str, str, str]]:
        """Return id, name and language of each voice. Raises NoEngine, Stumble."""
        answer = self._ask({"voices": True}, self._limits.line)
        try:
            return [(str(identifier), str(name), str(language)) for identifier, name, language in answer["voices"]]
        except (KeyError, TypeError, ValueError) as error:
            raise Stumble("the list of voices makes no sense") from error

    def rest(self) -> None:
        """End the process; the next request starts another."""
        with self._lock:
            process, self._process = self._process, None
        if process:
            process.end()

    def close(self) -> None:
        """End the process for good, at once, whatever it is doing."""
        with self._lock:
            self._closed = True
        self.rest()

    def _ask(self, request: Mapping[str, Any], limit: float) -> dict[str, Any]:
        process = self._running()
        self._last_id += 1
        try:
            process.send({"id": self._last_id, **request})
            answer = process.answer("id", self._last_id, limit)
        except Stumble as stumble:
            if not self._closed:
                log.warning("the voice stumbled: %s", stumble)
            self.rest()
            raise
        if "unknown_voice" in answer:
            raise UnknownVoice(str(answer["unknown_voice"]))
        if "error" in answer:
            raise Stumble(str(answer["error"]))
        return answer

    def _running(self) -> _Process:
        with self._lock:
            if self._closed:
                raise Stumble("closed")
            if self._process:
                return self._process
            try:
                self._process = process = _Process(self._command)
            except OSError as error:
                raise NoEngine(str(error)) from error
        try:
            hello = process.answer("ready", None, self._limits.start)
        except Stumble:
            self.rest()
            raise
        if not hello["ready"]:
            self.rest()
            raise NoEngine(str(hello.get("why", "")))
        return process


class _Process:
    """One life of the worker. A thread reads its answers, so that waiting for one can have an end."""

    def __init__(self, command: Sequence[str]) -> None:
        package = Path(relaxapp.__file__).parents[1]
        path = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="voice answers", daemon=True)
        self._reader.start()

    def send(self, message: Mapping[str, Any]) -> None:
        try:
            self._input.write(json.dumps(message).encode() + b"\n")
            self._input.flush()
        except (OSError, ValueError) as error:
            raise Stumble(f"the process takes no more requests ({error})") from error

    def answer(self, key: str, value: int | None, limit: float) -> dict[str, Any]:
        """Wait for the message with this key (and value), passing over rubbish and late answers."""
        end = time.monotonic() + limit
        while (left := end - time.monotonic()) > 0:
            try:
                line = self._answers.get(timeout=left)
            except queue.Empty:
                break
            if not line:
                raise Stumble("the process ended")
            try:
                message = json.loads(line)
            except ValueError:
                continue
            if isinstance(message, dict) and key in message and (value is None or message[key] == value):
                return message
        raise Stumble(f"no answer within {limit:g} seconds")

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):  # what it was still to be told no longer matters
            self._input.close()
        self._reader.join()

    @property
    def _input(self) -> IO[bytes]:
        assert self._process.stdin  # noqa: S101 - asked for as a pipe
        return self._process.stdin

    def _read(self) -> None:
        assert self._process.stdout  # noqa: S101 - asked for as a pipe
        with self._process.stdout as answers:
            while line := answers.readline(_LONGEST_ANSWER):
                self._answers.put(line)
        self._answers.put(b"")
