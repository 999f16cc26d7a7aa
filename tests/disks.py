"""Disks that fail."""

from __future__ import annotations

import errno
from typing import NoReturn


def full(*_: object) -> NoReturn:
    """Stand in for what writes, on a disk that takes nothing more."""
    raise OSError(errno.ENOSPC, "No space left on device")
