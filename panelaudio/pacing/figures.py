"""How long the gaps of a timeline are, by what they join, beside what was measured of people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.timeline import Timeline

CHANGE = "change"
"""All changes of speaker together, chapters and asked pauses aside."""
_NO_CHANGE = frozenset({"chapter", "pause"})
_ROUND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GapFigures:
    """Seconds from the end of one placement to the start of the next; negative where they overlap.

    A placement keeps some ms about its sound (``layout.MARGIN_MS``), so what is heard is that much longer.
    """

    count: int
    median_s: float
    low_s: float
    """A quarter is shorter."""
    high_s: float
    """A quarter is longer."""
    p95_s: float


PUBLISHED = {
    CHANGE: GapFigures(count=2812, median_s=0.30, low_s=0.16, high_s=0.48, p95_s=1.14),
}
"""Changes of speaker in 19 podcast episodes."""


def gap_figures(timeline: Timeline) -> dict[str, GapFigures]:
    """The figures of each kind of join that the timeline has, and of all changes of speaker (``change``).

    A gap that grew for a caption counts as ``caption``, and among the changes of speaker at its whole length.
    """
    lengths: dict[str, list[float]] = defaultdict(list)
    for reason, frames, changes in _joins(timeline):
        seconds = frames / timeline.rate_hz
        lengths[reason].append(seconds)
        if changes and reason not in _NO_CHANGE:
            lengths[CHANGE].append(seconds)
    return {reason: _figures(lengths[reason]) for reason in sorted(lengths)}


def _joins(timeline: Timeline) -> Iterator[tuple[str, int, bool]]:
    """Reason, frames (less than 0: an overlap) and whether the speaker changes, of each join between placements."""
    reasons = {gap.start_frame: gap.reason for gap in timeline.gaps}
    overlaps = {one.start_frame: one.reason for one in timeline.overlaps}
    for earlier, later in pairwise(timeline.placements):
        reason = overlaps.get(later.start_frame) or reasons.get(earlier.end_frame, "none")
        changes = earlier.utterance.speaker != later.utterance.speaker
        yield reason, later.start_frame - earlier.end_frame, changes


def _figures(seconds: Sequence[float]) -> GapFigures:
    cuts = quantiles(seconds, n=20, method="inclusive") if len(seconds) > 1 else [seconds[0]] * 19
    low, median, high, p95 = (round(cuts[place], _ROUND) for place in (4, 9, 14, 18))
    return GapFigures(count=len(seconds), median_s=median, low_s=low, high_s=high, p95_s=p95)
