"""The voice packs of a person: recordings of somebody's own voice, kept on this computer."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.paths import private_directory, write_privately
from relaxapp.sound import pack_manifest, pack_source
from relaxapp.sound.pack_manifest import ENGLISH, Manifest, line_key
from relaxapp.sound.pack_voice import PackVoice, file_name
from relaxapp.sound.recordings import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relaxapp.sound.mix import Samples
    from relaxapp.sound.pack_source import Source

PREFIX: Final = "pack:"
"""How the id of a voice begins in the settings when it is a pack."""
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID: Final = 40


@dataclass(frozen=True)
class Pack:
    """An installed pack: `id` is its folder, `name` what people call it, `lines` what it can say."""

    id: str
    name: str
    language: str
    lines: tuple[str, ...]

    @property
    def voice(self) -> str:
        """The id of its voice in the settings."""
        return PREFIX + self.id


@dataclass(frozen=True)
class Look:
    """What a pack holds that is not installed yet: lines with a recording, lines without, and what is wrong."""

    name: str
    recorded: tuple[str, ...]
    missing: tuple[str, ...]
    problems: tuple[str, ...]


class VoicePacks:
    """The packs in `folder`, each in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def packs(self) -> tuple[Pack, ...]:
        """Return the installed packs by name. One whose list can't be read has its id for a name."""
        try:
            ids = sorted(path.name for path in self._folder.iterdir() if path.is_dir() and _ID.fullmatch(path.name))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Failure(f"The voice packs in {self._folder} can't be read ({error.strerror}).") from error
        return tuple(sorted(map(self._pack, ids), key=lambda pack: pack.name.casefold()))

    def voice(self, voice: str) -> PackVoice:
        """Return the recordings behind the id of a voice, "pack:…", whether they are there or not."""
        identifier = voice.removeprefix(PREFIX)
        return PackVoice(self._folder / (identifier if _ID.fullmatch(identifier) else ".none"))

    def look(self, path: Path) -> Look:
        """Look a folder or .zip over, every recording in it. Raises Failure when it is no pack at all."""
        recorded, problems = [], []
        with pack_source.opened(path) as source:
            manifest = _manifest(source)
            for _, line, outcome in _recordings(source, manifest):
                if isinstance(outcome, str):
                    problems.append(outcome)
                else:
                    recorded.append(line)
        known = set(map(line_key, recorded))
        missing = tuple(line for line in manifest.lines.values() if line_key(line) not in known)
        return Look(manifest.name, tuple(recorded), missing, tuple(problems))

    def install(self, path: Path) -> Pack:
        """Take a folder or .zip in, all of it or nothing: as a new pack, or into the one of the same name.

        Recordings of the same lines are replaced. Raises Failure when it is no pack, or a recording can't be used.
        """
        with self._prepared() as new, pack_source.opened(path) as source:
            manifest = _manifest(source)
            problems = []
            lines: dict[str, str] = {}
            for _, line, outcome in _recordings(source, manifest):
                if isinstance(outcome, str):
                    problems.append(outcome)
                else:
                    lines[_write(new, line, outcome)] = line
            _refuse(problems, bool(lines))
            return self._take_in(new, replace(manifest, lines=lines))

    def add(self, name: str, line: str, samples: Samples) -> Pack:
        """Keep a recording of one line in the pack of this name, which is made when there is none."""
        with self._prepared() as new:
            file = _write(new, line, samples)
            # What a person types as a name is read back as it will be read the next time.
            named = pack_manifest.parse(pack_manifest.text(Manifest(name, ENGLISH, {file: line})).encode())
            return self._take_in(new, named)

    def remove(self, name: str) -> Pack:
        """Let the pack of this name or id go, with its recordings. Raises Failure when there is none."""
        found = [
            pack for pack in self.packs() if name in (pack.id, pack.voice) or pack.name.casefold() == name.casefold()
        ]
        if not found:
            names = ", ".join(f"“{pack.name}”" for pack in self.packs())
            raise Failure(f"There is no voice pack “{name}”.", to_do=f"There are {names}." if names else "")
        try:
            shutil.rmtree(self._folder / found[0].id)
        except OSError as error:
            raise Failure(f"The voice pack “{name}” can't be removed ({error.strerror}).") from error
        return found[0]

    def _pack(self, identifier: str) -> Pack:
        try:
            manifest = _installed(self._folder / identifier)
        except Failure:
            manifest = Manifest(identifier, ENGLISH, {})
        return Pack(identifier, manifest.name, manifest.language, tuple(manifest.lines.values()))

    @contextmanager
    def _prepared(self) -> Iterator[Path]:
        """Give a folder to fill, which is gone afterwards with whatever is still in it."""
        private_directory(self._folder)
        try:
            with tempfile.TemporaryDirectory(dir=self._folder, prefix=".new-") as new:
                yield Path(new)
        except OSError as error:
            raise Failure(
                f"The recordings can't be kept ({error.strerror or error}).",
                to_do=f"Is there room on the disk, and may you write to {self._folder}?",
            ) from error

    def _take_in(self, new: Path, manifest: Manifest) -> Pack:
        """Move recordings to their pack. Broken off at any moment, it leaves a pack with some of them."""
        home = private_directory(self._folder / self._id_of(manifest.name))
        before = _installed(home).lines if (home / pack_manifest.FILE).exists() else {}
        for file in manifest.lines:
            (new / file).replace(home / file)
        renewed = set(map(line_key, manifest.lines.values()))
        kept = {file: line for file, line in before.items() if line_key(line) not in renewed}
        whole = replace(manifest, lines={**kept, **manifest.lines})
        write_privately(home / pack_manifest.FILE, pack_manifest.text(whole))
        for file in before.keys() - whole.lines.keys():
            (home / file).unlink(missing_ok=True)
        return self._pack(home.name)

    def _id_of(self, name: str) -> str:
        """Return the id of the pack of this name, or a free one."""
        known = {pack.id: pack.name for pack in self.packs()}
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_ID].strip("-") or "voice"
        candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(known) + 2))
        return next(each for each in candidates if known.get(each, name).casefold() == name.casefold())


