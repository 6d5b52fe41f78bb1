"""The waveform in columns, of all and of each speaker."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from panelaudio.audio.listening import SILENT_DB, STEPS_A_DB
from panelaudio.metering.palette import SOFT, colour_of
from panelaudio.metering.wording import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.audio.listening import Levels
    from panelaudio.metering.reading import Reading, SpeakerReading, Stretch

Heights = npt.NDArray[np.float64]
MOST_LANES = 24
"""Who speaks least shares the last one."""
_BEND = 0.7
"""So that soft speech is seen beside loud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One speaker's."""

    name: str
    figures: str
    colour: str
    heights: tuple[float, ...]
    """Of each column, 0 to 1; 0 where another one speaks."""


def waveform(levels: Levels, columns: int) -> Heights:
    """The mean amplitude in each column, 0 to 1; the highest of all is 1."""
    borders = np.arange(columns + 1) * len(levels) // columns
    means = [_amplitudes()[levels[start:end]].mean() if end > start else 0.0 for start, end in pairwise(borders)]
    heights: Heights = (np.array(means) / max(*means, 1e-6)) ** _BEND
    return heights


@cache
def _amplitudes() -> Heights:
    """Of each step of a level."""
    amplitudes: Heights = 10 ** ((np.arange(256) / STEPS_A_DB + SILENT_DB) / 20)
    return amplitudes


def lanes_of(reading: Reading, columns: int) -> tuple[Lane, ...]:
    """A lane for each speaker, in the order in which they first sound; of very many, for those who speak most."""
    heights = waveform(reading.levels, columns)
    own, others = _shown(reading.speakers)
    lanes = [
        Lane(
            name=one.name,
            figures=figures(one.integrated_lufs, one.seconds),
            colour=colour_of(number),
            heights=_of(one.stretches, heights, reading.duration_ms),
        )
        for number, one in enumerate(own)
    ]
    if others:
        stretches = sorted((one for speaker in others for one in speaker.stretches), key=lambda one: one.start_ms)
        heights_of = _of(stretches, heights, reading.duration_ms)
        lanes.append(Lane(name=f"{len(others)} others", figures="", colour=SOFT, heights=heights_of))
    return tuple(lanes)


def _shown(speakers: Sequence[SpeakerReading]) -> tuple[list[SpeakerReading], list[SpeakerReading]]:
    if len(speakers) <= MOST_LANES:
        return list(speakers), []
    most = sorted(speakers, key=lambda one: -one.seconds)[: MOST_LANES - 1]
    return [one for one in speakers if one in most], [one for one in speakers if one not in most]


def _of(stretches: Sequence[Stretch], heights: Heights, duration_ms: int) -> tuple[float, ...]:
    """The waveform where these stretches are; lower in columns of which they fill a part."""
    columns = len(heights)
    share = np.zeros(columns)
    for one in stretches:
        left, right = (min(ms / max(duration_ms, 1), 1.0) * columns for ms in (one.start_ms, one.end_ms))
        first, last = int(left), min(int(right), columns - 1)
        share[first : last + 1] += 1.0
        share[min(first, columns - 1)] -= left - first
        share[last] -= max(last + 1 - right, 0.0)
    filled = np.sqrt(np.clip(share, 0.0, 1.0))
    return tuple((heights * filled).round(4).tolist())
