"""Another pitch for voices whose engine has only a speed: spoken slower, then played faster, in the same time.

Pitch and formants move together, as from a larger person to a smaller one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from panelaudio.speech import Samples, Synthesis

_SEMITONES_IN_OCTAVE = 12


def pitch_ratio(semitones: float) -> float:
    """By how much the frequencies grow."""
    return float(2.0 ** (semitones / _SEMITONES_IN_OCTAVE))


def played_faster(synthesis: Synthesis, ratio: float) -> Synthesis:
    """The sound ``ratio`` times as fast and as high; its marks move along."""
    if ratio == 1.0:
        return synthesis
    samples = _resampled(synthesis.samples, ratio)
    frames = len(samples)
    marks = tuple(
        replace(mark, frame=min(frames, int(mark.frame / ratio)), end_frame=min(frames, int(mark.end_frame / ratio)))
        for mark in synthesis.marks
    )
    return replace(synthesis, samples=samples, marks=marks)


def _resampled(samples: Samples, ratio: float) -> Samples:
    import soxr

    # soxr takes rates as fractions: a thousandth of a semitone is far finer than anybody hears.
    shifted: Samples = soxr.resample(samples, round(ratio * 1_000_000), 1_000_000, quality="HQ")
    return np.clip(shifted, np.float32(-1.0), np.float32(1.0))
