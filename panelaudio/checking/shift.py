"""Captions that are off as a whole: by how much, and whether by more and more.

Each run of cues is held against the onsets of the sound at every distance up to ten seconds; where most of its in-times
meet an onset at one distance and at no other, that is how far they are off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.checking.as_cues import Numbered
    from panelaudio.checking.sounds import Milliseconds, Sounds

_FARTHEST_MS = 10_000
_BIN_MS = 40
_RUN = 25
"""Cues that are held against the sound together."""
_LEAST = 8
_SHARE = 0.4
"""Of the cues of a run that have to meet an onset."""
_AGAINST = 1.5
"""How many times as many as at any other distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How far a run of cues is off its sound (ms; negative: early)."""

    at_ms: float
    off_ms: float


def shifts(numbered: Sequence[Numbered], sounds: Sounds) -> list[Shift]:
    """Of each run of cues, in order; runs that meet the sound nowhere are left out."""
    starts = np.array(sorted({cue.start_ms for _, cue in numbered}), dtype=np.int64)
    return list(_shifts(starts, sounds.onsets_ms))


def _shifts(starts: Milliseconds, onsets: Milliseconds) -> Iterator[Shift]:
    for begin in range(0, max(len(starts) - _LEAST, 0) + 1, _RUN):
        run = starts[begin : begin + _RUN]
        if len(run) < _LEAST:
            return
        off = _off(run, onsets)
        if off is not None:
            yield Shift(at_ms=float(run.mean()), off_ms=off)


def _off(run: Milliseconds, onsets: Milliseconds) -> float | None:
    """The one distance at which most of a run's in-times meet an onset."""
    near = onsets[(onsets > run[0] - _FARTHEST_MS) & (onsets < run[-1] + _FARTHEST_MS)]
    apart = (run[:, None] - near[None, :]).ravel()
    apart = apart[np.abs(apart) <= _FARTHEST_MS]
    if not len(apart):
        return None
    counts = np.bincount((apart + _FARTHEST_MS) // _BIN_MS, minlength=2 * _FARTHEST_MS // _BIN_MS + 1)
    wide = counts[:-1] + counts[1:]  # a distance that lies on the edge of a bin counts in one as well
    best = int(np.argmax(wide))
    others = np.concatenate([wide[: max(best - 3, 0)], wide[best + 4 :]])
    if wide[best] < max(_SHARE * len(run), _AGAINST * others.max(initial=0)):
        return None
    low = best * _BIN_MS - _FARTHEST_MS
    return float(np.median(apart[(apart >= low) & (apart < low + 2 * _BIN_MS)]))
