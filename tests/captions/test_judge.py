"""The judge finds what breaks a rule, in cues of any origin."""

from __future__ import annotations

import pytest

from panelaudio.captions import figures, judge, profile
from panelaudio.episode import Cue, CueWord

PODCAST = profile("podcast")


def cue(start_ms: int, end_ms: int, *lines: str, label: str = "", turn: int = 0) -> Cue:
    """A cue without words, as one read from a file."""
    return Cue(start_ms=start_ms, end_ms=end_ms, speaker="Ada", turn=turn, lines=lines, label=label)


GOOD = cue(0, 2000, "It weaves flowers.")


def codes(*cues: Cue, duration_ms: int | None = None) -> list[tuple[str, int]]:
    """What is found, and where."""
    return [(problem.code, problem.cue) for problem in judge(cues, PODCAST, duration_ms)]


def test_good_cues_have_no_problem() -> None:
    """Cues within every rule are not judged."""
    assert codes(GOOD, cue(2084, 4000, "It weaves leaves,", "and it adds.")) == []


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (cue(2084, 5000, "This line is a little longer than 32."), "line-length"),
        (cue(2084, 5000, "This line is long by its label.", label="Ada: "), "line-length"),
        (cue(2084, 5000, "One,", "two,", "three."), "too-many-lines"),
        (cue(2084, 3084, "Nobody could read so much", "in one second."), "too-fast"),
        (cue(2084, 2900, "Yes."), "too-short"),
        (cue(2084, 9085, "Yes, of course."), "too-long"),
        (cue(1990, 4000, "It adds."), "overlap"),
        (cue(2040, 4000, "It adds."), "gap"),
        (cue(2500, 4000, "It adds."), "gap"),
        (cue(3100, 4900, " "), "empty"),
        (cue(3100, 4900), "empty"),
        (cue(3100, 4900, "Note this: it adds."), "starts-like-label"),
    ],
)
def test_each_rule_is_found(bad: Cue, code: str) -> None:
    """Each rule finds its own fault, at the right cue, and nothing else."""
    assert codes(GOOD, bad) == [(code, 2)]


def test_order() -> None:
    """A cue that begins before the one before it is out of order."""
    assert codes(cue(5000, 7000, "It adds."), GOOD) == [("order", 2)]


def test_past_the_end() -> None:
    """A cue may not outlast the episode."""
    assert codes(GOOD, duration_ms=1999) == [("past-the-end", 1)]
    assert codes(GOOD, duration_ms=2000) == []


def test_in_time_against_the_sound() -> None:
    """With the times of words, a cue has to come with its first one."""
    word = CueWord(text="It", start_ms=100, end_ms=200)
    late = Cue(start_ms=121, end_ms=2000, speaker="", turn=0, lines=("It",), words=(word,))
    assert codes(late) == [("in-time", 1)]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("We looked at the", "engine."),
        ("We looked at", "the engine."),
        ("We think that it is very", "big, and"),
        ("We know what we", "see."),
        ("We know what it will", "do."),
        ("They gave it to Charles", "Babbage."),
        ("They gave it to Dr.", "Babbage."),
        ("They paid 5", "million for it."),
    ],
)
def test_weak_line_ends(line: str, following: str) -> None:
    """Lines end where a phrase ends: a word that leans on the next one is found."""
    found = codes(cue(0, 3000, line, following))
    assert found == ([] if line.endswith("very") else [("weak-line-end", 1)])


def test_weak_cue_end_is_read_with_the_next_cue() -> None:
    """A cue's last word is judged with the first word of the turn's next cue; not across turns or rests."""
    first, second = cue(0, 2000, "We looked at", label="Ada: "), cue(2084, 4000, "the engine.")
    assert codes(first, second) == [("weak-line-end", 1)]
    assert codes(first, cue(2084, 4000, "the engine.", turn=1)) == []
    assert codes(first, cue(3084, 5000, "the engine.")) == []


def test_sources_and_severity() -> None:
    """A problem says who made the rule; style is a warning."""
    (fast,) = judge([cue(0, 1000, "Nobody could read this at all.")], PODCAST)
    assert (fast.source, fast.severity, fast.rule) == ("Netflix TTSG", "error", "at most 20 characters a second")
    (wide,) = judge([cue(0, 5000, "x" * 43)], profile("bbc"))
    assert wide.source == "BBC Subtitle Guidelines 1.2"
    (style,) = judge([cue(0, 2000, "Note: it adds.")], PODCAST)
    assert style.severity == "warning"


def test_figures() -> None:
    """Figures count cues and words, and give the extremes."""
    found = figures([GOOD, cue(2084, 4084, "It adds.", label="Ada: ")])
    assert found["cues"] == 2
    assert found["words"] == 5
    assert found["longest_line"] == 18
    assert found["max_cps"] == 9.0
    assert found["smallest_gap_ms"] == 84
    assert figures([]) == {"cues": 0}
