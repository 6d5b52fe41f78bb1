"""Rules about when a cue is shown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.captions.rules import NETFLIX, TED, Finding, rule
from panelaudio.captions.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions.profiles import Profile
    from panelaudio.episode import Cue

_LATE_MS = 20
"""How far an in-time may be off the first sound."""


@rule("too-fast", "at most {limit_cps:g} characters a second", NETFLIX, own=("ted",))
def _too_fast(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    for number, cue in enumerate(cues, 1):
        characters, length = width(" ".join(cue.lines)), cue.end_ms - cue.start_ms
        if 1000 * characters > profile.limit_cps * (length + _slack(profile)):
            speed = 1000 * characters / length
            message = f"{speed:.1f} characters a second ({characters} in {length} ms)"
            yield Finding(number, message + _why_fast(cue, profile), speed - profile.limit_cps)


def _why_fast(cue: Cue, profile: Profile) -> str:
    """Whether the voice itself is too fast; known where the words have times."""
    if not cue.words:
        return ""
    characters, sound_ms = width(" ".join(cue.lines)), cue.words[-1].end_ms - cue.words[0].start_ms
    if sound_ms <= 0 or 1000 * characters <= profile.limit_cps * sound_ms:
        return ""
    who = f"{cue.speaker}'s voice" if cue.speaker else "the voice"
    return f": {who} says them in {sound_ms} ms, faster than one can read"


@rule("too-short", "at least {min_ms} ms", TED, own=("netflix",))
def _too_short(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    for number, cue in enumerate(cues, 1):
        length = cue.end_ms - cue.start_ms
        if length < profile.min_ms - _slack(profile):
            yield Finding(number, f"shown for {length} ms", profile.min_ms - length)


@rule("too-long", "at most {max_ms} ms", TED, own=("netflix",))
def _too_long(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    for number, cue in enumerate(cues, 1):
        length = cue.end_ms - cue.start_ms
        if length > profile.max_ms + _slack(profile):
            yield Finding(number, f"shown for {length} ms", length - profile.max_ms)


def _slack(profile: Profile) -> int:
    """Beyond whole milliseconds, which cues are made in."""
    return profile.rounding_ms - 1


@rule("order", "cues rise in time")
def _order(cues: Sequence[Cue], _: Profile) -> Iterator[Finding]:
    for number, (earlier, later) in enumerate(pairwise(cues), 2):
        early = earlier.start_ms - later.start_ms
        if early > 0:
            yield Finding(number, f"begins {early} ms before the cue before it", early)


@rule("overlap", "one cue at a time, but where people speak at once")
def _overlap(cues: Sequence[Cue], _: Profile) -> Iterator[Finding]:
    for number, (earlier, later) in enumerate(pairwise(cues), 2):
        if earlier.start_ms <= later.start_ms < earlier.end_ms and later.lane == earlier.lane:
            early = earlier.end_ms - later.start_ms
            yield Finding(number, f"begins {early} ms before the cue before it ends", early)


@rule("gap", "a gap is {min_gap_ms} ms, or at least {close_below_ms} ms", NETFLIX, own=("bbc",))
def _gap(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    least, seen, rounding = profile.min_gap_ms, profile.close_below_ms, profile.rounding_ms
    for number, (earlier, later) in enumerate(pairwise(cues), 2):
        gap = later.start_ms - earlier.end_ms
        if 0 <= gap < least - rounding or least + rounding < gap < seen - rounding:
            yield Finding(number, f"{gap} ms after the cue before it", min(abs(gap - least), seen - gap))


@rule("in-time", "a cue comes with the first sound of its first word", NETFLIX)
def _in_time(cues: Sequence[Cue], _: Profile) -> Iterator[Finding]:
    for number, cue in enumerate(cues, 1):
        off = cue.start_ms - cue.words[0].start_ms if cue.words else 0
        if abs(off) > _LATE_MS:
            yield Finding(number, f"{off:+} ms from the sound", abs(off))


TIME_RULES = (_too_fast, _too_short, _too_long, _order, _overlap, _gap, _in_time)
