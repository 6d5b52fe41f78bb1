"""Whether captions and sound drift apart over a file, or are off as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from panelaudio.checking.in_times import LATEST_MS
from panelaudio.checking.sound_rules import TWO_FRAMES_MS, sound_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from panelaudio.captions import Problem
    from panelaudio.checking.in_times import Heard
    from panelaudio.checking.shift import Shift

_HOUR_MS = 3_600_000
_LEAST_POINTS = 6
_LEAST_SPAN_MS = 60_000
_DRIFT_MS = 40
"""Over the length of the file: what nobody notices."""
_SURE = 4.0
"""Standard errors: a slope within so many is chance."""


def drift_of(points: Sequence[tuple[float, float]]) -> dict[str, float]:
    """How the distance to the sound changes over a file: its slope, and the last tenth against the first.

    Args:
        points: Times in the file and distances there, both in ms, in order.

    Returns:
        Figures in ms and ms an hour; none where there are too few points or they lie too close together.
    """
    if len(points) < _LEAST_POINTS or points[-1][0] - points[0][0] < _LEAST_SPAN_MS:
        return {}
    hours = np.array([at for at, _ in points]) / _HOUR_MS
    off = np.array([float(away) for _, away in points])
    spread = hours - hours.mean()
    slope = float((spread * off).sum() / (spread**2).sum())
    rest = off - off.mean() - slope * spread
    error = float(np.sqrt((rest**2).sum() / (len(points) - 2) / (spread**2).sum()))
    tenth = -(-len(points) // 10)
    return {
        "drift_ms_per_hour": round(slope, 2),
        "drift_error_ms_per_hour": round(error, 2),
        "drift_first_to_last_ms": round(float(np.median(off[-tenth:]) - np.median(off[:tenth])), 1),
    }


def drift_points(heard: Sequence[Heard], runs: Sequence[Shift]) -> list[tuple[float, float]]:
    """What tells of a drift: runs of cues where there are enough, else single cues that are nearly right."""
    if len(runs) >= _LEAST_POINTS:
        return [(run.at_ms, run.off_ms) for run in runs]
    return [(one.start_ms, one.off_ms) for one in heard if abs(one.off_ms) <= LATEST_MS]


def judge_whole(drift: Mapping[str, float], runs: Sequence[Shift], length_ms: int) -> Iterator[Problem]:
    """Captions that drift, or that are off as a whole.

    Args:
        drift: As ``drift_of`` gives it.
        runs: How far runs of cues are off.
        length_ms: From the first cue to the last.
    """
    if drift:
        slope, error = drift["drift_ms_per_hour"], drift["drift_error_ms_per_hour"]
        gained = slope * length_ms / _HOUR_MS
        if abs(gained) > _DRIFT_MS and abs(slope) > _SURE * error:
            message = f"{slope:+.0f} ms an hour, {gained:+.0f} ms from the first cue to the last"
            yield sound_problem("drift", 0, message, abs(gained))
            return
    off = float(np.median([run.off_ms for run in runs])) if runs else 0.0
    if abs(off) > TWO_FRAMES_MS:
        side = "early" if off < 0 else "late"
        yield sound_problem("offset", 0, f"the captions come {abs(off) / 1000:.2f} s {side} as a whole", abs(off))
