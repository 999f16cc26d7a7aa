"""Where things live: the program's own assets, and the person's files."""

from __future__ import annotations

import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from relaxapp.failures import Failure

PRIVATE_DIRECTORY = 0o700
PRIVATE_FILE = 0o600


def assets() -> Path:
    """Return the folder of assets: inside the package when installed, beside it in a checkout."""
    here = Path(__file__).resolve().parent
    inside = here / "assets"
    return inside if inside.is_dir() else here.parent / "assets"


@dataclass(frozen=True)
class Places:
    """The folders of one person: settings, journal and own exercises, cache, log.

    They are all in `profile` when there is one, and in the system's usual places when there is none. `spare` is in the
    computer's memory, for what the disk does not take: it is gone when the person logs out, and None where there is no
    such place.
    """

    config: Path
    data: Path
    cache: Path
    state: Path
    profile: Path | None = None
    spare: Path | None = None

    @property
    def words(self) -> list[str]:
        """With these words a start of the program finds the same places."""
        return ["--profile", str(self.profile)] if self.profile else []

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def journal(self) -> Path:
        """The database of sessions."""
        return self.data / "journal.sqlite3"

    @property
    def lock(self) -> Path:
        """What belongs to the lock: its keys, and how often a wrong phrase was tried."""
        return self.data / "lock"

    @property
    def inbox(self) -> Path:
        """What ended while the journal was locked or could not be written, until it is taken in."""
        return self.data / "inbox"

    @property
    def backups(self) -> Path:
        """Copies of that database."""
        return self.data / "backups"

    @property
    def running(self) -> Path:
        """Where a session stands that runs, for the case that the computer goes down."""
        return self.data / "running"

    @property
    def course(self) -> Path:
        """Where the person is in the course."""
        return self.data / "course.json"

    @property
    def reminders(self) -> Path:
        """The person's reminders, and what became of them."""
        return self.data / "reminders.json"

    @property
    def plan(self) -> Path:
        """The person's support plan."""
        return self.data / "support" / "plan.json"

    @property
    def own_lines(self) -> Path:
        """The lines that the person wrote."""
        return self.data / "support" / "own-lines.json"

    @property
    def flare_plan(self) -> Path:
        """The person's plan for a flare-up of pain."""
        return self.data / "support" / "flare-plan.json"

    @property
    def exercises(self) -> Path:
        """The person's own exercises."""
        return self.data / "exercises"

    @property
    def drafts(self) -> Path:
        """What the person writes on an exercise and has not saved yet."""
        return self.state / "drafts"

    @property
    def sounds(self) -> Path:
        """The person's own sound files."""
        return self.data / "sounds"

    @property
    def voice_packs(self) -> Path:
        """Recordings of people's own voices."""
        return self.data / "voice-packs"

    @property
    def voices(self) -> Path:
        """Spoken lines that were prepared ahead."""
        return self.cache / "voices"

    @property
    def decoded_sounds(self) -> Path:
        """The person's own sound files, decoded ahead."""
        return self.cache / "sounds"

    @property
    def log(self) -> Path:
        """What went wrong, for whoever mends it."""
        return self.state / "relaxapp.log"


def places(profile: Path | None = None) -> Places:
    """Return where this person's files are: the system's usual places, or all inside the folder `profile`."""
    if profile is not None:
        root = profile.expanduser().absolute()
        return Places(root / "config", root / "data", root / "cache", root / "state", root)
    import platformdirs

    dirs = platformdirs.PlatformDirs("relaxapp", appauthor=False)
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    return Places(
        dirs.user_config_path,
        dirs.user_data_path,
        dirs.user_cache_path,
        dirs.user_state_path,
        spare=Path(given) / "relaxapp" / "unwritten" if given and Path(given).is_dir() else None,
    )


def runtime() -> Path:
    """Return the folder, this person's alone, of what lives only while the program runs. Raises Failure."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    shared = Path(tempfile.gettempdir()) / f"relaxapp-{os.getuid()}"
    folder = private_directory(Path(given) / "relaxapp" if given and Path(given).is_dir() else shared)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise Failure(f"The folder {folder} is not yours alone.")
    return folder


def private_directory(path: Path) -> Path:
    """Make the folder and those above it that are missing, readable by their owner alone, and return it.

    Raises Failure when that is not possible.
    """
    try:
        for missing in reversed([each for each in path.parents if not each.exists()]):
            missing.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)
        path.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)
    except OSError as error:
        raise Failure(f"The folder {path} can't be made ({error.strerror}).") from error
    return path


def export(path: Path, content: str | bytes) -> None:
    """Write a file where a person wants it, as `write_privately` does. Raises Failure when it can't be written."""
    try:
        write_privately(path, content)
    except OSError as error:
        raise Failure(
            f"{path} can't be written ({error.strerror}).", "", "Is there room on the disk? Try another folder."
        ) from error


def write_privately(path: Path, content: str | bytes) -> None:
    """Write a file that its owner alone can read, so that a crash leaves the old or the new one, whole.

    Raises OSError; then the old file stands as it was, with nothing left beside it.
    """
    # Keyboards have been seen to leave half a sign: that must not stop all the rest from being kept.
    data = content.encode(errors="replace") if isinstance(content, str) else content
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")  # PRIVATE_FILE by itself
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise
