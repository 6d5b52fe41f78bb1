"""Times of spoken words become times of the words that captions show."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.speech import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.speech import Span, Utterance

_WORD = re.compile(r"\S+")


def display_marks(utterance: Utterance, spoken_marks: Sequence[Mark], frames: int) -> tuple[Mark, ...]:
    """One mark for each white-space separated word of ``utterance.display``; they rise and end by ``frames``.

    A word that is said as several ("2024") lasts from the first to the last of them; one that is not said ("—") has
    no length and stands where the word before it ends, at the head of a text where the first sound begins.
    """
    heard = _Heard.of(spoken_marks)
    reached = min(heard.first_frame, frames)
    marks = []
    for word in _WORD.finditer(utterance.display):
        spoken_start, spoken_end = _spoken_range(utterance, word.start(), word.end())
        frame, end_frame = heard.frames_of(spoken_start, spoken_end) or (reached, reached)
        frame = min(max(frame, reached), frames)
        reached = min(max(end_frame, frame), frames)
        marks.append(Mark(start=word.start(), end=word.end(), frame=frame, end_frame=reached))
    return tuple(marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """The spoken words in order, without empty ones; searched by character."""

    marks: tuple[Mark, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> _Heard:
        reached = 0
        kept = []
        for mark in marks:
            # Characters that two words claim belong to the earlier one; the search needs starts and ends that rise.
            start = max(mark.start, reached)
            if mark.end > start:
                kept.append(Mark(start=start, end=mark.end, frame=mark.frame, end_frame=mark.end_frame))
                reached = mark.end
        return cls(marks=tuple(kept), starts=tuple(mark.start for mark in kept), ends=tuple(mark.end for mark in kept))

    @property
    def first_frame(self) -> int:
        return self.marks[0].frame if self.marks else 0

    def frames_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The frames of a range of spoken characters; None where no word lies in it."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        if first > last or start >= end:
            return None
        return _frame_at(self.marks[first], start), _frame_at(self.marks[last], end)


def _frame_at(mark: Mark, offset: int) -> int:
    """The frame of a character inside a word, as if its characters lasted equally long; else its near edge."""
    inside = min(max(offset - mark.start, 0), mark.end - mark.start)
    return mark.frame + (mark.end_frame - mark.frame) * inside // (mark.end - mark.start)


def _spoken_range(utterance: Utterance, start: int, end: int) -> tuple[int, int]:
    """The spoken characters that say the display's characters from ``start`` to ``end`` (no white space at either)."""
    spans = utterance.spans
    first = bisect_right(spans, start, key=lambda span: span.display_end)
    last = bisect_left(spans, end, key=lambda span: span.display_start) - 1
    while last + 1 < len(spans) and spans[last + 1].display_end == end:
        last += 1  # said, but not shown ("$", "5" and then "dollars" for nothing): belongs to the word before
    return _spoken_offset(utterance, spans[first], start), _spoken_offset(utterance, spans[last], end)


def _spoken_offset(utterance: Utterance, span: Span, offset: int) -> int:
    """A place in a span's display as a place in its spoken text: in proportion where the texts differ."""
    shown = utterance.display[span.display_start : span.display_end]
    said = utterance.spoken[span.spoken_start : span.spoken_end]
    if shown == said:
        return span.spoken_start + offset - span.display_start
    shown_start, shown_end = _core(shown, span.display_start)
    said_start, said_end = _core(said, span.spoken_start)
    if offset >= shown_end:
        return said_end
    return said_start + max(offset - shown_start, 0) * (said_end - said_start) // (shown_end - shown_start)


def _core(text: str, at: int) -> tuple[int, int]:
    """Where a text that stands at ``at`` begins and ends, white space at its ends not counted."""
    start = at + len(text) - len(text.lstrip())
    return start, max(start, at + len(text.rstrip()))
