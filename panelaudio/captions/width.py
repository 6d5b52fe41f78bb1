"""How much of a line a text takes, and where a word that is wider than a line may be cut."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEAMS = frozenset("-‐–—/\\_.,:;?!&=+|、。，！？；：…)")
"""A word may be cut after these."""
_ENDING = frozenset("、。，．：；！？）」』】》〉〕…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ.,:;!?)]}”’")
"""No line begins with these (UAX 14: classes CL, CP, EX, IS, NS, CJ) …"""
_OPENING = frozenset("（「『【《〈〔([{“‘¿¡")
"""… and none ends with these (OP)."""
_JOINER = "\u200d"
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_FLAGS = range(0x1F1E6, 0x1F200)
_SKINS = range(0x1F3FB, 0x1F400)


def width(text: str) -> int:
    """Characters as readers count them: combining and format characters 0, East Asian wide ones 2."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pieces(word: str, first: int, later: int) -> tuple[str, ...]:
    """A word cut so that each piece fits: the first in ``first`` columns, the others in ``later``.

    Cut after a hyphen, slash or other mark in the second half of the room, else between two characters as people see
    them (graphemes). The pieces joined give back the word.
    """
    if width(word) <= first:
        return (word,)
    columns = [0, *accumulate(map(_width, word))]
    boundaries = list(_boundaries(word))
    cuts, room = [0], first
    while columns[-1] - columns[cuts[-1]] > room:
        cuts.append(_cut(word, cuts[-1], boundaries, columns, room))
        room = later
    return tuple(word[start:end] for start, end in pairwise([*cuts, len(word)]))


def _cut(word: str, start: int, boundaries: list[int], columns: list[int], room: int) -> int:
    """Where to end a piece of a word that begins at ``start`` and is wider than the room."""
    whole, fitting, seam = 0, 0, 0
    for cut in islice(boundaries, bisect_right(boundaries, start), None):
        wide = columns[cut] - columns[start]
        if wide > room:
            break
        whole = cut
        if word[cut] in _ENDING or word[cut - 1] in _OPENING:
            continue
        fitting = cut
        if word[cut - 1] in _SEAMS and 2 * wide >= room:
            seam = cut
    # A grapheme that does not fit (a hostile one) is cut between code points, after one at least.
    return seam or fitting or whole or max(start + 1, bisect_right(columns, columns[start] + room) - 1)


def _boundaries(word: str) -> Iterator[int]:
    """Offsets between graphemes: marks, joined emoji, skin tones and flags stay whole (a part of UAX 29)."""
    flags = 0
    for offset, (before, after) in enumerate(pairwise(word), 1):
        flags = flags + 1 if ord(before) in _FLAGS else 0
        if not (_sticks(before, after) or (flags % 2 and ord(after) in _FLAGS)):
            yield offset


def _sticks(before: str, after: str) -> bool:
    if before == _JOINER or ord(after) in _SKINS:
        return True
    return not after.isascii() and unicodedata.category(after) in {"Mn", "Me", "Mc", "Cf"}
