"""What a person is comfortable with: their wishes decide the words, the breath and what is asked of each body area."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.areas import AREAS, DEFAULT_MODE, GROUPS, Mode, members, most_careful
from relaxapp.exercises.script import Condition, Posture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relaxapp.settings import Settings

RIGHT: Final = "right"


@dataclass(frozen=True)
class Comfort:
    """One person's wishes. `areas` maps areas of the body to what may be asked of them, gently where nothing is said.

    `posture` None means that they did not say; then no line for one posture is said. `changing` means that they change
    it as they go. `longest_silence` is in seconds, 0 where an exercise decides. `dominant` is the hand that goes first.
    """

    holds: bool = False
    eyes_open: bool = False
    breath: bool = True
    body: bool = True
    posture: Posture | None = None
    changing: bool = False
    more_words: bool = True
    longest_silence: float = 0.0
    dominant: str = RIGHT
    areas: Mapping[str, Mode] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> Comfort:
        """Return the wishes that the settings hold; where a group is named, each of its areas is meant."""
        known = [(tag, Mode(mode)) for tag, mode in settings.areas.items() if tag in AREAS or tag in GROUPS]
        areas: dict[str, Mode] = {}
        for tag, mode in known:
            for area in members(tag):
                areas[area] = most_careful([areas.get(area, mode), mode])
        return cls(
            holds=settings.holds,
            eyes_open=settings.eyes_open,
            breath=settings.breath,
            body=settings.body,
            posture=Posture(settings.posture) if settings.posture in list(Posture) else None,
            changing=settings.posture == "changing",
            more_words=settings.guidance == "more",
            longest_silence=settings.longest_silence,
            dominant=settings.dominant,
            areas=areas,
        )

    def mode_of(self, tags: Iterable[str]) -> Mode:
        """Return what may be asked of the areas that the tags stand for: what the most careful of them allows."""
        return most_careful(self.areas.get(area, DEFAULT_MODE) for tag in tags for area in members(tag))

    def allows(self, conditions: Iterable[Condition]) -> bool:
        """Whether all the conditions of a line or a section hold."""
        holds = {
            Condition.EYES_OPEN: self.eyes_open,
            Condition.EYES_CLOSED: not self.eyes_open,
            Condition.LYING: self.posture is Posture.LYING,
            Condition.SITTING: self.posture is Posture.SITTING,
            Condition.STANDING: self.posture is Posture.STANDING,
            Condition.HOLDS: self.holds,
            Condition.NO_HOLDS: not self.holds,
            Condition.BREATH: self.breath,
            Condition.BODY: self.body,
            Condition.MORE_WORDS: self.more_words,
            Condition.FEWER_WORDS: not self.more_words,
            Condition.CHANGING: self.changing,
        }
        return all(holds[condition] for condition in conditions)
