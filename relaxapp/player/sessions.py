"""Runs one session at a time in the window's loop, and gets the voice ready for the next."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from relaxapp.failures import log
from relaxapp.player.account import Ended, UnderWay, new_id
from relaxapp.player.guide_voice import GuideVoice, narrators
from relaxapp.player.previews import Fading, Previews

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relaxapp.exercises.script import Script
    from relaxapp.exercises.timeline import Moment
    from relaxapp.player.guide_voice import MakeNarrator
    from relaxapp.player.session import Session
    from relaxapp.player.terms import State
    from relaxapp.settings import Settings
    from relaxapp.sound.own_sounds import OwnSounds
    from relaxapp.sound.scenery import Scenery
    from relaxapp.sound.steadfast import Steadfast

    MakeOutput = Callable[[Callable[[bool], None]], Steadfast]

_TICK_MS: Final = 40


def _from_a_thread(tell: Callable[[], None]) -> None:
    """Tell the window something from a thread, if it is still there: it may have been closed meanwhile."""
    try:
        tell()
    except RuntimeError as gone:
        log.debug("nobody is left to hear: %s", gone)


def _steadfast(on_change: Callable[[bool], None]) -> Steadfast:
    from relaxapp.sound.loudspeaker import Loudspeaker
    from relaxapp.sound.steadfast import Steadfast

    return Steadfast(Loudspeaker, on_change=on_change)


class Sessions(QObject):
    """The session that runs, if any. The sound room, with numpy, is imported behind the window's first frame."""

    began = Signal()
    """A session plays."""
    changed = Signal(str)
    """The session stands elsewhere: a State's value."""
    told = Signal(str)
    """Something to tell the person during the session; "" takes it back."""
    whispered = Signal(str)
    """A quiet word about what has just changed."""
    ended = Signal(Ended)
    voices_found = Signal(object)
    _warmed = Signal()

    def __init__(
        self,
        voices: Path,
        parent: QObject | None = None,
        *,
        make_output: MakeOutput = _steadfast,
        make_narrator: MakeNarrator | None = None,
        own_sounds: OwnSounds | None = None,
        packs: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_output = make_output
        self._packs = packs
        self._voice = GuideVoice(voices, make_narrator or narrators(packs))
        self._own_sounds = own_sounds
        self._fading = Fading()
        self._previews = Previews(make_output, self.told.emit, self._fading)
        self._session: Session | None = None
        self._script: Script | None = None
        self._asked: tuple[float, str] = (0.0, "")
        self._id = ""
        self._started = datetime.now().astimezone()
        self._when_warm: Callable[[], None] | None = None
        self._warming: threading.Thread | None = None
        self._ticker = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._ticker.timeout.connect(self._tick)
        self._warmed.connect(self._warm)

    @property
    def running(self) -> bool:
        """Whether a session is under way, paused or not."""
        return self._session is not None

    @property
    def title(self) -> str:
        """What runs; "" when nothing does."""
        return self._script.title if self._session and self._script else ""

    @property
    def seconds(self) -> float:
        """How long what runs is; 0 when nothing does."""
        return self._session.timeline.seconds if self._session else 0.0

    @property
    def position(self) -> float:
        """The seconds of it that are heard and shown now."""
        return self._session.position if self._session else 0.0

    @property
    def under_way(self) -> UnderWay | None:
        """All about what runs; None when nothing does."""
        session, script = self._session, self._script
        if not (session and script):
            return None
        return UnderWay(
            self._id,
            script,
            self._started,
            *self._asked,
            session.planned_seconds,
            session.position,
            session.practised_seconds,
            session.rests.count,
            session.rests.seconds,
        )

    def warm_up(self, then: Callable[[], None]) -> None:
        """Import the sound room in the background and call `then` in the window's thread."""
        self._when_warm = then

        def load() -> None:
            from relaxapp.player import session  # noqa: F401 - numpy and the rest take 100 ms: better now than at a press
            from relaxapp.sound import bells, device, loudspeaker, narrator, noise, steadfast  # noqa: F401

            device.load()
            noise.load()
            bells.bell()
            _from_a_thread(lambda: self._warmed.emit())  # noqa: PLW0108 - looking the signal up may fail as well

        self._warming = threading.Thread(target=load, name="warm-up")
        self._warming.start()

    def prepare_voice(self, script: Script, settings: Settings) -> None:
        """Have the words of an exercise spoken and kept before they are needed."""
        from relaxapp.exercises.adapt import adapt
        from relaxapp.exercises.comfort import Comfort
        from relaxapp.exercises.fit import lines

        if not self._session:
            self._voice.of(settings).prepare(lines(adapt(script, Comfort.of(settings))))

    def begin(
        self, script: Script, minutes: float, soundscape: str, settings: Settings, at: float = 0.0
    ) -> Callable[[], Moment]:
        """Start a session and return where its picture comes from. Raises fit.CannotFit; then all is as it was.

        What runs ends before it. One that was cut off `at` so many seconds goes on there.
        """
        from relaxapp.exercises.comfort import Comfort
        from relaxapp.player.session import prepare
        from relaxapp.player.terms import Choices
        from relaxapp.sound.mix import Levels

        levels = Levels(settings.volume_voice, settings.volume_bells, settings.volume_ambience)
        choices = Choices(levels, settings.voice_on, settings.voice_rate, soundscape)
        narrator = self._voice.of(settings)
        session = prepare(
            script, minutes, Comfort.of(settings), choices, narrator, self._make_output, self, self._scenery()
        )
        self.break_off()
        self._previews.end()
        self._fading.wait()
        self._session, self._script = session, script
        self._id, self._asked = new_id(), (minutes, soundscape)
        self._started = datetime.now().astimezone()
        session.start(at)
        self._ticker.start()
        self.began.emit()
        return session.moment

    @Slot()
    def pause(self) -> None:
        """Fall silent softly and stay."""
        if self._session:
            self._session.pause()

    @Slot()
    def resume(self) -> None:
        """Go on where the silence began."""
        if self._session:
            self._session.resume()

    @Slot()
    def stop(self) -> None:
        """Land softly."""
        if self._session:
            self._session.stop()

    @Slot()
    def repeat(self) -> None:
        """Say the last line again."""
        if self._session:
            self._session.repeat()

    @Slot()
    def skip(self) -> None:
        """Go on with the next part."""
        if self._session:
            self._session.skip()

    @Slot()
    def slower(self) -> None:
        """Breathe more slowly from the next breath on."""
        if self._session:
            self._session.slower()

    @Slot()
    def quicker(self) -> None:
        """Breathe more quickly from the next breath on."""
        if self._session:
            self._session.quicker()

    @Slot(bool)
    def breathing_in(self, inward: bool) -> None:
        """Take in that the person breathes in, or out."""
        if self._session:
            self._session.breathing_in(inward)

    def set_level(self, bus: str, level: float) -> None:
        """Turn "voice", "bells" or "ambience" up or down (0..1)."""
        from relaxapp.sound.mix import Bus

        if self._session:
            self._session.set_level(Bus(bus), level)

    def set_voice(self, on: bool) -> None:
        """Let the voice speak, or leave the words to the captions."""
        if self._session:
            self._session.set_voice(on)

    # Beside a session

    def preview(self, settings: Settings, line: str = "") -> None:
        """Let the chosen voice be heard, with a certain line or one that it knows."""
        if not self._session:
            self._previews.line(self._voice.of(settings), settings.volume_voice, line)
            self._ticker.start()

    def say(self, line: str, settings: Settings) -> None:
        """Have a line spoken as soon as it is ready, also while a session rests; the one before gives way to it."""
        self._previews.say(self._voice.of(settings), settings.volume_voice, line)
        self._ticker.start()

    def hush(self) -> None:
        """Let what is said or previewed fall silent softly, without waiting for it."""
        self._previews.end()
        self._rest()

    def preview_soundscape(self, name: str, settings: Settings) -> None:
        """Let the first seconds of a soundscape be heard; asked for again while it is heard, it stops."""
        if not self._session:
            self._previews.soundscape(self._scenery(), name, settings.volume_ambience)
            self._ticker.start()
            self._rest()

    @Slot(float)
    def ring(self, level: float) -> None:
        """Let a soft bell be heard at this volume (0..1), unless something else is heard."""
        if not (self._session or self._previews.active):
            self._previews.bell(level)
            self._ticker.start()

    def end_preview(self) -> None:
        """Fall silent softly, if something is previewed, and wait until it is."""
        self.hush()
        self._fading.wait()

    def find_voices(self) -> None:
        """Look for the voices of this computer in the background; `voices_found` brings them."""

        def find() -> None:
            from relaxapp.sound import voices

            found = voices.available(packs=self._packs)
            _from_a_thread(lambda: self.voices_found.emit(found))

        threading.Thread(target=find, name="voices", daemon=True).start()

    def break_off(self) -> None:
        """End at once what runs, if anything does; it is still told as ended."""
        if self._session:
            self._session.break_off()

    def close(self) -> None:
        """End everything and give the sound and the voice back."""
        self._when_warm = None
        self.break_off()
        self.end_preview()
        if self._warming:
            self._warming.join()  # it still has something to tell, and nobody may be left to hear it
        self._voice.close()

    # The player tells (see player.terms.Listener)

    def state_changed(self, state: State) -> None:
        """Pass on where the session stands, and take leave of it when it is over."""
        from relaxapp.player.terms import ENDED, State

        self.changed.emit(state.value)
        session, script = self._session, self._script
        if state in ENDED and session and script:
            self._session = None
            self._rest()
            self._fading.begin(session.close)
            self.ended.emit(
                Ended(
                    script,
                    self._started,
                    session.planned_seconds,
                    session.practised_seconds,
                    state is State.FINISHED,
                    self._id,
                    session.rests.count,
                    session.rests.seconds,
                )
            )

    def notice(self, text: str) -> None:
        """Pass on what the person is to know."""
        self.told.emit(text)

    def whisper(self, text: str) -> None:
        """Pass on a quiet word."""
        self.whispered.emit(text)

    @Slot()
    def _warm(self) -> None:
        if self._when_warm:
            self._when_warm()

    @Slot()
    def _tick(self) -> None:
        if self._session:
            self._session.tick()
        self._previews.tick()
        self._rest()

    def _rest(self) -> None:
        """Look at nothing while there is nothing to follow."""
        if not self._session and not self._previews.active:
            self._ticker.stop()

    def _scenery(self) -> Scenery:
        from relaxapp.sound.scenery import Scenery

        return Scenery(self._own_sounds)
