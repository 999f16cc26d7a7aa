"""Where a voice pack comes from: a folder or a .zip, read as if somebody wished us ill.

Nothing is ever unpacked to a place that a pack names: its files are read by their plain names, up to a limit that is
watched while reading, and written under names of our own. What the heads of an archive promise is not relied upon.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, Protocol

from relaxapp.failures import Failure
from relaxapp.sound import pack_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_FILES: Final = 10_000
LARGEST_PACK: Final = 4_000_000_000
"""Bytes of all files together."""
_PLAUSIBLE: Final = 100
"""How many times smaller than its contents a whole archive may be; recordings of people come to 2 or 3."""
_ALWAYS: Final = 50_000_000
"""Bytes that may come out of any archive, however small it is."""
_BLOCK: Final = 1 << 16
_LAST: Final = 22 + (1 << 16)
"""Bytes at the end of an archive in which its table of contents is announced."""
_ENTRY: Final = 300
"""Bytes of an entry in the table of contents."""
_AS_IT_IS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What an archive may raise that is damaged or badly meant."""
_CLUTTER: Final = ("__MACOSX/", ".DS_Store", "desktop.ini", "Thumbs.db")
_TO_DO: Final = "A voice pack is a folder with a list (pack.toml) and recordings beside it, or that folder as a .zip."


class Source(Protocol):
    """The files of a pack that lie beside its list, by their plain names."""

    names: frozenset[str]

    def read(self, name: str, limit: int) -> bytes:
        """Return the content of a file. Raises Failure when it is larger than `limit` bytes or can't be read."""


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Open a folder or an archive. Raises Failure when it is neither, or not one to trust."""
    if path.is_dir():
        yield _Folder(path)
        return
    with _archive(path) as archive:
        yield _Archive(archive, path.stat().st_size)


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        _look_at_the_end(path)
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise Failure(f"There is no voice pack {path}.", to_do=_TO_DO) from error
    except OSError as error:
        raise Failure(f"{path} can't be read ({error.strerror or error}).", to_do=_TO_DO) from error
    except _BROKEN as error:
        raise Failure(f"{path.name} is not a whole .zip file.", to_do=_TO_DO) from error


def _look_at_the_end(path: Path) -> None:
    """Refuse an archive whose table of contents alone would fill the memory, before it is read."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _LAST, 0))
        last = file.read(_LAST)
    at = last.rfind(b"PK\x05\x06")
    contents = int.from_bytes(last[at + 12 : at + 16], "little") if at >= 0 else 0
    if contents > MOST_FILES * _ENTRY or last.find(b"PK\x06\x07") >= 0:  # the second: far larger than others can be
        raise _refused("it has too many files, or is too large")


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken = 0
        self.names = frozenset(self._listed())

    def read(self, name: str, limit: int) -> bytes:
        try:
            # A link is not followed, and a pipe in the place of a file is not waited for.
            handle = os.open(self._folder / name, os.O_RDONLY | _AS_IT_IS)
            with os.fdopen(handle, "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise _refused(f"“{name}” is not a file")
                content = file.read(min(limit, LARGEST_PACK - self._taken) + 1)
        except OSError as error:
            if (self._folder / name).is_symlink():
                raise _refused(f"“{name}” is a link to somewhere else") from error
            raise _refused(f"“{name}” can't be read ({error.strerror})") from error
        self._taken += len(content)
        if len(content) > limit or self._taken > LARGEST_PACK:
            raise _refused(f"“{name}” is too large")
        return content

    def _listed(self) -> Iterator[str]:
        try:
            with os.scandir(self._folder) as entries:
                for number, entry in enumerate(entries):
                    if number >= MOST_FILES:
                        raise _refused("it has too many files")
                    if pack_manifest.plain_name(entry.name) and not entry.is_dir(follow_symlinks=False):
                        yield entry.name
        except OSError as error:
            raise _refused(f"{self._folder} can't be read ({error.strerror})") from error


class _Archive:
    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive = archive
        self._left = min(max(size * _PLAUSIBLE, _ALWAYS), LARGEST_PACK)
        self._members = _beside_the_list(_trusted(archive))
        self.names = frozenset(self._members)

    def read(self, name: str, limit: int) -> bytes:
        content = bytearray()
        try:
            with self._archive.open(self._members[name]) as file:
                while block := file.read(_BLOCK):
                    content += block
                    self._left -= len(block)
                    if len(content) > limit:
                        raise _refused(f"“{name}” is too large")
                    if self._left < 0:
                        raise _refused("far more comes out of it than a pack of recordings holds")
        except (*_BROKEN, OSError) as error:
            raise _refused(f"“{name}” is damaged") from error
        return bytes(content)


def _trusted(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files of an archive. Raises Failure for whatever a pack of recordings has no use for."""
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise _refused("it has too many files")
    files = []
    for member in members:
        # The name as it was stored: zipfile makes some odd ones look good.
        name = member.orig_filename
        if name.startswith(_CLUTTER) or PurePosixPath(name).name in _CLUTTER or name.endswith("/"):
            continue
        if not all(pack_manifest.plain_name(part) for part in name.split("/")):
            raise _refused(f"{name[:80]!r} is a way out of it, or no plain name")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise _refused(f"“{name}” is a link to somewhere else")
        if member.flag_bits & 1:
            raise _refused("it is locked with a password")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused("it is packed in an unusual way")
        files.append(member)
    if len({member.filename.casefold() for member in files}) < len(files):
        raise _refused("it has two files of the same name")
    return files


def _beside_the_list(members: list[zipfile.ZipInfo]) -> Mapping[str, zipfile.ZipInfo]:
    """Return the files in the folder of the list; people pack a folder as often as what is in it."""
    lists = [PurePosixPath(member.filename) for member in members]
    homes = {path.parent for path in lists if path.name == pack_manifest.FILE}
    if len(homes) > 1:
        raise _refused(f"it has {len(homes)} lists; make a pack of each")
    home = next(iter(homes), PurePosixPath())
    return {path.name: member for path, member in zip(lists, members, strict=True) if path.parent == home}


def _refused(why: str) -> Failure:
    return Failure(f"This voice pack is not used: {why}.", "Nothing was changed.", _TO_DO)
