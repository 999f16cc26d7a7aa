"""The list of crisis lines as it was just checked."""

from __future__ import annotations

import pytest

from relaxapp.support.lines import Support, load
from tests.support.listed import SHORTLY_AFTER


@pytest.fixture
def support() -> Support:
    return load(today=SHORTLY_AFTER)
