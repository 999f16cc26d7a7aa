"""A real sound server without a sound card: PulseAudio with a null sink, all its own, whose output is recorded.

Used by the tests and by the benchmarks. The player under test runs in a process started with `environment`: ALSA reads
its configuration once per process.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

RATE: Final = 48_000
CHANNELS: Final = 2
SINK: Final = "probe"
_FRAME_BYTES: Final = 2 * CHANNELS
_PATIENCE: Final = 10.0
"""Seconds that the server and its tools may take for anything."""


class SoundServerMissingError(RuntimeError):
    """PulseAudio is not installed here."""


class Recording:
    """What the sink plays, from the moment of asking on."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = ["parec", "-d", f"{SINK}.monitor", f"--rate={RATE}", f"--channels={CHANNELS}"]
        self._process = subprocess.Popen(
            [*command, "--format=s16le", "--latency-msec=5"], env=environment, stdout=subprocess.PIPE
        )
        self._parts: list[bytes] = []
        self._frames = 0
        self._arrivals: list[tuple[int, float]] = []
        self._grown = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        self.wait_for(1)

    @property
    def began(self) -> float:
        """The monotonic time (seconds) of the first frame."""
        return self.heard_at(0)

    def heard_at(self, frame: int) -> float:
        """Return the monotonic time (seconds) at which the sink played this frame of the recording.

        That is the earliest that the arrivals around it allow. (A sink keeps a time of its own: this one was some 15 ms
        ahead after five minutes.)
        """
        with self._grown:
            arrivals = np.array(self._arrivals)
        frames, times = arrivals[:, 0], arrivals[:, 1]
        near = np.abs(frames - frame) < RATE
        return float(np.min((times - frames / RATE)[near])) + frame / RATE

    def wait_for(self, frames: int, patience: float = _PATIENCE) -> None:
        """Wait until so many frames are recorded."""
        with self._grown:
            if not self._grown.wait_for(lambda: self._frames >= frames, patience):
                raise TimeoutError(f"The recording stands at {self._frames} frames instead of {frames}.")

    @property
    def frames(self) -> int:
        """How many frames are recorded so far."""
        return self._frames

    def samples(self) -> NDArray[np.int16]:
        """Return what was recorded so far, (frames, channels)."""
        with self._grown:
            data = b"".join(self._parts)
        return np.frombuffer(data[: len(data) // _FRAME_BYTES * _FRAME_BYTES], np.int16).reshape(-1, CHANNELS)

    def stop(self) -> NDArray[np.int16]:
        """End the recording and return all of it."""
        self._process.terminate()
        self._process.wait(_PATIENCE)
        self._thread.join(_PATIENCE)
        stream = self._process.stdout
        if stream:
            stream.close()
        return self.samples()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None  # noqa: S101 - asked for with PIPE
        descriptor = stream.fileno()
        total = 0
        while part := os.read(descriptor, 65_536):
            now = time.monotonic()
            with self._grown:
                self._parts.append(part)
                total += len(part)
                self._frames = total // _FRAME_BYTES
                self._arrivals.append((self._frames, now))
                self._grown.notify_all()


class SoundServer:
    """A PulseAudio daemon in a folder of its own, with one null sink as the default."""

    def __init__(self) -> None:
        for tool in ("pulseaudio", "pactl", "parec"):
            if shutil.which(tool) is None:
                raise SoundServerMissingError(
                    f"{tool} is missing: apt-get install -y pulseaudio pulseaudio-utils libasound2-plugins"
                )
        self._folder = Path(tempfile.mkdtemp(prefix="relaxapp-sound-"))
        home, runtime = self._folder / "home", self._folder / "runtime"
        for folder in (home, runtime):
            folder.mkdir(mode=0o700)
        (home / ".asoundrc").write_text("pcm.!default pulse\nctl.!default pulse\n", encoding="utf-8")
        (self._folder / "client.conf").write_text("autospawn = no\nenable-shm = no\n", encoding="utf-8")
        self._socket = runtime / "native"
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("PULSE_", "ALSA_"))},
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_CLIENTCONFIG": str(self._folder / "client.conf"),
            "PULSE_COOKIE": str(home / "cookie"),
        }
        self._log: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._listener: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the daemon and wait until it answers."""
        modules = [
            f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
            f"module-null-sink sink_name={SINK} rate={RATE} channels={CHANNELS}",
        ]
        if self._log:
            self._log.close()
        self._log = (self._folder / "daemon.log").open("ab")
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--realtime=no"]
            + [f"--load={module}" for module in modules],
            env=self.environment,
            stdout=self._log,
            stderr=self._log,
        )
        until = time.monotonic() + _PATIENCE
        while subprocess.run(["pactl", "info"], env=self.environment, capture_output=True, check=False).returncode:
            if self._process.poll() is not None or time.monotonic() > until:
                log = (self._folder / "daemon.log").read_text(encoding="utf-8", errors="replace")
                raise RuntimeError(f"pulseaudio did not start:\n{log}")
        self._listen()

    def control(self, *arguments: str) -> str:
        """Run pactl and return what it says."""
        done = subprocess.run(
            ["pactl", *arguments], env=self.environment, capture_output=True, text=True, check=True, timeout=_PATIENCE
        )
        return done.stdout.strip()

    def remove_sink(self) -> None:
        """Take the sound device away; the daemon stays."""
        self.control("unload-module", "module-null-sink")

    def restore(self) -> None:
        """Bring back what was taken away: the daemon or its sink."""
        if self._process is None or self._process.poll() is not None:
            self.start()
        else:
            self.control("load-module", "module-null-sink", f"sink_name={SINK}", f"rate={RATE}", f"channels={CHANNELS}")
            self._listen()

    @property
    def process_id(self) -> int:
        """The daemon's process."""
        assert self._process  # noqa: S101 - asked for once it was started
        return self._process.pid

    def signal(self, number: signal.Signals) -> None:
        """Send the daemon a signal: SIGKILL, SIGSTOP, SIGCONT."""
        if self._process:
            self._process.send_signal(number)
            if number is signal.SIGKILL:
                self._process.wait(_PATIENCE)

    def stop(self) -> None:
        """End the daemon and remove its folder."""
        self._stop_listening()
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait(_PATIENCE)
        if self._log:
            self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def record(self) -> Recording:
        """Start to record what the sink plays; returns when the first frames are there."""
        return Recording(self.environment)

    def _listen(self) -> None:
        """Keep somebody listening closely: alone, a null sink plays 2 s at a time, as no sound card does."""
        self._stop_listening()
        self.control("set-default-sink", SINK)
        self._listener = subprocess.Popen(
            ["parec", "-d", f"{SINK}.monitor", "--latency-msec=5"], env=self.environment, stdout=subprocess.DEVNULL
        )

    def _stop_listening(self) -> None:
        if self._listener:
            self._listener.kill()
            self._listener.wait(_PATIENCE)
            self._listener = None


@contextmanager
def running() -> Iterator[SoundServer]:
    """Yield a sound server that is running, and end it afterwards."""
    server = SoundServer()
    try:
        server.start()
        yield server
    finally:
        server.stop()
