"""The one piece of music that comes with the program: two soft bells, made from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from panelaudio.speech import Samples

LENGTH_S = 2.2
_NOTES = ((659.26, 0.0, 1.0), (987.77, 0.28, 0.8))
"""Frequency in Hz (E5, B5), when it is struck in seconds, how hard."""
_PARTIALS = ((0.5, 0.35, 1.1), (1.0, 1.0, 0.8), (2.0, 0.25, 0.45), (2.76, 0.18, 0.25), (5.4, 0.06, 0.1))
"""Of a bell: times the note's frequency, height, seconds in which it falls to a third."""
_STRIKE_S = 0.006
_RELEASE_S = 0.25
_HEIGHT = 0.25


def sting(rate_hz: int) -> Samples:
    """Two bells, mono, as float32; shape (frames,)."""
    seconds = np.arange(round(LENGTH_S * rate_hz)) / rate_hz
    sound = np.zeros(len(seconds))
    for hz, struck_s, hard in _NOTES:
        since = seconds - struck_s
        heard = since >= 0
        rising = np.minimum(since[heard] / _STRIKE_S, 1.0)
        for times, height, falls_s in _PARTIALS:
            wave = np.sin(2 * np.pi * hz * times * since[heard]) * np.exp(-since[heard] / falls_s)
            sound[heard] += hard * height * rising * wave
    release = np.clip((LENGTH_S - seconds) / _RELEASE_S, 0, 1)
    result: Samples = (_HEIGHT * sound * np.sin(np.pi / 2 * release)).astype(np.float32)
    return result
