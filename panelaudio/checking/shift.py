"""Captions that are off as a whole: by how much, and whether by more and more.

Each run of cues is held against the onsets of the sound at every distance up to ten seconds; where most of its in-times
meet an onset at one distance and at no other, that is how far they are off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.checking.tempo import BIN_MS, FARTHEST_MS, distances, met, refined, tempo_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from panelaudio.checking.as_cues import Numbered
    from panelaudio.checking.sounds import Milliseconds, Sounds
    from panelaudio.checking.tempo import InTimes

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
    """Of each run of cues, in order; runs that meet the sound nowhere are left out.

    Where captions run at another speed than the sound, the beginning and the end of each run.
    """
    starts = np.array(sorted({cue.start_ms for _, cue in numbered}), dtype=np.int64)
    runs = [starts[begin : begin + _RUN] for begin in range(0, len(starts), _RUN)]
    runs = [run for run in runs if len(run) >= _LEAST]
    tempo = tempo_of(runs, sounds.onsets_ms) if runs else 1.0
    if tempo != 1.0:
        near = list(_offs(runs, sounds.onsets_ms, tempo))
        tempo = refined(tempo, [(float(run.mean()) / tempo, off) for run, off in near])
        found = list(_offs(runs, sounds.onsets_ms, tempo))
        if len(found) * 2 >= len(runs):
            return [
                Shift(at_ms=float(ms), off_ms=float(ms) * (1 - 1 / tempo) + off)
                for run, off in found
                for ms in (run[0], run[-1])
            ]
    return [Shift(at_ms=float(run.mean()), off_ms=off) for run, off in _offs(runs, sounds.onsets_ms, 1.0)]


def _offs(runs: Iterable[Milliseconds], onsets: Milliseconds, tempo: float) -> Iterator[tuple[Milliseconds, float]]:
    """Runs, with the distance that is left between each and the sound at a tempo."""
    for run in runs:
        off = _off(run / tempo, onsets)
        if off is not None:
            yield run, off


def _off(run: InTimes, onsets: Milliseconds) -> float | None:
    """The one distance at which most of a run's in-times meet an onset."""
    apart = distances(run, onsets)
    if not len(apart):
        return None
    wide = met(run, onsets)
    best = int(np.argmax(wide))
    others = np.concatenate([wide[: max(best - 3, 0)], wide[best + 4 :]])
    if wide[best] < max(_SHARE * len(run), _AGAINST * others.max(initial=0)):
        return None
    low = best * BIN_MS - FARTHEST_MS
    return float(np.median(apart[(apart >= low) & (apart < low + 2 * BIN_MS)]))
