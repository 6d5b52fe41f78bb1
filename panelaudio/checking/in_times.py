"""Whether a cue comes with its first sound.

By ear alone that can be told where a silence lies before its first word. In running speech nobody can say, without the
times of all words, where a cue ought to begin; such cues are counted, not judged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.checking.sound_rules import TWO_FRAMES_MS, sound_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions import Problem
    from panelaudio.checking.as_cues import Numbered
    from panelaudio.checking.shift import Shift
    from panelaudio.checking.sounds import Milliseconds, Sounds
    from panelaudio.episode import Cue

_ON_THE_SOUND_MS = 30
"""An in-time so near to an onset belongs to it."""
LATEST_MS = 1000
"""A cue that comes later after a sound began has another first word."""
_FAR_MS = 250
"""Cues that are farther off than this, all of them, are held against the sound where they should have been."""
_SENTENCE_ENDS = (".", "?", "!", "…", "。", "！", "？")
_CLOSING = "\"'”’»)]}*_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A cue whose first sound is known."""

    number: int
    start_ms: int
    off_ms: int
    """Its in-time against the sound: negative where it comes early."""


def hear(numbered: Sequence[Numbered], sounds: Sounds, runs: Sequence[Shift] = ()) -> list[Heard]:
    """The cues that begin after a silence, with their distance to the first sound.

    Args:
        numbered: The cues, in order.
        sounds: Of the delivered file.
        runs: How far runs of cues are off, where that is known.
    """
    found: list[Heard] = []
    before: Cue | None = None
    for number, cue in numbered:
        if before is None or cue.start_ms != before.start_ms:
            shift = _shift(runs, cue.start_ms)
            off = _off_ms(_moved(cue, -shift), before and _moved(before, -shift), sounds)
            if off is not None:
                found.append(Heard(number=number, start_ms=cue.start_ms, off_ms=off + shift))
        before = cue
    return found


def _shift(runs: Sequence[Shift], ms: int) -> int:
    """How far cues about a time are off, where it is much; at most so much that none begins before the start."""
    if not runs:
        return 0
    off = float(np.interp(ms, [run.at_ms for run in runs], [run.off_ms for run in runs]))
    return min(round(off), ms) if abs(off) > _FAR_MS else 0


def _moved(cue: Cue, by_ms: int) -> Cue:
    if not by_ms:
        return cue
    start = max(0, cue.start_ms + by_ms)
    return replace(cue, start_ms=start, end_ms=max(start + 1, cue.end_ms + by_ms))


def _off_ms(cue: Cue, before: Cue | None, sounds: Sounds) -> int | None:
    """How far an in-time is off its sound; None where that cannot be told."""
    onset = _nearest(sounds.onsets_ms, cue.start_ms)
    if onset is not None and abs(cue.start_ms - onset) <= _ON_THE_SOUND_MS:
        return cue.start_ms - onset
    place = int(np.searchsorted(sounds.starts_ms, cue.start_ms, "right"))
    ended = int(sounds.ends_ms[place - 1]) if place else 0
    if cue.start_ms >= ended:  # it begins in a silence
        following = int(sounds.starts_ms[place]) if place < len(sounds.starts_ms) else None
        return cue.start_ms - following if following is not None and following < cue.end_ms else None
    return _late_ms(cue, before, sounds, int(sounds.starts_ms[place - 1]))


def _late_ms(cue: Cue, before: Cue | None, sounds: Sounds, began_ms: int) -> int | None:
    """How late a cue comes that begins while it sounds; None where the sound may well be that of the cue before."""
    late = cue.start_ms - began_ms
    dips = np.searchsorted(sounds.onsets_ms, [began_ms, cue.start_ms], "right")
    if late > LATEST_MS or dips[0] != dips[1]:
        return None
    if before is None or before.end_ms <= began_ms:
        return late
    over = _ends_sentence(before) or (before.speaker != cue.speaker and bool(cue.speaker))
    return late if over and before.start_ms < began_ms - _ON_THE_SOUND_MS else None


def _ends_sentence(cue: Cue) -> bool:
    return bool(cue.lines) and cue.lines[-1].rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def _nearest(times: Milliseconds, ms: int) -> int | None:
    place = int(np.searchsorted(times, ms))
    near = times[max(place - 1, 0) : place + 1]
    return int(near[np.argmin(np.abs(near - ms))]) if len(near) else None


def judge_in_times(heard: Sequence[Heard]) -> Iterator[Problem]:
    """Cues that come beside their sound."""
    for one in heard:
        if abs(one.off_ms) > TWO_FRAMES_MS:
            side = "early" if one.off_ms < 0 else "late"
            yield sound_problem("off-the-sound", one.number, f"{abs(one.off_ms)} ms too {side}", abs(one.off_ms))


def in_time_figures(heard: Sequence[Heard]) -> dict[str, float | int]:
    """How many in-times were judged, and their distance to the first sound in ms."""
    if not heard:
        return {"in_times_judged": 0}
    off = np.array([one.off_ms for one in heard])
    away = np.abs(off)
    return {
        "in_times_judged": len(heard),
        "in_time_mean_ms": round(float(away.mean()), 1),
        "in_time_p95_ms": round(float(np.quantile(away, 0.95)), 1),
        "in_time_max_ms": int(away.max()),
        "in_time_bias_ms": round(float(off.mean()), 1),
    }
