"""The recordings of one voice pack that is installed: a folder of FLAC files whose names are the index.

`KEY-FRAMES.flac` is a line, named by what it says and how long it is, as in `recordings`; but nothing here is ever
thrown away: what somebody recorded can't be made again.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.sound.pack_manifest import FILE, line_key, parse
from relaxapp.sound.recordings import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from relaxapp.sound.mix import Samples

log = logging.getLogger("relaxapp")

_NAME: Final = re.compile(r"(?P<key>[0-9a-f]{32})-(?P<frames>[1-9]\d{0,8})\.flac")


def file_name(line: str, frames: int) -> str:
    """Return the name of the recording of a line that is so many frames long."""
    return f"{line_key(line)}-{frames}.flac"


class PackVoice:
    """A voice that has some lines. It notices when recordings are added. Any thread may use it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = -1
        self._files: dict[str, tuple[int, Path]] = {}
        self._broken: set[Path] = set()

    @property
    def missing(self) -> bool:
        """Whether the pack is not there (any more)."""
        return not self._folder.is_dir()

    @property
    def first_line(self) -> str:
        """A line that it has; "" when it has none."""
        try:
            lines = parse((self._folder / FILE).read_bytes()).lines.values()
        except (OSError, Failure) as error:
            log.info("the list of the recordings in %s can't be read: %s", self._folder, error)
            return ""
        return next((line for line in lines if self._find(line)), "")

    def seconds(self, line: str) -> float | None:
        """Return how long the recording of a line is, None when there is none. Reads no file."""
        found = self._find(line)
        return found[0] / RATE if found else None

    def samples(self, line: str) -> Samples | None:
        """Return the recording of a line; None when there is none, or it is damaged, which is noted once."""
        import soundfile

        found = self._find(line)
        if found is None:
            return None
        frames, path = found
        try:
            samples: Samples
            samples, rate = soundfile.read(path, dtype="float32")
            if rate != RATE or samples.shape != (frames,):
                raise ValueError("its name and its contents differ")  # noqa: TRY301 - damaged like the others
        except (OSError, ValueError, soundfile.SoundFileError) as error:
            log.warning("the recording %s can't be used: %s", path, error)
            self._broken.add(path)
            return None
        samples.flags.writeable = False
        return samples

    def _find(self, line: str) -> tuple[int, Path] | None:
        found = self._listed().get(line_key(line))
        return None if found is None or found[1] in self._broken else found

    def _listed(self) -> dict[str, tuple[int, Path]]:
        try:
            changed = self._folder.stat().st_mtime_ns
            if changed != self._seen:
                files = [(match, path) for path in self._folder.iterdir() if (match := _NAME.fullmatch(path.name))]
                self._files = {match["key"]: (int(match["frames"]), path) for match, path in files}
                self._seen = changed
        except OSError as error:
            log.warning("the recordings in %s can't be listed: %s", self._folder, error)
            self._files = {}
        return self._files
