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
_STEP = 16
"""Frames for which one gain is reckoned (0.4 ms); between them it moves in a straight line."""
_SAFETY = 0.995
"""Interpolation by twelve points reads a high tone's peak up to 0.04 dB low."""


class Limiter:
    """Holds a stream of blocks under a ceiling; what goes in comes out later by ``context`` frames."""

    def __init__(self, ceiling: float, rate_hz: int, channels: int) -> None:
        """``ceiling`` is an amplitude."""
        self._ceiling = np.float32(ceiling * _SAFETY)
        self._reach = -(-ms_to_frames(AHEAD_MS, rate_hz) // _STEP)
        self.context = (2 * self._reach + 2) * _STEP + MARGIN
        self._kept = np.zeros((channels, 2 * self.context), dtype=np.float32)

    def push(self, block: Samples) -> Samples:
        """Take a block of shape (channels, frames); gives as many frames, those of ``context`` frames ago."""
        joined = np.concatenate((self._kept, block), axis=1)
        frames = joined.shape[1]
        self._kept = joined[:, frames - 2 * self.context :]
        inside = joined[:, self.context : frames - self.context]
        wanted = self._wanted(joined)
        if wanted is None:
            return inside
        return inside * self._gain(wanted, frames)[self.context : frames - self.context]

    def flush(self) -> Samples:
        """The last ``context`` frames."""
        return self.push(np.zeros((len(self._kept), self.context), dtype=np.float32))

    def _wanted(self, joined: Samples) -> Samples | None:
        """The gain that each step of frames needs by itself; None where none needs any."""
        wanted = np.ones(joined.shape[1] // _STEP + 2, dtype=np.float32)
        touched = False
        for channel in joined:
            places, heights = peaks_near(channel, float(self._ceiling))
            over = heights > self._ceiling
            if over.any():
                touched = True
                for shift in (0, 1):  # the peak lies at the sample or between it and the next
                    np.minimum.at(wanted, (places[over] + shift) // _STEP, self._ceiling / heights[over])
        return wanted if touched else None

    def _gain(self, wanted: Samples, frames: int) -> Samples:
        """The least gain within reach, averaged within the same reach: never more than is wanted, and no corner."""
        from scipy.ndimage import minimum_filter1d, uniform_filter1d

        # One step more on each side than is averaged, since a straight line leans on both neighbours.
        least = minimum_filter1d(wanted, 2 * self._reach + 3, mode="nearest")
        half = self._reach // 2
        smooth = uniform_filter1d(least, 2 * half + 1, mode="nearest")
        smooth = uniform_filter1d(smooth, 2 * (self._reach - half) + 1, mode="nearest")
        places = np.arange(len(wanted)) * _STEP + _STEP / 2
        gain: Samples = np.interp(np.arange(frames), places, smooth).astype(np.float32)
        return gain
