"""The process that speaks: pyttsx3, one line at a time, for a parent that may kill it at any moment.

Requests come as JSON lines on standard input, answers go as JSON lines to what was standard output when the process
began; standard output itself leads nowhere from then on, because pyttsx3 prints to it.

    → {"id": 1, "say": "Let it go.", "to": "/…/line.part", "voice": "gmw/en+f4", "rate": 120}
    ← {"ready": true}                     once, at the beginning; or {"ready": false, "why": "…"}, and the end
    ← {"id": 1}                           it is written; or {"id": 1, "error": "…"}
    ← {"id": 1, "unknown_voice": "…"}     the engine does not have that voice
    → {"id": 2, "voices": true}
    ← {"id": 2, "voices": [["gmw/en", "English (Great Britain)", "en-gb"], …]}

The process ends when its input does.

pyttsx3's espeak driver (2.99) lies about being done, and these are its traps, each seen by tracing its callbacks:
- espeak renders in a thread of its own. `runAndWait` sleeps 10 ms once and returns, finished or not: a line that takes
  longer comes back missing or cut short. Only the event "finished-utterance" says that the file is written.
- Each run begins with a "stop" if espeak still counts as playing, which it does for a moment after the last event and
  at the very start. That stop may hit the new line, which is then empty. So we wait until it is idle before each line.
- Until the first run, property changes only wait in a queue; after it they take effect at once.
- It sets rate, pitch and volume, but not the range of the pitch and the gap between words. Both are set by espeak's own
  parameters through pyttsx3's binding, and stay when the voice changes. Text is not read as SSML.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper

_PITCH: Final = 40
"""espeak's 0..100, 50 being its usual: a little lower is calmer."""
_PITCH_RANGE: Final = 35
"""espeak's 0..100, 50 being its usual: about 1.2 semitones (sd) of melody instead of 1.7."""
_WORD_GAP: Final = 2
"""Units of 10 ms at espeak's usual speed, between words: lines get about 15 % longer."""
_VOLUME: Final = 0.7
"""At espeak's full volume some voices clip. Loudness is made equal later."""
_WORD_GAP_PARAMETER: Final = 7
"""espeakWORDGAP of speak_lib.h; pyttsx3 has another name for this number."""
_IDLE_CHECK: Final = 0.0005


class UnknownVoice(Exception):  # noqa: N818 - it names what is the matter
    """The engine has no such voice."""


class Speech:
    """The espeak engine behind pyttsx3. Raises ImportError, RuntimeError or OSError when it is not there."""

    def __init__(self) -> None:
        import pyttsx3
        from pyttsx3.drivers import _espeak

        # espeak by name on every system: its voices, its files and its figures are the ones we know.
        self._engine = pyttsx3.init("espeak")
        self._espeak = _espeak
        self._finished = threading.Event()
        self._errors: list[str] = []
        self._voice = ""
        self._engine.connect("finished-utterance", self._on_finished)
        self._engine.connect("error", self._on_error)
        self._wait_until_idle()
        self._engine.runAndWait()
        self._usual_voice = str(self._engine.getProperty("voice"))
        self._engine.setProperty("pitch", _PITCH)
        self._engine.setProperty("volume", _VOLUME)
        _espeak.SetParameter(_espeak.RANGE, _PITCH_RANGE, 0)
        _espeak.SetParameter(_WORD_GAP_PARAMETER, _WORD_GAP, 0)

    def render(self, text: str, path: str, voice: str, rate: int) -> None:
        """Write the line as a WAV file; returns when it is whole. No time limit: the parent keeps one."""
        self._choose(voice or self._usual_voice)
        self._engine.setProperty("rate", rate)
        self._wait_until_idle()
        self._finished.clear()
        self._errors.clear()
        self._engine.save_to_file(text, path)
        self._engine.runAndWait()
        self._finished.wait()
        if self._errors:
            raise RuntimeError("; ".join(self._errors))

    def voices(self) -> Iterator[tuple[str, str, str]]:
        """Yield id, name and language of each voice that can really speak."""
        for voice in self._engine.getProperty("voices"):
            identifier = str(voice.id)
            # MBROLA voices are listed whether their recordings are installed or not.
            if not identifier.startswith("mb/") or self._speaks(identifier):
                language = str(voice.languages[0]) if voice.languages else ""
                yield identifier, str(voice.name), language.split("\0")[0]

    def _speaks(self, voice: str) -> bool:
        try:
            self._choose(voice)
        except UnknownVoice:
            return False
        return True

    def _choose(self, voice: str) -> None:
        if voice == self._voice:
            return
        self._errors.clear()
        self._engine.setProperty("voice", voice)
        if self._errors:
            self._voice = ""
            raise UnknownVoice(voice)
        self._voice = voice

    def _wait_until_idle(self) -> None:
        while self._espeak.IsPlaying():
            time.sleep(_IDLE_CHECK)

    def _on_finished(self, name: str | None, completed: bool) -> None:  # noqa: ARG002 - the names are pyttsx3's
        self._finished.set()

    def _on_error(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002 - the names are pyttsx3's
        self._errors.append(str(exception))
        self._finished.set()


def answer(speech: Speech, request: dict[str, Any]) -> dict[str, Any]:
    """Do what one request asks and return the answer to it."""
    reply: dict[str, Any] = {"id": request["id"]}
    try:
        if "voices" in request:
            reply["voices"] = list(speech.voices())
        else:
            speech.render(request["say"], request["to"], request["voice"], request["rate"])
    except UnknownVoice as error:
        reply["unknown_voice"] = str(error)
    except (RuntimeError, OSError, ValueError) as error:
        reply["error"] = str(error)
    return reply


def main() -> None:
    """Serve requests until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the parent
    answers = _take_over_standard_output()
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    try:
        speech = Speech()
    except (ImportError, RuntimeError, OSError) as error:
        _tell(answers, {"ready": False, "why": str(error)})
        return
    _tell(answers, {"ready": True})
    while True:
        _tell(answers, answer(speech, json.loads(requests.get())))


def _take_over_standard_output() -> TextIOWrapper:
    """Return the pipe to the parent, and point standard output elsewhere: pyttsx3 prints to it."""
    pipe = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return os.fdopen(pipe, "w", encoding="utf-8")


def _listen(requests: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        requests.put(line)
    # The parent is gone. espeak may hang, and fails an assertion when it is taken down: leave it where it is.
    os._exit(0)


def _tell(answers: TextIOWrapper, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
