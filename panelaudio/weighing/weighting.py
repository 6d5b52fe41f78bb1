"""K-weighting (ITU-R BS.1770-4, annex 1): the two filters that make a meter hear as people do."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.weighing.recursive import filtered

if TYPE_CHECKING:
    import numpy.typing as npt

    from panelaudio.speech import Samples

# The analogue filters behind the recommendation's 48 kHz coefficients, so that they can be made for any rate.
_SHELF_HZ, _SHELF_DB, _SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
_PASS_HZ, _PASS_Q = 38.13547087602444, 0.5003270373238773


@lru_cache(maxsize=8)
def k_weighting(rate_hz: int) -> npt.NDArray[np.float32]:
    """Second-order sections of both filters at a rate; shape (2, 6)."""
    return np.array([_shelf(rate_hz), _high_pass(rate_hz)], dtype=np.float32)


def _shelf(rate_hz: int) -> list[float]:
    k = math.tan(math.pi * _SHELF_HZ / rate_hz)
    high = 10 ** (_SHELF_DB / 20)
    middle = high**0.4996667741545416
    scale = 1 + k / _SHELF_Q + k * k
    return [
        (high + middle * k / _SHELF_Q + k * k) / scale,
        2 * (k * k - high) / scale,
        (high - middle * k / _SHELF_Q + k * k) / scale,
        1.0,
        2 * (k * k - 1) / scale,
        (1 - k / _SHELF_Q + k * k) / scale,
    ]


def _high_pass(rate_hz: int) -> list[float]:
    k = math.tan(math.pi * _PASS_HZ / rate_hz)
    scale = 1 + k / _PASS_Q + k * k
    return [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / scale, (1 - k / _PASS_Q + k * k) / scale]


class Weigher:
    """Weighs a stream, block by block, and gives the energy of each short stretch (a bin)."""

    def __init__(self, rate_hz: int, channels: int, bin_frames: int) -> None:
        self._sections = k_weighting(rate_hz)
        self._state = np.zeros((channels, 2, 2), dtype=np.float32)
        self._bin_frames = bin_frames
        self._left = np.zeros((channels, 0), dtype=np.float32)

    def push(self, block: Samples) -> npt.NDArray[np.float32]:
        """Energies (sum of squares over bin and channels) of the bins that a block completes.

        Args:
            block: shape (channels, frames).
        """
        weighed, self._state = filtered(self._sections, block, self._state)
        joined = np.concatenate((self._left, weighed), axis=1) if self._left.shape[1] else weighed
        bins = joined.shape[1] // self._bin_frames
        whole = joined[:, : bins * self._bin_frames].reshape(len(joined), bins, self._bin_frames)
        self._left = joined[:, bins * self._bin_frames :]
        energies: npt.NDArray[np.float32] = np.einsum("cbf,cbf->b", whole, whole, dtype=np.float64).astype(np.float32)
        return energies
