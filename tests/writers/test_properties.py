"""Any cues, in every format of captions: what independent readers find is what was written."""

from __future__ import annotations

import io
import re

import pysubs2
import pytest
import srt
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from panelaudio import plugins
from panelaudio.episode import PLAIN, Cue, CueWord, Detail
from panelaudio.testing.examples import HOSTILE, Example, episode_of
from panelaudio.testing.writer_contract import check_rows, check_text, visible
from tests.writers.reading import JUDGES, Judge, arrows, braces, field, ttml_rows, vtt_text
from tests.writers.test_writers import with_cues

PIECES = st.sampled_from(
    """<v Olav> </v> --> -> <b> & &amp; {\\an8} {\\k50} \\N \\n ]]> 00:00:01,000 00:01.000 [00:01.00] <00:01.00> WEBVTT
    NOTE 1 2 Nora: line:0 align:end * _ ` # | \u202e \u200f \u2067 é 你好 👩‍🚀 '' \"\" % $ C:\\Notes""".split()
)
WORDS = PIECES | st.text(st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)
SEEN = WORDS.map(lambda word: "".join(word.split())).filter(lambda word: bool(visible(word)))
LINES = st.lists(SEEN, min_size=1, max_size=4)
NAMES = SEEN | st.lists(SEEN, min_size=2, max_size=3).map(" ".join)
ROWS = st.lists(
    st.tuples(
        NAMES, st.lists(LINES, min_size=1, max_size=2), st.integers(0, 3000), st.lists(st.integers(0, 900), min_size=8)
    ),
    min_size=1,
    max_size=5,
)
Rows = list[tuple[str, list[list[str]], int, list[int]]]


def cues_of(rows: Rows, *, from_ms: int = 0) -> tuple[Cue, ...]:
    """Cues of (name, lines of words, ms before it, ms of each word); never shorter than 20 ms."""
    cues = []
    at = from_ms
    for name, lines, gap_ms, lengths in rows:
        at += gap_ms
        start_ms, words = at, []
        for word, length in zip([word for line in lines for word in line], lengths, strict=False):
            words.append(CueWord(text=word, start_ms=at, end_ms=at + length))
            at += length
        at = max(at, start_ms + 20)
        shown = tuple(" ".join(line) for line in lines)
        cues.append(Cue(start_ms=start_ms, end_ms=at, speaker=name, turn=0, lines=shown, words=tuple(words)))
    return tuple(cues)


def expected(cues: tuple[Cue, ...]) -> list[tuple[int, int, str]]:
    """Times and text of each cue, as a reader should find them."""
    return [(one.start_ms, one.end_ms, visible("\n".join(one.lines))) for one in cues]


def hundredths(ms: int) -> int:
    """To the nearest 10 ms, halves up."""
    return (ms + 5) // 10 * 10


@settings(max_examples=40, deadline=None)
@given(ROWS, st.sampled_from([0, 35_999_000]))
def test_srt(rows: Rows, from_ms: int) -> None:
    """``srt`` and pysubs2 agree on every time, and the text is what it was but for arrows."""
    cues = cues_of(rows, from_ms=from_ms)
    text = plugins.load("writers", "srt").write(with_cues(*cues))
    back = [(one.start, one.end, visible(one.content)) for one in srt.parse(text)]
    found = [(round(a.total_seconds() * 1000), round(b.total_seconds() * 1000), words) for a, b, words in back]
    assert found == [(a, b, visible(arrows(words))) for a, b, words in expected(cues)]
    assert [(one.start, one.end) for one in pysubs2.SSAFile.from_string(text, "srt").events] == [
        (one.start_ms, one.end_ms) for one in cues
    ]


