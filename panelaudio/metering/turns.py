"""Who sounds when: captions tell who, the sound tells when."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from panelaudio.metering.reading import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from panelaudio.checking import Sounds
    from panelaudio.episode import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """One speaker's stretch of sound."""

    speaker: str
    start_ms: int
    end_ms: int


def soundings(cues: Iterable[Cue], sounds: Sounds) -> tuple[Sounding, ...]:
    """Where the sound and a caption coincide, in order; a caption that is held longer than its sound does not count."""
    found: list[Sounding] = []
    for cue in sorted(cues, key=lambda one: (one.start_ms, one.lane)):
        first = int(sounds.ends_ms.searchsorted(cue.start_ms, side="right"))
        last = int(sounds.starts_ms.searchsorted(cue.end_ms, side="left"))
        for start, end in zip(sounds.starts_ms[first:last], sounds.ends_ms[first:last], strict=True):
            stretch = (max(int(start), cue.start_ms), min(int(end), cue.end_ms))
            before = found[-1] if found else None
            if before and before.speaker == cue.speaker and before.end_ms >= stretch[0]:
                found[-1] = Sounding(
                    speaker=cue.speaker, start_ms=before.start_ms, end_ms=max(before.end_ms, stretch[1])
                )
            elif stretch[0] < stretch[1]:
                found.append(Sounding(speaker=cue.speaker, start_ms=stretch[0], end_ms=stretch[1]))
    return tuple(found)


def stretches_of(found: Sequence[Sounding], speaker: str) -> tuple[Stretch, ...]:
    """Of one speaker."""
    return tuple(Stretch(start_ms=one.start_ms, end_ms=one.end_ms) for one in found if one.speaker == speaker)


def turns_of(found: Sequence[Sounding]) -> dict[str, int]:
    """How often each speaker begins to speak, in the order in which they first do."""
    turns: dict[str, int] = {}
    for speaker, _ in groupby(one.speaker for one in found):
        turns[speaker] = turns.get(speaker, 0) + 1
    return turns
