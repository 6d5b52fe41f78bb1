"""The words of a transcript and of captions, each with who says it, in a form in which equal words are equal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.checking.as_cues import parts_of, said_in
from panelaudio.checking.compared import as_compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from panelaudio.checking.as_cues import Said
    from panelaudio.checking.captions_file import CaptionsFile, FileCue
    from panelaudio.checking.speakers import Names
    from panelaudio.script import Turn

_APART_MS = 2000
"""Cues that are farther apart do not belong to the same talk of several at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWord:
    """A word of the transcript or of the captions."""

    text: str
    """As it is compared."""
    speaker: str
    """The full name; empty where nothing tells."""
    place: int
    """The turn's line in the transcript, or the cue's number (from 1)."""
    ends_line: bool = False
    """Whether a line of a cue ends with it, so that it may be a piece of a longer word."""
    at_once: bool = False
    """Whether others speak at the same time, so that order holds for each of them alone."""


def transcript_words(turns: Iterable[Turn]) -> list[SpokenWord]:
    """The words of turns, in order."""
    return [
        SpokenWord(text=word, speaker=turn.speaker, place=turn.line)
        for turn in turns
        for word in as_compared(turn.text)
    ]


def caption_words(file: CaptionsFile, names: Names) -> list[SpokenWord]:
    """The words of captions in order; of people who speak at once, one after the other, as a transcript has them."""
    parts = [list(parts_of(rows)) for rows in said_in(file, names)]
    found: list[SpokenWord] = []
    reached = 0
    for begin, end in (*_regions(file.cues, parts), (len(parts), len(parts))):
        for place in range(reached, begin):
            found += _words(place, (said for part in parts[place] for said in part), at_once=False)
        lanes: dict[str, list[SpokenWord]] = {}
        for place in range(begin, end):
            for lane, part in enumerate(parts[place]):
                lanes.setdefault(part[0].speaker or str(lane), []).extend(_words(place, part, at_once=True))
        found += [word for words in lanes.values() for word in words]
        reached = end
    return found


def _words(place: int, rows: Iterable[Said], *, at_once: bool) -> Iterator[SpokenWord]:
    for said in rows:
        words = as_compared(said.words)
        for index, word in enumerate(words, start=1):
            yield SpokenWord(
                text=word, speaker=said.speaker, place=place + 1, ends_line=index == len(words), at_once=at_once
            )


def _regions(cues: Sequence[FileCue], parts: Sequence[Sequence[Sequence[Said]]]) -> Iterator[tuple[int, int]]:
    """Where several speak at once: from the first cue that is shared or overlaps another one to the last."""
    overlaps = [earlier.end_ms > later.start_ms for earlier, later in pairwise(cues)]
    joint = [
        len(part) > 1 or before or after
        for part, before, after in zip(parts, [False, *overlaps], [*overlaps, False], strict=True)
    ]
    begin = end = 0
    people: set[str] = set()
    for place, part in enumerate(parts):
        speakers = {one[0].speaker for one in part}
        near = place > 0 and cues[place].start_ms - cues[place - 1].end_ms < _APART_MS
        if end > begin and not (near and speakers <= people):
            yield begin, end
            begin = end = place
            people = set()
        if joint[place]:
            begin, end = (begin, place + 1) if end > begin else (place, place + 1)
            people |= speakers
    if end > begin:
        yield begin, end
