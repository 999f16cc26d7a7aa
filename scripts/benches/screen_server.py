"""A real screen without a monitor: Xvfb, all its own. Used by the tests and by the benchmarks."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURE: Final = "Xvfb_screen0"
"""The file in the given folder that holds what is on the screen."""
_PATIENCE: Final = 30.0
"""Seconds that the server may take to end."""


@contextmanager
def running(folder: Path | None = None) -> Iterator[str]:
    """Yield the name of a screen, as DISPLAY has it, and end the screen afterwards; its PICTURE is in the folder."""
    read, write = os.pipe()
    seen = () if folder is None else ("-fbdir", str(folder))
    # When its last program has gone, a screen begins afresh unless told otherwise, and is out of reach meanwhile.
    steady = ("-noreset", "-nolisten", "tcp")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", *steady, *seen],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(_PATIENCE)
