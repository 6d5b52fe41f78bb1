"""Sentences that are too long for an engine, or for its breath, in parts: at clause marks, else at blanks.

A cut inside a sentence costs its melody, so only what has to be cut is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.normalize.rewriting import Rewriting

LONGEST = 250
"""Characters of display; beyond them engines run out of breath, and a fault costs much work."""
_CLAUSE_MARKS = ',;:—–…)]"”’'
_TRAILING = re.compile(r"^\s+|\s+$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A cut: the characters of the display before it; its cost is 0 after a clause, 1 after a word, else 2."""

    shown: int
    cost: int


def fit(rewriting: Rewriting, *, max_characters: int) -> tuple[Rewriting, ...]:
    """The rewriting in parts of at most ``max_characters`` said and ``LONGEST`` shown.

    A part is longer only where one edited piece alone (a word that is said at great length) goes over the limit.
    """
    parts = []
    rest = rewriting
    while (times := _times_over(rest, max_characters)) > 1:
        place = _best(list(_places(rest, max_characters)), len(rest.display) / times)
        if place is None:
            break
        head, rest = rest.cut(place.shown)
        parts.append(_trimmed(head))
    return (*parts, _trimmed(rest))


def _times_over(rewriting: Rewriting, max_characters: int) -> int:
    return max(ceil(len(rewriting.display.rstrip()) / LONGEST), ceil(len(rewriting.spoken.rstrip()) / max_characters))


def _trimmed(rewriting: Rewriting) -> Rewriting:
    return rewriting.replace(_TRAILING, "", final=False)


def _best(places: list[_Place], aim: float) -> _Place | None:
    """The place nearest to equal parts: after a clause unless that leaves a crumb, else a word, else inside one."""
    clauses = [place for place in places if place.cost == 0 and place.shown >= aim / 2]
    words = [place for place in places if place.cost <= 1]
    if clauses or words:
        return min(clauses or words, key=lambda place: abs(place.shown - aim))
    return max(places, key=lambda place: place.shown, default=None)


def _places(rewriting: Rewriting, max_characters: int) -> Iterator[_Place]:
    """Places within the limits; where there is none, the first one beyond them. None stands before white space."""
    display = rewriting.display
    first, last = len(display) - len(display.lstrip()), len(display.rstrip())
    any_yet = False
    for shown, said in _exact(rewriting):
        if not first < shown < last or display[shown].isspace():
            continue
        blanks = _blanks_before(display, shown)
        cost = 2 if not blanks else 0 if display[shown - blanks - 1] in _CLAUSE_MARKS else 1
        beyond = shown - blanks > LONGEST or said - blanks > max_characters
        if not (beyond and any_yet):
            yield _Place(shown, cost)
        if beyond:
            return
        any_yet = True


def _blanks_before(display: str, at: int) -> int:
    start = at
    while start and display[start - 1].isspace():
        start -= 1
    return at - start


def _exact(rewriting: Rewriting) -> Iterator[tuple[int, int]]:
    """Every place of the display that has one place in the spoken text, with that place."""
    shown = said = 0
    for piece in rewriting.pieces:
        inside = len(piece.display) if piece.unchanged else 1
        yield from ((shown + step, said + step) for step in range(inside))
        shown, said = shown + len(piece.display), said + len(piece.spoken)
