"""How far apart two voices are to the ear: 1 is as far as two takes of one voice.

Timbre (the shape of the spectrum, as a mel cepstrum) and pitch are measured once for each voice and shipped with the
engines; ``docs/voices.md`` says how, and what it gives.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMBRE_TAKES = 1.52
"""Two takes of one voice differ by so much in timbre (root mean square over 53 voices of eSpeak NG)."""
SEMITONES_TAKES = 1.0
"""And by less than this in the median of their pitch."""
_SEMITONES_IN_OCTAVE = 12


def semitones(one_hz: float, other_hz: float) -> float:
    """The interval between two pitches; 0 where one of them is not known."""
    if not (one_hz and other_hz):
        return 0.0
    return abs(_SEMITONES_IN_OCTAVE * math.log2(one_hz / other_hz))


def apart(one_hz: float, other_hz: float, one_timbre: Sequence[float], other_timbre: Sequence[float]) -> float:
    """The distance of two voices by pitch and timbre; by what is known where one of the two is not."""
    pitch = semitones(one_hz, other_hz) / SEMITONES_TAKES
    timbre = math.dist(one_timbre, other_timbre) / TIMBRE_TAKES if one_timbre and other_timbre else 0.0
    return math.hypot(pitch, timbre)
