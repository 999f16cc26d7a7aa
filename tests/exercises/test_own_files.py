"""The person's own exercise files: any bytes, any disk, any other window; nothing is lost unasked."""

from __future__ import annotations

import os
import stat

import pytest

from relaxapp import paths
from relaxapp.exercises.check import check
from relaxapp.exercises.library import Library
from relaxapp.exercises.own_files import Changed, OwnFiles, brought, slug, title_of, unwieldy, with_title
from relaxapp.exercises.template import template
from relaxapp.failures import Failure
from tests import disks

BUILT_IN = paths.assets() / "exercises"


@pytest.fixture
def files(tmp_path):
    return OwnFiles(tmp_path / "data" / "exercises", BUILT_IN)


def test_a_folder_that_does_not_exist_holds_nothing(files):
    assert files.files() == ()


def test_a_new_one_is_private_good_and_in_the_library(files, tmp_path):
    name = files.create("A quiet evening", template("A quiet evening"))
    path = tmp_path / "data" / "exercises" / f"{name}.md"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert check(path) == []
    (file,) = files.files()
    assert (file.name, file.title, file.problems, file.replaces) == ("a-quiet-evening", "A quiet evening", 0, "")
    assert Library([path.parent]).get(name).title == "A quiet evening"


@pytest.mark.parametrize("title", ['She said “now” and "then"', "back\\slash", "a\nb\x07c", "🌊 Sea", "", "x" * 500])
def test_a_template_of_any_title_passes(title, tmp_path):
    path = tmp_path / "own.md"
    path.write_text(template(title), encoding="utf-8")
    assert check(path) == []


def test_a_name_is_never_taken_twice_nor_from_a_built_in_one(files):
    names = [files.create(title, "x") for title in ("Box", "box!", "Évening", "Evening")]
    assert names == ["box-2", "box-3", "evening", "evening-2"]
    assert files.read("box-2").text == "x"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A slow, soft evening!", "a-slow-soft-evening"),
        ("Übung für mich", "ubung-fur-mich"),
        ("海辺", "海辺"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", "exercise"),
        ("CON", "exercise-con"),
        ("a" * 300, "a" * 40),
        ("👩‍🦽", "exercise"),
    ],
)
def test_a_title_becomes_a_name_for_every_system(title, name):
    assert slug(title) == name
    assert len(f"{slug(title)}.md.12345678.part".encode()) < 255


@pytest.mark.parametrize("name", ["", "../box", "a/b", "/etc/passwd", "a\0b"])
def test_no_name_leads_out_of_the_folder(files, name):
    with pytest.raises(Failure, match="can't be the name"):
        files.read(name)


def test_what_was_changed_elsewhere_is_not_written_over(files):
    name = files.create("Mine", "one")
    here, there = files.read(name), OwnFiles(files._folder, BUILT_IN)
    there.write(name, "of another window", there.read(name).stamp)
    with pytest.raises(Changed):
        files.write(name, "of this window", here.stamp)
    assert files.read(name).text == "of another window"
    files.write(name, "asked for", files.stamp(name))
    assert files.read(name).text == "asked for"


def test_a_file_that_vanished_is_written_anew(files):
    name = files.create("Mine", "one")
    opened = files.read(name)
    files.remove(name)
    files.remove(name)  # in another window, too
    files.write(name, "two", opened.stamp)
    assert files.read(name).text == "two"


def test_a_link_stays_a_link(files, tmp_path):
    name = files.create("Mine", "one")
    elsewhere = tmp_path / "synced.md"
    path = files._path(name)
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    files.write(name, "two", files.read(name).stamp)
    assert path.is_symlink()
    assert elsewhere.read_text() == "two"


def test_problems_are_counted_and_a_replaced_one_is_named(files):
    files.put("box", template("Mine").replace("(bell)", "(bel)").replace("(pause 3-5)", "(paus)"))
    (file,) = files.files()
    assert (file.title, file.problems, file.replaces) == ("Mine", 2, "Box breathing")


