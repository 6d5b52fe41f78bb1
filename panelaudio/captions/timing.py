"""When a cue goes: held for reading, then the gap to the next one (all times in ms from the start of the episode)."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panelaudio.captions.profiles import Profile
    from panelaudio.episode import Cue


def out_ms(
    profile: Profile, in_ms: int, sound_end_ms: int, characters: int, next_ms: int | None, duration_ms: int
) -> int:
    """The out-time of a cue that begins at ``in_ms``; where there is no time, it may lie before ``in_ms``.

    A cue stays until its sound is over and it can be read (``aim_cps``, ``min_ms``). A gap that would be shorter than
    ``close_below_ms`` is closed to ``min_gap_ms`` (Netflix TTSG: 2 frames); where the cue would then linger or be too
    long, it goes early enough for a gap that is seen as one (BBC 1.2).

    Args:
        profile: The rules.
        in_ms: The first sound of its first word.
        sound_end_ms: The end of its last word.
        characters: To be read, without the label.
        next_ms: The in-time of the next cue.
        duration_ms: Of the episode.
    """
    end = max(sound_end_ms, in_ms + max(profile.min_ms, ceil(1000 * characters / profile.aim_cps)))
    if next_ms is not None and next_ms - end < profile.close_below_ms:
        end = next_ms - profile.min_gap_ms
        if end > min(sound_end_ms + profile.linger_ms, in_ms + profile.max_ms):
            soonest = in_ms + max(profile.min_ms, ceil(1000 * characters / profile.limit_cps))
            early = next_ms - profile.close_below_ms
            end = early if early >= max(sound_end_ms, soonest) else end
    return min(end, in_ms + profile.max_ms, duration_ms)


def settled(cues: list[Cue], profile: Profile, duration_ms: int) -> tuple[Cue, ...]:
    """The cues with in-times that rise and out-times before them, where sounds overlap or words take no time.

    Other cues are left as they are. A cue gives up its gap, then its in-time, before it would overlap another one;
    it passes the end of the episode only where the episode has fewer milliseconds than cues.
    """
    starts = _risen([cue.start_ms for cue in cues], duration_ms)
    found = []
    for cue, start, following in zip(cues, starts, [*starts[1:], None], strict=True):
        latest = duration_ms if following is None else following - min(profile.min_gap_ms, following - start - 1)
        found.append(replace(cue, start_ms=start, end_ms=max(start + 1, min(cue.end_ms, latest))))
    return tuple(found)


def _risen(starts: list[int], duration_ms: int) -> list[int]:
    """In-times at least 1 ms apart and before the end, moved as little as that needs."""
    latest = duration_ms
    late = []
    for start in reversed(starts):
        latest = min(start, latest - 1)
        late.append(latest)
    earliest = 0
    found = []
    for start, most in zip(starts, reversed(late), strict=True):
        found.append(max(earliest, most if most < start else start))
        earliest = found[-1] + 1
    return found
