"""What the transcripts are made of: sentences and paragraphs, in order of their first sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.timecode import frames_to_ms
from panelaudio.writers.cue_text import name_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.timeline import Placement, Timeline, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """An utterance: its words as they are shown (frames of the timeline)."""

    speaker: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """On one line."""
        return plain(" ".join(word.text for word in self.words))

    @property
    def start_frame(self) -> int:
        """The first sound."""
        return self.words[0].start_frame

    @property
    def end_frame(self) -> int:
        """The end of the last word."""
        return self.words[-1].end_frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a turn, or the whole of it."""

    speaker: str
    text: str
    """On one line."""
    start_ms: int
    opens: bool
    """Whether the turn begins with it."""
    headings: tuple[str, ...] = ()
    """Of the chapters that begin here."""


def sentences(timeline: Timeline) -> Iterator[Sentence]:
    """Every utterance that has words."""
    for placement in timeline.placements:
        words = placement.words()
        if words:
            yield Sentence(speaker=name_of(placement.utterance.speaker), words=words)


def paragraphs(timeline: Timeline) -> Iterator[Paragraph]:
    """The turns in paragraphs; a turn is whole, whoever speaks meanwhile."""
    turns: dict[int, list[Placement]] = {}
    for placement in timeline.placements:
        turns.setdefault(placement.utterance.turn, []).append(placement)
    chapters = list(timeline.chapters)
    for placements in turns.values():
        for number, words in enumerate(_split([word for one in placements for word in one.words()])):
            start_frame = words[0].start_frame
            begun = [chapter for chapter in chapters if chapter.start_frame <= start_frame]
            chapters = chapters[len(begun) :]
            yield Paragraph(
                speaker=name_of(placements[0].utterance.speaker),
                text=plain(_joined(words)),
                start_ms=frames_to_ms(start_frame, timeline.rate_hz),
                opens=number == 0,
                headings=tuple(plain(chapter.title) for chapter in begun),
            )


def _split(words: list[Word]) -> Iterator[list[Word]]:
    """Words up to the end of each paragraph, which an empty line tells."""
    found: list[Word] = []
    for word in words:
        found.append(word)
        if word.space.count("\n") > 1:
            yield found
            found = []
    if found:
        yield found


def _joined(words: list[Word]) -> str:
    """With single spaces; where the transcript has none between two sentences, there is none."""
    return "".join(word.text + (" " if word.space else "") for word in words)
