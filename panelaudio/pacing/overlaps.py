"""How far two clips may sound at once without hiding a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.timecode import ms_to_frames, rescale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.speech import Clip, Mark

LEAST_MS = 100
"""What is shorter is no overlap that one hears."""
MOST_COVERED = 0.4
"""Of a word. The rest of it, and with it the word, is heard alone."""


def overlap_frames(wanted_ms: int, earlier: Clip, later: Clip, rate_hz: int) -> int:
    """By how many frames ``later`` may begin before ``earlier`` has ended; 0 where no overlap is possible.

    Only the last word of the one and the first word of the other sound at once, and of each at most
    ``MOST_COVERED``, so that every word is understood; where the words are too short for that, or nobody knows
    exactly where they lie, there is none.

    Args:
        wanted_ms: What the pacing asks for.
        earlier: Whose end may be covered.
        later: Whose beginning may be.
        rate_hz: Of the frames that are returned.
    """
    if not (wanted_ms and earlier.timed and later.timed):
        return 0
    shortest = min(_length(earlier.marks[::-1], earlier, rate_hz), _length(later.marks, later, rate_hz))
    frames = min(ms_to_frames(wanted_ms, rate_hz), int(shortest * MOST_COVERED))
    return frames if frames >= ms_to_frames(LEAST_MS, rate_hz) else 0


def _length(marks: Sequence[Mark], clip: Clip, rate_hz: int) -> int:
    """Of the first of the marks that sounds, in frames of the timeline."""
    sounding = (mark.end_frame - mark.frame for mark in marks if mark.end_frame > mark.frame)
    return rescale(next(sounding, 0), clip.rate_hz, rate_hz)
