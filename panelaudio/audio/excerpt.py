"""A short excerpt of a programme in which every voice is heard, and the loudness of each speaker in weighed sound."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.timeline import Timeline

if TYPE_CHECKING:
    from panelaudio.audio.measuring import Weighed
    from panelaudio.timeline import Placement

EACH_S = 20
"""Of each voice in a short programme."""
ONE_MORE_FOR_S = 400
"""A second more for each such length of the programme: a second pass over a long one costs more than a better guess."""
MOST_EACH_S = 40
LEAST_EACH_S = 4
ALL_S = 360
"""Of all together; where there are more voices than this holds, those that speak most are heard."""


def excerpt(timeline: Timeline) -> Timeline:
    """Placements of each voice, taken evenly from the whole programme and put side by side."""
    voices: dict[str, list[Placement]] = defaultdict(list)
    for placement in timeline.placements:
        voices[placement.utterance.speaker].append(placement)
    by_length = sorted(voices.values(), key=lambda placements: -sum(one.frames for one in placements))
    long_s = timeline.frames // timeline.rate_hz
    each_s = min(EACH_S + long_s // ONE_MORE_FOR_S, MOST_EACH_S)
    each_s = max(LEAST_EACH_S, min(each_s, ALL_S // max(len(voices), 1)))
    taken: list[Placement] = []
    reached = 0
    for placements in by_length:
        if reached >= ALL_S * timeline.rate_hz:
            break
        for placement in _spread(placements, each_s * timeline.rate_hz):
            taken.append(replace(placement, start_frame=reached))
            reached = taken[-1].end_frame
    return Timeline(rate_hz=timeline.rate_hz, frames=reached, placements=tuple(taken), gaps=())


def _spread(placements: list[Placement], frames: int) -> list[Placement]:
    """Every so many, until there are frames enough."""
    total = sum(one.frames for one in placements)
    step = max(1, -(-total // max(frames, 1)))
    return placements[step // 2 :: step] or placements[:1]


def speaker_loudness(timeline: Timeline, weighed: Weighed) -> dict[str, float]:
    """The loudness in LUFS of each speaker's words in a file or programme that was weighed."""
    parts: dict[str, list[slice]] = defaultdict(list)
    for one in timeline.placements:
        start, end = (frame // weighed.frames_a_bin for frame in (one.start_frame, one.end_frame))
        parts[one.utterance.speaker].append(slice(start, end))
    return {name: round(weighed.parts_lufs(slices), 2) for name, slices in parts.items()}
