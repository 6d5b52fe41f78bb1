"""The chapter marks of a timeline become chapters that tile the episode."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.episode import Chapter
from panelaudio.timecode import frames_to_ms, ms_to_frames

if TYPE_CHECKING:
    from panelaudio.timeline import Timeline

LEAD_MS = 250
"""A chapter begins so long before its sound, or in the middle of a shorter silence: players seek to the nearest packet
or so, and must not clip the first word nor play the end of the last one.
"""


def tile(timeline: Timeline) -> tuple[Chapter, ...]:
    """The chapters: the first begins at 0, each ends where the next one begins, the last with the episode.

    Times are rounded once, from frames. Marks within the same millisecond become one chapter, called as the last.
    """
    silent_from = {gap.start_frame + gap.frames: gap.start_frame for gap in timeline.gaps}
    lead = ms_to_frames(LEAD_MS, timeline.rate_hz)
    titles: dict[int, str] = {}
    for number, mark in enumerate(timeline.chapters):
        gap_start = silent_from.get(mark.start_frame, mark.start_frame)
        start = mark.start_frame - min(lead, (mark.start_frame - gap_start) // 2)
        titles[frames_to_ms(start, timeline.rate_hz) if number else 0] = mark.title
    end_ms = frames_to_ms(timeline.frames, timeline.rate_hz)
    starts = [start for start in sorted(titles) if start < end_ms]
    borders = pairwise([*starts, end_ms])
    return tuple(Chapter(start_ms=start, end_ms=end, title=titles[start]) for start, end in borders)
