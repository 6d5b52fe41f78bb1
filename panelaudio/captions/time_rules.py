"""Rules about when a cue is shown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.captions.rules import NETFLIX, TED, rule
from panelaudio.captions.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions.profiles import Profile
    from panelaudio.episode import Cue

_ROUNDING_MS = 1
"""What rounding may take from a gap, or add to it."""
_LATE_MS = 20
"""How far an in-time may be off the first sound."""


@rule("too-fast", "at most {limit_cps:g} characters a second", NETFLIX, own=True)
def _too_fast(cues: Sequence[Cue], profile: Profile) -> Iterator[tuple[int, str]]:
    for number, cue in enumerate(cues, 1):
        characters, length = width(" ".join(cue.lines)), cue.end_ms - cue.start_ms
        if 1000 * characters > profile.limit_cps * length:
            yield number, f"{1000 * characters / length:.1f} characters a second ({characters} in {length} ms)"


@rule("too-short", "at least {min_ms} ms", TED, own=True)
def _too_short(cues: Sequence[Cue], profile: Profile) -> Iterator[tuple[int, str]]:
    for number, cue in enumerate(cues, 1):
        if cue.end_ms - cue.start_ms < profile.min_ms:
            yield number, f"shown for {cue.end_ms - cue.start_ms} ms"


@rule("too-long", "at most {max_ms} ms", TED, own=True)
def _too_long(cues: Sequence[Cue], profile: Profile) -> Iterator[tuple[int, str]]:
    for number, cue in enumerate(cues, 1):
        if cue.end_ms - cue.start_ms > profile.max_ms:
            yield number, f"shown for {cue.end_ms - cue.start_ms} ms"


@rule("order", "cues rise in time")
def _order(cues: Sequence[Cue], _: Profile) -> Iterator[tuple[int, str]]:
    for number, (earlier, later) in enumerate(pairwise(cues), 2):
        if later.start_ms < earlier.start_ms:
            yield number, f"begins {earlier.start_ms - later.start_ms} ms before the cue before it"


@rule("overlap", "one cue at a time, but where people speak at once")
def _overlap(cues: Sequence[Cue], _: Profile) -> Iterator[tuple[int, str]]:
    for number, (earlier, later) in enumerate(pairwise(cues), 2):
        if earlier.start_ms <= later.start_ms < earlier.end_ms and later.lane == earlier.lane:
            yield number, f"begins {earlier.end_ms - later.start_ms} ms before the cue before it ends"


@rule("gap", "a gap is {min_gap_ms} ms, or at least {close_below_ms} ms", NETFLIX, own=True)
def _gap(cues: Sequence[Cue], profile: Profile) -> Iterator[tuple[int, str]]:
    least, seen = profile.min_gap_ms, profile.close_below_ms
    for number, (earlier, later) in enumerate(pairwise(cues), 2):
        gap = later.start_ms - earlier.end_ms
        if 0 <= gap < least - _ROUNDING_MS or least + _ROUNDING_MS < gap < seen - _ROUNDING_MS:
            yield number, f"{gap} ms after the cue before it"


@rule("in-time", "a cue comes with the first sound of its first word", NETFLIX)
def _in_time(cues: Sequence[Cue], _: Profile) -> Iterator[tuple[int, str]]:
    for number, cue in enumerate(cues, 1):
        if cue.words and abs(cue.start_ms - cue.words[0].start_ms) > _LATE_MS:
            yield number, f"{cue.start_ms - cue.words[0].start_ms:+} ms from the sound"


TIME_RULES = (_too_fast, _too_short, _too_long, _order, _overlap, _gap, _in_time)
