"""The list in a voice pack: written and read back the same, and forgiving where it can be."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.failures import Failure
from relaxapp.sound.pack_manifest import MOST_LINES, Manifest, line_key, parse, plain_name, text

WORDS = (
    st.text(min_size=1, max_size=80)
    .map(lambda words: " ".join(["x", *words.split()]))
    .filter(lambda w: w.isprintable())
)
NAMES = st.text(min_size=1, max_size=30).filter(plain_name)


@given(WORDS.map(lambda w: w[:40].strip()), st.dictionaries(NAMES, WORDS, max_size=5))
def test_what_is_written_is_read_back(name: str, lines: dict[str, str]):
    manifest = Manifest(name, "en-gb", lines)
    assert parse(text(manifest).encode()) == manifest


def test_what_editors_do_to_a_file_is_no_trouble():
    written = '\ufeffname = "Anna"\r\n[lines]\r\n001 = "One  line."\r\n"take 2.mp3" = "Two."\r\n003.wav = "Three."\r\n'
    assert parse(written.encode()) == Manifest(
        "Anna", "en", {"001": "One line.", "take 2.mp3": "Two.", "003.wav": "Three."}
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"name = Anna", "line 1"),
        (b"[lines]\n", "its name"),
        (b'name = " "\n[lines]\n', "needs a name"),
        (b"name = 3\n[lines]\n", "quotation marks"),
        (b'name = "A"\n', "part .lines."),
        (b'name = "A"\nlines = "no"', "part .lines."),
        (b'name = "A"\n[lines]\na = 3', "words of “a”"),
        (b'name = "A"\n[lines]\na = ""', "are missing"),
        (b'name = "A"\n[lines]\na = "' + b"x" * 2000 + b'"', "too many"),
        (b'name = "A"\n[lines]\n"../a" = "x"', "plain name"),
        (b'name = "A"\n[lines]\n"/etc/passwd" = "x"', "plain name"),
        (b'name = "A"\n[lines]\n"C:a" = "x"', "plain name"),
        (b'name = "A"\n[lines]\n"a\\u0000" = "x"', "plain name"),
        (b'name = "A"\n[lines]\n".hidden" = "x"', "plain name"),
        (b'name = "A"\n[lines]\na.b.c = "x"', "words of"),
        (b"a = " + b"[" * 100_000, "list"),
        (b'name = "A"\n[lines]\n' + b"".join(b'%d = "x"\n' % n for n in range(MOST_LINES + 1)), "more than"),
    ],
)
def test_a_broken_list_is_told_in_plain_words(content: bytes, why: str):
    with pytest.raises(Failure, match=why):
        parse(content)


@given(st.binary(max_size=300))
def test_anything_at_all_is_a_list_or_refused(content: bytes):
    with suppress(Failure):
        assert parse(content).name


def test_nothing_in_it_can_command_a_terminal():
    found = parse(b'name = "A\\u001b[31m"\n[lines]\na = "Be\\u001b]0;x\\u0007 still."')
    assert "\x1b" not in found.name + found.lines["a"]


def test_lines_are_the_same_when_they_are_heard_the_same():
    assert line_key("Let’s  rest. “So.”") == line_key(' let\'s rest. "so." ')
    assert line_key("Let’s rest.") != line_key("Let’s rest")


@pytest.mark.parametrize("name", ["", " ", "..", "../x", "a/b", "a\\b", "C:x", "a\nb", "\x00", "a*", ".x", "x" * 300])
def test_a_way_to_somewhere_else_is_no_plain_name(name: str):
    assert not plain_name(name)


@pytest.mark.parametrize("name", ["001.wav", "take 2.mp3", "Übung-1.ogg", "a..b"])
def test_a_plain_name_is_one(name: str):
    assert plain_name(name)
