"""Sessions in a terminal: practised there, or written to a sound file. No Qt is needed."""

from __future__ import annotations

import shutil
import signal
import sys
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final, TextIO

from relaxapp.exercises import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.failures import Failure
from relaxapp.player.session import Session, prepare
from relaxapp.player.terms import ENDED, Choices, State
from relaxapp.sound.loudspeaker import Loudspeaker
from relaxapp.sound.mix import Levels
from relaxapp.sound.narrator import Narrator
from relaxapp.sound.own_sounds import OwnSounds
from relaxapp.sound.scenery import Scenery
from relaxapp.sound.steadfast import Steadfast
from relaxapp.sound.take_along import TRANSCRIPTS, Order, Step, possible, take_along

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relaxapp.exercises.script import Script
    from relaxapp.exercises.timeline import Moment
    from relaxapp.paths import Places
    from relaxapp.settings import Settings

    Interruptions = SimpleQueue[int]

_TICK: Final = 0.05
_BAR: Final = 20
_STEPS: Final = {Step.VOICE: "Speaking the words", Step.SOUND: "Writing the sound"}


def play(script: Script, minutes: float | None, where: Places, settings: Settings, no_voice: bool) -> int:
    """Practise in the terminal until the session ends; Ctrl-C lands softly, twice ends at once."""
    screen = _Screen(sys.stdout)
    started = datetime.now().astimezone()
    with (
        closing(_narrator(where, settings)) as narrator,
        _interruptions() as interruptions,
    ):
        session = prepare(
            script,
            minutes or script.usual,
            Comfort.of(settings),
            Choices(
                _levels(settings),
                settings.voice_on and not no_voice,
                settings.voice_rate,
                _soundscape(script, settings),
            ),
            narrator,
            lambda on_change: Steadfast(Loudspeaker, on_change=on_change),
            screen,
            _scenery(where),
        )
        try:
            with closing(session):
                screen.begin(script.title, session.timeline.seconds, session.timeline.changes)
                _practise(session, screen, interruptions)
        finally:  # also when whoever read our words has gone
            _record(session, script, started, where)
        screen.end(session.state)
    return 0


def _practise(session: Session, screen: _Screen, interruptions: Interruptions) -> None:
    session.start()
    while session.state not in ENDED:
        session.tick()
        if session.state is State.PLAYING:
            screen.show(session.moment())
        with suppress(Empty):  # the usual case: nobody interrupts
            interruptions.get(timeout=_TICK)
            session.stop()


def render(
    script: Script,
    minutes: float | None,
    path: Path,
    where: Places,
    settings: Settings,
    *,
    no_voice: bool = False,
    soundscape: str = "",
    transcript: bool = False,
) -> int:
    """Write the exercise to a sound file, with progress; an interruption leaves nothing behind.

    `soundscape` takes the place of the chosen one; `transcript` has the words written beside the sound in every form.
    """
    order = Order(
        practice=adapt.adapt(script, Comfort.of(settings)),
        seconds=(minutes or script.usual) * 60,
        path=path,
        levels=_levels(settings),
        words_per_minute=settings.voice_rate,
        voice_on=settings.voice_on and not no_voice,
        soundscape=soundscape or _soundscape(script, settings),
        transcripts=tuple(TRANSCRIPTS) if transcript else (),
    )
    possible(order)
    screen = _Screen(sys.stdout)
    with (
        closing(_narrator(where, settings)) as narrator,
        _interruptions() as interruptions,
        closing(screen),
    ):
        screen.line(f"Writing {script.title} to {path}. Ctrl-C stops and leaves nothing behind.")
        taken = take_along(
            order,
            narrator,
            on_progress=lambda step, part: screen.progress(_STEPS[step], part),
            cancelled=lambda: not interruptions.empty(),
            scenery=_scenery(where),
        )
        if taken.notice:
            print(f"relaxapp: {taken.notice}", file=sys.stderr)
        for written in (path, *order.beside):
            screen.line(f"{written} is ready{f': {_clock(taken.timeline.seconds)}' if written == path else ''}.")
    return 0


def _scenery(where: Places) -> Scenery:
    return Scenery(OwnSounds(where.sounds, where.decoded_sounds))


def _narrator(where: Places, settings: Settings) -> Narrator:
    return Narrator(where.voices, voice=settings.voice, rate=settings.voice_rate, packs=where.voice_packs)


def _levels(settings: Settings) -> Levels:
    return Levels(settings.volume_voice, settings.volume_bells, settings.volume_ambience)


def _soundscape(script: Script, settings: Settings) -> str:
    return settings.soundscapes.get(script.name, settings.soundscape)


def _record(session: Session, script: Script, started: datetime, where: Places) -> None:
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.journal.store import journal_of

    record = SessionRecord.of(
        script.name,
        script.title,
        started,
        session.timeline.seconds,
        session.practised_seconds,
        finished=session.state is State.FINISHED,
    )
    try:
        journal = journal_of(where, mended=lambda mended: print(f"relaxapp: {mended.told()}", file=sys.stderr))
        journal.record(record)
        journal.close()
    except Failure as failure:
        print(f"relaxapp: {failure}", file=sys.stderr)


@contextmanager
def _interruptions() -> Iterator[Interruptions]:
    """Collect each Ctrl-C, polite kill and closing of the terminal in place of breaking off.

    They come in the midst of anything, also while a lock is held: a queue that can be filled then is all that is safe.
    """
    interruptions: Interruptions = SimpleQueue()
    known = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, lambda number, _: interruptions.put(number)) for number in heard}
    try:
        yield interruptions
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Screen:
    """The words as they are spoken, and beneath them one line that moves (only where a person watches)."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._live = out.isatty()
        self._caption = ""
        self._moving = False

    def begin(self, title: str, seconds: float, changes: tuple[str, ...]) -> None:
        """Say what begins."""
        self.line(f"{title}, {_clock(seconds)}. Ctrl-C ends it softly.")
        for change in changes:
            self.line(f"  {change}")

    def state_changed(self, state: State) -> None:
        if state is State.LANDING:
            self.line("Coming back softly.")

    def notice(self, text: str) -> None:
        if text:
            self.line(text)

    def whisper(self, text: str) -> None:
        self.line(text)

    def show(self, moment: Moment) -> None:
        """Print a new caption, and where we are."""
        if moment.caption and moment.caption != self._caption:
            self.line(moment.caption)
        self._caption = moment.caption
        filled = round(moment.fill * _BAR)
        self._move(f"{'█' * filled}{'·' * (_BAR - filled)}  {moment.phase.value:8} {_clock(moment.remaining)} left")

    def progress(self, what: str, part: float) -> None:
        """Show how much of something (0..1) is done."""
        self._move(f"{what} {part:4.0%}")

    def end(self, state: State) -> None:
        """Say how it ended."""
        self.line("Take a moment to look around before you go on." if state is State.STOPPED else "That is all.")

    def line(self, text: str) -> None:
        """Print a line that stays."""
        self._out.write(f"\r\033[K{text}\n" if self._moving else f"{text}\n")
        self._out.flush()
        self._moving = False

    def close(self) -> None:
        """Leave the line that moved, for whatever comes next."""
        if self._moving:
            self._out.write("\n")
            self._moving = False

    def _move(self, text: str) -> None:
        if self._live:
            width = shutil.get_terminal_size().columns
            self._out.write(f"\r\033[K{text[: width - 1]}")
            self._out.flush()
            self._moving = True


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
