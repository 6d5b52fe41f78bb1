"""Text with times and without names, as YouTube shows it and Whisper prints it: all of it is said by one speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.draft import Draft, no_speaker
from panelaudio.readers.dress import stamp_ms
from panelaudio.readers.joining import Piece, join_pieces
from panelaudio.readers.passages import tell_passages
from panelaudio.readers.unspoken import TIME_STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.script import Script, Source

_CLOCK = r"\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
_STAMP = re.compile(
    rf"\s{{0,20}}[\[(]?(?P<start>{_CLOCK})(?:(?:\s?(?:-->|[-–])\s?|,)(?P<end>{_CLOCK}))?[\])]?(?:\s{{1,12}}|\s{{0,4}}[-–:|]\s{{1,4}}|$)"
)
_FEWEST = 3
_MOSTLY = 0.25
"""Of the lines begin with a time, or are one: a time above each line of words makes half, chapters among them less."""
_HEAD = 80


class TimedReader:
    """Reads lines with times before or above them, where nobody is named."""

    name = "timed"

    def sniff(self, source: Source) -> float:
        """Low, so that whatever finds a name is surer; nothing where few lines have a time or the times fall."""
        filled = [line for line in source.sample if line.strip()]
        times = [_ms(found["start"]) for line in filled if (found := _STAMP.match(line[:_HEAD]))]
        enough = len(times) >= max(_FEWEST, _MOSTLY * len(filled))
        return 0.15 if enough and times == sorted(times) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: no line has a time.
        """
        draft = Draft(source=source)
        pieces = list(_pieces(draft, source.lines))
        if not any(piece.start_ms is not None for piece in pieces):
            raise no_speaker(source.name)
        return tell_passages(draft, self.name, tuple(join_pieces(pieces)))


def _pieces(draft: Draft, lines: Sequence[str]) -> Iterator[Piece]:
    start: int | None = None
    end: int | None = None
    for number, line in enumerate(lines, start=1):
        text = line
        if found := _STAMP.match(line[:_HEAD]):
            start = _ms(found["start"])
            end = _ms(found["end"]) if found["end"] else None
            text = line[found.end() :]
            draft.leave(number, TIME_STAMP, found[0])
        if start is None and line.strip():
            _before(draft, number, line)
        elif text.strip():
            yield Piece(speaker="", text=text.strip(), first_line=number, last_line=number, start_ms=start, end_ms=end)


def _before(draft: Draft, number: int, line: str) -> None:
    """The first line above all times is the title."""
    draft.leave(number, "page head: the episode's title" if not draft.title else "page head", line)
    draft.title = draft.title or line.strip()


def _ms(stamp: str) -> int:
    return stamp_ms(stamp) or 0
