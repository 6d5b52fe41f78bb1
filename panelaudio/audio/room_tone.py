"""What silence sounds like: a soft, low noise that runs through the whole episode and never is digital zero."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from panelaudio.speech import Samples

ROOM_TONE_DBFS = -65.0
"""RMS; ACX asks for -60 dB at most and some sound at all times."""
_LOOP_S = 31
"""Long, and no round number, so that nobody hears it come again."""
_SEED = 20_260_101
_LOW_HZ, _HIGH_HZ = 60.0, 6000.0
_ONE_AT_A_TIME = Lock()
"""Else each thread that mixes would make its own loop at the start, in ten times the memory of one."""


@lru_cache(maxsize=2)
def _loop(rate_hz: int) -> Samples:
    """Noise that falls off by 3 dB an octave, made in the frequency domain, so that its end joins its beginning."""
    frames = _LOOP_S * rate_hz
    hz = np.fft.rfftfreq(frames, 1 / rate_hz)
    height = np.where((hz > _LOW_HZ) & (hz < _HIGH_HZ), 1 / np.sqrt(np.maximum(hz, _LOW_HZ)), 0.0)
    phases = np.random.default_rng(_SEED).uniform(0, 2 * np.pi, len(hz))
    spectrum = 1j * phases
    np.exp(spectrum, out=spectrum)
    spectrum *= height  # in place: a loop has 1.4 million frames
    del hz, height, phases
    noise = np.fft.irfft(spectrum, frames)
    del spectrum
    level = 10 ** (ROOM_TONE_DBFS / 20) / np.sqrt(np.mean(noise**2))
    tone: Samples = (noise * level).astype(np.float32)
    return tone


def room_tone(start_frame: int, frames: int, rate_hz: int) -> Samples:
    """The tone for a stretch of the programme; shape (frames,). It depends on nothing but the place."""
    with _ONE_AT_A_TIME:
        loop = _loop(rate_hz)
    first = start_frame % len(loop)
    if first + frames <= len(loop):
        return loop[first : first + frames]
    whole, rest = divmod(first + frames - len(loop), len(loop))
    return np.concatenate((loop[first:], *[loop] * whole, loop[:rest]))