def test_a_file_is_read_again_only_when_it_changed(files, monkeypatch):
    files.create("Mine", template("Mine"))
    files.files()
    monkeypatch.setattr("relaxapp.exercises.own_files.library.read", lambda _: 1 / 0)
    assert files.files()[0].title == "Mine"
    files.put("mine", "other")
    with pytest.raises(ZeroDivisionError):
        files.files()


def test_a_copy_of_ours_is_ones_own_with_another_title(files):
    files.put("box", template("Mine"))
    assert files.copy("box", "Box (copy)") == "box-copy"
    assert title_of(files.read("box-copy").text) == "Box (copy)"
    name = files.copy("coherent", "Even (mine)", built_in=True)
    assert check(files._path(name)) == []


def test_a_title_is_changed_whatever_is_in_it():
    assert (
        with_title('title = "a \\" b"\nsummary = "title"', 'c "d" \\ e')
        == 'title = "c \\"d\\" \\\\ e"\nsummary = "title"'
    )
    assert with_title("title = 'a'", "b") == 'title = "b"'
    assert with_title("no title here", "b") == "no title here"
    assert title_of("nothing") == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "not a plain text"),
        (b"+++\0", "not a plain text"),
        ("Grüße".encode("latin-1"), "UTF-8"),
        (b"x" * 4_000_001, "too large"),
    ],
)
def test_what_is_no_text_is_refused_in_plain_words(tmp_path, content, said):
    path = tmp_path / "photo.md"
    path.write_bytes(content)
    with pytest.raises(Failure, match=said):
        brought(path)


def test_a_folder_a_pipe_and_nothing_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    for name, said in (
        ("", "is a folder"),
        ("pipe.md", "no file that could be read"),
        ("gone.md", "not there any more"),
    ):
        with pytest.raises(Failure, match=said):
            brought(tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf# a\r\nb\rc", b"plain words", "🌊".encode(), b"x" * 1_000_001])
def test_any_text_can_be_brought(files, tmp_path, content):
    path = tmp_path / "Box 7.md"
    path.write_bytes(content)
    name, text = brought(path)
    assert name == "box-7"
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    files.create(name, text)
    assert files.files()[0].problems > 0


def test_an_export_is_the_same_byte_by_byte(files, tmp_path):
    files.put("odd", "")
    files._path("odd").write_bytes(b"\xff\r\n")
    files.export("odd", tmp_path / "away.md")
    assert (tmp_path / "away.md").read_bytes() == b"\xff\r\n"
    with pytest.raises(Failure, match="Try another folder"):
        files.export("odd", tmp_path / "nowhere" / "away.md")


def test_a_file_that_is_no_text_is_listed_and_says_so(files):
    files.put("photo", "")
    files._path("photo").write_bytes(b"\x89PNG\xff")
    (file,) = files.files()
    assert "not a plain text" in file.trouble


def test_a_folder_that_can_only_be_read_is_told_and_nothing_is_lost(ordinary_home):
    folder = ordinary_home / "exercises"
    files = OwnFiles(folder, BUILT_IN)
    name = files.create("Mine", "one")
    opened = files.read(name)
    folder.chmod(0o500)
    try:
        for act in (
            lambda: files.write(name, "two", opened.stamp),
            lambda: files.create("Other", "x"),
            lambda: files.remove(name),
        ):
            with pytest.raises(Failure, match=r"can't be (saved|deleted)"):
                act()
        assert files.read(name).text == "one"
        assert [path.name for path in folder.iterdir()] == ["mine.md"]
        folder.chmod(0o000)
        with pytest.raises(Failure, match="can't be read"):
            files.files()
    finally:
        folder.chmod(0o700)


def test_a_full_disk_leaves_no_empty_file_behind(files, monkeypatch):
    monkeypatch.setattr("relaxapp.exercises.own_files.write_privately", disks.full)
    with pytest.raises(Failure, match="No space left"):
        files.create("Mine", "one")
    assert files.files() == ()


def test_what_nobody_could_write_in_is_known():
    assert unwieldy("w" * 30_000)
    assert unwieldy("\n" * 60_000)
    assert not unwieldy(template() * 500)
