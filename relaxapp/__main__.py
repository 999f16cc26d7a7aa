"""The door."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line; with no command the window opens. Returns the exit code."""
    gc.disable()  # nothing falls due while the program starts; whatever goes on for longer sees to that again
    try:
        from relaxapp import cli

        return cli.run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
