"""Tokens: the white-space separated words of a spoken text, each of which gets a mark."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"\S+")


def tokens(spoken: str) -> list[tuple[int, int]]:
    """The character spans (end excluded) of the tokens of a text, in order."""
    return [found.span() for found in _TOKEN.finditer(spoken)]


def letters(text: str) -> int:
    """How many letters and digits a text has; 0 for one of pure punctuation, which is not said."""
    return sum(map(str.isalnum, text))


def shares(start: int, end: int, weights: Sequence[int]) -> list[tuple[int, int]]:
    """The frames ``start`` to ``end`` divided in proportion to ``weights``; where all are 0, the first takes them."""
    if not weights:
        return []
    parts = weights if any(weights) else [1, *weights[1:]]
    total = sum(parts)
    edges = [start + (end - start) * reached // total for reached in accumulate(parts, initial=0)]
    return list(pairwise(edges))
