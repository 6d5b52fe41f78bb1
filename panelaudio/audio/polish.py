"""A gentle compressor and de-esser for one voice, clip by clip (``--polish``).

Both look at a whole clip and ahead: their gains are smoothed to both sides, so that nothing pumps and no gain jumps at
a clip's start. What they do depends on the clip and the voice's loudness alone, so it is the same wherever and by how
many threads the programme is mixed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from panelaudio.speech import Samples

    Decibels = npt.NDArray[np.float32]

HOP_MS = 5
"""One gain each; between them it moves in a straight line."""
RATIO = 2.0
OVER_DB = 0.0
"""Where compression begins, over the voice's loudness."""
KNEE_DB = 6.0
MOST_DB = 6.0
_HOLD_HOPS, _SMOOTH_HOPS = 3, 13
"""Turned down for so long about a loud hop; then smoothed over so many."""
SIBILANT_HZ = 5000.0
SIBILANT_OVER_DB = -11.0
"""Where the de-esser begins: the level of what lies above, over the voice's loudness."""
SIBILANT_RATIO = 3.0
MOST_SIBILANT_DB = 8.0
_SIBILANT_HOLD, _SIBILANT_SMOOTH = 1, 5
_LEAST_RATE_HZ = 15_000
"""Under it there is nothing above to turn down."""
_TAPS_MS = 3
_SILENT = 1e-12


def polished(sound: Samples, rate_hz: int, voice_lufs: float) -> Samples:
    """A clip with its loud syllables and its sharp S's turned down.

    Args:
        sound: Shape (frames,).
        rate_hz: Of the clip.
        voice_lufs: The loudness of its voice over all that it says, from which the thresholds are reckoned.
    """
    hop = rate_hz * HOP_MS // 1000
    if len(sound) < hop:
        return sound
    pressed = _turned_down(_levels(sound, hop) - voice_lufs - OVER_DB, RATIO, KNEE_DB, MOST_DB)
    gain = _gains(pressed, _HOLD_HOPS, _SMOOTH_HOPS, hop, len(sound))
    if rate_hz < _LEAST_RATE_HZ:
        return sound * gain
    low = _under(sound, rate_hz)
    high = sound - low
    sharp = _levels(high, hop) - voice_lufs - SIBILANT_OVER_DB
    sharp_gain = _gains(
        _turned_down(sharp, SIBILANT_RATIO, 0.0, MOST_SIBILANT_DB), _SIBILANT_HOLD, _SIBILANT_SMOOTH, hop, len(sound)
    )
    result: Samples = (low + high * sharp_gain) * gain
    return result


def _levels(sound: Samples, hop: int) -> Decibels:
    """RMS of each hop in dB; the last one may be short."""
    whole = np.pad(sound, (0, -len(sound) % hop)).reshape(-1, hop)
    power = np.einsum("hf,hf->h", whole, whole) / np.float32(hop)
    levels: Decibels = 10 * np.log10(np.maximum(power, _SILENT))
    return levels


def _turned_down(over_db: Decibels, ratio: float, knee_db: float, most_db: float) -> Decibels:
    """By how many dB each hop is turned down: a straight line over the threshold, bent softly about it."""
    share = 1 - 1 / ratio
    if knee_db:
        bent = np.clip(over_db + knee_db / 2, 0, knee_db) ** 2 / (2 * knee_db)
        straight = np.maximum(over_db - knee_db / 2, 0)
        over_db = bent + straight
    down: Decibels = np.minimum(share * np.maximum(over_db, 0), most_db).astype(np.float32)
    return down


def _gains(down_db: Decibels, hold: int, smooth: int, hop: int, frames: int) -> Samples:
    """A factor for each frame: the most that is wanted nearby, smoothed, in straight lines from hop to hop."""
    from scipy.ndimage import convolve1d, maximum_filter1d

    held = maximum_filter1d(down_db, 2 * hold + 1, mode="nearest")
    window = np.hanning(smooth + 2)[1:-1]
    smoothed = convolve1d(held, window / window.sum(), mode="nearest")
    middles = (np.arange(len(down_db), dtype=np.float32) + np.float32(0.5)) * hop
    along = np.interp(np.arange(frames, dtype=np.float32), middles, 10 ** (-smoothed / 20))
    return along.astype(np.float32)


def _under(sound: Samples, rate_hz: int) -> Samples:
    """What lies under ``SIBILANT_HZ``; with the rest it gives back the sound."""
    from scipy.signal import oaconvolve

    taps = _low_pass(rate_hz)
    low: Samples = oaconvolve(sound, taps, mode="full")[len(taps) // 2 :][: len(sound)].astype(np.float32)
    return low


@lru_cache(maxsize=8)
def _low_pass(rate_hz: int) -> Samples:
    from scipy.signal import firwin

    taps: Samples = firwin(2 * (rate_hz * _TAPS_MS // 2000) + 1, SIBILANT_HZ, fs=rate_hz).astype(np.float32)
    return taps
