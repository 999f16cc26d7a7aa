"""What somebody needs who lends an exercise their voice: the list of a pack, and a page to read aloud from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.failures import Failure
from relaxapp.paths import write_privately
from relaxapp.sound import pack_manifest
from relaxapp.sound.pack_manifest import ENGLISH, Manifest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def template(folder: Path, lines: Sequence[str], name: str) -> None:
    """Write what somebody needs who lends these lines their voice: the list, and a page to read from.

    Raises Failure when the folder is not empty or can't be written.
    """
    width = max(len(str(len(lines))), 3)
    numbered = {f"{number:0{width}}": line for number, line in enumerate(lines, 1)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Failure(f"The folder {folder} is not empty.", to_do="Choose a new one.")
        write_privately(folder / pack_manifest.FILE, pack_manifest.text(Manifest(name, ENGLISH, numbered)))
        write_privately(folder / "read me.txt", _read_me(numbered, name))
    except OSError as error:
        what = f"Nothing can be written in {folder} ({error.strerror})."
        raise Failure(what, to_do="Choose another folder.") from error


def _read_me(lines: dict[str, str], name: str) -> str:
    first = next(iter(lines), "001")
    spoken = "\n\n".join(f"{number}\n{line}" for number, line in lines.items())
    return f"""A voice for Relaxapp: {name}

Read each line below aloud and record it in a file of its own, named by its number:
{first}.wav, for example. WAV, FLAC, Ogg, Opus and MP3 will do. Put the files into
this folder.

Not every line needs a recording: the computer's voice says the others. A quiet
room and a hand's breadth from the microphone are enough. Speak slowly, as you
would to a friend who is tired. A little silence before and after does no harm; it
is taken away, and all lines are made equally loud.

To give the voice a name, change the first line of {pack_manifest.FILE}.
When you are done:

    relaxapp voicepack check FOLDER      tells what is there and what is missing
    relaxapp voicepack install FOLDER    takes it into the program

Then choose the voice in the settings. The folder may also be packed as a .zip and
given to somebody else. Please ask whoever lent you their voice first.

The lines

{spoken}
"""
