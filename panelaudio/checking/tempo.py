"""Captions that run at another speed than their sound, as those of a film do that is played at 25 frames instead of 24.

Within a minute such captions drift by seconds, so no single distance fits a run of them. Each speed near the sound's is
tried; at the right one most in-times of a run meet an onset at one distance.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from panelaudio.checking.sounds import Milliseconds

    InTimes = npt.NDArray[np.int64] | npt.NDArray[np.float64]
    """In ms."""

MOST = 0.06
"""25 frames for 23.976 are 0.043."""
_STEP = 0.0005
"""Within a run of a minute or so, half of it is a bin of ``met``."""
_RUNS = 24
"""Of a long file, spread over it."""
_BETTER = 1.25
"""How many times as many in-times another speed has to bring to onsets."""
FARTHEST_MS = 10_000
BIN_MS = 40


def tempo_of(runs: Sequence[Milliseconds], onsets: Milliseconds) -> float:
    """How many times as long captions take as their sound; 1 where no other speed fits clearly better.

    Args:
        runs: In-times in ms, of a stretch of the captions each.
        onsets: Of the sound, in ms, rising.
    """
    some = [runs[at] for at in np.unique(np.linspace(0, len(runs) - 1, min(len(runs), _RUNS), dtype=int))]
    steps = round(MOST / _STEP)
    tempos = 1 + np.arange(-steps, steps + 1) * _STEP
    scores = [_score(some, onsets, tempo) for tempo in tempos]
    best = int(np.argmax(scores))
    return float(tempos[best]) if scores[best] > _BETTER * scores[steps] else 1.0


def _score(runs: Iterable[Milliseconds], onsets: Milliseconds, tempo: float) -> int:
    return sum(int(met(run / tempo, onsets).max()) for run in runs)


def met(run: InTimes, onsets: Milliseconds) -> Milliseconds:
    """How many in-times of a run meet an onset, by distance: from ``-FARTHEST_MS`` on, in steps of ``BIN_MS``.

    What lies on the edge of two steps counts in both.
    """
    counts = np.bincount((distances(run, onsets) + FARTHEST_MS) // BIN_MS, minlength=2 * FARTHEST_MS // BIN_MS + 1)
    wide: Milliseconds = counts[:-1] + counts[1:]
    return wide


def distances(run: InTimes, onsets: Milliseconds) -> Milliseconds:
    """From every in-time of a run to every onset near enough, in ms."""
    near = onsets[(onsets > run[0] - FARTHEST_MS) & (onsets < run[-1] + FARTHEST_MS)]
    apart = np.round(run[:, None] - near[None, :]).astype(np.int64).ravel()
    found: Milliseconds = apart[np.abs(apart) <= FARTHEST_MS]
    return found


def refined(tempo: float, points: Sequence[tuple[float, float]]) -> float:
    """A speed made exact by what is left at it: points are times (ms, at that speed) and distances there (ms)."""
    slopes = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(points)]
    return tempo * (1 + float(np.median(slopes))) if slopes else tempo
