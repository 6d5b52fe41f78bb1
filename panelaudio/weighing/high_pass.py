"""What no voice needs: constant offsets and rumble under the lowest note that people speak."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.weighing.recursive import filtered

if TYPE_CHECKING:
    import numpy.typing as npt

    from panelaudio.speech import Samples

CUTOFF_HZ = 60.0
"""3 dB down there, 12 dB an octave below; men's voices begin at about 80 Hz."""


@lru_cache(maxsize=8)
def _section(rate_hz: int) -> npt.NDArray[np.float32]:
    """Butterworth's filter of the second order, by the bilinear transform; shape (1, 6)."""
    k = math.tan(math.pi * CUTOFF_HZ / rate_hz)
    scale = 1 + math.sqrt(2) * k + k * k
    b = 1 / scale
    return np.array([[b, -2 * b, b, 1, 2 * (k * k - 1) / scale, (1 - math.sqrt(2) * k + k * k) / scale]], np.float32)


def without_rumble(sound: Samples, rate_hz: int) -> Samples:
    """A clip, shape (frames,), without what lies under ``CUTOFF_HZ``; an offset leaves no step at its start."""
    if not len(sound):
        return sound
    section = _section(rate_hz)
    first, _, last = section[0, :3]
    # As if it had always heard its first sample: a constant comes out as nothing.
    state = np.array([[[-first, last]]], np.float32) * sound[0]
    clear, _ = filtered(section, sound[None], state)
    result: Samples = clear[0]
    return result
