"""Silences, counted by length and by whether the speaker changes in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from panelaudio.checking.sounds import SILENCE_MS
from panelaudio.metering.reading import GapCount, Gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.checking import Sounds
    from panelaudio.metering.turns import Sounding

BORDERS_MS = (0, SILENCE_MS, 200, 300, 400, 500, 750, 1000, 1500, 2000, 5000)
"""Where the columns of the histogram begin."""


def gaps_of(sounds: Sounds, found: Sequence[Sounding]) -> Gaps:
    """Of a file; where nobody tells who speaks, all silences are of the other kind."""
    changes, others = _told_apart(sounds, found)
    return Gaps(
        counts=tuple(
            GapCount(
                least_ms=least,
                most_ms=most,
                changes=sum(_inside(ms, least, most) for ms in changes),
                others=sum(_inside(ms, least, most) for ms in others),
            )
            for least, most in zip(BORDERS_MS, (*BORDERS_MS[1:], None), strict=True)
        ),
        changes=len(changes),
        change_median_s=_median_s(changes),
        others=len(others),
        other_median_s=_median_s(others),
    )


def _told_apart(sounds: Sounds, found: Sequence[Sounding]) -> tuple[list[int], list[int]]:
    """Silences (ms) with a change of speaker, and the others; a change without a silence counts as 0."""
    starts, ends = [one.start_ms for one in found], [one.end_ms for one in found]
    changes: list[int] = []
    others: list[int] = []
    for end, start in zip(sounds.ends_ms[:-1].tolist(), sounds.starts_ms[1:].tolist(), strict=True):
        before, after = bisect_left(starts, end) - 1, bisect_right(ends, start)
        changed = 0 <= before < after < len(found) and found[before].speaker != found[after].speaker
        (changes if changed else others).append(start - end)
    all_changes = sum(earlier.speaker != later.speaker for earlier, later in pairwise(found))
    return changes + [0] * max(all_changes - len(changes), 0), others


def _inside(ms: int, least: int, most: int | None) -> bool:
    return least <= ms and (most is None or ms < most)


def _median_s(gaps: Sequence[int]) -> float | None:
    return round(median(gaps) / 1000, 3) if gaps else None
