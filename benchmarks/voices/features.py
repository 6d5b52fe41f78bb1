"""What tells voices apart to the ear: pitch, brightness and timbre, measured from a minute or less of speech."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr
from scipy.fft import dct

RATE_HZ = 16_000
_FRAME, _HOP = 640, 160
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 400.0
_BANDS, _COEFFICIENTS = 26, 12
_LOUD_DB = -30.0
"""Frames under this, relative to the loud ones, are pauses."""
_VOICED = 0.5
"""Of the autocorrelation at the pitch period; breath and hiss have less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Of one voice."""

    f0_hz: float
    """Median of the pitch; 0 for a whisper."""
    brightness_hz: float
    """Median spectral centroid of voiced frames."""
    timbre: tuple[float, ...]
    """Mean mel cepstrum of voiced frames, coefficients 1 to 12: the shape of the spectrum, whatever the level."""


def measure(samples: np.ndarray, rate_hz: int) -> Features:
    """The features of some speech (mono, float, shape (frames,))."""
    sound = soxr.resample(samples.astype(np.float64), rate_hz, RATE_HZ)
    frames = np.lib.stride_tricks.sliding_window_view(sound, _FRAME)[::_HOP]
    level = np.sqrt((frames**2).mean(axis=1))
    loud = frames[level > np.quantile(level, 0.9) * 10 ** (_LOUD_DB / 20)]
    f0, strength = _pitch(loud)
    voiced = loud[strength > _VOICED]
    spectrum = np.abs(np.fft.rfft(voiced * np.hanning(_FRAME), axis=1)) ** 2
    frequencies = np.fft.rfftfreq(_FRAME, 1 / RATE_HZ)
    centroid = (spectrum * frequencies).sum(axis=1) / (spectrum.sum(axis=1) + 1e-12)
    cepstrum = dct(np.log(spectrum @ _mel(frequencies).T + 1e-10), axis=1, norm="ortho")
    return Features(
        f0_hz=float(np.median(f0[strength > _VOICED])) if len(voiced) else 0.0,
        brightness_hz=float(np.median(centroid)) if len(voiced) else 0.0,
        timbre=tuple(cepstrum[:, 1 : _COEFFICIENTS + 1].mean(axis=0)) if len(voiced) else (0.0,) * _COEFFICIENTS,
    )


def _pitch(frames: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Frequency and strength of the best period of each frame, by autocorrelation."""
    centred = frames - frames.mean(axis=1, keepdims=True)
    power = np.abs(np.fft.rfft(centred, 2 * _FRAME, axis=1)) ** 2
    correlation = np.fft.irfft(power, axis=1)[:, :_FRAME]
    # The shorter overlap of longer lags is made good, else low voices would seem to have no pitch.
    correlation /= np.maximum(correlation[:, :1], 1e-12) * (1 - np.arange(_FRAME) / _FRAME)
    first, last = int(RATE_HZ / _HIGHEST_HZ), int(RATE_HZ / _LOWEST_HZ)
    lags = np.arange(first, last)
    near = correlation[:, first:last]
    best = near.max(axis=1, keepdims=True)
    # Of several periods about as good, the shortest: twice the period is as regular as the period.
    place = (near > best - 0.1).argmax(axis=1)
    peak = np.array([_climb(row, start) for row, start in zip(near, place, strict=True)])
    return RATE_HZ / lags[peak], best[:, 0]


def _climb(row: np.ndarray, place: int) -> int:
    while place + 1 < len(row) and row[place + 1] > row[place]:
        place += 1
    return place


def _mel(frequencies: np.ndarray) -> np.ndarray:
    """Triangular bands, shape (bands, frequencies)."""
    top = 2595 * np.log10(1 + RATE_HZ / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, top, _BANDS + 2) / 2595) - 1)
    rising = (frequencies - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - frequencies) / np.diff(edges)[1:, None]
    return np.maximum(0, np.minimum(rising, falling))
