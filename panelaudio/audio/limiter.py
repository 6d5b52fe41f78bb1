"""A true-peak limiter that looks ahead: it turns down smoothly before a peak and comes back after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.true_peak import MARGIN, peaks_near
from panelaudio.timecode import ms_to_frames

if TYPE_CHECKING:
    from panelaudio.speech import Samples

AHEAD_MS = 5
"""Shorter is heard as distortion, longer as pumping."""
_SAFETY = 0.995
"""Interpolation by twelve points reads a high tone's peak up to 0.04 dB low."""


class Limiter:
    """Holds a stream of blocks under a ceiling; what goes in comes out later by ``context`` frames."""

    def __init__(self, ceiling: float, rate_hz: int, channels: int) -> None:
        """``ceiling`` is an amplitude."""
        self._ceiling = ceiling * _SAFETY
        self._ahead = ms_to_frames(AHEAD_MS, rate_hz)
        self.context = 2 * self._ahead + MARGIN
        self._kept = np.zeros((channels, 2 * self.context), dtype=np.float32)

    def push(self, block: Samples) -> Samples:
        """Take a block of shape (channels, frames); gives as many frames, those of ``context`` frames ago."""
        joined = np.concatenate((self._kept, block), axis=1)
        self._kept = joined[:, joined.shape[1] - 2 * self.context :]
        inside = joined[:, self.context : joined.shape[1] - self.context]
        wanted = self._wanted(joined)
        if wanted is None:
            return inside
        return inside * self._smooth(wanted)[self.context : joined.shape[1] - self.context]

    def flush(self) -> Samples:
        """The last ``context`` frames."""
        return self.push(np.zeros((len(self._kept), self.context), dtype=np.float32))

    def _wanted(self, joined: Samples) -> Samples | None:
        """The gain that each frame needs by itself; None where none needs any."""
        wanted = np.ones(joined.shape[1], dtype=np.float32)
        touched = False
        for channel in joined:
            places, heights = peaks_near(channel, self._ceiling)
            over = heights > self._ceiling
            if over.any():
                touched = True
                gains = (self._ceiling / heights[over]).astype(np.float32)
                for shift in (0, 1):  # the peak lies at the sample or between it and the next
                    np.minimum.at(wanted, places[over] + shift, gains)
        return wanted if touched else None

    def _smooth(self, wanted: Samples) -> Samples:
        """The least gain within reach, averaged over the same reach: never more than is wanted, and no corner."""
        from scipy.ndimage import minimum_filter1d, uniform_filter1d

        reach = 2 * self._ahead + 1
        least = minimum_filter1d(wanted, reach, mode="nearest")
        half = self._ahead // 2
        smooth: Samples = uniform_filter1d(
            uniform_filter1d(least, 2 * half + 1, mode="nearest"), 2 * half + 1, mode="nearest"
        )
        return np.minimum(smooth, 1.0)
