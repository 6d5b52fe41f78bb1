"""Where sound begins and ends in a file: stretches of sound between silences, to the millisecond.

Silence is what the quietest parts of the file sound like, so that room tone, hiss and the traces of an encoder are
silence, and a soft ``f`` is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from panelaudio.audio.listening import STEPS_A_DB, as_db

if TYPE_CHECKING:
    from panelaudio.audio.listening import Levels

Milliseconds = npt.NDArray[np.int64]

SILENCE_MS = 150
"""A shorter silence is part of a word or a phrase: a closed stop, a breath."""
DIP_MS = 50
"""A dip is not shorter."""
_LEAST_SOUND_MS = 20
"""What is shorter is a click."""
_WINDOW_MS = 100
"""In which the quietest parts of a file are looked for."""
_QUIET, _TOP, _LOUD = 0.05, 0.995, 0.95
"""Share of windows that count as silence where nothing is known; what of their levels is below; where speech lies."""
_ABOVE_DB = 3.0
_FAR_BELOW_DB = 45.0
"""Under speech: what is softer than this is no sound to anybody."""
_BELOW_DB = 38.0
"""Under speech: a silence is softer than this; Opus lets a voice die away for a quarter of a second."""
_CLEAR_DB = 15.0
"""Between silence and speech: with less, nobody can tell where a sound begins."""
_NEAR_MS = 20
"""A sound's first milliseconds are followed by more, within this time."""
_BLOCK_MS = 600_000
_MARGIN_MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounds:
    """Stretches of sound, in order; silences of ``SILENCE_MS`` or more lie between them."""

    starts_ms: Milliseconds
    ends_ms: Milliseconds
    """One past the last millisecond of each."""
    onsets_ms: Milliseconds
    """Where sound begins after a silence or a dip."""
    duration_ms: int
    """Of the file."""
    silence_db: float
    """RMS of the quietest parts, full scale."""
    speech_db: float
    """RMS of the loudest parts."""

    @property
    def clear(self) -> bool:
        """Whether silence and speech are far enough apart to tell where a sound begins."""
        return self.speech_db - self.silence_db >= _CLEAR_DB


def find_sounds(levels: Levels) -> Sounds:
    """The stretches of sound in a file's levels (one a millisecond)."""
    quiet, top, loud = _scale(levels)
    soft = max(top + _ABOVE_DB * STEPS_A_DB, loud - _FAR_BELOW_DB * STEPS_A_DB)
    runs = _runs(levels, max(soft, loud - _BELOW_DB * STEPS_A_DB))
    wide = _joined(*_runs(levels, soft), _NEAR_MS)
    starts, ends = _widened(_joined(*runs, SILENCE_MS), wide)
    onsets, _ = _widened(_joined(*runs, DIP_MS), wide)
    return Sounds(
        starts_ms=starts,
        ends_ms=ends,
        onsets_ms=onsets,
        duration_ms=len(levels),
        silence_db=as_db(quiet),
        speech_db=as_db(loud),
    )


def _scale(levels: Levels) -> tuple[float, float, float]:
    """The level of silence, the top of its levels, and the level of speech (in steps)."""
    if len(levels) < _WINDOW_MS:
        return 0.0, 0.0, 0.0
    windows = levels[: len(levels) - len(levels) % _WINDOW_MS].reshape(-1, _WINDOW_MS)
    power = np.power(10.0, np.arange(256) / (10 * STEPS_A_DB), dtype=np.float64).astype(np.float32)
    parts = np.array_split(windows, max(1, len(levels) // _BLOCK_MS))
    means = np.concatenate([power[part].mean(axis=1) for part in parts])
    means = 10 * STEPS_A_DB * np.log10(means)
    quiet, loud = np.quantile(means, (_QUIET, _LOUD), method="inverted_cdf")
    counts = np.bincount(windows[means <= quiet].ravel(), minlength=256)
    top = int(np.searchsorted(np.cumsum(counts), _TOP * counts.sum()))
    return float(quiet), float(top), float(loud)


def _runs(levels: Levels, threshold: float) -> tuple[Milliseconds, Milliseconds]:
    """Starts and ends of what is above the threshold; block by block, so that hours take no more memory."""
    starts, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for begin in range(0, len(levels), _BLOCK_MS):
        first = max(0, begin - _MARGIN_MS)
        stop = min(len(levels), begin + _BLOCK_MS)
        sounding = _sounding(levels[first : stop + _MARGIN_MS] > threshold)[begin - first :][: stop - begin]
        edges = np.diff(np.concatenate([[False], sounding, [False]]).astype(np.int8))
        starts.append(np.flatnonzero(edges == 1) + begin)
        ends.append(np.flatnonzero(edges == -1) + begin)
    return np.concatenate(starts), np.concatenate(ends)


def _sounding(above: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Milliseconds that are part of a sound: loud themselves, and so is half of the time just before or after them."""
    counts = np.concatenate([[0], np.cumsum(above)])
    places = np.arange(len(above))
    after = counts[np.minimum(places + _NEAR_MS, len(above))] - counts[places]
    before = counts[places + 1] - counts[np.maximum(places + 1 - _NEAR_MS, 0)]
    found: npt.NDArray[np.bool_] = above & ((2 * after >= _NEAR_MS) | (2 * before >= _NEAR_MS))
    return found


def _joined(starts: Milliseconds, ends: Milliseconds, silence_ms: int) -> tuple[Milliseconds, Milliseconds]:
    """The runs with shorter silences filled, without clicks."""
    if not len(starts):
        return starts, ends
    apart = starts[1:] - ends[:-1] >= silence_ms
    starts, ends = starts[np.concatenate([[True], apart])], ends[np.concatenate([apart, [True]])]
    kept = ends - starts >= _LEAST_SOUND_MS
    return starts[kept], ends[kept]


def _widened(
    loud: tuple[Milliseconds, Milliseconds], soft: tuple[Milliseconds, Milliseconds]
) -> tuple[Milliseconds, Milliseconds]:
    """The loud runs with their soft beginnings and ends, where these do not reach the loud run beside them."""
    starts, ends = loud
    if not len(starts) or not len(soft[0]):
        return starts, ends
    before = soft[0][np.maximum(np.searchsorted(soft[0], starts, "right") - 1, 0)]
    after = soft[1][np.minimum(np.searchsorted(soft[1], ends, "left"), len(soft[1]) - 1)]
    free_from = np.concatenate([[-1], ends[:-1]])
    free_to = np.concatenate([starts[1:], [np.iinfo(np.int64).max]])
    begin = np.where(before > free_from, np.minimum(before, starts), starts)
    return begin, np.where(after < free_to, np.maximum(after, ends), ends)
