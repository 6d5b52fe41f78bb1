"""``[pause 2s]``: a silence that the transcript asks for, anywhere in a turn or on a line of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PATTERN = (
    r"\\?\[\s?(?:short\s|long\s)?pause\s?:?\s?(?:for\s|of\s)?\d{1,6}(?:[.,]\d{1,3})?\s?"
    r"(?:ms|milliseconds?|s|secs?\.?|seconds?)\s?\\?\]"
)
"""Without groups, so that it can stand in other patterns; whatever the case."""
LONGEST_MS = 60_000
_PAUSE = re.compile(PATTERN, re.IGNORECASE)
_LENGTH = re.compile(r"([\d.,]+)\s?(ms|milli)?", re.IGNORECASE)


class Asked(NamedTuple):
    """A part of a text: words, then the pause that follows them, if one does."""

    words: str
    pause: str = ""
    """As it is written; empty where the text ends."""

    @property
    def duration_ms(self) -> int:
        """Of the pause."""
        found = _LENGTH.search(self.pause)
        if found is None:
            return 0
        number = float(found[1].replace(",", ".").rstrip("."))
        return round(number if found[2] else 1000 * number)


def parted(text: str) -> Iterator[Asked]:
    """A text at its pauses; as one part where it has none."""
    here = 0
    for found in _PAUSE.finditer(text) if "[" in text else ():
        yield Asked(text[here : found.start()], found[0])
        here = found.end()
    yield Asked(text[here:])


def asks_for_pause(bracket: str) -> bool:
    """Whether a text is nothing but a pause."""
    return _PAUSE.fullmatch(bracket) is not None
