"""A folder that tells when its files come, go or change, and only then."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QFileSystemWatcher

from relaxapp.desktop.folder_watch import FolderWatch


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data" / "exercises"
    made.mkdir(parents=True)
    return made


@pytest.fixture
def watch(folder, qapp):  # noqa: ARG001 - which hears of changes
    made = FolderWatch(folder, ".md")
    yield made
    made.deleteLater()


def test_a_file_that_is_dropped_in_is_told_at_once(watch, folder, qtbot):
    with qtbot.waitSignal(watch.changed):
        (folder / "a.md").write_text("x")


def test_a_file_that_is_written_changed_or_taken_away_is_told(folder, qtbot):
    (folder / "a.md").write_text("x")
    watch = FolderWatch(folder, ".md")
    with qtbot.waitSignal(watch.changed), (folder / "a.md").open("a") as file:
        file.write("y")
    with qtbot.waitSignal(watch.changed):
        (folder / "a.md").unlink()


def test_many_at_once_are_told_once_and_other_files_never(watch, folder, qtbot):
    told = []
    watch.changed.connect(lambda: told.append(1))
    (folder / "photo.jpg").write_text("x")
    watch.look()
    assert told == []
    with qtbot.waitSignal(watch.changed):
        for number in range(40):
            (folder / f"{number}.md").write_text("x")
    watch.look()
    assert told == [1]


@pytest.mark.parametrize("depth", [1, 2])
def test_a_folder_that_comes_later_is_seen(tmp_path, qtbot, depth):
    folder = tmp_path.joinpath(*"ab"[:depth])
    watch = FolderWatch(folder, ".md")
    watch.look()
    with qtbot.waitSignal(watch.changed):
        folder.mkdir(parents=True)
        (folder / "a.md").write_text("x")
    with qtbot.waitSignal(watch.changed):
        (folder / "b.md").write_text("x")


def test_a_folder_that_goes_is_no_trouble(watch, folder, qtbot):
    (folder / "a.md").write_text("x")
    watch.look()
    with qtbot.waitSignal(watch.changed):
        (folder / "a.md").unlink()
        folder.rmdir()


def test_where_the_system_watches_nothing_a_look_finds_out(folder, qtbot, monkeypatch):
    monkeypatch.setattr(QFileSystemWatcher, "addPaths", lambda *_: None)
    watch = FolderWatch(folder, ".md")
    (folder / "a.md").write_text("x")
    with qtbot.waitSignal(watch.changed, timeout=100):
        watch.look()


@pytest.mark.usefixtures("qapp")
def test_a_file_that_vanishes_amid_a_look_is_no_trouble(folder):
    (folder / "a.md").symlink_to(folder / "gone")
    FolderWatch(folder, ".md").look()


def test_what_is_closed_gives_its_place_among_the_watchers_back(folder, qapp):
    def places() -> int:
        gc.collect()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return sum("inotify" in str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink())

    before = places()
    watch = FolderWatch(folder, ".md")
    assert places() == before + 1
    watch.close()
    assert places() == before
    watch.look()
