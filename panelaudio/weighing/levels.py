"""A clip's level, 10 ms by 10 ms, in two bytes each: measured once, while the sound is at hand, and kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from panelaudio.weighing.high_pass import without_rumble
from panelaudio.weighing.weighting import Weigher

if TYPE_CHECKING:
    import numpy.typing as npt

    from panelaudio.speech import Samples

BIN_MS = 10
"""Of energy; short, so that a voice's bins can be told from its neighbour's."""
NO_LEVELS = b""
_LEAST_DB = -200.0
_STEPS_A_DB = 100
"""What is kept is 0.005 dB off at most."""


def bin_frames(rate_hz: int) -> int:
    """Frames of a bin at a rate."""
    return max(1, rate_hz * BIN_MS // 1000)


def powers(sound: Samples, rate_hz: int) -> npt.NDArray[np.float32]:
    """Mean squares of weighed sound (BS.1770-4), shape (frames,), in bins; the last one is filled up with silence."""
    frames = bin_frames(rate_hz)
    padded = np.concatenate((sound, np.zeros(-len(sound) % frames, dtype=np.float32)))
    weighed: npt.NDArray[np.float32] = Weigher(rate_hz, 1, frames).push(padded[None, :]) / np.float32(frames)
    return weighed


def levels_of(sound: Samples, rate_hz: int) -> bytes:
    """The levels of a clip as it goes into a mix, without rumble; ``powers_of`` reads them."""
    if not len(sound):
        return NO_LEVELS
    found = powers(without_rumble(sound, rate_hz), rate_hz).astype(np.float64)
    db = 10 * np.log10(np.maximum(found, 10 ** (_LEAST_DB / 10)))
    return np.clip(np.rint((db - _LEAST_DB) * _STEPS_A_DB), 0, 0xFFFF).astype("<u2").tobytes()


def powers_of(levels: bytes) -> npt.NDArray[np.float32]:
    """Mean squares of the bins, from their levels."""
    steps = np.frombuffer(levels, dtype="<u2")
    found = 10 ** ((steps / np.float64(_STEPS_A_DB) + _LEAST_DB) / 10)
    loud: npt.NDArray[np.float32] = np.where(steps > 0, found, 0.0).astype(np.float32)
    return loud
