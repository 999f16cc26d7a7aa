"""Where lines get recorded: threads in the background, each with an engine of its own, and what to do when it fails."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.sound.engine import Engine, NoEngine, UnknownVoice
from relaxapp.sound.recorder import Recorder, Unspeakable
from relaxapp.sound.voices import USUAL
from relaxapp.sound.wanted import Done, Job, Line, Proof, Wanted
from relaxapp.sound.words import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relaxapp.sound.engine import Limits
    from relaxapp.sound.recordings import Recordings

log = logging.getLogger("relaxapp")

_FORMAT: Final = 1
"""Goes up when recordings made before would sound different: other engine parameters, other loudness."""
_THREADS: Final = 2
"""150 new lines are ready in about two thirds of the time on two cores."""
_HOPELESS: Final = 3
"""Lines given up with none spoken in between: then it is not the lines."""


class Booth:
    """Records lines in one voice at one rate (words a minute) into `recordings`. Any thread may ask."""

    def __init__(self, recordings: Recordings, voice: str, rate: int, command: Sequence[str], limits: Limits) -> None:
        self._recordings = recordings
        self._voice = voice or USUAL
        self._rate = rate
        self._new_engine: Callable[[], Engine] = lambda: Engine(command, limits)
        self._idle = limits.idle
        self._wanted = Wanted()
        self._lock = threading.Lock()
        self._threads: list[tuple[threading.Thread, Engine]] = []
        self._given_up: set[str] = set()
        self._failed_in_a_row = 0
        self.problem: Failure | None = None
        """Why there is no voice."""
        self.other_voice: Failure | None = None
        """That the chosen voice is not there and another one speaks."""

    def key(self, line: str) -> str:
        """Return the name under which the recording of a line is kept."""
        named = json.dumps([_FORMAT, self._voice, self._rate, spoken(line)])
        return hashlib.sha256(named.encode()).hexdigest()[:32]

    def ask(self, lines: Sequence[str], when_done: Callable[[], None] | None) -> None:
        """Record what is missing of these lines before all else, and prove later what was recorded once."""
        missing = [line for line in lines if not self._is_ready(line)]
        self._wanted.ask([line for line in missing if line not in self._given_up and spoken(line)], when_done)
        self._wanted.ask_proof([line for line in lines if self._is_unproved(line)])
        with self._lock:
            if self._threads or self._wanted.closed:
                return
            for number in range(_THREADS):
                engine = self._new_engine()
                thread = threading.Thread(target=self._work, args=(engine,), name=f"voice {number}", daemon=True)
                self._threads.append((thread, engine))
                thread.start()

    def close(self) -> None:
        """Stop at once: no process and no thread is left."""
        self._wanted.close()
        with self._lock:
            threads, self._threads = self._threads, []
        for _, engine in threads:
            engine.close()
        for thread, _ in threads:
            if thread is not threading.current_thread():
                thread.join()

    def _work(self, engine: Engine) -> None:
        recorder = Recorder(engine)
        while not self._wanted.closed:
            job = self._wanted.take(self._idle)
            if job is None:
                engine.rest()
                job = self._wanted.take()
            if job:
                self._do(recorder, job)

    def _do(self, recorder: Recorder, job: Job) -> None:
        try:
            match job:
                case Line(text):
                    self._record(recorder, text)
                case Proof(text):
                    self._prove(recorder, text)
                case Done(tell):
                    tell()
        except Exception:  # a bug at one line, or in what somebody does when told, must not silence the others
            log.exception("a bug in the voice")
            if not isinstance(job, Done):
                self._wanted.settle(job.text)

    def _record(self, recorder: Recorder, line: str) -> None:
        key, voice, asked = self.key(line), self._voice, self._wanted.asked
        try:
            take = recorder.record(spoken(line), voice, self._rate)
        except UnknownVoice:
            self._fall_back(voice)
            self._wanted.put_back(line)
        except NoEngine as error:
            log.warning("no voice: %s", error)
            self._no_voice(
                asked,
                "This computer has no voice that the program can use.",
                "To hear one, install “espeak-ng” (on Debian and Ubuntu: sudo apt install espeak-ng).",
            )
            self._wanted.settle(line)
        except Unspeakable:
            self._give_up(line, asked)
        else:
            self._recordings.keep(key, take.polished(), proved=False)
            self._failed_in_a_row = 0
            self.problem = None
            self._wanted.settle(line)
            self._wanted.ask_proof([line] if self._is_unproved(line) else [])

    def _prove(self, recorder: Recorder, line: str) -> None:
        key = self.key(line)
        seconds = self._recordings.seconds(key)
        try:
            if seconds is not None:
                better = recorder.compare(spoken(line), self._voice, self._rate, seconds)
                if better:
                    self._recordings.keep(key, better.polished(), proved=True)
                else:
                    self._recordings.prove(key)
        except (UnknownVoice, NoEngine, Unspeakable) as error:
            log.info("a line stays unproved: %s", type(error).__name__)  # its words may be private
        self._wanted.settle(line)

    def _is_ready(self, line: str) -> bool:
        return self._recordings.seconds(self.key(line)) is not None

    def _is_unproved(self, line: str) -> bool:
        return self._is_ready(line) and not self._recordings.proved(self.key(line))

    def _fall_back(self, voice: str) -> None:
        with self._lock:
            if voice != self._voice:  # the other thread was first
                return
            self._voice = USUAL if voice != USUAL else ""
            if voice != USUAL:
                self.other_voice = Failure(
                    "The voice you chose is not on this computer.",
                    "The usual one speaks instead.",
                    "You can choose another one in the settings.",
                )

    def _give_up(self, line: str, asked: int) -> None:
        if self._wanted.closed:
            return
        log.warning("a line of %d letters stays without a voice", len(line))  # its words may be private
        self._given_up.add(line)
        self._failed_in_a_row += 1
        if self._failed_in_a_row >= _HOPELESS:
            self._failed_in_a_row = 0
            self._no_voice(asked, "The voice does not answer.", "It may work again when you start the program anew.")
        self._wanted.settle(line)

    def _no_voice(self, asked: int, what: str, to_do: str) -> None:
        # Whatever is asked for next is tried afresh: the person may have mended it.
        self._given_up.clear()
        self.problem = Failure(what, "The words are on the screen, and the other sounds go on.", to_do)
        self._wanted.give_up(asked)
