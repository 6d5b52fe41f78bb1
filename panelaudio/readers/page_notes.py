"""Notes at the foot of printed pages: ``1 Annex B, table 4.`` above the page's number, ``thousand,1`` in the talk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

NOTE = "footnote"
_NOTE = re.compile(r"\s{0,12}(?P<number>\d{1,3})\s{1,8}[^\W\d_]")
_LINES = 12
"""Of one page's notes at most."""


class Notes:
    """The notes of printed pages, and the marks in the talk that lead to them."""

    def __init__(self, lines: Sequence[str], furniture: Collection[int]) -> None:
        self.lines: set[int] = set()
        """Numbered from 0."""
        self.marks: list[tuple[int, str]] = []
        """Line and number of each mark."""
        self.told: dict[int, str] = {}
        """Lines that hold marks, without them."""
        top = 0
        for at in sorted(furniture):
            block = _block_above(lines, at, top, furniture)
            if block and _NOTE.match(lines[block[0]]):
                self._take(lines, top, block)
            top = at + 1

    def _take(self, lines: Sequence[str], top: int, block: Sequence[int]) -> None:
        """What has the form of notes is some where each has its mark on the page."""
        numbers = [found["number"] for at in block if (found := _NOTE.match(lines[at]))]
        marks: list[tuple[int, str]] = []
        told: dict[int, str] = {}
        for number in numbers:
            rule = re.compile(rf"(?<=[^\W\d_])([.,;:?!”\"’)]{{0,2}}){number}(?![\w:,]|\.\d)")
            marked = next((at for at in range(top, block[0]) if rule.search(told.get(at, lines[at]))), None)
            if marked is None:
                return
            marks.append((marked, number))
            told[marked] = rule.sub(r"\1", told.get(marked, lines[marked]), count=1)
        self.lines.update(block)
        self.marks += marks
        self.told |= told


def _block_above(lines: Sequence[str], at: int, top: int, furniture: Collection[int]) -> list[int]:
    """The lines of the paragraph that ends above a page's foot; none where the foot stands amid text."""
    end = at - 1
    while end >= top and not lines[end].strip():
        end -= 1
    first = end
    while first > top and lines[first - 1].strip() and first - 1 not in furniture and end - first < _LINES:
        first -= 1
    apart = first > top and not lines[first - 1].strip()
    return list(range(first, end + 1)) if apart else []
