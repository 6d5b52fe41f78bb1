"""Profiles, joints, widths and labels, each alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from panelaudio.captions import PROFILES, profile
from panelaudio.captions.joints import Joint, joints
from panelaudio.captions.labels import label_texts, looks_like_label
from panelaudio.captions.width import pieces, width
from panelaudio.errors import UsageError


def test_profile_by_name() -> None:
    """A profile is found by its name; a near miss is told the nearest."""
    assert profile("bbc") is PROFILES["bbc"]
    with pytest.raises(UsageError) as caught:
        profile("netflicks")
    assert "netflix" in caught.value.hint


@pytest.mark.parametrize(
    "change", [{"max_characters": 5}, {"max_lines": 0}, {"min_ms": 8000}, {"aim_cps": 25}, {"min_gap_ms": -1}]
)
def test_profile_refuses_contradictions(change: dict[str, Any]) -> None:
    """Figures that no cue could meet are refused in words that a user understands."""
    with pytest.raises(UsageError, match="captions cannot be made so"):
        replace(profile("podcast"), **change)


def test_figures_change_alone() -> None:
    """What is not given stays; the aim keeps its share of the limit, and a wide gap is not closed."""
    changed = profile("podcast").changed(max_characters=40, cps=10, gap_ms=1200)
    assert changed == replace(
        profile("podcast"), max_characters=40, aim_cps=8.5, limit_cps=10, min_gap_ms=1200, close_below_ms=1200
    )
    assert profile("bbc").changed() == PROFILES["bbc"]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({"max_characters": 9}, "10 to 200 characters, not 9"),
        ({"max_characters": 201}, "not 201"),
        ({"max_lines": 0}, "1 to 6 lines, not 0"),
        ({"cps": 0}, "reading speed of 0"),
        ({"cps": float("nan")}, "reading speed of nan"),
        ({"cps": 1000}, "reading speed of 1000"),
        ({"min_ms": 0}, "must last some time"),
        ({"min_ms": 8000}, r"shortest cue \(8000 ms\) is longer than the longest \(7000 ms\)"),
        ({"max_ms": 61_000}, "61000 ms is too long"),
        ({"gap_ms": 84_000}, "a gap of 84000 ms is too long"),
    ],
)
def test_figures_that_no_caption_can_have(figures: dict[str, Any], told: str) -> None:
    """The figure is named, and the hint says what the options take."""
    with pytest.raises(UsageError, match=told) as caught:
        profile("podcast").changed(**figures)
    assert "--gap seconds (1.5) or milliseconds (84ms)" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("ends. | Then", Joint.SENTENCE),
        ("ends?” | Then", Joint.SENTENCE),
        ("終わり。 | 次", Joint.SENTENCE),
        ("Dr. | Ada", Joint.TITLE),
        ("by J. | Smith", Joint.NAME),
        ("etc. | and", Joint.BEFORE_CONJUNCTION),
        ("this: | we", Joint.CLAUSE),
        ("flowers, | leaves", Joint.COMMA),
        ("flowers | and", Joint.BEFORE_CONJUNCTION),
        ("flowers | in", Joint.BEFORE_PREPOSITION),
        ("flowers | are", Joint.BEFORE_VERB),
        ("slow | down", Joint.CLOSE),
        ("slow down | because", Joint.BEFORE_CONJUNCTION),
        ("kind | of", Joint.CLOSE),
        ("and | leaves", Joint.CONJUNCTION),
        ("in | gardens", Joint.PREPOSITION),
        ("we | see", Joint.PRONOUN),
        ("it’s | green", Joint.PRONOUN),
        ("told you | about", Joint.BEFORE_PREPOSITION),
        ("has | seen", Joint.AUXILIARY),
        ("did | the", Joint.CLOSE),
        ("my | garden", Joint.DETERMINER),
        ("do this | with", Joint.BEFORE_PREPOSITION),
        ("took 5 | minutes", Joint.NUMBER),
        ("on March | 3rd", Joint.NUMBER),
        ("with Ada | Byron", Joint.NAME),
        ("the | garden", Joint.ARTICLE),
    ],
)
def test_joints(text: str, joint: Joint) -> None:
    """What stands between two words is told by their marks, then by the words."""
    before, _, after = text.partition(" | ")
    words = before.split()
    assert joints([*words, *after.split()])[len(words) - 1] == joint


def test_sentence_goes_on_in_small() -> None:
    """A mark inside a quotation ends no sentence where the text goes on in small letters."""
    assert joints("“Really?” she asked".split())[0] is not Joint.SENTENCE


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("é", 1), ("e\u0301", 1), ("字", 2), ("ｱ", 1), ("a\u200bb", 2), ("😀", 2), ("", 0)],
)
def test_width(text: str, columns: int) -> None:
    """Combining marks take no column, wide characters two."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("word", "room", "expected"),
    [
        ("short", 10, ("short",)),
        ("well-meaning-words", 10, ("well-", "meaning-", "words")),
        ("abcdefghijkl", 5, ("abcde", "fghij", "kl")),
        ("e\u0301" * 3, 2, ("e\u0301e\u0301", "e\u0301")),
        ("🇦🇹🇨🇭", 3, ("🇦🇹", "🇨🇭")),
        ("何時可以開始？", 12, ("何時可以開", "始？")),
        ("他說「水」很深", 6, ("他說", "「水」", "很深")),
        ("？？？？", 4, ("？？", "？？")),
    ],
)
def test_pieces(word: str, room: int, expected: tuple[str, ...]) -> None:
    """A word is cut at its marks, else between characters as people see them."""
    assert pieces(word, room, room) == expected


def test_labels_of_one_family_name_differ() -> None:
    """A long name is shown by its last word; the next of the same family gets an initial; others are cut."""
    labels = label_texts(["Bartholomew Featherstone", "Alexandrina Featherstone", "X" * 40, "Ada"], 32)
    assert list(labels.values()) == ["Featherstone: ", "A. Featherstone: ", "X" * 17 + "…: ", "Ada: "]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada: yes", True),
        ("The thing is: we", True),
        ("He said:", True),
        ("At 10:30 we", False),
        ("We saw it, so: no", False),
    ],
)
def test_what_looks_like_a_label(line: str, *, expected: bool) -> None:
    """One to three words before a colon look like a speaker."""
    assert looks_like_label(line) is expected
