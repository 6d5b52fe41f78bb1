"""How far music is turned down for speech: known from the timeline, so it is turned down before the first word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.timecode import ms_to_frames

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from panelaudio.speech import Samples

DOWN_MS, UP_MS = 500, 900
"""How long turning down takes, before the speech, and coming back, after it."""
OPEN_MS = 2500
"""The music does not come back in a shorter silence."""
_GRID = 64
"""Frames for which the gain is reckoned; between them it moves in a straight line."""


@dataclass(frozen=True, slots=True)
class Ducking:
    """A curve from 0 (nobody speaks) to 1 (somebody does) along the frames of a programme."""

    frames: npt.NDArray[np.float64]
    down: npt.NDArray[np.float64]

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]], rate_hz: int) -> Ducking:
        """The curve for stretches of speech, in order, as frames from the first to one past the last."""
        before, after, short = (ms_to_frames(ms, rate_hz) for ms in (DOWN_MS, UP_MS, OPEN_MS))
        merged: list[list[int]] = []
        for start, end in spans:
            if merged and start - merged[-1][1] < short:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        corners = [(start - before, start, end, end + after) for start, end in merged]
        frames = np.array([corner for four in corners for corner in four] or [0], dtype=np.float64)
        down = np.array([0.0, 1.0, 1.0, 0.0] * len(corners) or [0.0])
        return cls(frames, down)

    def gains(self, first: int, end: int, depth_db: float) -> Samples | np.float32:
        """Factors for the frames from ``first`` up to ``end``; one for all where it does not change.

        Args:
            first: A frame of the programme.
            end: One past the last.
            depth_db: By how much music is turned down under speech.
        """
        begin = first // _GRID * _GRID
        grid = np.arange(begin, end + _GRID, _GRID, dtype=np.float64)
        down = np.interp(grid, self.frames, self.down)
        if down.min() == down.max():
            return np.float32(10 ** (-depth_db * down[0] / 20))
        along = np.interp(np.arange(first, end, dtype=np.float64), grid, 10 ** (-depth_db * down / 20))
        return along.astype(np.float32)
