"""The text of a cue as a line of a file may hold it: no line ends, no control characters, nothing that steers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.episode import Cue

_SPACE = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
JOINER = "\u2060"
"""WORD JOINER: not seen and without width. It keeps apart what a player would take for markup."""


def plain(text: str) -> str:
    """A text on one line: separators become spaces, other control characters go, what is no character becomes ``�``."""
    return _NO_CHARACTER.sub("�", _CONTROL.sub("", _SPACE.sub(" ", text))).strip()


def name_of(speaker: str) -> str:
    """A speaker's name on one line with single spaces, never empty."""
    return " ".join(plain(speaker).split()) or "?"


def plain_lines(cue: Cue) -> list[str]:
    """The lines with the label before the first; none is blank."""
    lines = [f"{cue.label}{line}" if number == 0 else line for number, line in enumerate(cue.lines)]
    return [line for line in map(plain, lines) if line]


def text_of(cue: Cue) -> str:
    """The words without the label, on one line; a word that was cut for the caption's lines is whole again."""
    if not cue.words:
        return plain(" ".join(cue.lines))
    return plain("".join(word.text + ("" if word.goes_on else " ") for word in cue.words))


def timed_lines(cue: Cue) -> list[list[tuple[str, int | None]]]:
    """The words of each line, each with the time at which it is said (ms); None where no time stamp may stand.

    Stamps lie strictly inside the cue and rise: the first word has none, nor has one that begins with the word before.
    Empty where the cue has no words, or not those of its lines.
    """
    counts = [line.count(" ") + 1 for line in cue.lines]
    if sum(counts) != len(cue.words):
        return []
    words = iter(_rising(cue))
    lines = [[next(words) for _ in range(count)] for count in counts]
    return [[(text, ms) for text, ms in line if text] for line in lines]


def _rising(cue: Cue) -> Iterator[tuple[str, int | None]]:
    reached = cue.start_ms
    for word in cue.words:
        inside = reached < word.start_ms < cue.end_ms
        reached = word.start_ms if inside else reached
        yield plain(word.text), word.start_ms if inside else None
