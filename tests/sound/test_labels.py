"""Title and chapter marks in every kind of sound file, read back by readers that know nothing of the writers."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from relaxapp.exercises.timeline import Phase, SectionSpan, Segment, Timeline
from relaxapp.sound import flac, id3, ogg, riff
from relaxapp.sound.automation import RATE
from relaxapp.sound.chapters import Chapter, Labels, milliseconds
from relaxapp.sound.render import FORMATS, render_to_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FRAMES = 100_001
CLICKS = (20_000, 77_777)
LABELS = Labels(
    "Übung: ein “Abend”",
    (Chapter("Settling", 0, 20_000), Chapter("Right hand – slowly", 20_000, 77_777), Chapter("", 77_777, FRAMES)),
)
MANY = Labels("T" * 3_000, tuple(Chapter(f"{n} " + "é" * 400, n * 400, n * 400 + 400) for n in range(250)))


class Clicks:
    """A session of two clicks in soft noise."""

    frames = FRAMES

    def __init__(self) -> None:
        self._sound = (np.random.default_rng(1).standard_normal((FRAMES, 2)) * 0.001).astype(np.float32)
        for at in CLICKS:
            self._sound[at : at + 200] += 0.8

    def render(self, start: int, count: int) -> np.ndarray:
        return self._sound[start : start + count]


def write(path: Path, labels: Labels) -> Path:
    render_to_file(Clicks(), path, labels=labels, on_progress=lambda _: None, cancelled=lambda: False)
    return path


# Readers, each as its format's own description says


def read_riff(data: bytes) -> tuple[str, list[tuple[float, str]]]:
    assert struct.unpack_from("<I", data, 4)[0] == len(data) - 8
    found = dict.fromkeys(("title",), "")
    starts: dict[int, float] = {}
    names: dict[int, str] = {}
    for kind, content in riff_chunks(data[12:]):
        if kind == b"cue ":
            for number in range(struct.unpack_from("<I", content)[0]):
                identifier, _, chunk, _, _, frame = struct.unpack_from("<II4sIII", content, 4 + 24 * number)
                assert chunk == b"data"
                starts[identifier] = frame / RATE
        if kind == b"LIST":
            for inner, text in riff_chunks(content[4:]):
                if inner == b"INAM":
                    found["title"] = text.rstrip(b"\0").decode()
                if inner == b"labl":
                    names[struct.unpack_from("<I", text)[0]] = text[4:].rstrip(b"\0").decode()
    return found["title"], [(start, names[number]) for number, start in starts.items()]


def riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        yield kind, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    assert at == len(data)


def read_id3(data: bytes) -> tuple[str, list[tuple[float, str]]]:
    assert data[:6] == b"ID3\x03\x00\x00"
    size = sum(byte << 7 * (3 - place) for place, byte in enumerate(data[6:10]))
    assert data[10 + size] == 0xFF, "the sound begins right behind the tag"
    title, chapters, contents = "", [], []
    for kind, content in id3_frames(data[10 : 10 + size]):
        if kind == b"TIT2":
            title = content[1:].decode("utf-16")
        if kind == b"CTOC":
            contents = content[6:].split(b"\0")[:-1]
            assert content[5] == len(contents)
        if kind == b"CHAP":
            name, _, rest = content.partition(b"\0")
            assert contents[len(chapters)] == name
            start, _ = struct.unpack_from(">II", rest)
            ((_, text),) = id3_frames(rest[16:])
            chapters.append((start / 1000, text[1:].decode("utf-16")))
    return title, chapters


def id3_frames(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        kind, size = struct.unpack_from(">4sI", data, at)
        yield kind, data[at + 10 : at + 10 + size]
        at += 10 + size
    assert at == len(data)


def read_comments(block: bytes) -> tuple[str, list[tuple[float, str]]]:
    at = 4 + struct.unpack_from("<I", block)[0]
    assert block[4:at].strip(), "the encoder keeps its name"
    count = struct.unpack_from("<I", block, at)[0]
    at += 4
    found = {}
    for _ in range(count):
        size = struct.unpack_from("<I", block, at)[0]
        key, _, value = block[at + 4 : at + 4 + size].decode().partition("=")
        found[key] = value
        at += 4 + size
    assert len(block) - at <= 1
    chapters = []
    for number in range(1, 1000):
        if f"CHAPTER{number:03}" not in found:
            break
        hours, minutes, whole = found[f"CHAPTER{number:03}"].split(":")
        chapters.append((int(hours) * 3600 + int(minutes) * 60 + float(whole), found[f"CHAPTER{number:03}NAME"]))
    return found["TITLE"], chapters


def read_flac(data: bytes) -> tuple[str, list[tuple[float, str]]]:
    at, last, comments = 4, False, b""
    while not last:
        last, kind, size = bool(data[at] & 128), data[at] & 127, int.from_bytes(data[at + 1 : at + 4], "big")
        assert kind != 1
        comments = data[at + 4 : at + 4 + size] if kind == 4 else comments
        at += 4 + size
    assert data[at : at + 2] in (b"\xff\xf8", b"\xff\xf9"), "the sound begins right behind the blocks"
    return read_comments(comments)


def read_ogg(data: bytes) -> tuple[str, list[tuple[float, str]]]:
    at, number, packets, packet = 0, 0, [], b""
    while at < len(data):
        magic, _, _, _, _, count_of_page, check, segments = struct.unpack_from("<4sBBqIIIB", data, at)
        sizes = data[at + 27 : at + 27 + segments]
        end = at + 27 + segments + sum(sizes)
        assert (magic, count_of_page) == (b"OggS", number)
        assert check == slow_checksum(data[at : at + 22] + bytes(4) + data[at + 26 : end]) if number < 5 else True
        start = at + 27 + segments
        for size in sizes:
            packet += data[start : start + size]
            start += size
            if size < 255:
                packets.append(packet)
                packet = b""
        at, number = end, number + 1
    head = 8 if packets[1].startswith(b"OpusTags") else 7
    return read_comments(packets[1][head:])


def slow_checksum(page: bytes) -> int:
    """As RFC 3533 puts it: bit by bit."""
    sum_ = 0
    for byte in page:
        sum_ ^= byte << 24
        for _ in range(8):
            sum_ = (sum_ << 1) ^ (0x04C11DB7 if sum_ & 1 << 31 else 0)
        sum_ &= 0xFFFFFFFF
    return sum_


READERS: dict[str, Callable[[bytes], tuple[str, list[tuple[float, str]]]]] = {
    ".wav": read_riff,
    ".flac": read_flac,
    ".ogg": read_ogg,
    ".opus": read_ogg,
    ".mp3": read_id3,
}


def test_every_kind_of_file_is_looked_at():
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("suffix", FORMATS)
def test_title_and_chapters_are_there_and_the_sound_stands_where_it_stood(tmp_path: Path, suffix: str):
    path = write(tmp_path / f"evening{suffix}", LABELS)
    title, chapters = READERS[suffix](path.read_bytes())
    assert title == LABELS.title
    assert [name for _, name in chapters] == [chapter.title for chapter in LABELS.chapters]
    exact = 0 if suffix == ".wav" else 0.0005
    for (start, _), chapter in zip(chapters, LABELS.chapters, strict=True):
        assert abs(start - chapter.start / RATE) <= exact
    sound, rate = soundfile.read(path)
    assert (len(sound), rate) == (FRAMES, RATE)
    for at in CLICKS:
        assert abs(int(np.argmax(np.abs(sound[at - 1000 :, 0]) > 0.4)) - 1000) <= 1
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("suffix", FORMATS)
def test_more_labels_than_fit_into_one_page_are_no_trouble(tmp_path: Path, suffix: str):
    path = write(tmp_path / f"evening{suffix}", MANY)
    title, chapters = READERS[suffix](path.read_bytes())
    assert title == MANY.title
    assert [name for _, name in chapters] == [chapter.title for chapter in MANY.chapters]
    assert len(soundfile.read(path)[0]) == FRAMES


@pytest.mark.parametrize("length", [*range(5), 254, 255, 256, 65_024, 65_025, 65_026, 130_050])
def test_a_title_of_any_length_leaves_the_sound_of_an_ogg_file_alone(length: int):
    buffer = io.BytesIO()
    soundfile.write(buffer, Clicks().render(0, 9_600), RATE, format="OGG", subtype="OPUS")
    target = io.BytesIO()
    buffer.seek(0)
    ogg.label(buffer, target, Labels("x" * length))
    assert read_ogg(target.getvalue())[0] == "x" * length
    buffer.seek(0)
    target.seek(0)
    assert np.array_equal(soundfile.read(target)[0], soundfile.read(buffer)[0])


@pytest.mark.parametrize("label", [riff.label, flac.label, ogg.label])
@pytest.mark.parametrize("content", [b"", b"OggS", b"fLaC", b"RIFF1234AVI ", b"OggS" + bytes(200), b"rubbish" * 9])
def test_what_is_no_such_file_is_refused(label: Callable[..., None], content: bytes):
    with pytest.raises(ValueError, match=r"not a|before the sound|neither"):
        label(io.BytesIO(content), io.BytesIO(), LABELS)


def test_a_tag_is_not_put_in_front_of_another():
    with pytest.raises(ValueError, match="already"):
        id3.label(io.BytesIO(b"ID3\x03"), io.BytesIO(), LABELS)


def test_each_section_of_a_session_is_a_chapter():
    sections = (SectionSpan("Settling\nin", 0.0, 4.5), SectionSpan("The\0 hand", 4.5, 10.0))
    session = Timeline("x", "A\ttitle", 10.0, 4.0, "rain", sections, (Segment(0.0, 10.0, Phase.STILL, 0),), ())
    labels = Labels.of(session)
    assert labels == Labels("A title", (Chapter("Settling in", 0, 216_000), Chapter("The hand", 216_000, 480_000)))
    assert milliseconds(216_000) == 4_500
