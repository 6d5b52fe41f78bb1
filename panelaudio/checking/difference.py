"""Where two long sequences of words differ: words that stand once in both hold them together, the rest is compared."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GRAM = 3
"""Words that hold the sequences together where they follow each other once only in either."""
_MOST = 250_000
"""Pairs of words that are compared one by one; what is larger is told as a whole."""


class Hunk(NamedTuple):
    """Words ``a_start`` to ``a_end`` of one sequence stand where the other one has ``b_start`` to ``b_end``."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


def hunks(a: Sequence[str], b: Sequence[str]) -> Iterator[Hunk]:
    """The differences in order; nothing where the sequences are equal. Time grows with the length, not its square.

    >>> list(hunks("so it is".split(), "so is it".split()))
    [Hunk(a_start=1, a_end=1, b_start=1, b_end=2), Hunk(a_start=2, a_end=3, b_start=3, b_end=3)]
    """
    waiting = [Hunk(0, len(a), 0, len(b))]
    while waiting:
        whole = _trimmed(a, b, waiting.pop())
        if whole.a_start == whole.a_end or whole.b_start == whole.b_end:
            if whole.a_start != whole.a_end or whole.b_start != whole.b_end:
                yield whole
            continue
        if (whole.a_end - whole.a_start) * (whole.b_end - whole.b_start) <= _MOST:
            yield from _compared(a, b, whole)
            continue
        parts = list(_between_anchors(a, b, whole))
        if len(parts) == 1:
            yield whole
        else:
            waiting += reversed(parts)


def _trimmed(a: Sequence[str], b: Sequence[str], one: Hunk) -> Hunk:
    """Without what is equal at both ends."""
    a_start, a_end, b_start, b_end = one
    while a_start < a_end and b_start < b_end and a[a_start] == b[b_start]:
        a_start, b_start = a_start + 1, b_start + 1
    while a_start < a_end and b_start < b_end and a[a_end - 1] == b[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    return Hunk(a_start, a_end, b_start, b_end)


def _compared(a: Sequence[str], b: Sequence[str], one: Hunk) -> Iterator[Hunk]:
    matcher = SequenceMatcher(None, a[one.a_start : one.a_end], b[one.b_start : one.b_end], autojunk=False)
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag != "equal":
            yield Hunk(one.a_start + a_start, one.a_start + a_end, one.b_start + b_start, one.b_start + b_end)


def _between_anchors(a: Sequence[str], b: Sequence[str], one: Hunk) -> Iterator[Hunk]:
    """The stretches between what stands once in both, in the same order (patience diff)."""
    in_a, in_b = _once(a, one.a_start, one.a_end), _once(b, one.b_start, one.b_end)
    pairs = sorted((place, in_b[gram]) for gram, place in in_a.items() if gram in in_b)
    a_from, b_from = one.a_start, one.b_start
    for place in _rising([at for _, at in pairs]):
        a_at, b_at = pairs[place]
        yield Hunk(a_from, a_at, b_from, b_at)
        a_from, b_from = a_at, b_at
    yield Hunk(a_from, one.a_end, b_from, one.b_end)


def _once(words: Sequence[str], start: int, end: int) -> dict[tuple[str, ...], int]:
    grams = [tuple(words[at : at + _GRAM]) for at in range(start, end - _GRAM + 1)]
    counts = Counter(grams)
    return {gram: start + place for place, gram in enumerate(grams) if counts[gram] == 1}


def _rising(values: Sequence[int]) -> list[int]:
    """Places of the longest rising sequence."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        pile = bisect_left(tops, value)
        tops[pile : pile + 1] = [value]
        ends[pile : pile + 1] = [place]
        before.append(ends[pile - 1] if pile else -1)
    chain = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]
