"""A true-peak limiter that looks ahead: it turns down smoothly before a peak and comes back after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.true_peak import MARGIN, peaks_near
from panelaudio.timecode import ms_to_frames

if TYPE_CHECKING:
    import numpy.typing as npt

    from panelaudio.speech import Samples

AHEAD_MS = 5
"""Shorter is heard as distortion, longer as pumping."""
_STEP = 16
"""Frames for which one gain is reckoned (0.4 ms); between them it moves in a straight line."""
_PLACES = (np.arange(_STEP, dtype=np.float32) + np.float32(0.5)) / np.float32(_STEP)
"""Of a step's frames, between its middle and that of the next."""
_SAFETY = 0.995
"""Interpolation by twelve points reads a high tone's peak up to 0.04 dB low."""


class Limiter:
    """Holds a stream of blocks under a ceiling; what goes in comes out later by ``context`` frames."""

    def __init__(self, ceiling: float, rate_hz: int, channels: int) -> None:
        """``ceiling`` is an amplitude."""
        self._ceiling = np.float32(ceiling * _SAFETY)
        self._reach = -(-ms_to_frames(AHEAD_MS, rate_hz) // _STEP)
        self.context = (2 * self._reach + 2 + -(-MARGIN // _STEP)) * _STEP
        self._kept = np.zeros((channels, 2 * self.context), dtype=np.float32)

    def push(self, block: Samples) -> Samples:
        """Take a block of shape (channels, frames); gives as many frames, those of ``context`` frames ago.

        While blocks are whole numbers of steps long, the result does not depend on where they begin and end.
        """
        joined = np.concatenate((self._kept, block), axis=1)
        frames = joined.shape[1]
        self._kept = joined[:, frames - 2 * self.context :]
        wanted = self._wanted(joined)
        if wanted is not None:
            joined = self._turned_down(joined, wanted)
        return joined[:, self.context : frames - self.context]

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

    def _turned_down(self, joined: Samples, wanted: Samples) -> Samples:
        """The sound with a gain that moves in straight lines from the middle of each step to that of the next."""
        smooth = self._smooth(wanted)
        touched = np.flatnonzero((smooth[:-1] < 1) | (smooth[1:] < 1))
        if not len(touched):
            return joined
        # All from the first to the last: quicker than to pick them, and a gain of 1 leaves a sample as it is.
        first, end = touched[0], touched[-1] + 1
        low, high = smooth[first:end], smooth[first + 1 : end + 1]
        gains = np.repeat(high - low, _STEP)
        gains *= np.tile(_PLACES, end - first)
        gains += np.repeat(low, _STEP)
        turned = joined.copy()
        part = turned[:, _STEP // 2 + first * _STEP :][:, : len(gains)]
        part *= gains[: part.shape[1]]
        return turned

    def _smooth(self, wanted: Samples) -> Samples:
        """The least gain within reach, averaged within the same reach: never more than is wanted, and no corner."""
        # One step more on each side than is averaged, since a straight line leans on both neighbours.
        taken = 1 - _within(self._reach + 1, wanted.astype(np.float64), np.minimum)
        half = self._reach // 2
        for reach in (half, self._reach - half):
            taken = _within(reach, taken, np.add) / (2 * reach + 1)
        smooth: Samples = (1 - taken).astype(np.float32)
        return smooth


def _within(reach: int, values: npt.NDArray[np.float64], combine: np.ufunc) -> npt.NDArray[np.float64]:
    """Of each value those within ``reach``, combined: always the same pairs, and pairs of pairs, wherever it stands.

    A sum that ran on would be rounded by what came before.
    """
    row = np.pad(values, reach, mode="edge")  # row[i]: the ``span`` values from i on
    span, place, width = 1, 0, 2 * reach + 1
    parts = []
    while span <= width:
        if width & span:
            parts.append(row[place : place + len(values)])
            place += span
        row = combine(row[:-span], row[span:])
        span *= 2
    whole = parts[0].copy()
    for part in parts[1:]:
        combine(whole, part, out=whole)
    return whole
