"""Speakers of a cast whose voices listeners will not tell apart."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from panelaudio.casting.distance import apart
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelaudio.cast import Cast, Role, VoiceInfo
    from panelaudio.speech import Engine

ALIKE = 2.5
"""Two takes of one voice are up to 2 apart (Piper's `joe`: 1.99); what is hardly farther is no other person."""
_BY_SHIFT = 1.4
"""So far a voice is from itself a semitone higher, where its formants move along (1.43 for Piper's `joe`)."""
_SEMITONES_IN_OCTAVE = 12


def alike_voices(cast: Cast, load: Callable[[str], Engine]) -> tuple[Notice, ...]:
    """A warning where the program gave two speakers voices that are hard to tell apart, for want of better ones."""
    chosen = [role for role in cast.roles if role.automatic]
    if not chosen:
        return ()
    known = {name: _infos(load(name)) for name in {role.voice.engine for role in cast.roles}}
    pairs = [
        f"{one.speaker} and {other.speaker}"
        for one, other in combinations(cast.roles, 2)
        if (one.automatic or other.automatic) and _distance(one, other, known) < ALIKE
    ]
    if not pairs:
        return ()
    more = f", and {len(pairs) - 1} more pairs" if len(pairs) > 2 else f", {pairs[1]}" if len(pairs) > 1 else ""  # noqa: PLR2004 - two are named
    engines = " or ".join(dict.fromkeys(role.voice.engine for role in chosen))
    message = (
        f"hard to tell apart by their voices: {pairs[0]}{more}; "
        f"{engines} has too few voices here for {len(cast.roles)} speakers. Install more, or name others in voices.yaml"
    )
    return (Notice(code="voices-alike", message=message),)


def _infos(engine: Engine) -> dict[str, VoiceInfo]:
    return {info.name: info for info in engine.voices()}


def _distance(one: Role, other: Role, known: dict[str, dict[str, VoiceInfo]]) -> float:
    """As ``casting.distance`` counts; infinite where one of the two was never measured."""
    if _place(one) == _place(other):
        return _BY_SHIFT * abs(one.voice.pitch - other.voice.pitch)
    infos = [_info(role, known) for role in (one, other)]
    if not all(info and info.timbre for info in infos):
        return float("inf")
    pitches = [
        info.median_f0_hz * 2 ** (role.voice.pitch / _SEMITONES_IN_OCTAVE)
        for info, role in zip(infos, (one, other), strict=True)
        if info
    ]
    timbres = [info.timbre for info in infos if info]
    if not all(pitches):
        return float("inf")  # a whisper has no pitch, and is like nothing else
    return apart(pitches[0], pitches[1], timbres[0], timbres[1])


def _place(role: Role) -> tuple[str, str, str]:
    return role.voice.engine, role.voice.name, role.voice.variant


def _info(role: Role, known: dict[str, dict[str, VoiceInfo]]) -> VoiceInfo | None:
    voice = role.voice
    infos = known[voice.engine]
    return infos.get(f"{voice.name}+{voice.variant}") if voice.variant else infos.get(voice.name)
