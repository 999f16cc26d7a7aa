"""A recorded voice that guides: its lines come from the pack, the usual voice says the others."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.sound.narrator import Narrator
from relaxapp.sound.recordings import RATE
from relaxapp.sound.voice_packs import VoicePacks
from relaxapp.sound.voices import available

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.sound.conftest import FakeVoice

MINE = "Let your shoulders be soft."
OTHER = "There is no hurry at all."
SAMPLES = (np.sin(np.arange(RATE) * 0.05) * 0.1).astype(np.float32)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    VoicePacks(folder).add("Anna", MINE, SAMPLES)
    return folder


@pytest.fixture
def make(tmp_path: Path, packs: Path, fake_voice: FakeVoice) -> Iterator[Callable[..., Narrator]]:
    made: list[Narrator] = []

    def narrator(voice: str = "pack:anna", folder: Path | None = packs) -> Narrator:
        made.append(Narrator(tmp_path / "voices", voice=voice, packs=folder, worker=fake_voice.command()))
        return made[-1]

    yield narrator
    for each in made:
        each.close()


def ready(narrator: Narrator, *lines: str) -> None:
    done = threading.Event()
    narrator.prepare(lines, done.set)
    assert done.wait(20)


def test_recorded_lines_come_from_the_pack_and_the_others_are_spoken(make, fake_voice):
    narrator = make()
    assert narrator.seconds(MINE) == 1.0
    ready(narrator, MINE, OTHER)
    assert set(fake_voice.said) == {OTHER}
    assert np.allclose(narrator.samples(MINE), SAMPLES, atol=1e-4)
    assert narrator.samples(OTHER) is not None
    assert narrator.notice is None
    assert narrator.problem is None


def test_what_is_recorded_later_is_heard_from_then_on(make, packs):
    narrator = make()
    assert narrator.seconds(OTHER) is None
    VoicePacks(packs).add("Anna", OTHER, SAMPLES[: RATE // 2])
    assert narrator.seconds(OTHER) == 0.5


def test_a_damaged_recording_is_spoken_instead(make, packs):
    narrator = make()
    for path in (packs / "anna").glob("*.flac"):
        path.write_bytes(b"damaged")
    assert narrator.samples(MINE) is None
    ready(narrator, MINE)
    assert narrator.samples(MINE) is not None


@pytest.mark.parametrize("with_folder", [True, False])
def test_a_pack_that_is_gone_is_told_and_the_usual_voice_speaks(make, packs, with_folder):
    narrator = make("pack:gone", packs if with_folder else None)
    assert "not here any more" in str(narrator.notice)
    ready(narrator, MINE)
    assert narrator.samples(MINE) is not None


def test_a_voice_is_known_by_a_line_of_its_own(make):
    assert make().example("Something.") == MINE
    assert make("").example("Something.") == "Something."
    assert make("pack:gone").example("Something.") == "Something."


def test_packs_are_among_the_voices_by_the_name_that_people_gave(packs):
    nobody = ("/nowhere/at/all",)
    assert [(voice.id, voice.name) for voice in available(worker=nobody, packs=packs)] == [
        ("pack:anna", "Anna · recorded")
    ]
    assert available(worker=nobody, packs=packs / "anna" / "pack.toml") == ()
