"""Known trouble is told in plain words; a bug is reported once."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import pytest

from relaxapp.failures import BugReports, Failure

if TYPE_CHECKING:
    from types import TracebackType


def caught(divisor: int, *, elsewhere: bool = False) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    try:
        if elsewhere:
            print(1 / divisor)  # noqa: T201 - another line, the same mistake
        print(1 / divisor)  # noqa: T201 - the mistake
    except ZeroDivisionError:
        kind, error, trace = sys.exc_info()
    assert kind
    assert error
    return kind, error, trace


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("No sound.",), "No sound."),
        (("No sound.", "Captions work."), "No sound. Captions work."),
        (("No sound.", "", "Plug it in."), "No sound. Plug it in."),
        (("No sound.", "Captions work.", "Plug it in."), "No sound. Captions work. Plug it in."),
    ],
)
def test_a_failure_reads_as_plain_sentences(parts: tuple[str, ...], text: str) -> None:
    assert str(Failure(*parts)) == text


def test_a_bug_that_strikes_sixty_times_a_second_is_reported_once(caplog: pytest.LogCaptureFixture) -> None:
    reports = BugReports()
    with caplog.at_level(logging.CRITICAL, "relaxapp"):
        assert [reports.is_new(*caught(0)) for _ in range(60)] == [True, *[False] * 59]
    assert len(caplog.records) == 1
    assert "ZeroDivisionError" in caplog.text
    assert "the mistake" in caplog.text


def test_another_bug_is_reported_too(caplog: pytest.LogCaptureFixture) -> None:
    reports = BugReports()
    with caplog.at_level(logging.CRITICAL, "relaxapp"):
        assert reports.is_new(*caught(0))
        assert reports.is_new(*caught(0, elsewhere=True))
        assert reports.is_new(ValueError, ValueError("no trace"), None)
        assert not reports.is_new(ValueError, ValueError("no trace"), None)
    assert len(caplog.records) == 3