def _manifest(source: Source) -> Manifest:
    if pack_manifest.FILE not in source.names:
        raise Failure(
            f"There is no list ({pack_manifest.FILE}) in it.",
            to_do="“relaxapp voicepack new EXERCISE -o FOLDER” writes one.",
        )
    return pack_manifest.parse(source.read(pack_manifest.FILE, pack_manifest.LARGEST))


def _installed(home: Path) -> Manifest:
    try:
        return pack_manifest.parse((home / pack_manifest.FILE).read_bytes())
    except OSError as error:
        raise Failure(f"The list of the voice pack {home.name} can't be read ({error.strerror}).") from error


def _recordings(source: Source, manifest: Manifest) -> Iterator[tuple[str, str, Samples | str]]:
    """Yield each recording that is there: its file, its line, and its sound or what is wrong with it."""
    from relaxapp.sound.pack_recordings import LARGEST, SUFFIXES, Unusable, read

    there = {name.casefold(): name for name in source.names}
    done: set[str] = set()
    for file, line in manifest.lines.items():
        named = [file.casefold(), *(file.casefold() + suffix for suffix in SUFFIXES)]
        found = next((there[name] for name in named if name in there and name.endswith(SUFFIXES)), None)
        if found is None or line_key(line) in done:
            continue
        done.add(line_key(line))
        try:
            yield found, line, read(source.read(found, LARGEST))
        except Unusable as error:
            yield found, line, f"{found}: {error}"


def _write(folder: Path, line: str, samples: Samples) -> str:
    """Write a recording and return the name of its file."""
    import numpy as np
    import soundfile

    file = file_name(line, len(samples))
    whole = np.round(samples * 32767).astype(np.int16)
    try:
        soundfile.write(folder / file, whole, RATE, format="FLAC", subtype="PCM_16")
    except soundfile.SoundFileError as error:
        raise OSError(str(error)) from error
    (folder / file).chmod(0o600)
    return file


def _refuse(problems: Sequence[str], anything: bool) -> None:
    if problems:
        few = "; ".join(problems[:5]) + (f"; and {len(problems) - 5} more" if len(problems) > 5 else "")  # noqa: PLR2004 - a few
        raise Failure(
            f"{'A recording' if len(problems) == 1 else f'{len(problems)} recordings'} can't be used: {few}.",
            "Nothing was changed.",
            "Record them again, or take them out of the folder: missing lines are spoken by the computer's voice.",
        )
    if not anything:
        raise Failure("There is no recording in it yet.", "Nothing was changed.", "Put recordings beside the list.")
