"""Bins laid where placements lie, in the order in which they begin: told when done, added up where they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelaudio.audio.tenths import Energies

_ROW = 6000
"""Bins that are told at a time, about: a minute."""


class Laid:
    """A line of bins of which the last minute or so is in memory."""

    def __init__(self, told: Callable[[int, Energies], None]) -> None:
        """``told`` hears the place of the first bin of a row, and the row, which is its own."""
        self._told = told
        self._first = 0
        self._bins = np.zeros(0, np.float32)

    def add(self, start: int, bins: Energies) -> None:
        """Add bins at a place, which is not before that of any that were added already."""
        if start - self._first >= _ROW:
            self.finish(start)
        self._reach(start + len(bins))
        self._bins[start - self._first :][: len(bins)] += bins

    def finish(self, end: int) -> None:
        """Tell all up to a place; what lies beyond it waits."""
        self._reach(end)
        count = end - self._first
        for at in range(0, count, _ROW):
            self._told(self._first + at, self._bins[at : min(at + _ROW, count)])
        self._first, self._bins = end, self._bins[count:].copy()

    def _reach(self, end: int) -> None:
        missing = end - self._first - len(self._bins)
        if missing > 0:
            self._bins = np.concatenate((self._bins, np.zeros(missing, np.float32)))
