"""What a person notices of a session: it starts, pauses, goes on, repeats, skips, lands and ends when it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.fit import CannotFit
from relaxapp.exercises.timeline import Phase
from relaxapp.failures import Failure
from relaxapp.player.session import Session, prepare
from relaxapp.player.terms import Choices, State
from relaxapp.sound.mix import RATE, Bus, Levels
from tests.player.fakes import Narrator, Output, script

if TYPE_CHECKING:
    from collections.abc import Callable


class Listener:
    def __init__(self) -> None:
        self.states: list[State] = []
        self.notices: list[str] = []
        self.whispers: list[str] = []

    def state_changed(self, state: State) -> None:
        self.states.append(state)

    def notice(self, text: str) -> None:
        self.notices.append(text)

    def whisper(self, text: str) -> None:
        self.whispers.append(text)


class Room:
    """One session with everything around it."""

    def __init__(
        self,
        length: float | None = 1.0,
        minutes: float = 2,
        *,
        voice_on: bool = True,
        at: float = 0.0,
        levels: Levels | None = None,
        narrator: Narrator | None = None,
    ) -> None:
        self.now = 0.0
        self.narrator = narrator or Narrator(length)
        self.listener = Listener()
        self.outputs: list[Output] = []
        self.session: Session = prepare(
            script(),
            minutes,
            Comfort(),
            Choices(levels or Levels(), voice_on=voice_on),
            self.narrator,
            self._output,
            self.listener,
            clock=lambda: self.now,
        )
        self.session.start(at)

    def _output(self, on_change: Callable[[bool], None]) -> Output:
        self.outputs.append(Output(on_change))
        return self.outputs[-1]

    @property
    def output(self) -> Output:
        return self.outputs[-1]

    def go(self, seconds: float) -> None:
        """Let so much of the session be heard, ticking as a window would."""
        for _ in range(round(seconds * 20)):
            self.output.frame = min(self.output.frame + RATE // 20, self.output.end)
            self.session.tick()


def test_a_session_ends_by_itself_after_exactly_the_minutes_asked_for():
    room = Room(minutes=2)
    room.go(119.9)
    assert room.listener.states == []
    room.go(0.2)
    assert room.listener.states == [State.FINISHED]
    assert room.session.practised_seconds == pytest.approx(120, abs=0.001)


def test_too_few_minutes_are_refused_before_anything_is_heard():
    with pytest.raises(CannotFit) as refusal:
        Room(minutes=0.25)
    assert "shortest" in str(refusal.value)


def test_a_pause_keeps_the_place_and_is_not_counted_as_practice():
    room = Room()
    room.go(30)
    room.session.pause()
    place = room.session.position
    assert room.session.state is State.PAUSED
    room.session.tick()
    assert room.session.position == place
    room.session.resume()
    assert room.output.starts[-1] == round(place * RATE)
    room.go(10)
    assert room.session.practised_seconds == pytest.approx(40, abs=0.1)


def test_stop_lands_softly_and_then_ends():
    room = Room()
    room.go(30)
    room.session.stop()
    assert room.listener.states == [State.LANDING]
    room.go(1)
    assert room.listener.states == [State.LANDING], "the soundscape still fades"
    room.go(4)
    assert room.listener.states == [State.LANDING, State.STOPPED]


def test_stop_asked_for_twice_ends_at_once():
    room = Room()
    room.go(30)
    room.session.stop()
    room.session.stop()
    assert room.session.state is State.STOPPED


def test_stop_in_a_pause_ends_at_once():
    room = Room()
    room.go(30)
    room.session.pause()
    room.session.stop()
    assert room.listener.states == [State.PAUSED, State.STOPPED]
    assert room.session.practised_seconds == pytest.approx(30, abs=0.1)


def test_again_goes_back_to_just_before_the_last_line():
    room = Room()
    line = room.session.timeline.voice_cues[1]
    room.go(line.start + 3)
    room.session.repeat()
    assert line.start - 0.5 < room.session.position < line.start


def test_again_in_the_first_moment_of_a_line_means_the_line_before():
    room = Room()
    first, second = room.session.timeline.voice_cues[:2]
    room.go(second.start + 0.5)
    room.session.repeat()
    assert room.session.position == pytest.approx(first.start - 0.3, abs=0.01)


def test_again_before_anything_was_said_changes_nothing():
    room = Room()
    room.go(1)
    room.session.repeat()
    assert room.session.position == pytest.approx(1, abs=0.06)


def test_again_works_in_a_pause_and_waits():
    room = Room()
    line = room.session.timeline.voice_cues[0]
    room.go(line.start + 3)
    room.session.pause()
    room.session.repeat()
    assert room.session.state is State.PAUSED
    room.session.resume()
    assert room.output.starts[-1] == round((line.start - 0.3) * RATE)


def test_skip_goes_to_the_next_part_and_lands_from_the_last():
    room = Room()
    sections = room.session.timeline.sections
    room.go(sections[0].end - 0.2)
    for section in [s for s in sections if s.start > room.session.position]:
        room.session.skip()
        assert room.session.position == pytest.approx(section.start, abs=0.001)
    room.session.skip()
    assert room.session.state is State.LANDING


def test_lines_that_become_ready_while_settling_give_the_session_its_real_lengths():
    room = Room(length=None)
    guessed = room.session.timeline
    assert room.narrator.asked[0] == "Here we are."
    room.go(1)
    room.narrator.ready(2.5)
    room.go(0.1)
    fitted = room.session.timeline
    assert fitted is not guessed
    assert fitted.voice_cues[0].seconds == pytest.approx(2.5)
    assert fitted.seconds == guessed.seconds
    assert room.session.moment().phase is Phase.SETTLE


def test_lines_that_are_late_never_move_what_has_begun():
    room = Room(length=None)
    room.go(5)
    begun = room.session.timeline
    room.narrator.ready(2.5)
    room.go(1)
    assert room.session.timeline is begun


def test_lines_that_become_ready_in_a_pause_give_the_session_its_real_lengths():
    room = Room(length=None)
    room.go(3.5)
    room.session.pause()
    guessed = room.session.timeline
    room.narrator.ready(2.5)
    room.session.resume()
    room.output.frame += RATE // 2
    room.session.tick()
    assert room.session.timeline is not guessed
    assert room.session.timeline.voice_cues[0].seconds == pytest.approx(2.5)


def test_lines_that_turn_out_too_long_for_the_time_never_break_a_session_that_has_begun():
    room = Room(length=None, minutes=0.75)
    guessed = room.session.timeline
    room.go(1)
    room.narrator.ready(40)
    room.go(1)
    assert room.session.timeline is guessed
    room.go(43.1)
    assert room.listener.states == [State.FINISHED]


def test_the_person_is_told_when_the_sound_goes_and_when_it_is_back():
    room = Room()
    room.output.on_change(False)
    assert "no sound" in room.listener.notices[-1]
    room.output.on_change(True)
    assert room.listener.notices[-1] == ""


def test_the_person_is_told_why_there_is_no_voice():
    room = Room(length=None)
    room.narrator.problem = Failure("There is no voice here.", "The words are on the screen.")
    room.narrator.give_up()
    room.go(1)
    assert room.listener.notices == ["There is no voice here. The words are on the screen."]


def test_without_any_sound_nobody_is_told_that_the_other_sounds_go_on():
    room = Room(length=None)
    room.output.on_change(False)
    room.narrator.problem = Failure("There is no voice here.", "The other sounds go on.")
    room.narrator.give_up()
    room.go(1)
    assert len(room.listener.notices) == 1
    assert "no sound" in room.listener.notices[-1]
    room.output.on_change(True)
    assert room.listener.notices[-1] == "There is no voice here. The other sounds go on."


def test_the_sound_that_comes_back_takes_back_only_what_was_said_of_it():
    room = Room(length=None)
    room.narrator.problem = Failure("There is no voice here.")
    room.narrator.give_up()
    room.go(1)
    room.output.on_change(False)
    room.output.on_change(True)
    assert room.listener.notices[-1] == "There is no voice here."


def test_who_turns_the_voice_on_along_the_way_is_told_then_why_there_is_none():
    room = Room(length=None, voice_on=False)
    room.narrator.problem = Failure("There is no voice here.", "The words are on the screen.")
    room.narrator.give_up()
    room.go(1)
    assert room.listener.notices == [], "nobody asked for a voice"
    room.session.set_voice(True)
    room.go(1)
    assert room.listener.notices == ["There is no voice here. The words are on the screen."]


class Speaking(Narrator):
    """A voice that hums each line."""

    def samples(self, line: str) -> np.ndarray | None:
        silence = super().samples(line)
        return None if silence is None else silence + np.sin(np.arange(len(silence)) / 20, dtype=np.float32) / 10


class Heard(Room):
    """A session of which nothing is heard but the voice."""

    def __init__(self, length: float | None = 1.0) -> None:
        super().__init__(length, levels=Levels(bells=0.0, ambience=0.0), narrator=Speaking(length))

    def loudness(self, second: float, seconds: float = 0.5) -> float:
        return float(np.abs(self.output.render(round(second * RATE), round(seconds * RATE))).max())


def test_the_voice_is_as_loud_as_it_was_last_turned_to() -> None:
    room = Heard()
    first, _, third = (cue.start for cue in room.session.timeline.voice_cues[:3])
    usual = room.loudness(third)
    room.go(first)
    room.session.set_level(Bus.VOICE, 0.4)
    assert 0 < room.loudness(third) < usual / 4
    room.session.set_voice(False)
    assert room.loudness(third) == 0.0
    room.session.set_voice(True)
    room.session.set_level(Bus.VOICE, Levels().voice)
    assert room.loudness(third) == pytest.approx(usual, rel=0.01)


def test_what_is_said_again_is_as_loud_as_it_was_last_turned_to() -> None:
    room = Heard()
    usual = room.loudness(room.session.timeline.voice_cues[0].start)
    room.go(60)
    room.session.set_level(Bus.VOICE, 0.4)
    room.session.repeat()
    again = room.session.timeline.last_line(room.session.position + 1)
    assert again is not None
    assert again.start < 60
    assert 0 < room.loudness(again.start) < usual / 4


def test_the_voice_speaks_where_the_real_lengths_have_moved_it() -> None:
    room = Heard(length=None)
    guessed = room.session.timeline
    room.go(1)
    room.narrator.ready(3.5)
    room.go(0.1)
    before, now = (each.voice_cues[2].start for each in (guessed, room.session.timeline))
    assert abs(before - now) > 1
    assert room.loudness(now + 0.1) > 0
    assert room.loudness(now - 0.6) == 0.0
    fitted = room.session.timeline
    room.go(0.2)
    assert room.session.timeline is fitted, "it is fitted once"


def test_going_elsewhere_falls_silent_first():
    room = Room()
    room.go(20)
    halted = room.output.halts
    room.session.repeat()
    assert room.output.halts == halted + 1
    assert room.output.playing


def test_the_output_is_looked_after_while_it_plays():
    room = Room()
    room.go(1)
    assert room.output.ticks == 20
    room.session.pause()
    room.go(1)
    assert room.output.ticks == 20


def test_a_louder_voice_is_rendered_at_once():
    room = Room()
    room.go(1)
    before = room.output.refreshes
    room.session.set_level(Bus.VOICE, 1.0)
    room.session.set_voice(False)
    room.session.set_soundscape("ocean")
    assert room.output.refreshes == before + 3


def test_closing_ends_whatever_runs_and_gives_the_sound_back():
    room = Room()
    room.go(3)
    room.session.close()
    assert room.listener.states == [State.STOPPED]
    assert room.output.closed
    assert not room.output.playing


def test_broken_off_it_ends_at_once_and_the_sound_is_given_back_by_close_alone():
    room = Room()
    room.go(3)
    room.session.break_off()
    assert room.listener.states == [State.STOPPED]
    assert not room.output.playing
    assert not room.output.closed
    room.session.close()
    assert room.output.closed


def test_after_the_end_nothing_can_start_it_again():
    room = Room()
    room.session.close()
    for act in (room.session.pause, room.session.resume, room.session.repeat, room.session.skip, room.session.stop):
        act()
        assert room.session.state is State.STOPPED
    assert room.output.starts == [0]


def test_pauses_are_counted_and_how_long_they_last():
    room = Room()
    room.go(10)
    for seconds in (30, 60):
        room.session.pause()
        room.session.pause()  # pressed twice, it is one pause
        room.now += seconds
        room.session.resume()
        room.now += 100  # played, not rested
    assert (room.session.rests.count, room.session.rests.seconds) == (2, 90)


def test_a_pause_that_ends_the_session_is_counted_up_to_its_end():
    room = Room()
    room.go(10)
    room.session.pause()
    room.now += 40
    assert room.session.rests.seconds == 40, "it is counted while it lasts"
    room.session.stop()
    room.now += 40
    assert (room.session.rests.count, room.session.rests.seconds) == (1, 40)


def test_a_session_that_was_cut_off_goes_on_with_the_whole_breath():
    room = Room(at=73.0)
    place = room.session.position
    assert 73 - 10 < place <= 73
    moment = room.session.moment()
    assert (moment.phase, moment.progress) == (Phase.IN, pytest.approx(0, abs=0.001))
    assert room.output.starts == [round(place * RATE)]
    assert room.session.practised_seconds == 0
    assert room.session.planned_seconds == pytest.approx(120 - place)


def test_it_ends_when_it_would_have_ended_and_counts_what_was_practised_since():
    room = Room(at=73.0)
    left = room.session.planned_seconds
    room.go(left + 0.1)
    assert room.listener.states == [State.FINISHED]
    assert room.session.practised_seconds == pytest.approx(left, abs=0.001)


def test_the_voice_speaks_and_the_captions_show_what_comes_from_there_on():
    room = Room(at=118.0)
    line = room.session.timeline.voice_cues[-1]
    assert line.start - 0.5 < room.session.position <= line.start
    assert room.narrator.asked[0] == line.text, "what is needed first is spoken first"
    assert sorted(set(room.narrator.asked)) == sorted(room.narrator.asked)
    room.go(0.5)
    assert room.session.moment().caption == line.text


def test_lines_that_are_not_spoken_yet_never_move_the_place_where_it_goes_on():
    room = Room(length=None, at=73.0)
    begun = room.session.timeline
    room.go(1)
    room.narrator.ready(2.5)
    room.go(1)
    assert room.session.timeline is begun


def test_a_session_that_was_cut_off_in_its_first_seconds_simply_begins():
    room = Room(at=3.0)
    assert room.session.position == 0
    assert room.session.planned_seconds == 120
