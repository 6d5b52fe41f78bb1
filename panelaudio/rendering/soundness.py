"""Is what an engine returned really the speech that was asked for?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.speech import Mark, Samples, Synthesis

SILENT_DBFS = -60.0
QUIET_DB = -50.0
"""Under the clip's peak; what is quieter counts as silence at its ends."""
MAX_PEAK = 1.1
"""Resampling may overshoot full scale a little, which is clipped; more means samples on another scale."""
MIN_S_PER_LETTER = 0.02
MAX_S_PER_CHARACTER = 2.0
"""At speed 1.0. Speech takes about 0.07 s a character; figures and abbreviations ("WWW") up to 0.5 s."""
ALLOWANCE_S = 5.0
"""What any text may take beside: silence that an engine puts around it."""


def fault_of(synthesis: Synthesis, spoken: str, speed: float) -> str:
    """Why the sound cannot be that of ``spoken`` at ``speed``, or an empty string."""
    return (
        _fault_of_samples(synthesis.samples, synthesis.rate_hz)
        or _fault_of_speech(synthesis, spoken, speed)
        or _fault_of_marks(synthesis.marks, len(spoken), len(synthesis.samples))
    )


def sound_bounds(samples: Samples) -> tuple[int, int]:
    """The first frame above silence and one past the last; ``(0, 0)`` where all is silent.

    Args:
        samples: shape (frames,).
    """
    import numpy as np

    level = np.abs(samples)
    floor = level.max(initial=0.0) * _amplitude(QUIET_DB)
    (loud,) = np.nonzero(level > floor)
    return (int(loud[0]), int(loud[-1]) + 1) if loud.size else (0, 0)


def _amplitude(db: float) -> float:
    return float(10 ** (db / 20))


def _fault_of_samples(samples: Samples, rate_hz: int) -> str:
    import numpy as np

    if samples.ndim != 1 or samples.dtype != np.float32:
        return f"samples of shape {samples.shape} and type {samples.dtype} instead of mono float32"
    if rate_hz < 1:
        return f"a sampling rate of {rate_hz} Hz"
    peak = float(np.abs(samples).max(initial=0.0))  # NaN and infinity come through
    if not np.isfinite(peak):
        return "samples that are no finite numbers"
    return f"samples up to {peak:g}, beyond full scale" if peak > MAX_PEAK else ""


def _fault_of_speech(synthesis: Synthesis, spoken: str, speed: float) -> str:
    import numpy as np

    seconds = len(synthesis.samples) / synthesis.rate_hz
    if seconds > ALLOWANCE_S + MAX_S_PER_CHARACTER * len(spoken) / speed:
        return f"{seconds:.1f} s of sound for {len(spoken)} characters"
    letters = sum(map(str.isalnum, spoken))
    if not letters:
        return ""  # a dash or three dots may well be silent
    if seconds < MIN_S_PER_LETTER * letters / speed:
        return f"only {seconds:.2f} s of sound for {letters} letters"
    if np.abs(synthesis.samples).max(initial=0.0) <= _amplitude(SILENT_DBFS):
        return "silence"
    return "" if synthesis.marks else "no times of words"


def _fault_of_marks(marks: Sequence[Mark], characters: int, frames: int) -> str:
    for mark in marks:
        if not (0 <= mark.start <= mark.end <= characters and 0 <= mark.frame <= mark.end_frame <= frames):
            return f"the time of a word outside the text or the sound ({mark})"
    for earlier, later in pairwise(marks):
        if later.start < earlier.start or later.frame < earlier.frame:
            return f"times of words that run backwards ({earlier}, {later})"
    return ""
