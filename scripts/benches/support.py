"""How soon the people who can help are on the screen: from home, settings, a session, and from a cold start."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import _cold
import walk

_SUPPORT = """
wish = ["--support"]
"""
_NUMBERS = """
def ready(window):
    return type(window.screen_shown).__name__ == "SupportScreen"
"""
_ALL = """
def ready(window):
    from PySide6.QtWidgets import QLabel
    return any("findahelpline" in label.text() for label in window.findChildren(QLabel))
"""
# Where the country is guessed, and where it has to be asked for.
_PLACES = {"in Ireland": {"LC_ALL": "en_IE.UTF-8"}, "country not known": {"LC_ALL": "C.UTF-8"}}
_TOUR = ("home", "ready", "support", "back", "home", "settings", "support", "back", "home", "session", "support")


def _opened(runs: int, place: dict[str, str]) -> dict[str, list[float]]:
    """Return the milliseconds from the key to the painted screen, by the screen it was pressed on."""
    took: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as profile:
        for _ in range(runs):
            for visit in walk.walk(_TOUR, Path(profile), _cold.USUAL | place)["visits"]:
                took.setdefault(visit["from"], []).append(visit["ms"])
    return took


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args(argv).runs
    for name, place in _PLACES.items():
        for origin, took in _opened(runs, place).items():
            print(f"support {name}, from {origin}: {statistics.median(took):.0f} ms, at most {max(took):.0f} ms")
        ours = _cold.OURS + _SUPPORT
        bare, numbers, everything = _cold.medians([_cold.BARE, ours + _NUMBERS, ours + _ALL], runs, place)
        print(
            f"support {name}, cold: {numbers:.0f} ms, all of it {everything:.0f} ms, a bare window {bare:.0f} ms, "
            f"ratio {numbers / bare:.2f} ({runs} runs)"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