@settings(max_examples=40, deadline=None)
@given(ROWS, st.booleans())
def test_vtt(rows: Rows, karaoke: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """webvtt-py finds each cue with its voice; word stamps lie inside and rise."""
    cues = cues_of(rows)
    text = plugins.load("writers", "vtt").write(with_cues(*cues), Detail(karaoke=karaoke))
    found = webvtt.from_buffer(io.StringIO(text)).captions
    assert [(a.start_time.in_milliseconds(), a.end_time.in_milliseconds(), *vtt_text(a)) for a in found] == [
        (one.start_ms, one.end_ms, visible(one.speaker), visible("\n".join(one.lines))) for one in cues
    ]
    for one, cue in zip(found, cues, strict=True):
        stamps = [_ms(*parts) for parts in re.findall(r"<(\d\d):(\d\d):(\d\d)\.(\d{3})>", one.raw_text)]
        assert stamps == sorted(set(stamps))
        assert all(cue.start_ms < stamp < cue.end_ms for stamp in stamps)
        assert bool(stamps) <= karaoke


def _ms(hours: str, minutes: str, seconds: str, ms: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(ms)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.booleans())
def test_ass(rows: Rows, karaoke: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    r"""To the hundredth, pysubs2 finds each cue with its speaker; ``\k`` lasts no longer than its cue (and 10 ms)."""
    cues = cues_of(rows)
    text = plugins.load("writers", "ass").write(with_cues(*cues), Detail(karaoke=karaoke))
    made = pysubs2.SSAFile.from_string(text, "ass")
    assert [(one.start, one.end, one.name, visible(one.plaintext)) for one in made.events] == [
        (
            hundredths(one.start_ms),
            hundredths(one.end_ms),
            visible(field(one.speaker)),
            visible(braces(" ".join(one.lines))),
        )
        for one in cues
    ]
    styles = {one.speaker: event.style for one, event in zip(cues, made.events, strict=True)}
    assert len(set(styles.values())) == len(styles)
    assert set(styles.values()) == set(made.styles)
    for event in made.events:
        sung = 10 * sum(int(length) for length in re.findall(r"\{\\k(\d+)\}", event.text))
        assert sung <= event.end - event.start + 10


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_ttml(rows: Rows) -> None:
    """Each cue is found by ttconv, and its agent is the speaker."""
    cues = cues_of(rows)
    text = plugins.load("writers", "ttml").write(with_cues(*cues))
    assert ttml_rows(text) == [
        (one.start_ms, one.end_ms, visible(one.speaker), visible("\n".join(one.lines))) for one in cues
    ]


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_lrc(rows: Rows) -> None:
    """Each line has one time stamp, to the hundredth; without a silence there is one line a cue."""
    cues = cues_of(rows)
    text = plugins.load("writers", "lrc").write(with_cues(*cues))
    found = [re.fullmatch(r"\[(\d+):(\d\d)\.(\d\d)\](.*)", line) for line in text.splitlines()[3:]]
    assert all(found)
    lines = [one for one in found if one and one[4]]
    assert [60_000 * int(one[1]) + 1000 * int(one[2]) + 10 * int(one[3]) for one in lines] == [
        hundredths(one.start_ms) for one in cues
    ]
    assert not any(re.match(r"[\[<]\d+:\d", one[4]) for one in lines)
    for one, cue in zip(lines, cues, strict=True):
        assert visible(one[4]).endswith(visible(" ".join(cue.lines)))


TURNS = st.lists(
    st.tuples(NAMES, st.lists(LINES.map(" ".join), min_size=1, max_size=3).map("\n\n".join)), min_size=1, max_size=4
)
SENTENCES = [
    pytest.param(name, judge, id=f"{name}-{judge.read.__name__}")
    for name in ("podcast-json", "podcast-html", "txt", "md", "labels", "words")
    for judge in JUDGES[name]
]


@pytest.mark.parametrize(("name", "judge"), SENTENCES)
@settings(max_examples=15, deadline=None)
@given(turns=TURNS, word_ms=st.integers(1, 900))
def test_transcripts(name: str, judge: Judge, turns: list[tuple[str, str]], word_ms: int) -> None:
    """Every word of any turns, by its speaker, at its time."""
    writer = plugins.load("writers", name)
    example = Example(label="the example", episode=episode_of(turns, word_ms=word_ms))
    text = writer.write(example.episode, PLAIN)
    check_text(text, example)
    check_rows(judge.read(text, example.episode), example, judge.form)


def test_hostile_texts_are_hostile() -> None:
    """The contract's example holds the markup of every format, so that it can fail."""
    text = " ".join(f"{name} {words}" for name, words in HOSTILE)
    for markup in ("<v", "-->", "&amp;", r"{\an8}", "]]>", "\x1b", "\u202e", "[00:12.00]", "**", "align:", "\n\n1. "):
        assert markup in text
    assert max(len(name) for name, _ in HOSTILE) >= 300
