"""Loudness from weighed energy: integrated (BS.1770-4) and range (EBU Tech 3342)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.tenths import BINS

if TYPE_CHECKING:
    from panelaudio.audio.tenths import Powers, Tenths

SILENT_LUFS = -70.0
"""The absolute gate; what is softer has no loudness."""
_OFFSET = -0.691
_NOTHING_LUFS = -120.0
_RELATIVE_LU = -10.0
_RANGE_RELATIVE_LU = -20.0
_BLOCK_HOPS = 4
_SHORT_TERM_HOPS = 30
_LOW, _HIGH = 10, 95


def integrated_lufs(tenths: Tenths, frames_a_bin: int) -> float:
    """Gated loudness in LUFS; ``SILENT_LUFS`` where nothing passes the gate."""
    return _gated(_block_powers(tenths, frames_a_bin, _BLOCK_HOPS), _RELATIVE_LU)


def range_lu(tenths: Tenths, frames_a_bin: int) -> float:
    """Loudness range in LU: the 10th to the 95th percentile of short-term loudness (3 s), gated."""
    powers = _block_powers(tenths, frames_a_bin, _SHORT_TERM_HOPS)
    powers = powers[powers > power_of(SILENT_LUFS)]
    if not len(powers):
        return 0.0
    powers = powers[powers > powers.mean() * 10 ** (_RANGE_RELATIVE_LU / 10)]
    low, high = np.percentile(powers, [_LOW, _HIGH])
    return float(10 * math.log10(high / low))


def over_time_lufs(tenths: Tenths, frames_a_bin: int, hops: int = _SHORT_TERM_HOPS) -> Powers:
    """Loudness in LUFS without a gate, of blocks of ``hops`` tenths of a second (3 s: short-term), begun each tenth."""
    powers = _block_powers(tenths, frames_a_bin, hops)
    lufs: Powers = _OFFSET + 10 * np.log10(np.maximum(powers, power_of(_NOTHING_LUFS)))
    return lufs


def _gated(powers: Powers, relative_lu: float) -> float:
    loud = powers[powers > power_of(SILENT_LUFS)]
    if not len(loud):
        return SILENT_LUFS
    loud = loud[loud > loud.mean() * 10 ** (relative_lu / 10)]
    return float(_OFFSET + 10 * math.log10(loud.mean()))


def _block_powers(tenths: Tenths, frames_a_bin: int, hops: int) -> Powers:
    """Mean power of blocks of ``hops`` tenths of a second, one begun each tenth.

    What is shorter than a block is taken as one block, so that a single word has a loudness too.
    """
    sums = tenths.sums()
    if not len(sums):
        return sums
    count = min(hops, len(sums))
    total = np.concatenate(([0.0], np.cumsum(sums)))
    bins = min(count * BINS, tenths.bins)
    powers: Powers = total[count:] - total[:-count]
    np.maximum(powers, 0.0, out=powers)
    powers /= bins * frames_a_bin
    return powers


def power_of(lufs: float) -> float:
    """Mean square of weighed sound, of all channels together, that has a loudness."""
    return float(10 ** ((lufs - _OFFSET) / 10))


def to_factor(db: float) -> float:
    """Decibels as a factor of amplitude."""
    return float(10 ** (db / 20))


def to_db(factor: float) -> float:
    """A factor of amplitude as decibels; -200 for silence."""
    return 20 * math.log10(factor) if factor > 0 else -200.0
