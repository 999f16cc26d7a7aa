"""What becomes of a script for one body: words, efforts, breaths and sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises import fit, phrases
from relaxapp.exercises.adapt import adapt, unsuitable
from relaxapp.exercises.areas import AREAS, GROUPS, Mode, label
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.script import Bell, Breathe, Pause, Posture, Release, Tense, Use, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.exercises.script import Step

HAND = """# Hand @right-hand
Close your hand.
(tense 6)
And open it.
(release 20-40)
"""
TWICE = """# Hand @right-hand
Close your hand.
(tense 6)
And open it.
(release 20-40)
Once more.
(tense 5)
And open.
(release 10-30)
Let it be.
"""


def with_hand(mode: Mode) -> Comfort:
    return Comfort(areas={"right-hand": mode})


def words(steps: Sequence[Step]) -> list[str]:
    return [step.text for step in steps if isinstance(step, Words)]


def steps_of(script, body: str, mode: Mode):
    (part,) = adapt(script(body), with_hand(mode)).parts
    return part.steps


def test_tense_takes_what_is_written(script):
    assert steps_of(script, HAND, Mode.TENSE) == (
        Words("Close your hand."),
        Tense(6),
        Words("And open it."),
        Release(20, 40),
    )


def test_gently_without_words_of_its_own_says_that_little_is_enough(script):
    soft, *rest = steps_of(script, HAND, Mode.GENTLY)
    assert "right hand and forearm" in soft.text
    assert rest == list(steps_of(script, HAND, Mode.TENSE))


def test_release_without_words_of_its_own_has_no_effort_and_names_the_area(script):
    opening, noticing, letting_go, release = steps_of(script, HAND, Mode.RELEASE)
    assert isinstance(noticing, Pause)
    assert release == Release(20, 40)
    assert "right hand and forearm" in opening.text
    assert "Close" not in letting_go.text


def test_imagine_without_words_of_its_own_is_as_long_but_still(script):
    opening, still, _, release = steps_of(script, HAND, Mode.IMAGINE)
    assert "right hand and forearm" in opening.text
    assert still == Pause(6, 6)
    assert release == Release(20, 40)


@pytest.mark.parametrize("mode", [Mode.RELEASE, Mode.IMAGINE])
def test_each_round_of_a_section_is_made_and_other_words_stay(script, mode):
    steps = steps_of(script, TWICE, mode)
    assert [step for step in steps if isinstance(step, Release)] == [Release(20, 40), Release(10, 30)]
    said = words(steps)
    assert len(said) == len(set(said)) == 5
    assert said[-1] == "Let it be."
    assert not {"Close your hand.", "Once more.", "And open."} & set(said)


def test_a_whole_variant_stands_for_the_section(script):
    body = HAND + "[gently] A little.\n(tense 4)\nOpen.\n(release 10)\n[release] Rest.\n(release 30)\n"
    assert steps_of(script, body, Mode.GENTLY) == (Words("A little."), Tense(4), Words("Open."), Release(10, 10))
    assert steps_of(script, body, Mode.RELEASE) == (Words("Rest."), Release(30, 30))


def test_words_alone_stand_for_the_words_before_the_effort(script):
    body = HAND + "[tense] Firmly.\n[gently] A little.\n[release] Rest.\n[imagine] Only imagine it.\n"
    assert steps_of(script, body, Mode.TENSE) == (Words("Firmly."), Tense(6), Words("And open it."), Release(20, 40))
    assert steps_of(script, body, Mode.GENTLY) == (Words("A little."), Tense(6), Words("And open it."), Release(20, 40))
    assert steps_of(script, body, Mode.RELEASE) == (Words("Rest."), Release(20, 40))
    assert steps_of(script, body, Mode.IMAGINE) == (
        Words("Only imagine it."),
        Pause(6, 6),
        Words("And open it."),
        Release(20, 40),
    )


def test_words_alone_keep_a_bell_and_work_without_an_effort_too(script):
    body = "# Hand @right-hand\n(bell)\nClose.\n(tense 6)\n(release 9)\n[release] Rest.\n"
    assert steps_of(script, body, Mode.RELEASE) == (Bell(), Words("Rest."), Release(9, 9))
    body = "# Hand @right-hand\nNotice it.\n(pause 9)\nStay.\n[imagine] Picture it.\n"
    assert steps_of(script, body, Mode.IMAGINE) == (Words("Picture it."), Pause(9, 9), Words("Stay."))


@pytest.mark.parametrize("mode", [Mode.TENSE, Mode.GENTLY, Mode.RELEASE, Mode.IMAGINE])
def test_a_section_without_effort_is_the_same_in_every_mode(script, mode):
    body = "# Hand @right-hand\nNotice it.\n(pause 9)\n"
    assert steps_of(script, body, mode) == (Words("Notice it."), Pause(9, 9))


def test_a_section_with_a_skipped_area_is_left_out(script):
    body = HAND + "# Both @right-hand @left-hand\nBoth.\n(tense 5)\n(release 9)\n# End\nWords.\n"
    assert [part.title for part in adapt(script(body), with_hand(Mode.SKIP)).parts] == ["End"]
    (hand, both, end) = adapt(script(body), with_hand(Mode.IMAGINE)).parts
    assert (hand.mode, both.mode, end.mode) == (Mode.IMAGINE, Mode.IMAGINE, None)
    assert (hand.area, end.area) == ("right hand and forearm", "")


def test_lines_and_sections_are_said_to_those_whom_they_are_for(script):
    body = "# A\n[eyes-open] Open.\n[eyes-closed] Closed.\n[lying] Lying.\nAll.\n# B [lying]\nB.\n# C\n[lying] C.\n"
    plain = adapt(script(body), Comfort())
    assert [words(part.steps) for part in plain.parts] == [["Closed.", "All."]]
    lying = adapt(script(body), Comfort(eyes_open=True, posture=Posture.LYING))
    assert [words(part.steps) for part in lying.parts] == [["Open.", "Lying.", "All."], ["B."], ["C."]]


def test_holds_are_left_out_unless_chosen(script):
    read = script("# A\n(breathe 4-4-4-4 to fill)\n- [holds] Hold.\n- [no-holds] Flow.\n")
    (step,) = adapt(read, Comfort()).parts[0].steps
    assert isinstance(step, Breathe)
    assert not step.pattern.has_holds
    assert words(step.asides) == ["Flow."]
    (step,) = adapt(read, Comfort(holds=True)).parts[0].steps
    assert isinstance(step, Breathe)
    assert step.pattern.seconds == 16
    assert words(step.asides) == ["Hold."]


def test_changes_tell_what_is_other_than_usual(script):
    body = (
        "# A\n[eyes-closed] Close your eyes.\n(breathe 4-4-4-4, 3 times)\n"
        + HAND
        + "# N @neck\nPress.\n(tense 5)\n(release 9)\n# S @right-shoulder\nUp.\n(tense 5)\n(release 9)\n"
    )
    comfort = Comfort(eyes_open=True, areas={"neck": Mode.RELEASE, "right-shoulder": Mode.RELEASE})
    assert adapt(script(body), comfort).changes == (
        "without holding the breath",
        "with open eyes",
        "neck and right shoulder: release only",
    )
    assert adapt(script(body), Comfort(holds=True)).changes == ()
    everywhere = Comfort(holds=True, areas=dict.fromkeys(AREAS, Mode.IMAGINE))
    assert adapt(script(body), everywhere).changes == ("everywhere: only imagined",)
    assert adapt(script(HAND), with_hand(Mode.SKIP)).changes == ("right hand and forearm: left out",)
    both = HAND + "# Both once more @right-hand @left-hand\nPress.\n(tense 5)\n(release 9)\n"
    assert adapt(script(both), with_hand(Mode.IMAGINE)).changes == ("right hand and forearm: only imagined",)


def test_who_changes_position_hears_the_lines_for_it_and_that_any_change_is_welcome(script):
    read = script("# A\nA.\n[changing] Move.\n[lying] Lie.\n# B (optional)\nB.\n(pause 9-90)\n# C\nC.\n")
    first, second, *_ = adapt(read, Comfort(changing=True)).parts
    assert words(first.steps) == ["A.", "Move."]
    assert words(second.steps) == [phrases.CHANGING]
    assert second.title == first.title
    assert phrases.CHANGING not in [line for part in adapt(read, Comfort()).parts for line in words(part.steps)]
    # It gives way only when nothing else is left to.
    titles = [span.title for span in fit.fit(adapt(read, Comfort(changing=True)), 15, lambda _: 1.0).sections]
    assert titles == ["A", "A", "C"]


FEW = (
    "# A\n[more-words] More.\nHere.\n(breathe 4-0-6-0, 9 times)\n- Aside.\n- [fewer-words] Kept.\n[fewer-words] Less.\n"
)


def test_with_fewer_words_only_what_is_needed_is_said(script):
    practice = adapt(script(FEW), Comfort(more_words=False))
    assert fit.lines(practice) == ("Here.", "Breathe in.", "And out.", "Kept.", "Less.")
    assert practice.changes == ("with fewer words",)
    timeline = fit.fit(practice, 100, lambda _: 1.0)
    assert [cue.text for cue in timeline.voice_cues] == ["Here.", "Breathe in.", "And out.", "Kept.", "Less."]
    assert fit.lines(adapt(script(FEW), Comfort())) == ("More.", "Here.", "Breathe in.", "And out.", "Aside.")


def test_with_fewer_words_a_section_gives_way_before_stillness_does(script):
    read = script("# A\nA.\n(pause 10-50)\n# B (optional)\nB.\n(pause 10-50)\n# C\nC.\n(pause 10-50)\n")
    usual, few = (fit.fit(adapt(read, Comfort(more_words=more)), 80, lambda _: 1.0) for more in (True, False))
    assert [span.title for span in usual.sections] == ["A", "B", "C"]
    assert [span.title for span in few.sections] == ["A", "C"]


def test_changes_are_told_in_few_words(script):
    body = "".join(f"# {tag} @{tag}\nNotice it.\n(pause 9)\n" for tag in AREAS)
    practice = adapt(
        script(body),
        Comfort(
            dominant="left",
            longest_silence=5,
            areas={
                **dict.fromkeys(
                    ["forehead", "eyes", "jaw", *(f"right-{part}" for part in ("upper-arm", "hand"))], Mode.RELEASE
                ),
                **dict.fromkeys(["neck", "chest", "belly", "left-foot"], Mode.SKIP),
            },
        ),
    )
    assert practice.changes == (
        "no silence over 5 seconds",
        "left side first",
        "face and right arm: release only",
        "neck, chest and 2 more: left out",
    )


def test_a_part_and_the_whole_around_it_are_named_once(script):
    body = "".join(f"# {tag} @{tag}\nNotice it.\n(pause 9)\n" for tag in ("jaw", "face", "neck", "right-hand"))
    sore = Comfort(areas={"jaw": Mode.RELEASE, "neck": Mode.RELEASE})
    assert adapt(script(body), sore).changes == ("face and neck: release only",)
    hands = Comfort(areas={"right-hand": Mode.SKIP, "neck": Mode.SKIP})
    assert adapt(script(body), hands).changes == ("neck, right hand and forearm: left out",)


@pytest.mark.parametrize(
    ("comfort", "reason"),
    [
        (Comfort(), ""),
        (Comfort(changing=True), ""),
        (Comfort(breath=False), "breath"),
        (Comfort(body=False), "body"),
        (Comfort(posture=Posture.LYING), ""),
        (Comfort(posture=Posture.STANDING), "lying or sitting"),
        (with_hand(Mode.SKIP), "leave out"),
        (with_hand(Mode.IMAGINE), ""),
    ],
)
def test_an_exercise_that_does_not_suit_says_why(script, comfort, reason):
    read = script(HAND + "# End\nWords.\n")
    found = unsuitable(read, comfort)
    assert bool(found) == bool(reason)
    assert reason in found


def test_an_exercise_that_does_not_use_the_breath_suits_who_leaves_it_out(script):
    assert unsuitable(script(HAND, uses='["muscles"]'), Comfort(breath=False)) == ""
    assert Use.BREATH not in script(HAND, uses='["muscles"]').uses


# Properties

MODES = st.sampled_from(Mode)
BODIES = st.dictionaries(st.sampled_from([*AREAS]), MODES, max_size=20)
VARIANTS = st.lists(
    st.sampled_from(
        [
            "[tense] Firmly.",
            "[gently] A little.",
            "[gently] A little.\n(tense 3)\n(release 5)",
            "[release] Rest.",
            "[release] Rest.\n(pause 3)\n(release 5)",
            "[imagine] Imagine.",
            "[imagine] Imagine.\n(pause 4)",
        ]
    ),
    unique_by=lambda text: text.split("]")[0],
)


@given(tag=st.sampled_from([*AREAS, *GROUPS]), variants=VARIANTS, areas=BODIES, eyes_open=st.booleans())
@settings(max_examples=60)
def test_no_sore_area_is_ever_asked_for_an_effort(tag, variants, areas, eyes_open):
    from relaxapp.exercises.areas import members
    from relaxapp.exercises.parser import parse

    head = (
        '+++\ntitle = "T"\nfamily = "muscle"\nsummary = "S"\nminutes = [1, 9]\nusual = 2\npostures = ["lying"]\n'
        'uses = ["muscles"]\ncautions = []\nsources = ["none"]\n+++\n'
    )
    body = f"# A @{tag}\nClose.\n(tense 5)\nOpen.\n(release 9)\n" + "\n".join(variants)
    parts = adapt(parse(head + body + "\n# End\nWords.\n", "t"), Comfort(eyes_open=eyes_open, areas=areas)).parts
    asked = {areas.get(area, Mode.GENTLY) for area in members(tag)}
    tensed = any(isinstance(step, Tense) for part in parts for step in part.steps)
    assert tensed == (not asked & {Mode.RELEASE, Mode.IMAGINE, Mode.SKIP})
    assert any(part.title == "A" for part in parts) == (Mode.SKIP not in asked)


@pytest.mark.parametrize("tag", [*AREAS, *GROUPS])
def test_common_phrases_name_the_area_take_turns_and_order_nothing_to_a_still_body(tag):
    area = label([tag])
    for make in (phrases.release, phrases.imagine):
        rounds = [make(area, turn, repeat) for turn in range(4) for repeat in range(2)]
        assert len({each.opening for each in rounds}) >= 4
        for each in rounds:
            assert area in each.opening
            assert "{" not in each.opening + each.letting_go
    softenings = {phrases.gently(area, turn) for turn in range(8)}
    assert len(softenings) == 4
    assert all(area in softening for softening in softenings)
