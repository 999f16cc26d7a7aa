"""A pack from somebody else: whatever it is made to do, it is read safely or refused with a word."""

from __future__ import annotations

import io
import os
import struct
import warnings
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relaxapp.failures import Failure
from relaxapp.sound import pack_source
from relaxapp.sound.pack_source import opened
from tests.sound.pack_makers import folder, zipped

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"pack.toml": b"the list", "001.wav": b"a sound", "002.wav": b"another"}


def refusal(path: Path, name: str = "001.wav", limit: int = 1_000_000) -> str:
    with pytest.raises(Failure) as told, opened(path) as source:
        source.read(name, limit)
    return str(told.value)


def read_all(path: Path) -> None:
    with opened(path) as source:
        for name in source.names:
            assert len(source.read(name, 20_000)) <= 20_000


def test_a_folder_and_an_archive_read_the_same(tmp_path: Path):
    paths = [
        folder(tmp_path / "one", GOOD),
        zipped(tmp_path / "two.zip", GOOD),
        zipped(tmp_path / "three.zip", {**GOOD, "__MACOSX/._001.wav": b"x"} | {".DS_Store": b"x"}, inside=""),
        zipped(tmp_path / "four.zip", GOOD, inside="Anna/her voice/"),
    ]
    for path in paths:
        with opened(path) as source:
            assert {name: source.read(name, 100) for name in source.names} == GOOD


def test_what_lies_elsewhere_in_an_archive_does_not_belong_to_it(tmp_path: Path):
    path = zipped(tmp_path / "a.zip", {"in/pack.toml": b"x", "in/a.wav": b"x", "b.wav": b"x", "in/deeper/c.wav": b"x"})
    with opened(path) as source:
        assert source.names == {"pack.toml", "a.wav"}


def test_what_is_not_there_or_nothing_is_told(tmp_path: Path):
    assert "There is no voice pack" in refusal(tmp_path / "nowhere.zip")
    (tmp_path / "song.mp3").write_bytes(b"ID3 and so on")
    assert "not a whole .zip" in refusal(tmp_path / "song.mp3")
    (tmp_path / "empty.zip").write_bytes(b"")
    assert "not a whole .zip" in refusal(tmp_path / "empty.zip")
    zipped(tmp_path / "half.zip", GOOD)
    (tmp_path / "half.zip").write_bytes((tmp_path / "half.zip").read_bytes()[:-30])
    assert "not a whole .zip" in refusal(tmp_path / "half.zip")


@pytest.mark.parametrize(
    "name", ["../001.wav", "/etc/cron.d/x", "..\\001.wav", "C:\\x.wav", "a/../../x.wav", "x\x07.wav"]
)
def test_an_archive_with_a_way_out_of_it_is_refused(tmp_path: Path, name: str):
    assert "way out" in refusal(zipped(tmp_path / "a.zip", {**GOOD, name: b"x"}))
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"], "and nothing was unpacked"


def test_a_link_in_an_archive_is_refused(tmp_path: Path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pack.toml", b"x")
        link = zipfile.ZipInfo("001.wav")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "link to somewhere else" in refusal(path)


def test_a_bomb_is_stopped_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pack_source, "_ALWAYS", 100_000)
    path = zipped(tmp_path / "bomb.zip", {"pack.toml": b"x", "001.wav": b"\0" * 5_000_000})
    assert path.stat().st_size < 10_000
    assert "far more comes out" in refusal(path, limit=10_000_000)


def test_what_a_head_promises_is_not_relied_upon(tmp_path: Path):
    path = zipped(tmp_path / "liar.zip", {"pack.toml": b"x", "001.wav": b"\0" * 3_000_000})
    data = bytearray(path.read_bytes())
    for magic, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):  # the size once unpacked, in both heads
        place = data.index(b"001.wav", 0 if magic == b"PK\x03\x04" else data.index(b"PK\x01\x02"))
        start = data.rindex(magic, 0, place)
        struct.pack_into("<I", data, start + at, 10)
    path.write_bytes(data)
    with pytest.raises(Failure), opened(path) as source:
        assert len(source.read("001.wav", 1_000_000)) <= 1_000_000


