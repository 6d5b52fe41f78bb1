"""A weak line end is a fault where another end was possible, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from panelaudio.captions import PROFILES
from panelaudio.captions.alternatives import weak_ends
from panelaudio.captions.joints import Joint, across_cues
from panelaudio.episode import Cue, CueWord

VERTICAL = PROFILES["vertical"]


def cue(start_ms: int, end_ms: int, *lines: str, label: str = "") -> Cue:
    """A cue as a file has it."""
    return Cue(start_ms=start_ms, end_ms=end_ms, speaker="Ada" if label else "", turn=0, lines=lines, label=label)


def timed(start_ms: int, word_ms: int, *lines: str) -> Cue:
    """A cue whose words have times, each of the same length."""
    texts = [word for line in lines for word in line.split()]
    words = tuple(
        CueWord(text=text, start_ms=start_ms + n * word_ms, end_ms=start_ms + (n + 1) * word_ms)
        for n, text in enumerate(texts)
    )
    return Cue(start_ms=start_ms, end_ms=words[-1].end_ms, speaker="", turn=0, lines=lines, words=words)


def found(*cues: Cue, profile: str = "podcast") -> list[tuple[int, str]]:
    """Cue and word of each avoidable weak end."""
    return [(one.cue, one.word) for one in weak_ends(cues, PROFILES[profile])]


def test_another_break_of_the_lines() -> None:
    """``We looked at the | engine`` could have been broken before ``at``."""
    assert found(cue(0, 3000, "We looked at the", "engine of the ship.")) == [(0, "the")]
    assert found(cue(0, 3000, "We looked", "at the engine of the ship.")) == []


def test_no_other_break_of_the_lines() -> None:
    """Where every other break is weak or too wide, nothing is wrong."""
    lines = ("because I've had", "conversations")
    assert found(cue(0, 3000, *lines), profile="vertical") == []
    assert found(cue(0, 3000, *lines)) == [(0, "had")]  # 30 characters: one line holds them


def test_the_label_takes_room() -> None:
    """A break that the label leaves no room for was not possible."""
    lines = ("Here's", "a counterproposal of ours")
    assert found(cue(0, 3000, *lines, label="Bartholomew: ")) == []
    assert found(cue(0, 3000, *lines)) == [(0, "Here's")]


def test_a_third_line_counts_where_there_may_be_one() -> None:
    """In a profile of three lines."""
    lines = ("I guess that's what we", "were just talking about.")
    assert found(cue(0, 3000, *lines), profile="vertical") == [(0, "we")]
    narrow = replace(VERTICAL, max_lines=2)
    assert [one.word for one in weak_ends([cue(0, 3000, *lines)], narrow)] == []


def test_another_end_of_the_cue() -> None:
    """The words of two cues can be shared anew, where both can then be read."""
    first = cue(0, 3000, "We looked at the whole of the")
    second = cue(3084, 6000, "engine and went away again.")
    assert found(first, second) == [(0, "the")]
    assert found(first, cue(3084, 4100, "engine and went away again.")) == []


def test_cues_too_short_to_be_shared_anew() -> None:
    """With the times of words: an end that leaves a cue too short, or too fast, was not possible."""
    slow = (timed(0, 400, "We looked at the"), timed(1600, 400, "engine and went"))
    assert found(*slow) == [(0, "the")]
    fast = (timed(0, 150, "We looked at the extraordinary"), timed(750, 150, "engines"))
    assert found(*fast) == []


def test_one_cue_instead_of_two() -> None:
    """Where one cue holds the words of both for no longer than a cue may stay."""
    assert found(cue(0, 1500, "We saw the"), cue(1584, 3000, "engine.")) == [(0, "the")]
    slow = (timed(0, 2000, "Look at the"), timed(6000, 3000, "engine."))
    assert found(*slow) == [(0, "the")]  # in two cues: "Look" and "at the engine."
    assert found(timed(0, 3000, "See the"), timed(6000, 4500, "engine.")) == []


@pytest.mark.parametrize(
    ("joint", "before", "after", "expected"),
    [
        (Joint.PREPOSITION, "to", "This", Joint.SENTENCE),
        (Joint.PREPOSITION, "to", "this", Joint.PREPOSITION),
        (Joint.PREPOSITION, "up", "start", Joint.PLAIN),
        (Joint.ARTICLE, "the", "Engine", Joint.SENTENCE),
        (Joint.ARTICLE, "the", "engine", Joint.ARTICLE),
        (Joint.AUXILIARY, "is", "I", Joint.AUXILIARY),
        (Joint.TITLE, "Dr.", "Byron", Joint.TITLE),
    ],
)
def test_across_the_cues_of_a_file(joint: Joint, before: str, after: str, expected: Joint) -> None:
    """A file tells of no paragraphs: a capital may begin one, and a word that may stand last may end one."""
    assert across_cues(joint, before, after) is expected


def test_a_cue_of_thousands_of_words_is_judged_at_once() -> None:
    """A hostile file takes no time: what is no caption is not shared anew."""
    assert found(cue(0, 3000, "so it the " * 3000), cue(3084, 6000, "engine and the " * 3000)) == []
