"""Words that have no place in anything a person reads: in the assets, in the documents, in the strings of the code.

Nothing names a way of harming oneself or a drug, promises a cure, asks what no screen should ask, or blames.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXTS = {".md", ".toml", ".txt", ".json", ".desktop", ".po", ".ts", ".html", ".svg", ".xml"}

NEVER = {
    "a way of harming oneself": (
        (
            r"\b(cut|cuts|cutting|burn|burns|burning|hang|hanging|hurt|hurting|harm|harming|kill|killing|starve|starving|"
            r"scratch|scratching|bang|banging|punch|punching) (yourself|myself|oneself|himself|herself|themselves)\b"
        ),
        r"\bself[- ]?(harm|injury|mutilation|poisoning|inflicted)",
        r"\b(overdos\w*|noose|razor\w*|(?<!shoulder )blades?|lighters?|bleach|bleed\w*)\b",
        r"\b(strangl\w*|suffocat\w*|drown\w*)\b",
        r"\b(jump|jumping|leap) (off|from|in front)\b",
        r"\b(firearms?|guns?|rifles?|ligatures?|gas oven|poison\w*)\b",
        r"\b(rubber|elastic|hair) bands?\b",
        r"\b(ice cubes?|hold(ing)? ice|ice[- ]cold|snap(ping)? a band|red (pen|marker))\b",
        r"\b(relief|calm|release) (that )?(it|pain|harm\w*) (gives|brings)\b",
    ),
    "a drug or its brand": (
        (
            r"\b(opioids?|opiates?|morphine|oxycodone|oxycontin|percocet|hydrocodone|vicodin|fentanyl|tramadol|tapentadol|"
            r"codeine|methadone|buprenorphine|naloxone|heroin|kratom)\b"
        ),
        (
            r"\b(gabapentin|neurontin|pregabalin|lyrica|duloxetine|cymbalta|amitriptyline|nortriptyline|venlafaxine|"
            r"fluoxetine|prozac|sertraline|zoloft|citalopram|escitalopram|mirtazapine|lithium|quetiapine|ketamine)\b"
        ),
        r"\b(ibuprofen|advil|nurofen|naproxen|aleve|diclofenac|voltaren|aspirin|paracetamol|acetaminophen|tylenol)\b",
        (
            r"\b(diazepam|valium|alprazolam|xanax|lorazepam|ativan|clonazepam|zolpidem|ambien|benzodiazepines?|"
            r"barbiturates?|melatonin)\b"
        ),
        r"\b(cannabis|marijuana|cbd oil|thc|psilocybin|mdma|cocaine|alcohol|whisky|vodka)\b",
        r"\b(pills?|tablets?|painkillers?|sleeping pill|sedatives?|dosage)\b",
    ),
    "a promise to treat": (
        r"\b(cures?|cured|curing)\b",
        r"\bheal(s|ed|ing)?\b",
        r"\b(reliev\w+|remov\w+|eliminat\w+|get rid of|reduc\w+|treat\w*|stop(s|ping)?) (the |your |chronic )*pain\b",
        r"\bpain[- ](relief|free|killer|reliever)\b",
        r"\b(clinically proven|guarantee\w*|miracle|works for everyone|scientifically proven)\b",
        r"\b(resets?|rewires?|regulates?) (your|the) (nervous system|brain|vagus)\b",
        r"\b(unresolved trauma|trapped (trauma|emotions?)|toxins?|vagus)\b",
        r"\byour resonan(t|ce) frequency\b",
        r"\b(therapy session|chatbot|diagnos(e|es|is))\b",
    ),
    "a question or a word that closes doors": (
        r"\bare you (suicidal|safe\?|thinking (of|about) (suicide|ending))",
        r"\bdo you (want|wish) to (die|end)",
        r"\b(commit|commits|committed|committing|attempted|failed|successful) suicide\b",
        r"\b(suicidal|risk (score|level|assessment)|self[- ]destructive|attention[- ]seeking)\b",
        r"\b(everything|all) (you say|that you say) (is|stays|will be) (private|confidential|secret)\b",
        r"\b(strictly|completely|fully|always) confidential\b",
        r"\bmanipulat(e|es|ive|ing)\b",
    ),
    "blame, praise for obeying, or pressure": (
        r"\bstreaks?\b",
        r"\b(badges?|leaderboard|level up|high score|trophy)\b",
        r"\byou('ve| have)? (missed|failed|forgot\w*|broke|lost)\b",
        r"\b(good job|well done|good boy|good girl|great work|keep it up|don't give up|no excuses|try harder)\b",
        r"(?<!if )(?<!when )(?<!nothing )\byou (must|have to|need to|ought to|should have)\b",
        r"\b(just|simply) (relax|calm down|cheer up|think positive)\b",
        r"\b(too weak|lazy|crazy|insane|hysterical|victim|sufferers?)\b",
    ),
    "strain": (
        r"\b(deep|deeper|deepest) (in-?)?breaths?\b",
        r"\bbreathe (in )?(very |more )?(deep|deeply|deeper)\b",
        r"\b(as (hard|tight|tightly|deep|deeply|long) as you can|push through|no pain,? no gain|squeeze hard)\b",
    ),
    "the name or the wording of somebody else's work": (
        r"\b(safety plan|stanley[-– ]brown|crisis response plan)\b",
        r"\b(mbsr|mindfulness[- ]based stress reduction|somatic experiencing|heartmath|wim hof|headspace|calm app)\b",
        r"\b(promis|pseq|psqi|phq-9|c-ssrs|columbia)\b",
    ),
}
# Where a word on the list says that something is NOT so, or belongs to a name, and nothing else does.
MEANT = (
    "It does not treat or cure anything",
    "HEAL",  # the name of Malaysia's line
)


def documents():
    """Every text that ships or that people read, with its name."""
    files = [path for path in sorted((ROOT / "assets").rglob("*")) if path.suffix in TEXTS]
    files += [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "relaxapp").rglob("*.md"))]
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path.relative_to(ROOT)}:{number}", line


def strings():
    """Every string in the code of the program that is not a docstring, with its place."""
    for path in sorted((ROOT / "relaxapp").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def broken_rules(text):
    """What a text says that is never said: (rule, words)."""
    for phrase in MEANT:
        text = text.replace(phrase, "")
    plain = " ".join(text.replace("’", "'").split())
    return [
        (rule, found[0])
        for rule, patterns in NEVER.items()
        for pattern in patterns
        if (found := re.search(pattern, plain, re.IGNORECASE))
    ]


def test_no_text_says_what_is_never_said():
    assert [(place, *broken) for place, line in documents() for broken in broken_rules(line)] == []


def test_no_string_in_the_code_says_what_is_never_said():
    assert [(place, *broken) for place, text in strings() for broken in broken_rules(text)] == []


def test_there_was_something_to_read():
    places = [place for place, _ in (*documents(), *strings())]
    for part in ("assets/exercises/", "assets/support/", "README.md", "relaxapp/ui/", "relaxapp/support/"):
        assert any(place.startswith(part) for place in places), part


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Some people hurt themselves.", "a way of harming oneself"),
        ("Snap a rubber band on your wrist.", "a way of harming oneself"),
        ("Ask about Pregabalin.", "a drug or its brand"),
        ("Take your pills.", "a drug or its brand"),
        ("This cures pain.", "a promise to treat"),
        ("Fast pain\n relief.", "a promise to treat"),
        ("Are you suicidal?", "a question or a word that closes doors"),
        ("A streak of 4 days. Well done!", "blame, praise for obeying, or pressure"),
        ("You’ve missed three days.", "blame, praise for obeying, or pressure"),
        ("Take a deep breath.", "strain"),
        ("My safety plan", "the name or the wording of somebody else's work"),
    ],
)
def test_what_is_never_said_would_be_found(text, rule):
    assert rule in {found for found, _ in broken_rules(text)}


def test_a_plain_sentence_passes():
    assert broken_rules("Let it drop a little. Softer, not deeper. It does not treat or cure anything.") == []
