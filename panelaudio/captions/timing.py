"""When a cue goes: held for reading, then the gap to the next one (all times in ms from the start of the episode)."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.captions.profiles import Profile
    from panelaudio.episode import Cue


class Demand(NamedTuple):
    """What a cue asks of time."""

    in_ms: int
    """The first sound of its first word."""
    sound_end_ms: int
    """Of its last word."""
    characters: int
    """To be read, without the label."""
    next_ms: int | None
    """The in-time of the next cue."""


def out_ms(demand: Demand, profile: Profile, duration_ms: int) -> int:
    """The out-time of a cue; where there is no time, it may lie before its in-time.

    A cue stays until its sound is over and it can be read (``aim_cps``, ``min_ms``). A gap that would be shorter than
    ``close_below_ms`` is closed to ``min_gap_ms`` (Netflix TTSG: 2 frames); where the cue would then linger or be too
    long, it goes early enough for a gap that is seen as one (BBC 1.2).
    """
    in_ms, sound_end_ms, characters, next_ms = demand
    end = max(sound_end_ms, in_ms + max(profile.min_ms, ceil(1000 * characters / profile.aim_cps)))
    if next_ms is not None and next_ms - end < profile.close_below_ms:
        end = next_ms - profile.min_gap_ms
        if end > min(sound_end_ms + profile.linger_ms, in_ms + profile.max_ms):
            soonest = in_ms + max(profile.min_ms, ceil(1000 * characters / profile.limit_cps))
            early = next_ms - profile.close_below_ms
            end = early if early >= max(sound_end_ms, soonest) else end
    return min(end, in_ms + profile.max_ms, duration_ms)


def settled(shown: Sequence[Sequence[Cue]], profile: Profile, duration_ms: int) -> tuple[Cue, ...]:
    """The cues with in-times that rise and out-times before them, where sounds overlap or words take no time.

    Other cues are left as they are. A cue gives up its gap, then its in-time, before it would overlap another one;
    it passes the end of the episode only where the episode has fewer milliseconds than cues.

    Args:
        shown: What is shown at a time: a cue, or the cues of those who speak at once.
        profile: The rules.
        duration_ms: Of the episode.
    """
    starts = _risen([min(cue.start_ms for cue in cues) for cues in shown], duration_ms)
    found: list[Cue] = []
    nexts: list[int | None] = [*starts[1:], None]
    for cues, start, following in zip(shown, starts, nexts, strict=False):  # nexts is longer where there are no cues
        latest = duration_ms if following is None else following - min(profile.min_gap_ms, following - start - 1)
        end = max(start + 1, min(max(cue.end_ms for cue in cues), latest))
        timed = (_timed(cue, min(max(cue.start_ms, start), end - 1), end) for cue in cues)
        found += sorted(timed, key=lambda cue: cue.start_ms)
    return tuple(found)


def _timed(cue: Cue, start_ms: int, end_ms: int) -> Cue:
    """A cue with these times; as a rule it has them, and hours of cues need no copy."""
    same = (cue.start_ms, cue.end_ms) == (start_ms, end_ms)
    return cue if same else replace(cue, start_ms=start_ms, end_ms=end_ms)


def _risen(starts: list[int], duration_ms: int) -> list[int]:
    """In-times at least 1 ms apart and before the end, moved as little as that needs."""
    latest = [*accumulate([duration_ms, *reversed(starts)], lambda after, start: min(start, after - 1))][:0:-1]
    return [*accumulate(latest, lambda before, start: max(start, before + 1), initial=-1)][1:]
