"""Conducts one session: one timeline, one clock; sound, picture and record follow from it.

Nothing here waits. Whoever has a loop (the window's timer, the terminal) calls `tick` some twenty times a second and
asks for the `moment` whenever it draws.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import adapt, fit, going_on, speech
from relaxapp.player.background import Background
from relaxapp.player.pacing import Pacing
from relaxapp.player.playhead import Playhead
from relaxapp.player.rests import Rests
from relaxapp.player.terms import ENDED, State
from relaxapp.sound.mix import RATE, Bus, Mix
from relaxapp.sound.scenery import Scenery

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.comfort import Comfort
    from relaxapp.exercises.script import Script
    from relaxapp.exercises.timeline import Moment, Timeline
    from relaxapp.failures import Failure
    from relaxapp.player.pacing import Change
    from relaxapp.player.terms import Choices, Listener
    from relaxapp.sound.narrator import Narrator
    from relaxapp.sound.steadfast import Steadfast

log = logging.getLogger(__name__)

_FRESH_LINE: Final = 1.5
"""Seconds. "Again" within the first moments of a line means the line before it."""
_BREATHER: Final = 0.3
"""Seconds of stillness before a line that is said again."""
_NO_SOUND: Final = (
    "There is no sound just now. The session goes on with words on the screen, and the sound comes back when it can."
)


class Session:
    """One session, from its first to its last sample.

    Raises fit.CannotFit at once when the exercise can't be done in so many seconds.
    """

    def __init__(
        self,
        practice: adapt.Practice,
        seconds: float,
        choices: Choices,
        narrator: Narrator,
        make_output: Callable[[Callable[[bool], None]], Steadfast],
        listener: Listener,
        scenery: Scenery | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._practice = practice
        self._seconds = seconds
        self._choices = choices
        self._narrator = narrator
        self._listener = listener
        self._prepared = threading.Event()
        self.timeline: Timeline = fit.fit(practice, seconds, self._length_of)
        self._final = all(narrator.seconds(line) is not None for line in self.timeline.lines)
        scenery = scenery or Scenery()
        self._background = Background(scenery, choices.soundscape)
        self._pacing = Pacing(self.timeline)
        self._mix = Mix(
            self.timeline,
            narrator,
            choices.levels,
            voice_on=choices.voice_on,
            soundscape=self._background.first,
            make=scenery.make,
        )
        self._output = make_output(self._sound_changed)
        self._head = Playhead(self._mix, self._output)
        self._voice_on = choices.voice_on
        self._told_of_voice = False
        self._silence = ""
        self._missing: list[str] = []
        self._told = ""
        self._state = State.PLAYING
        self._landed = self._mix.frames
        self._began_at = 0.0
        self.rests = Rests(clock)

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self._state

    @property
    def practised_seconds(self) -> float:
        """How long was practised so far: what was heard, without the pauses and with what was heard again."""
        return self._head.practised / RATE

    @property
    def planned_seconds(self) -> float:
        """How long it is from where it began to its end."""
        return self.timeline.seconds - self._began_at

    @property
    def position(self) -> float:
        """The seconds of the session that are heard and shown now."""
        return self._head.position / RATE

    def moment(self) -> Moment:
        """Return what is heard and shown now."""
        return self.timeline.at(self.position)

    def start(self, at: float = 0.0) -> None:
        """Begin: the soundscape at once, the words as soon as they are ready.

        A session that was cut off `at` so many seconds goes on there, or a little before, with what begins there.
        """
        self._began_at = going_on.place(self.timeline, at)
        self._head.move(round(self._began_at * RATE))
        self._head.play()
        coming = [cue.text for cue in self.timeline.voice_cues if cue.start >= self._began_at] if self._began_at else ()
        self._narrator.prepare(dict.fromkeys([*coming, *fit.lines(self._practice)]), self._prepared.set)

    def tick(self) -> None:
        """Follow the clock: take up lines that have become ready, land, end."""
        if self._state in ENDED or self._state is State.PAUSED:
            return
        self._output.tick()
        if self._voice_on and self._prepared.is_set() and not self._told_of_voice:
            self._tell_of_voice()
        if not self._final:
            self._refit()
        if self._state is State.PLAYING:
            self._take(self._pacing.passed(self.timeline, self.position, self._head.reach / RATE))
        self._look_after_background()
        if self._state is State.LANDING and self._head.position >= self._landed:
            self._end(State.STOPPED)
        elif self._output.finished():
            self._end(State.FINISHED)

    def pause(self) -> None:
        """Fall silent softly and stay where we are."""
        if self._state is State.PLAYING:
            self._head.halt()
            self._pacing.paused()
            self.rests.begin()
            self._become(State.PAUSED)

    def resume(self) -> None:
        """Go on exactly where the silence began."""
        if self._state is State.PAUSED:
            self.rests.end()
            if not self._final:
                self._refit()  # what became ready meanwhile; once it plays on, it may be too late
            self._head.play()
            self._become(State.PLAYING)

    def stop(self) -> None:
        """Land softly; asked for again while landing, or in a pause, end at once."""
        if self._state is State.PLAYING:
            self._landed = self._mix.land(self._head.reach)
            self._head.refresh()
            self._become(State.LANDING)
        else:
            self.break_off()

    def repeat(self) -> None:
        """Say the last line again; the session gets longer by that much."""
        if self._state not in (State.PLAYING, State.PAUSED):
            return
        position = self.position
        line = self.timeline.last_line(position - _FRESH_LINE) or self.timeline.last_line(position)
        if line:
            self._go_to(round(max(line.start - _BREATHER, 0.0) * RATE))

    def skip(self) -> None:
        """Go on with the next part; from the last part, land."""
        if self._state not in (State.PLAYING, State.PAUSED):
            return
        goal = self.timeline.next_section(self.position)
        if goal >= self.timeline.seconds:
            self.stop()
        else:
            self._go_to(round(goal * RATE))

    def slower(self) -> None:
        """Breathe more slowly from the next breath on; nothing where no breath is paced."""
        if self._state in (State.PLAYING, State.PAUSED):
            self._take(self._pacing.slower(self.timeline, self.position, self._head.reach / RATE))

    def quicker(self) -> None:
        """Breathe more quickly from the next breath on; nothing where no breath is paced."""
        if self._state in (State.PLAYING, State.PAUSED):
            self._take(self._pacing.quicker(self.timeline, self.position, self._head.reach / RATE))

    def breathing_in(self, inward: bool) -> None:
        """Take in that the person breathes in, or out; nothing where no breath is followed."""
        if self._state is State.PLAYING:
            reach = self._head.reach / RATE
            self._take(self._pacing.breathing(self.timeline, self.position, reach, inward=inward))

    def set_level(self, bus: Bus, level: float) -> None:
        """Turn one bus up or down (0..1) as soon as it can be heard."""
        self._mix.set_level(bus, level, self._head.reach)
        self._head.refresh()

    def set_voice(self, on: bool) -> None:
        """Let the voice speak, or leave the words to the captions."""
        self._voice_on = on
        self._mix.set_voice(on, self._head.reach)
        self._head.refresh()

    def set_soundscape(self, name: str) -> None:
        """Change the soundscape softly."""
        self._mix.set_soundscape(name, self._head.reach)
        self._head.refresh()

    def break_off(self) -> None:
        """End at once, whatever the state."""
        if self._state not in ENDED:
            self._end(State.STOPPED)

    def close(self) -> None:
        """End at once and give the sound back, which takes about a second: it fades, and the device runs empty."""
        self.break_off()
        self._background.close()
        self._output.close()

    def _length_of(self, line: str) -> float:
        known = self._narrator.seconds(line)
        return speech.estimate(line, self._choices.words_per_minute) if known is None else known

    def _tell_of_voice(self) -> None:
        """Say once why there is no voice, or another one."""
        self._told_of_voice = True
        self._miss(self._narrator.problem or self._narrator.notice)

    def _look_after_background(self) -> None:
        """Let a sound that has become ready be heard; say once why there is none."""
        if name := self._background.arrived():
            self.set_soundscape(name)
        trouble, self._background.trouble = self._background.trouble, None
        self._miss(trouble)

    def _miss(self, trouble: Failure | None) -> None:
        if trouble:
            self._missing.append(str(trouble))
            self._tell_what_is_missing()

    def _tell_what_is_missing(self) -> None:
        """Say all that is missing. While nothing at all is heard, that says enough, and the rest is said after it."""
        text = self._silence or "\n".join(self._missing)
        if text != self._told:
            self._told = text
            self._listener.notice(text)

    def _refit(self) -> None:
        """Take the real lengths of the lines while the settling stretch, which is always the same, still lasts."""
        settle = round(self.timeline.settle * RATE)
        last_chance = self._head.reach + RATE // 4 >= settle
        if not (self._prepared.is_set() or last_chance):
            return
        self._final = True
        if self._head.reach >= settle:
            return
        try:
            self.timeline = fit.fit(self._practice, self._seconds, self._length_of)
        except fit.CannotFit as refusal:
            # What has begun goes on as it was guessed: a line that is too long gives way to the next.
            log.info("the spoken lines are longer than was guessed: %s", refusal)
            return
        self._pacing = Pacing(self.timeline)
        self._mix.set_timeline(self.timeline, self._head.reach)
        self._head.refresh()

    def _take(self, change: Change) -> None:
        """Go on with what has become of the pace, and say so."""
        if change.timeline:
            self.timeline = change.timeline
            self._mix.set_timeline(self.timeline, self._head.reach)
            self._head.refresh()
        if change.words:
            self._listener.whisper(change.words)

    def _go_to(self, frame: int) -> None:
        self._head.halt()
        self.timeline = self._pacing.moved(self.timeline, frame / RATE)
        self._mix.set_timeline(self.timeline, frame)
        self._head.move(frame)
        if self._state is State.PLAYING:
            self._head.play()

    def _sound_changed(self, audible: bool) -> None:
        self._silence = "" if audible else _NO_SOUND
        self._tell_what_is_missing()

    def _end(self, state: State) -> None:
        self._head.halt()
        self.rests.end()
        self._become(state)

    def _become(self, state: State) -> None:
        self._state = state
        self._listener.state_changed(state)


def prepare(
    script: Script,
    minutes: float,
    comfort: Comfort,
    choices: Choices,
    narrator: Narrator,
    make_output: Callable[[Callable[[bool], None]], Steadfast],
    listener: Listener,
    scenery: Scenery | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Session:
    """Return the session of an exercise for this body and these minutes, ready to start. Raises fit.CannotFit."""
    practice = adapt.adapt(script, comfort)
    return Session(practice, minutes * 60, choices, narrator, make_output, listener, scenery, clock)
