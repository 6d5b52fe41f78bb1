"""Whether a cue goes with its sound, and whether all that sounds has a cue."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.captions.width import width
from panelaudio.checking.sound_rules import sound_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions import Problem, Profile
    from panelaudio.checking.as_cues import Numbered
    from panelaudio.checking.sounds import Sounds

_GOES_EARLY_MS = 200
"""More of the sound than two frames' gap and a voice that dies away."""
_TOLERANCE_MS = 100
_UNCAPTIONED_MS = 1500
"""Of sound; less is a breath or a laugh."""


def judge_out_times(numbered: Sequence[Numbered], sounds: Sounds, profile: Profile) -> Iterator[Problem]:
    """Cues that go before their sound does, or stay long after it though they have been read."""
    if not len(sounds.starts_ms):
        return
    following = [later.cue.start_ms for _, later in pairwise(numbered)]
    for (number, cue), next_ms in zip(numbered, [*following, sounds.duration_ms], strict=True):
        place = int(np.searchsorted(sounds.starts_ms, cue.end_ms, "right")) - 1
        if place < 0 or next_ms < cue.end_ms:
            continue
        sound_end = int(sounds.ends_ms[place])
        unheard = min(sound_end, next_ms) - cue.end_ms
        if unheard > _GOES_EARLY_MS:
            yield sound_problem("goes-early", number, f"{unheard} ms before its sound ends", unheard)
        lingers = cue.end_ms - max(sound_end, cue.start_ms)
        read = cue.start_ms + max(profile.min_ms, 1000 * width(" ".join(cue.lines)) / profile.aim_cps)
        if lingers > profile.linger_ms + _TOLERANCE_MS and cue.end_ms > read + _TOLERANCE_MS:
            yield sound_problem("lingers", number, f"{lingers} ms after its sound", lingers)


def judge_cover(numbered: Sequence[Numbered], sounds: Sounds) -> Iterator[Problem]:
    """Cues without sound, and sound without cues."""
    reached = last = 0
    for number, cue in numbered:
        yield from _uncaptioned(sounds, reached, cue.start_ms, last)
        if not _sounding_ms(sounds, cue.start_ms, cue.end_ms):
            yield sound_problem("silent-cue", number, "nothing sounds while it is shown")
        reached, last = max(reached, cue.end_ms), number
    yield from _uncaptioned(sounds, reached, sounds.duration_ms, last)


def _uncaptioned(sounds: Sounds, begin_ms: int, end_ms: int, after: int) -> Iterator[Problem]:
    if end_ms - begin_ms <= _UNCAPTIONED_MS:
        return
    sounding = _sounding_ms(sounds, begin_ms, end_ms)
    if sounding > _UNCAPTIONED_MS:
        yield sound_problem("uncaptioned", after, f"{sounding} ms of sound have no caption after it", sounding)


def _sounding_ms(sounds: Sounds, begin_ms: int, end_ms: int) -> int:
    """How much of a time is sound."""
    first, beyond = np.searchsorted(sounds.ends_ms, begin_ms, "right"), np.searchsorted(sounds.starts_ms, end_ms)
    inside = slice(int(first), int(beyond))
    parts = np.minimum(sounds.ends_ms[inside], end_ms) - np.maximum(sounds.starts_ms[inside], begin_ms)
    return int(parts.sum())
