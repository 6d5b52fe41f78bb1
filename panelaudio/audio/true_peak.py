"""Peaks between the samples (ITU-R BS.1770-4, annex 2): four-fold oversampling, computed only where it can matter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from panelaudio.speech import Samples

PHASES = 4
TAPS = 12
"""Of each phase, as in the recommendation's own filter."""
MARGIN = TAPS // 2
_WORTH = 0.7
"""Of a limit: for what lies between two samples below this share of it to reach it, the sound would have to be a tone
of full height above a quarter of the sampling rate, 11 kHz, where voices have next to nothing.
"""


@cache
def interpolation() -> npt.NDArray[np.float32]:
    """Weights of the twelve samples about a point, for the points at 1/4, 2/4 and 3/4; shape (12, 3)."""
    places = np.arange(TAPS)[:, None] - (MARGIN - 1) - np.arange(1, PHASES)[None, :] / PHASES
    window = np.cos(np.pi * places / (TAPS + 1)) ** 2
    weights = np.sinc(places) * window
    normal: npt.NDArray[np.float32] = (weights / weights.sum(axis=0)).astype(np.float32)
    return normal


def peaks_near(samples: Samples, limit: float) -> tuple[npt.NDArray[np.intp], Samples]:
    """Where the true peak may reach ``limit``, and how high it is there.

    Args:
        samples: one channel, with ``MARGIN`` samples of context at both ends (they are not looked at themselves).
        limit: an amplitude; places with nothing near it are passed over.

    Returns:
        Indices into ``samples`` and the greatest amplitude at or just after each.
    """
    height = np.abs(samples)
    over = height > limit * _WORTH
    places = np.flatnonzero(over[MARGIN:-MARGIN] | over[MARGIN + 1 : len(over) - MARGIN + 1]) + MARGIN
    if not len(places):
        return places, height[:0]
    heights = height[places]
    # Between two samples the sound can only rise above both where they stand above their neighbours.
    tops = np.flatnonzero(np.maximum(heights, height[places + 1]) >= np.maximum(height[places - 1], height[places + 2]))
    around = np.lib.stride_tricks.sliding_window_view(samples, TAPS)[places[tops] - MARGIN + 1]
    between = np.abs(around @ interpolation())
    heights[tops] = np.maximum(heights[tops], np.maximum(np.maximum(*between.T[:2]), between.T[2]))
    return places, heights


class PeakMeter:
    """The true peak of a stream."""

    def __init__(self, channels: int) -> None:
        self._before = np.zeros((channels, 2 * MARGIN), dtype=np.float32)
        self.peak = 0.0
        """The greatest amplitude so far; the last few samples of a block count with the next."""

    def push(self, block: Samples) -> None:
        """Take a block; shape (channels, frames)."""
        joined = np.concatenate((self._before, block), axis=1)
        for channel in joined:
            _, heights = peaks_near(channel, max(self.peak, float(channel.max()), -float(channel.min())))
            self.peak = max(self.peak, float(heights.max(initial=0.0)))
        self._before = joined[:, -2 * MARGIN :]

    def finish(self) -> float:
        """The true peak as an amplitude, all samples counted."""
        self.push(np.zeros((len(self._before), 2 * MARGIN), dtype=np.float32))
        return self.peak
