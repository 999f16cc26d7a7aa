"""The two questionnaires of the weekly look back: three questions about pain, four about mood."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.journal.in_words import of_mood
from relaxapp.journal.looking_back import mood, worth_a_talk
from relaxapp.ui.answers import Answers
from relaxapp.ui.controls import announce, paragraph, small
from relaxapp.ui.scale import Rating
from relaxapp.ui.weekly_words import (
    MEAN,
    MOOD,
    MOOD_ANSWERS,
    MOOD_QUESTION,
    MOOD_SOURCE,
    PEG,
    PEG_SOURCE,
    TALK,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Questions(QWidget):
    """The base: questions that mean something only together."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(12)

    @property
    def given(self) -> Sequence[int | None]:
        """The answers, in order; None where there is none."""
        raise NotImplementedError

    @property
    def answered(self) -> bool:
        """Whether any is answered."""
        return any(answer is not None for answer in self.given)

    @property
    def in_part(self) -> bool:
        """Whether some are answered and some are not."""
        return self.answered and None in self.given

    def show_answers(self, answers: Sequence[int] | None) -> None:
        """Show these answers, or none."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Go to the first question that is open."""
        raise NotImplementedError


class Peg(Questions):
    """Average pain, and how much it got in the way of enjoying life and of activities."""

    def __init__(self) -> None:
        super().__init__()
        self.ratings = [Rating(name, ends, question) for name, question, ends in PEG]
        self._mean = small("")
        for rating in self.ratings:
            rating.scale.rated.connect(self._reckon)
            self.inside.addWidget(rating)
        self.inside.addWidget(self._mean)
        self.inside.addWidget(small(PEG_SOURCE))

    @property
    def given(self) -> Sequence[int | None]:
        return [rating.scale.rating for rating in self.ratings]

    @property
    def value(self) -> tuple[int, int, int] | None:
        """The three answers; None until all are given."""
        pain, enjoyment, activity = self.given
        return None if pain is None or enjoyment is None or activity is None else (pain, enjoyment, activity)

    def show_answers(self, answers: Sequence[int] | None) -> None:
        for rating, answer in zip(self.ratings, answers or repeat(None), strict=False):
            rating.scale.set_rating(answer)
        self._reckon()

    def take_focus(self) -> None:
        next(rating.scale for rating in self.ratings if rating.scale.rating is None).setFocus()

    def _reckon(self) -> None:
        value = self.value
        self._mean.setVisible(value is not None)
        if value is not None:
            self._mean.setText(MEAN.format(sum(value) / len(value)))


class Mood(Questions):
    """Worry and low mood in the last two weeks; what the answers come to is said calmly below."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = [Answers(item, MOOD_ANSWERS) for item in MOOD]
        self._band = paragraph("")
        self._talk = paragraph(TALK)
        self.inside.addWidget(paragraph(MOOD_QUESTION))
        for answers in self.answers:
            answers.changed.connect(self._reckon)
            self.inside.addWidget(answers)
        self.inside.addWidget(self._band)
        self.inside.addWidget(self._talk)
        self.inside.addWidget(small(MOOD_SOURCE))

    @property
    def given(self) -> Sequence[int | None]:
        return [answers.answer for answers in self.answers]

    @property
    def value(self) -> tuple[int, int, int, int] | None:
        """The four answers; None until all are given."""
        one, two, three, four = self.given
        return None if one is None or two is None or three is None or four is None else (one, two, three, four)

    def show_answers(self, answers: Sequence[int] | None) -> None:
        for asked, answer in zip(self.answers, answers or repeat(None), strict=False):
            asked.set_answer(answer)
        self._reckon()

    def take_focus(self) -> None:
        next(answers for answers in self.answers if answers.answer is None).take_focus()

    def _reckon(self) -> None:
        value = self.value
        self._band.setVisible(value is not None)
        self._talk.setVisible(value is not None and worth_a_talk(value))
        if value is not None and (words := of_mood(mood(value))) != self._band.text():
            self._band.setText(words)
            announce(self, words)