def test_a_file_that_is_too_large_is_refused_whatever_it_lies_in(tmp_path: Path):
    large = {**GOOD, "001.wav": os.urandom(20_000)}
    for path in (folder(tmp_path / "a", large), zipped(tmp_path / "a.zip", large)):
        assert "“001.wav” is too large" in refusal(path, limit=10_000)


def test_all_together_are_limited_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pack_source, "LARGEST_PACK", 25_000)
    many = {f"{n:03}.wav": os.urandom(10_000) for n in range(3)}
    for path in (folder(tmp_path / "a", many), zipped(tmp_path / "a.zip", many)):
        with pytest.raises(Failure, match=r"too large|far more"):
            read_all(path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pack_source, "MOST_FILES", 5)
    many = {f"{n}.wav": b"" for n in range(7)}
    for path in (folder(tmp_path / "a", many), zipped(tmp_path / "a.zip", many)):
        assert "too many files" in refusal(path)


def test_a_huge_table_of_contents_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was read"))
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 900_000_000, 0, 0))
    assert "too many files" in refusal(path)
    path.write_bytes(b"PK\x06\x07" + bytes(16) + b"PK\x05\x06" + bytes(18))
    assert "too large" in refusal(path)


def test_a_locked_or_oddly_packed_archive_is_refused(tmp_path: Path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("pack.toml", b"x")
    assert "packed in an unusual way" in refusal(path)
    zipped(path, GOOD)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    assert "password" in refusal(path)


def test_two_files_of_one_name_and_two_lists_are_refused(tmp_path: Path):
    path = tmp_path / "a.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("pack.toml", b"x")
        archive.writestr("PACK.toml", b"y")
    assert "two files of the same name" in refusal(path)
    assert "2 lists" in refusal(zipped(path, {"a/pack.toml": b"x", "b/pack.toml": b"x"}))


def test_a_damaged_recording_in_an_archive_is_told(tmp_path: Path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("pack.toml", b"x")
        archive.writestr("001.wav", b"abcdefgh" * 100)
    data = bytearray(path.read_bytes())
    data[data.index(b"abcdefgh") + 20] ^= 255
    path.write_bytes(data)
    assert "“001.wav” is damaged" in refusal(path)


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"private")
    path = folder(tmp_path / "a", {"pack.toml": b"x"})
    (path / "001.wav").symlink_to(secret)
    assert "link to somewhere else" in refusal(path)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path):
    path = folder(tmp_path / "a", {"pack.toml": b"x"})
    os.mkfifo(path / "001.wav")
    assert "is not a file" in refusal(path)


def test_what_may_not_be_read_is_told(ordinary_home: Path):
    path = folder(ordinary_home / "a", GOOD)
    (path / "001.wav").chmod(0)
    assert "can't be read" in refusal(path)
    path.chmod(0)
    assert "can't be read" in refusal(path)
    path.chmod(0o700)
    archive = zipped(ordinary_home / "a.zip", GOOD)
    archive.chmod(0)
    assert "can't be read" in refusal(archive)


def test_what_goes_wrong_later_is_not_taken_for_a_broken_archive(tmp_path: Path):
    with pytest.raises(ZeroDivisionError), opened(zipped(tmp_path / "a.zip", GOOD)):
        raise ZeroDivisionError
    with pytest.raises(ValueError, match="mine"), opened(zipped(tmp_path / "b.zip", GOOD)):
        raise ValueError("mine")


def test_a_file_whose_name_was_taken_away_is_refused(tmp_path: Path):
    path = zipped(tmp_path / "a.zip", {**GOOD, "nameless.wav": b"x"})
    path.write_bytes(path.read_bytes().replace(b"nameless.wav", b"\0ameless.wav"))
    assert "no plain name" in refusal(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 60))
def test_a_damaged_archive_is_read_or_refused_and_nothing_else(tmp_path: Path, changes, cut):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in GOOD.items():
            archive.writestr(name, content * 20)
    data = bytearray(buffer.getvalue())
    for at, byte in changes:
        data[at % len(data)] = byte
    path = tmp_path / "a.zip"
    path.write_bytes(data[: len(data) - cut])
    with suppress(Failure):
        read_all(path)
