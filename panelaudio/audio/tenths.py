"""Weighed energy by tenths of a second, in which loudness is reckoned: a fifth of what its bins would take."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Energies = npt.NDArray[np.floating[Any]]
    """Of bins of 10 ms in a row, of any precision; their sums are double."""
    Powers = npt.NDArray[np.float64]

BINS = 10
"""Of a tenth."""


class Tenths:
    """Sums over bins that come in pieces; the same for any pieces."""

    def __init__(self) -> None:
        self._sums = array("d")  # it grows in place, however many hours there are
        self._left: Energies = np.zeros(0, np.float32)

    @classmethod
    def of(cls, energies: Energies) -> Tenths:
        """Of bins that are at hand."""
        tenths = cls()
        tenths.push(energies)
        return tenths

    @property
    def bins(self) -> int:
        """How many came."""
        return len(self._sums) * BINS + len(self._left)

    def push(self, energies: Energies) -> None:
        """Take the next bins."""
        joined = np.concatenate((self._left, energies)) if len(self._left) else energies
        whole = len(joined) // BINS
        sums = joined[: whole * BINS].reshape(whole, BINS).sum(axis=1, dtype=np.float64)
        self._sums.frombytes(sums.tobytes())
        self._left = joined[whole * BINS :].copy()  # a view would keep all of it

    def sums(self) -> Powers:
        """Of each tenth; an incomplete last one is left out, unless it is the only one."""
        if not self._sums and len(self._left):
            return np.array([self._left.sum(dtype=np.float64)])
        return np.frombuffer(self._sums, np.float64) if self._sums else np.zeros(0)
