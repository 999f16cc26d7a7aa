"""A worker like the real one, but each request meets the fault that the command line names for it.

What has been asked so far is noted in a file, because most faults end the process.
"""

from __future__ import annotations

import json
import math
import os
import signal
import sys
import wave
from array import array
from pathlib import Path

FRAMES = 22_050
END_PAUSE = 4_000


def note(*words: object) -> None:
    with (Path(sys.argv[1]) / "notes").open("a") as file:
        file.write("\t".join(map(str, words)) + "\n")


def asked_so_far() -> int:
    return sum(line.startswith("say") for line in (Path(sys.argv[1]) / "notes").read_text().splitlines())


def tell(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def speak(text: str, path: str, *, part: float = 1.0, level: int = 9_000) -> None:
    seconds = 0.4 + 0.1 * sum(c.isalpha() for c in text) + 0.5 * sum(c in ",." for c in text[:-1])
    tone = array("h", (round(level * math.sin(i * 0.05)) for i in range(int(seconds * part * FRAMES))))
    if part == 1.0:
        tone.extend([0] * END_PAUSE)
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(FRAMES)
        file.writeframes(tone.tobytes())


def meet(fault: str, request: dict[str, str]) -> None:  # noqa: C901, PLR0912 - one case a fault
    text, path = request["say"], request["to"]
    match fault:
        case "hang":
            signal.pause()
        case "gate":
            (Path(sys.argv[1]) / "gate").open().close()  # a pipe: waits until the test opens it as well
            speak(text, path)
            tell(id=request["id"])
        case "crash":
            os._exit(11)
        case "nothing":
            tell(id=request["id"])
        case "silence":
            speak(text, path, level=0)
            tell(id=request["id"])
        case "cut":
            speak(text, path, part=0.9)
            tell(id=request["id"])
        case "half":
            speak(text, path)
            Path(path).write_bytes(Path(path).read_bytes()[:-20_000])
            tell(id=request["id"])
        case "error":
            tell(id=request["id"], error="not today")
        case "unknown":
            tell(id=request["id"], unknown_voice=request["voice"])
        case "rubbish":
            os.write(1, b"Audio saved to \xff\xfe\n[1, 2]\n{\n\n")
            tell(id="no number")
            speak(text, path)
            tell(id=request["id"])
        case "late":
            tell(id=int(request["id"]) - 1)
            speak(text, path)
            tell(id=request["id"])
        case "shorter":
            speak(text[len(text) // 2 :], path)
            tell(id=request["id"])
        case "spelled" | "spelled otherwise":
            speak(text * (4 if fault == "spelled" else 6), path)
            tell(id=request["id"])
        case _:
            speak(text, path)
            tell(id=request["id"])


def main() -> None:
    faults = sys.argv[2:]
    note("start", os.getpid(), "")
    if faults[:1] == ["no engine"]:
        tell(ready=False, why="libespeak-ng.so.1: not found")
        return
    if faults[:1] == ["no start"]:
        signal.pause()
    tell(ready=True)
    for line in sys.stdin:
        request = json.loads(line)
        number = asked_so_far()
        note("say", os.getpid(), request["say"])
        note("to", os.getpid(), request["to"])
        endless = faults[-1:] == ["…"]
        fault = faults[number] if number < len(faults) else "well"
        meet(faults[0] if endless else fault, request)


if __name__ == "__main__":
    main()
