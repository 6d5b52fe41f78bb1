"""SRT and words, read back by others."""

from __future__ import annotations

import json

import pysubs2
import srt
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.cast import Cast
from panelaudio.episode import Cue, Episode
from panelaudio.script import Script
from panelaudio.timeline import Gap, Timeline
from panelaudio.writers.srt_writer import SrtWriter
from panelaudio.writers.words import WordsWriter


def episode_of(*cues: Cue) -> Episode:
    """An episode with these cues and no sound."""
    script = Script(source="x", sha256="", format="panel", items=(), speakers=(), taken=())
    timeline = Timeline(rate_hz=1000, frames=10, placements=(), gaps=(Gap(start_frame=0, frames=10, reason="head"),))
    return Episode(title="x", script=script, cast=Cast(roles=()), timeline=timeline, cues=cues, duration_ms=10)


def cue(start_ms: int, end_ms: int, *lines: str, label: str = "") -> Cue:
    """A cue."""
    return Cue(start_ms=start_ms, end_ms=end_ms, speaker="Nora Vale", turn=0, lines=lines, label=label)


def test_srt_to_the_letter() -> None:
    """Numbers from 1, comma, two lines, label at a change, a blank line between."""
    text = SrtWriter().write(
        episode_of(cue(700, 2058, "Hello, everybody.", label="Nora Vale: "), cue(3_723_004, 3_725_000, "One", "two."))
    )
    assert text == (
        "1\n00:00:00,700 --> 00:00:02,058\nNora Vale: Hello, everybody.\n\n"
        "2\n01:02:03,004 --> 01:02:05,000\nOne\ntwo.\n\n"
    )


LINES = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and text.isprintable())


@given(st.lists(st.tuples(st.integers(1, 5000), LINES, LINES), min_size=1, max_size=10))
def test_two_readers_agree_whatever_stands_in_the_lines(rows: list[tuple[int, str, str]]) -> None:
    """Every cue comes back with its times; no text opens a cue of its own."""
    cues, at = [], 0
    for length, first, second in rows:
        cues.append(cue(at, at + length, first, second))
        at += length + 84
    text = SrtWriter().write(episode_of(*cues))
    back = list(srt.parse(text))
    assert [(round(one.start.total_seconds() * 1000), round(one.end.total_seconds() * 1000)) for one in back] == [
        (one.start_ms, one.end_ms) for one in cues
    ]
    assert [(event.start, event.end) for event in pysubs2.SSAFile.from_string(text, "srt").events] == [
        (one.start_ms, one.end_ms) for one in cues
    ]


def test_what_would_split_a_cue() -> None:
    """Arrows, line ends and control characters cannot open a cue or a line."""
    hostile = cue(0, 1000, "00:00:01,000 --> 00:00:02,000", "a\n\nb\r\x00\u2028c\x1b[31m")
    (back,) = srt.parse(SrtWriter().write(episode_of(hostile)))
    assert back.content == "00:00:01,000 → 00:00:02,000\na  b   c [31m"


def test_words_of_an_empty_episode() -> None:
    """The object has its keys even where nothing is said."""
    words = json.loads(WordsWriter().write(episode_of()))
    assert words == {"version": 1, "sample_rate_hz": 1000, "duration_ms": 10, "utterances": []}
