"""What the tests of sessions share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.player.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def stage(qapp: object, tmp_path: Path) -> Iterator[Stage]:  # noqa: ARG001 - timers need it
    made = Stage(tmp_path)
    yield made
    made.sessions.close()
