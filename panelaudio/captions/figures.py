"""What captions are like, in figures."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Any

from panelaudio.captions.width import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.episode import Cue


def figures(cues: Sequence[Cue]) -> dict[str, Any]:
    """Counts, and the extremes of lines, speeds, times and gaps; only ``cues: 0`` where there are none.

    Lengths are in ms, speeds in characters a second without labels, lines in characters with them.
    """
    if not cues:
        return {"cues": 0}
    lengths = [cue.end_ms - cue.start_ms for cue in cues]
    characters = [width(" ".join(cue.lines)) for cue in cues]
    speeds = [1000 * count / length for count, length in zip(characters, lengths, strict=True)]
    lines = [width(cue.label * (not index) + line) for cue in cues for index, line in enumerate(cue.lines)]
    gaps = [later.start_ms - earlier.end_ms for earlier, later in pairwise(cues)]
    return {
        "cues": len(cues),
        "lines": len(lines),
        "words": sum(len(line.split()) for cue in cues for line in cue.lines),
        "characters": sum(characters),
        "longest_line": max(lines, default=0),
        "most_lines": max(len(cue.lines) for cue in cues),
        "max_cps": round(max(speeds), 2),
        "mean_cps": round(1000 * sum(characters) / sum(lengths), 2),
        "shortest_ms": min(lengths),
        "longest_ms": max(lengths),
        "mean_ms": round(fmean(lengths)),
        "smallest_gap_ms": min(gaps, default=None),
    }
