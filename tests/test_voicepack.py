"""Voice packs from the command line, from the list to record to a voice that can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relaxapp import cli, paths
from relaxapp.sound.pack_manifest import parse
from tests.sound.pack_makers import encoded, recorded

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def command(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(["--profile", str(tmp_path / "me"), "voicepack", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_from_the_list_of_lines_to_a_voice(run, tmp_path: Path):
    folder = tmp_path / "mine"
    code, out, _ = run("new", "box", "-o", str(folder), "--name", "Grandma")
    assert (code, "read me.txt" in out) == (0, True)
    lines = parse((folder / "pack.toml").read_bytes()).lines
    assert f"{len(lines)} lines" in out

    (folder / "001.wav").write_bytes(encoded(recorded()))
    code, out, _ = run("check", str(folder))
    assert code == 0
    assert f"“Grandma”: 1 of {len(lines)} lines recorded." in out
    assert lines["001"] not in out
    assert lines["002"] in out

    assert run("list")[1].startswith("There are no voice packs yet.")
    assert run("install", str(folder))[1] == "“Grandma” has 1 line now. Choose it as the voice in the settings.\n"
    assert run("list")[1] == "Grandma: 1 line\n"
    assert (paths.places(tmp_path / "me").voice_packs / "grandma" / "pack.toml").exists()
    assert run("remove", "grandma")[1] == "“Grandma” is gone.\n"
    assert run("list")[1].startswith("There are no voice packs yet.")


def test_what_can_not_be_used_is_named_and_nothing_is_taken_in(run, tmp_path: Path):
    folder = tmp_path / "mine"
    run("new", "box", "-o", str(folder))
    (folder / "001.wav").write_bytes(b"")
    code, out, err = run("check", str(folder))
    assert code == 1
    assert "001.wav: it is empty" in err
    assert "0 of" in out
    code, _, err = run("install", str(folder))
    assert (code, "001.wav: it is empty" in err) == (1, True)
    assert not list((tmp_path / "me").rglob("*.flac"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "boks", "-o", "x"), "box"),
        (("install", "/proc/nowhere"), "no voice pack"),
        (("check", "/proc/nowhere"), "no voice pack"),
        (("remove", "nobody"), "no voice pack"),
    ],
)
def test_what_can_not_be_done_is_told_in_one_line(run, arguments: tuple[str, ...], said: str):
    code, _, err = run(*arguments)
    assert code == 1
    assert said in err
    assert "Traceback" not in err


def test_a_command_that_is_not_understood_names_those_there_are(run, capsys):
    with pytest.raises(SystemExit) as leaving:
        run("instal", "x")
    assert leaving.value.code == 2
    assert "install" in capsys.readouterr().err
