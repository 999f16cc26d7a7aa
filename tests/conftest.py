"""What every test may use."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from buses import Daemon, Service
    from sound_server import SoundServer

    from relaxapp.desktop.bus import Bus

sys.path.append(str(Path(__file__).resolve().parents[1] / "scripts" / "benches"))
sys.path.append(str(Path(__file__).resolve().parent / "desktop"))

# Machines that are busy with other things must not fail a property.
settings.register_profile("relaxapp", deadline=None)
settings.load_profile("relaxapp")

# What a shell starts in the background is deaf to Ctrl-C, and so would be what the tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOBODY = 65534
PATIENCE_MS = 30_000
"""How long a test waits for what is to happen. What never happens fails as well; a busy machine does not."""


class PatientBot(QtBot):
    """Waits longer than is usual, unless a test says how long."""

    def waitUntil(self, callback, *, timeout: int = PATIENCE_MS):  # noqa: N802 - the name it has
        return super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout: int = PATIENCE_MS, **more):  # noqa: N802 - the name it has
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals, *, timeout: int = PATIENCE_MS, **more):  # noqa: N802 - the name it has
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> Iterator[PatientBot]:  # noqa: ARG001 - it must be there
    """The hands of a test in the window. What it closed is gone before the next one: many windows make Qt slow."""
    yield PatientBot(request)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def ordinary_home() -> Iterator[Path]:
    """A folder of one's own, in a test that runs without the powers of root: read-only really is read-only."""
    home = Path(tempfile.mkdtemp(prefix="relaxapp-home-"))
    as_root = os.geteuid() == 0
    if as_root:
        os.chown(home, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield home
    finally:
        if as_root:
            os.seteuid(0)
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def sound_server() -> Iterator[SoundServer]:
    """A PulseAudio daemon of the tests' own, with a null sink whose output can be recorded."""
    from sound_server import running

    with running() as server:
        yield server


@pytest.fixture
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daemon]:
    """A message bus of the tests' own."""
    if not shutil.which("dbus-daemon"):
        pytest.skip("this computer can't start a message bus")
    from buses import Daemon

    started = Daemon(tmp_path_factory.mktemp("bus"))
    yield started
    started.kill()


@pytest.fixture
def serve(daemon: Daemon) -> Iterator[Callable[..., Service]]:
    """Put a service on that bus."""
    from buses import Service

    services: list[Service] = []

    def begin(name: str, answer) -> Service:
        services.append(Service(daemon.address, name, answer))
        return services[-1]

    yield begin
    for service in services:
        service.close()


@pytest.fixture
def bus(daemon: Daemon, qapp) -> Iterator[Bus]:  # noqa: ARG001 - it must be there
    """Our connection to that bus."""
    from relaxapp.desktop.bus import Bus

    connected = Bus(daemon.address)
    yield connected
    connected.close()
