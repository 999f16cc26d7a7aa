import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relaxapp.sound.numerals import cardinal, digit_by_digit, ordinal, year
from relaxapp.sound.words import spoken

SPOKEN = {
    "5-4-3-2-1": "five, four, three, two, one",
    "Wait 5–10 min.": "Wait five to ten minutes.",
    "Rest for 1 min and 4 s.": "Rest for one minute and four seconds.",
    "Call 0800 111 222 now": "Call zero eight zero zero, one one one, two two two now",
    "2½ minutes": "two and a half minutes",
    "6/10": "six out of ten",
    "At 10:05 or 7:30": "At ten oh five or seven thirty",
    "The 3rd breath of 20.": "The third breath of twenty.",
    "2.5 seconds": "two point five seconds",
    "1,234 steps": "one thousand two hundred and thirty-four steps",
    "Rest — or move — as you like.": "Rest, or move, as you like.",
    "And… rest…": "And, rest.",
    "And... Rest.": "And. Rest.",
    "“Soft,” she said (slowly).": "Soft, she said, slowly.",
    "It’s yours, isn’t it?": "It's yours, isn't it?",
    "A chair, e.g. this one & and/or a bed": "A chair, for example, this one and and or a bed",
    "Your in-breath": "Your in-breath",
    "10 % at 36 °C": "ten percent at thirty-six degrees C",
    "Let your eyes close.": "Let your eyes cloze.",
    "It is close to you, so close.": "It is close to you, so close.",
    "You need not use it, it is of no use.": "You need not yooze it, it is of no use.",
    "The one that nobody uses has its uses.": "The one that nobody yoozes has its uses.",
    "The places where your eyes live.": "The places where your eyes liv.",
    "A shawl wound round a chair, and live music.": "A shawl wownd round a chair, and live music.",
    "What aches is the sorest place.": "What aiks is the sawrist place.",
    "Something with a D.": "Something with a D",
    "Use your hand. It is of use.": "yooze your hand. It is of use.",
    "…": "",
    "\x01 \x1b": "",
    "🧘 Breathe. ☺️ Smile ♥": "Breathe. Smile",
    "👍🏽 1️⃣ breath at 37°": "one breath at thirty-seven degrees",
    "♥ ♥ ♥": "",
}


@pytest.mark.parametrize(("written", "said"), SPOKEN.items())
def test_what_is_written_is_said_as_a_person_would_say_it(written: str, said: str) -> None:
    assert spoken(written) == said


ODD = st.text(alphabet="0123456789 .,:;-–—…/+'()abcmins%½²①❶", max_size=40)


@given(st.one_of(st.text(max_size=60), ODD))
@example("1-2–3 4/5 6:07 8th 9.5 1,000 +44 0800111")
@example("e.g. i.e. etc. vs")
@example("close use live with live")
def test_no_digit_is_left_and_nothing_sayable_is_lost(text: str) -> None:
    said = spoken(text)
    assert not any(c.isdigit() for c in said)
    assert bool(said.strip()) or not any(c.isalnum() for c in text)
    assert said == " ".join(said.split())


@given(st.one_of(st.text(max_size=60), ODD))
def test_saying_what_is_said_changes_nothing(text: str) -> None:
    once = spoken(text)
    assert spoken(once) == once


def test_numbers_are_said_in_words() -> None:
    assert [cardinal(n) for n in (0, 13, 40, 99, 100, 218, 1_000_001, -3)] == [
        "zero",
        "thirteen",
        "forty",
        "ninety-nine",
        "one hundred",
        "two hundred and eighteen",
        "one million and one",
        "minus three",
    ]
    assert cardinal(10**13) == "one " + " ".join(["zero"] * 13)
    assert [ordinal(n) for n in (1, 12, 20, 23, 101)] == [
        "first",
        "twelfth",
        "twentieth",
        "twenty-third",
        "one hundred and first",
    ]
    assert [year(n) for n in (1973, 1905, 1900, 2025)] == [
        "nineteen seventy-three",
        "nineteen oh five",
        "nineteen hundred",
        "two thousand and twenty-five",
    ]


@given(st.text(alphabet="0123456789+ ()-", max_size=20))
def test_a_telephone_number_is_said_digit_by_digit(number: str) -> None:
    said = digit_by_digit(number).replace(",", "").split()
    assert len(said) == sum(c.isdigit() or c == "+" for c in number)
