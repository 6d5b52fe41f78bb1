"""What no voice needs: constant offsets and rumble under the lowest note that people speak."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from panelaudio.speech import Samples

CUTOFF_HZ = 60.0
"""3 dB down there, 12 dB an octave below; men's voices begin at about 80 Hz."""
_ORDER = 2


@lru_cache(maxsize=8)
def _sections(rate_hz: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """The filter and the state in which it has always heard a constant 1."""
    from scipy.signal import butter, sosfilt_zi

    sections = butter(_ORDER, CUTOFF_HZ, "highpass", fs=rate_hz, output="sos")
    return sections.astype(np.float32), sosfilt_zi(sections).astype(np.float32)


def without_rumble(sound: Samples, rate_hz: int) -> Samples:
    """A clip, shape (frames,), without what lies under ``CUTOFF_HZ``; an offset leaves no step at its start."""
    from scipy.signal import sosfilt

    if not len(sound):
        return sound
    sections, steady = _sections(rate_hz)
    clear, _ = sosfilt(sections, sound, zi=steady * sound[0])
    result: Samples = clear.astype(np.float32, copy=False)
    return result
