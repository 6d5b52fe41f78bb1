"""How far the words before a place differ from those after it (Hearst's TextTiling, 1997, with rare words weighed)."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.chapters.vocabulary import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.chapters.talk import Passage

WINDOW_S = 120
"""On each side."""
_WORD = re.compile(r"[^\W\d_][\w'’]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:['’]s|s)$")


def content_words(text: str) -> list[str]:
    """The words that tell of a topic, folded; a plural counts as its singular."""
    words = [word.replace("’", "'") for word in _WORD.findall(text.casefold())]
    return [_PLURAL.sub("", word) for word in words if word not in STOP]


def novelties(talk: Sequence[Passage], places: Sequence[int]) -> list[float]:
    """For each place (an index into the talk) its rank among all, from 0 (the same words go on) to 1 (all are new)."""
    counts = [Counter(content_words(one.text)) for one in talk]
    spread = Counter(word for count in counts for word in count)
    weights = {word: math.log((len(counts) + 1) / number) for word, number in spread.items()}
    starts = [one.start_s for one in talk]
    likeness = [_likeness(counts, weights, *_windows(starts, place)) for place in places]
    order = sorted(likeness)
    return [1 - bisect_left(order, value) / max(len(order) - 1, 1) for value in likeness]


def _windows(starts: list[float], place: int) -> tuple[slice, slice]:
    at = starts[place]
    return slice(bisect_left(starts, at - WINDOW_S), place), slice(place, bisect_left(starts, at + WINDOW_S))


def _likeness(counts: list[Counter[str]], weights: dict[str, float], before: slice, after: slice) -> float:
    """The cosine of the angle between the two windows' weighed words."""
    one, other = (_weighed(counts[part], weights) for part in (before, after))
    size = math.sqrt(sum(value * value for value in one.values()) * sum(value * value for value in other.values()))
    return sum(value * other.get(word, 0.0) for word, value in one.items()) / size if size else 0.0


def _weighed(counts: list[Counter[str]], weights: dict[str, float]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return {word: (1 + math.log(number)) * weights[word] for word, number in total.items()}
