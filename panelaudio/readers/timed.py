"""Text with times and without names, as YouTube shows it and Whisper prints it: all of it is said by one speaker."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.draft import Draft, no_speaker
from panelaudio.readers.dress import stamp_ms
from panelaudio.readers.joining import Piece, join_pieces
from panelaudio.readers.logs import is_log
from panelaudio.readers.passages import Passage, tell_passages
from panelaudio.readers.unspoken import TIME_STAMP
from panelaudio.script import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from panelaudio.script import Script, Source

_CLOCK = r"\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
_STAMP = re.compile(
    rf"\s{{0,20}}[\[(]?(?P<start>{_CLOCK})(?:(?:\s?(?:-->|[-–])\s?|,)(?P<end>{_CLOCK}))?[\])]?(?:\s{{1,12}}|\s{{0,4}}[-–:|]\s{{1,4}}|$)"
)
_FEWEST = 3
_MOSTLY = 0.25
"""Of the lines begin with a time, or are one: a time above each line of words makes half, chapters among them less."""
_HEAD = 80
_NEARLY_ALL = 0.7
_WITH_CHAPTER = 2
_MADE_BY = re.compile(r"\w{1,20}(?: \([\w ]{1,30}\))? ?\(auto-generated\)\s{0,9}")
"""What YouTube writes below: ``English (auto-generated)``."""


class TimedReader:
    """Reads lines with times before or above them, where nobody is named."""

    name = "timed"

    def sniff(self, source: Source) -> float:
        """Low, so that whatever finds a name is surer; nothing for few times, falling ones, and logs."""
        filled = [line for line in source.sample if line.strip()]
        stamps = [(found, line) for line in filled if (found := _STAMP.match(line[:_HEAD]))]
        times = [_ms(found["start"]) for found, _ in stamps]
        if is_log([line[found.end() : _HEAD] for found, line in stamps]):
            return 0.0
        enough = len(times) >= max(_FEWEST, _MOSTLY * len(filled))
        return 0.15 if enough and times == sorted(times) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: no line has a time.
        """
        draft = Draft(source=source)
        chapters = _chapters(source.lines)
        pieces = list(_pieces(draft, source.lines, chapters))
        if not any(piece.start_ms is not None for piece in pieces):
            raise no_speaker(source.name)
        items: list[Passage | Heading] = []
        starts = sorted({0, *(at + 1 for at in chapters), len(source.lines) + 1})
        for first, end in pairwise(starts):
            if first in chapters.values():
                items.append(Heading(text=source.lines[first - 1].strip(), line=first))
            items.extend(join_pieces(piece for piece in pieces if first <= piece.first_line < end))
        return tell_passages(draft, self.name, tuple(items))


def _chapters(lines: Sequence[str]) -> dict[int, int]:
    """Lines, from 0, that head a chapter, each with its number from 1.

    YouTube shows each time alone above one line of words: a short line more, right above a time, is a chapter's.
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    alone = [at for at, here in enumerate(filled) if _is_stamp(lines[here])]
    words = [following - here - 1 for here, following in pairwise(alone)]
    if len(alone) < _FEWEST or words.count(1) < _NEARLY_ALL * len(words):
        return {}
    found = [filled[here - 1] for here, count in zip(alone[1:], words, strict=True) if count == _WITH_CHAPTER]
    if alone[0] and len(found) > 0:
        found.insert(0, filled[alone[0] - 1])
    return {at: at + 1 for at in found if len(lines[at]) < _HEAD}


def _is_stamp(line: str) -> bool:
    found = _STAMP.match(line[:_HEAD])
    return found is not None and not line[found.end() :].strip()


def _pieces(draft: Draft, lines: Sequence[str], chapters: Mapping[int, int]) -> Iterator[Piece]:
    start: int | None = None
    end: int | None = None
    for number, line in enumerate(lines, start=1):
        text = line
        if number - 1 in chapters:
            continue
        if found := _STAMP.match(line[:_HEAD]):
            start = _ms(found["start"])
            end = _ms(found["end"]) if found["end"] else None
            text = line[found.end() :]
            draft.leave(number, TIME_STAMP, found[0])
        if (start is None and line.strip()) or _MADE_BY.fullmatch(line):
            _before(draft, number, line)
        elif text.strip():
            yield Piece(speaker="", text=text.strip(), first_line=number, last_line=number, start_ms=start, end_ms=end)


def _before(draft: Draft, number: int, line: str) -> None:
    """The first line above all times is the title."""
    draft.leave(number, "page head: the episode's title" if not draft.title else "page head", line)
    draft.title = draft.title or line.strip()


def _ms(stamp: str) -> int:
    return stamp_ms(stamp) or 0
