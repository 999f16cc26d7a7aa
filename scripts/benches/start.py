"""Cold start to the first usable frame, against a bare PySide6 window in the same run."""

from __future__ import annotations

import argparse
import sys

import _cold


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args(argv).runs
    bare, ours = _cold.medians([_cold.BARE, _cold.OURS], runs, {})
    print(f"start: {ours:.0f} ms, a bare window {bare:.0f} ms, ratio {ours / bare:.2f} (median of {runs})")


if __name__ == "__main__":
    main(sys.argv[1:])
