"""What every test may use."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sound_server import SoundServer

sys.path.append(str(Path(__file__).resolve().parents[1] / "scripts" / "benches"))

# Machines that are busy with other things must not fail a property.
settings.register_profile("relaxapp", deadline=None)
settings.load_profile("relaxapp")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOBODY = 65534


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
