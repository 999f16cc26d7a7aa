"""Voice packs on a person's computer: taken in whole or not at all, added to, listed, removed, and heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.failures import Failure
from relaxapp.paths import places
from relaxapp.sound import voice_packs
from relaxapp.sound.pack_manifest import parse
from relaxapp.sound.pack_template import template
from relaxapp.sound.recordings import RATE
from relaxapp.sound.voice_packs import VoicePacks
from tests.sound.pack_makers import encoded, files, folder, listed, recorded, zipped

if TYPE_CHECKING:
    from pathlib import Path

LINES = {"001": "Let your shoulders be soft.", "002": "There is no hurry.", "003": "And rest."}


@pytest.fixture
def packs(tmp_path: Path) -> VoicePacks:
    return VoicePacks(places(tmp_path / "me").voice_packs)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return places(tmp_path / "me").voice_packs


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return folder(tmp_path / "pack", files(LINES))


def everything(home: Path) -> list[str]:
    return sorted(str(path.relative_to(home)) for path in home.rglob("*")) if home.exists() else []


@pytest.mark.parametrize("as_archive", [False, True])
def test_a_pack_is_taken_in_and_its_lines_are_heard(packs: VoicePacks, tmp_path: Path, source: Path, as_archive: bool):
    path = zipped(tmp_path / "a.zip", files(LINES), "Anna/") if as_archive else source
    pack = packs.install(path)
    assert (pack.id, pack.name, pack.language, pack.voice) == ("anna", "Anna", "en", "pack:anna")
    assert pack.lines == tuple(LINES.values())
    assert packs.packs() == (pack,)
    voice = packs.voice("pack:anna")
    for line in LINES.values():
        samples = voice.samples(line)
        assert samples is not None
        assert voice.seconds(line) == len(samples) / RATE
        assert not samples.flags.writeable
    assert voice.seconds("Something else.") is None
    assert voice.samples("Something else.") is None


def test_its_files_are_the_owners_alone_and_a_pack_themselves(packs: VoicePacks, source: Path, home: Path, tmp_path):
    packs.install(source)
    assert all(path.stat().st_mode & 0o077 == 0 for path in home.rglob("*"))
    other = VoicePacks(tmp_path / "a friend")
    assert other.install(home / "anna").lines == tuple(LINES.values())
    for line in LINES.values():
        mine, theirs = packs.voice("pack:anna").samples(line), other.voice("pack:anna").samples(line)
        assert abs(len(mine) - len(theirs)) < 0.08 * RATE


def test_a_part_of_the_lines_is_enough(packs: VoicePacks, source: Path):
    (source / "002.wav").unlink()
    assert packs.look(source).missing == ("There is no hurry.",)
    assert packs.install(source).lines == ("Let your shoulders be soft.", "And rest.")


def test_recordings_may_be_of_any_kind_and_named_with_or_without_their_ending(packs: VoicePacks, tmp_path: Path):
    contents = {
        "pack.toml": listed({"001": "One.", "two.MP3": "Two.", "003": "Three.", "004.txt": "Four."}),
        "001.FLAC": encoded(recorded(), "flac"),
        "Two.mp3": encoded(recorded(), "mp3"),
        "003.opus": encoded(recorded(), "opus"),
        "004.txt": b"not a sound",
    }
    look = packs.look(folder(tmp_path / "pack", contents))
    assert look.recorded == ("One.", "Two.", "Three.")
    assert (look.missing, look.problems) == (("Four.",), ())


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("002.wav", b"", "002.wav: it is empty"),
        ("002.wav", encoded(np.zeros(RATE, np.float32)), "002.wav: there is only silence in it"),
        ("002.wav", b"rubbish", "002.wav: it is not a WAV"),
        ("pack.toml", b"name = ", "list pack.toml can't be used"),
    ],
)
def test_a_pack_with_anything_wrong_is_refused_whole(packs, source, home, name: str, content: bytes, why: str):
    (source / name).write_bytes(content)
    with pytest.raises(Failure, match=why):
        packs.install(source)
    assert everything(home) == []
    assert packs.packs() == ()


def test_a_look_names_everything_that_is_wrong(packs: VoicePacks, source: Path):
    for file in ("001.wav", "003.wav"):
        (source / file).write_bytes(b"")
    look = packs.look(source)
    assert look.problems == ("001.wav: it is empty", "003.wav: it is empty")
    assert look.recorded == ("There is no hurry.",)
    with pytest.raises(Failure, match="2 recordings can't be used"):
        packs.install(source)


def test_many_problems_are_told_in_a_few_words(packs: VoicePacks, tmp_path: Path):
    lines = {f"{number:03}": f"Line {number}." for number in range(9)}
    contents = {"pack.toml": listed(lines), **{f"{file}.wav": b"" for file in lines}}
    with pytest.raises(Failure, match="and 4 more"):
        packs.install(folder(tmp_path / "pack", contents))


def test_without_a_list_or_a_recording_it_is_no_pack(packs: VoicePacks, tmp_path: Path, home: Path):
    with pytest.raises(Failure, match="no list"):
        packs.install(folder(tmp_path / "a", {"001.wav": encoded(recorded())}))
    with pytest.raises(Failure, match="no recording in it"):
        packs.install(folder(tmp_path / "b", {"pack.toml": listed(LINES)}))
    assert everything(home) == []


def test_a_second_pack_of_the_same_name_adds_to_the_first(packs: VoicePacks, source: Path, home: Path, tmp_path: Path):
    packs.install(source)
    before = packs.voice("pack:anna").seconds("And rest.")
    more = {"pack.toml": listed({"1": "and  rest.", "2": "New."}, "ANNA"), "2.wav": encoded(recorded(seed=9))}
    more["1.wav"] = encoded(recorded(2.0, seed=8))
    pack = packs.install(folder(tmp_path / "more", more))
    assert pack.id == "anna"
    assert set(pack.lines) == {"Let your shoulders be soft.", "There is no hurry.", "and rest.", "New."}
    assert packs.voice("pack:anna").seconds("And rest.") > before + 0.5
    assert len(list((home / "anna").glob("*.flac"))) == 4, "what was replaced is gone"


def test_packs_of_other_names_stay_apart(packs: VoicePacks, tmp_path: Path):
    for number, name in enumerate(("Änna!", "Anna?", "祖母", "…", "a" * 50)):
        packs.install(folder(tmp_path / str(number), files(LINES, name)))
    found = {pack.name: pack.id for pack in packs.packs()}
    assert found == {"Änna!": "anna", "Anna?": "anna-2", "祖母": "voice", "…": "voice-2", "a" * 50: "a" * 40}


def test_single_lines_can_be_added_and_a_voice_that_speaks_notices(packs: VoicePacks):
    voice = packs.voice("pack:me")
    assert voice.missing
    samples = np.full(RATE, 0.1, np.float32)
    packs.add("Me", "One.", samples)
    assert voice.seconds("One.") == 1.0
    pack = packs.add("Me", "Two.", samples[: RATE // 2])
    assert voice.seconds("Two.") == 0.5
    packs.add("Me", "One.", samples[: RATE // 4])
    assert voice.seconds("One.") == 0.25
    assert set(pack.lines) == {"One.", "Two."}
    assert voice.first_line in pack.lines


@pytest.mark.parametrize("name", ["", "  ", "\x1b"])
def test_a_voice_needs_a_name(packs: VoicePacks, name: str, home: Path):
    with pytest.raises(Failure, match="needs a name"):
        packs.add(name, "One.", np.zeros(RATE, np.float32))
    assert everything(home) == []


def test_a_pack_is_removed_by_its_name(packs: VoicePacks, source: Path, home: Path, tmp_path: Path):
    packs.install(source)
    packs.install(folder(tmp_path / "b", files(LINES, "Ben")))
    assert packs.remove("ben").name == "Ben"
    assert [pack.name for pack in packs.packs()] == ["Anna"]
    with pytest.raises(Failure, match=r"no voice pack “Ben”\. There are “Anna”"):
        packs.remove("Ben")
    packs.remove("pack:anna")
    assert everything(home) == []


@pytest.mark.parametrize("voice", ["pack:", "pack:..", "pack:../../etc", "pack:/etc", "pack:.new-x", "pack:gone"])
def test_an_id_leads_nowhere_else(packs: VoicePacks, source: Path, voice: str):
    packs.install(source)
    found = packs.voice(voice)
    assert found.missing
    assert found.seconds("And rest.") is None


def test_a_damaged_recording_is_passed_over_and_kept(packs: VoicePacks, source: Path, home: Path):
    packs.install(source)
    voice = packs.voice("pack:anna")
    path = next(path for path in (home / "anna").glob("*.flac") if voice._find("And rest.")[1] == path)
    path.write_bytes(b"damaged")
    assert voice.samples("And rest.") is None
    assert voice.seconds("And rest.") is None
    assert path.exists()
    assert voice.seconds("There is no hurry.")


def test_a_pack_without_its_list_still_speaks_and_can_be_removed(packs: VoicePacks, source: Path, home: Path):
    packs.install(source)
    (home / "anna" / "pack.toml").unlink()
    assert [pack.name for pack in packs.packs()] == ["anna"]
    assert packs.voice("pack:anna").seconds("And rest.")
    assert packs.voice("pack:anna").first_line == ""
    packs.remove("anna")


def test_a_disk_that_can_not_be_written_is_told_and_nothing_is_left(ordinary_home: Path):
    source = folder(ordinary_home / "pack", files(LINES))
    place = ordinary_home / "packs"
    place.mkdir(mode=0o500)
    with pytest.raises(Failure, match="can't be kept"):
        VoicePacks(place).install(source)
    assert list(place.iterdir()) == []
    place.chmod(0)
    with pytest.raises(Failure, match="can't be read"):
        VoicePacks(place).packs()
    place.chmod(0o700)


def test_a_disk_that_is_full_is_told_and_the_pack_stays_as_it_was(packs, source, home, tmp_path, monkeypatch):
    packs.install(source)
    before = everything(home)
    written = []

    def full(folder: Path, line: str, samples: np.ndarray) -> str:
        written.append(line)
        if len(written) > 1:
            raise OSError(28, "No space left on device")
        return write(folder, line, samples)

    write = voice_packs._write
    monkeypatch.setattr(voice_packs, "_write", full)
    with pytest.raises(Failure, match="No space left"):
        packs.install(folder(tmp_path / "more", files({"1": "New.", "2": "Newer."})))
    assert everything(home) == before


def test_the_template_lists_every_line_and_can_be_filled(packs: VoicePacks, tmp_path: Path):
    lines = [*LINES.values(), "Say “yes”, or no; it’s yours."]
    template(tmp_path / "mine", lines, "My voice")
    found = parse((tmp_path / "mine" / "pack.toml").read_bytes())
    assert list(found.lines.values()) == lines
    assert list(found.lines) == ["001", "002", "003", "004"]
    page = (tmp_path / "mine" / "read me.txt").read_text()
    assert all(line in page for line in lines)
    (tmp_path / "mine" / "004.wav").write_bytes(encoded(recorded()))
    assert packs.install(tmp_path / "mine").lines == (lines[3],)
    with pytest.raises(Failure, match="not empty"):
        template(tmp_path / "mine", lines, "My voice")
    with pytest.raises(Failure, match="Nothing can be written"):
        template(tmp_path / "mine" / "004.wav" / "x", lines, "My voice")


def test_there_may_be_no_packs(packs: VoicePacks):
    assert packs.packs() == ()
    with pytest.raises(Failure, match="no voice pack"):
        packs.remove("Anna")


def test_nothing_is_written_outside_its_folder(packs: VoicePacks, source: Path, tmp_path: Path):
    before = set(tmp_path.iterdir())
    packs.install(source)
    assert set(tmp_path.iterdir()) - before <= {tmp_path / "me"}
