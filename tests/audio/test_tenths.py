"""Sums of bins, bins that are laid, and arrays on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.audio.laid import Laid
from panelaudio.audio.spool import Roll, Spool
from panelaudio.audio.tenths import Tenths
from panelaudio.memory import give_back, keep_little

if TYPE_CHECKING:
    from pathlib import Path

POWERS = st.lists(st.floats(0, 1, width=16), max_size=80)


@given(st.lists(POWERS, max_size=6))
def test_sums_are_the_same_for_any_pieces(pieces: list[list[float]]) -> None:
    """Bins that come in pieces give the tenths, and the number of bins, of all of them at once."""
    tenths = Tenths()
    for piece in pieces:
        tenths.push(np.array(piece, np.float32))
    whole = np.array([power for piece in pieces for power in piece], np.float32)
    assert tenths.bins == len(whole)
    count = len(whole) // 10
    expected = whole[: count * 10].reshape(count, 10).sum(axis=1, dtype=np.float64)
    assert np.array_equal(tenths.sums(), expected if count else [whole.sum(dtype=np.float64)] if len(whole) else [])


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 900)), max_size=8))
def test_what_is_laid_adds_up(steps: list[tuple[int, int]]) -> None:
    """The rows follow each other without a hole, and hold the sum of all that was laid there."""
    rows: list[tuple[int, np.ndarray]] = []
    laid, start, placed = Laid(lambda at, bins: rows.append((at, bins.copy()))), 0, []
    for step, length in steps:
        start += step
        placed.append((start, length))
        laid.add(start, np.ones(length, np.float32))
    end = start + 1000
    laid.finish(end)
    expected = np.zeros(end, np.float32)
    for first, length in placed:
        expected[first : first + length] += 1
    assert [at for at, _ in rows] == list(np.cumsum([0, *(len(bins) for _, bins in rows)])[:-1])
    assert np.array_equal(np.concatenate([bins for _, bins in rows]), expected)


def test_what_is_put_on_disk_comes_back(tmp_path: Path) -> None:
    """Arrays come back bit by bit, in any order, empty ones too; no file is left."""
    arrays = [np.linspace(-1, 1, length, dtype=np.float32) for length in (5, 0, 700)]
    with Spool(tmp_path) as spool:
        places = [spool.put(one) for one in arrays]
        for place, one in reversed(list(zip(places, arrays, strict=True))):
            assert np.array_equal(spool.get(place), one)
    assert not list(tmp_path.iterdir())


@given(st.lists(POWERS, max_size=4))
def test_a_roll_is_what_came(pieces: list[list[float]]) -> None:
    """Pieces that went to disk are one array when all have come, and stay when the file is closed."""
    with Roll() as roll:
        for piece in pieces:
            roll.add(np.array(piece, np.float32))
        whole = roll.whole()
    assert whole.tolist() == [one for piece in pieces for one in piece]


def test_memory_goes_back_on_any_system() -> None:
    """Giving memory back is no error, wherever the program runs."""
    keep_little()
    give_back()
