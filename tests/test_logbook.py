"""The log is there when something went wrong, for its owner alone, and never grows without end."""

from __future__ import annotations

import logging
import logging.handlers
from typing import TYPE_CHECKING

import pytest

from relaxapp import logbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

log = logging.getLogger("relaxapp")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """Where the log is kept, in a folder that is not there yet."""
    before, level = log.handlers[:], log.level
    logbook.keep_at(tmp_path / "state" / "relaxapp.log")
    yield tmp_path / "state" / "relaxapp.log"
    for handler in set(log.handlers) - set(before):
        log.removeHandler(handler)
        handler.close()
    log.setLevel(level)


def test_a_start_that_has_nothing_to_say_writes_nothing(kept: Path) -> None:
    log.debug("all is well")
    assert not kept.parent.exists()


def test_what_happened_is_written_for_its_owner_alone(kept: Path) -> None:
    try:
        print(1 / 0)  # noqa: T201 - the mistake
    except ZeroDivisionError:
        log.exception("a mistake")
    log.info("and then")
    text = kept.read_text(encoding="utf-8")
    assert "ERROR relaxapp: a mistake\nTraceback" in text
    assert "INFO relaxapp: and then\n" in text
    assert kept.stat().st_mode & 0o077 == 0


def test_it_never_grows_without_end(kept: Path) -> None:
    for number in range(6):
        log.warning("%d %s", number, "x" * 100_000)
    assert sorted(path.name for path in kept.parent.iterdir()) == ["relaxapp.log", "relaxapp.log.1"]
    assert sum(path.stat().st_size for path in kept.parent.iterdir()) < 520_000
    assert "5 x" in kept.read_text(encoding="utf-8"), "the newest is there"


def test_where_it_cannot_be_written_it_is_said_in_the_terminal(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.parent.write_text("no folder")
    log.info("all is well")
    log.warning("something is not")
    told = capsys.readouterr().err
    assert "something is not" in told
    assert "all is well" not in told
