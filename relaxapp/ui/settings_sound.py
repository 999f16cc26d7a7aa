"""The settings of sound: the voice, what sounds behind it, and sounds of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.ui.controls import button, paragraph
from relaxapp.ui.layouts import Refill
from relaxapp.ui.question import Removable
from relaxapp.ui.rows import Row
from relaxapp.ui.settings_part import Door, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.ui.settings_form import Form

USUAL_VOICE: Final = "The usual voice"
EACH_ITS_OWN: Final = "The exercise’s own"
_OWN: Final = "own:"
_AND: Final = "+"


def title_of(soundscape: str, titles: Mapping[str, str]) -> str:
    """Return what a soundscape is called, two mixed ones and one that is gone included."""
    known = (titles.get(one) or one.removeprefix(_OWN) for one in soundscape.split(_AND))
    first, *others = known
    return " and ".join([first, *(other[:1].lower() + other[1:] for other in others)])


class OwnSounds(Refill[QVBoxLayout]):
    """The sounds that the person added. `removed` carries one that is wanted no longer, after a question.

    `rearranged` tells that controls came or went.
    """

    removed = Signal(str)
    rearranged = Signal()

    def __init__(self) -> None:
        self._column = QVBoxLayout()
        super().__init__(self._column)

    def show_sounds(self, sounds: Mapping[str, str]) -> None:
        """Show these, id -> title."""
        with self.refilled():
            for sound, name in sounds.items():
                remove = button("Remove")
                row = Row(name, remove, letters=16)
                remove.setAccessibleName(f"Remove: {name}")
                question = f"Remove “{name}” from Relaxapp? The file that you took it from stays where it is."
                one = Removable(row, remove, question)
                one.removed.connect(partial(self.removed.emit, sound))
                one.asked.connect(self.rearranged)
                self._column.addWidget(one)
        self.rearranged.emit()


class SoundPart(Part):
    """How it sounds. The signals ask for what their names say; two carry a soundscape's id."""

    preview = Signal()
    preview_soundscape = Signal(str)
    add_sound = Signal()
    remove_sound = Signal(str)
    voice_packs = Signal()
    rearranged = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._add_voice()
        self._add_background()
        self._add_own()
        self.panel("Bells", form.volume("volume_bells", "Volume of bells", "Also the soft tones that lead the breath."))

    def set_voices(self, voices: Mapping[str, str], chosen: str) -> None:
        """Offer these voices, id -> name."""
        self._form.set_options("voice", {"": USUAL_VOICE, **voices}, chosen)

    def set_soundscapes(self, titles: Mapping[str, str], chosen: str) -> None:
        """Offer these soundscapes, id -> title; the person's own ones can be removed too."""
        shown = {"": EACH_ITS_OWN, **titles}
        self._form.set_options("soundscape", {**shown, chosen: title_of(chosen, shown)}, chosen)
        self.offer_to_listen(chosen)
        self._own.show_sounds({sound: name for sound, name in titles.items() if sound.startswith(_OWN)})

    def offer_to_listen(self, soundscape: str) -> None:
        """Let a soundscape be heard, if one is chosen."""
        self._chosen = soundscape
        self._hear.setEnabled(bool(soundscape))

    def _add_voice(self) -> None:
        listen = button("Listen", description="Says a few words with the voice and the pace chosen here.")
        listen.clicked.connect(self.preview)
        packs = button("Voices from recordings", description="A therapist’s, a friend’s, or your own.")
        packs.clicked.connect(self.voice_packs)
        column = self.panel(
            "Voice",
            self._form.choice("voice", "Voice", {"": USUAL_VOICE}),
            self._form.number("voice_rate", "Pace of the voice", (90, 180, 5), "In words a minute."),
        )
        column.addWidget(listen, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._form.volume("volume_voice", "Volume of the voice"))
        column.addWidget(Door(packs, "Somebody’s recorded voice can guide you: a therapist’s, a friend’s or your own."))
        column.addWidget(paragraph("To hear no voice at all, switch “Spoken words” off under “Comfort”.", muted=True))

    def _add_background(self) -> None:
        self._hear = button("Listen to it", description="Plays a little of the background sound chosen here.")
        self._hear.setAccessibleName("Listen to it: background sound")
        self._hear.clicked.connect(lambda: self.preview_soundscape.emit(self._chosen))
        column = self.panel(
            "Background sound",
            self._form.choice("soundscape", "Background sound", {}, "You can choose another for each session."),
        )
        column.addWidget(self._hear, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._form.volume("volume_ambience", "Volume of background sound"))

    def _add_own(self) -> None:
        add = button("Add a sound of your own", description="A sound file from this computer.")
        add.clicked.connect(self.add_sound)
        self._own = OwnSounds()
        self._own.removed.connect(self.remove_sound)
        self._own.rearranged.connect(self.rearranged)
        self.panel(
            "Sounds of your own", self._own, Door(add, "Music, rain at your window, a purring cat: any sound file.")
        )
