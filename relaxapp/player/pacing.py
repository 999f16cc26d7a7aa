"""What a person makes of the pace while they breathe: slower, quicker, or the breath that they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import pace
from relaxapp.exercises.follow import Follower
from relaxapp.exercises.following import led, unled
from relaxapp.exercises.repace import repaced
from relaxapp.exercises.script import FOLLOWED
from relaxapp.exercises.stretch import Breathing

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.pattern import Pattern
    from relaxapp.exercises.timeline import Timeline

    Step = Callable[[Pattern, Pattern], Pattern | None]

LAST_BREATH: Final = "This part is nearly over. It stays as it is."
SLOWEST: Final = "This is as slow as it goes here."
QUICKEST: Final = "This is as quick as it goes here."
AT_YOUR_PACE: Final = "Now the shape goes along with you, at your own pace."
BY_ITSELF: Final = "It goes on by itself now, in 4, out 6. Press again whenever you like."


@dataclass(frozen=True, slots=True)
class Change:
    """What comes of a wish: another timeline, None for none, and a quiet word about it, "" for none."""

    timeline: Timeline | None = None
    words: str = ""


NOTHING: Final = Change()


class Pacing:
    """Knows what one session was like before anybody changed it, and the breath that was shown in it.

    Every place is in seconds of the session: `position` is what is heard and shown now, `reach` the first moment of
    which the sound can still change.
    """

    def __init__(self, written: Timeline) -> None:
        self._written = written
        self._follower = Follower()
        self._led = False

    def slower(self, timeline: Timeline, position: float, reach: float) -> Change:
        """Return what a slower breath comes to, from the next one on."""
        return self._stepped(timeline, position, reach, pace.slower, SLOWEST)

    def quicker(self, timeline: Timeline, position: float, reach: float) -> Change:
        """Return what a quicker breath comes to, from the next one on."""
        return self._stepped(timeline, position, reach, pace.quicker, QUICKEST)

    def breathing(self, timeline: Timeline, position: float, reach: float, *, inward: bool) -> Change:
        """Return what comes of it that the person breathes in, or out."""
        if not timeline.at(position).followed:
            return NOTHING
        before = self._follower.guide
        lead = self._follower.pressed(position) if inward else self._follower.released(position)
        changed = led(timeline, position, reach, lead) if lead else None
        if changed is None:
            return NOTHING
        self._led = True
        begins_to_guide = before is None and self._follower.guide is not None
        return Change(changed, AT_YOUR_PACE if begins_to_guide else "")

    def passed(self, timeline: Timeline, position: float, reach: float) -> Change:
        """Return what comes of time alone: somebody who showed their breath does so no longer."""
        guided = self._follower.guide is not None
        if not self._follower.fell_silent(position) or not timeline.at(position).followed:
            return NOTHING
        return Change(repaced(timeline, reach, FOLLOWED) if guided else None, BY_ITSELF)

    def paused(self) -> None:
        """Let go of the breath that is under way."""
        self._follower.interrupted()

    def moved(self, timeline: Timeline, position: float) -> Timeline:
        """Return the timeline for going on from another place: from there on nobody has shown a breath yet."""
        self._follower.forget()
        return unled(timeline, position) if self._led else timeline

    def _stepped(self, timeline: Timeline, position: float, reach: float, step: Step, no_further: str) -> Change:
        stretch = Breathing.at(timeline, position)
        if stretch is None:
            return NOTHING
        now = stretch.segments[-1].pace  # what was asked for last holds to the end
        own = self._written.at(stretch.start).pace
        if now is None:
            return NOTHING
        wanted = step(now, own or now)
        if wanted is None:
            return Change(words=no_further)
        changed = repaced(timeline, reach, wanted)
        return Change(changed, pace.in_words(wanted) if changed else LAST_BREATH)
