"""The voices that an automatic cast may give, one option each for a voice at a pitch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.cast import VoiceInfo

_SHIFTS = (0.0, 2.0, -2.0, 4.0, -4.0)
"""Semitones by which one voice may be made two."""
_FEW = 8
"""Voices; of so few each may become more people than of many."""
_MORE_SHIFTS = (*_SHIFTS, 1.0, -1.0, 3.0, -3.0, 5.0, -5.0, 6.0, -6.0)
_SPEEDS = (1.0, 0.92, 1.08)
_MOST_VOICES = 40
"""Of one language; they come in the order of clearness, and the last of many are hard to follow."""
_SEMITONES_IN_OCTAVE = 12
_SAME = {"cmn": "zh", "nb": "no"}
"""Languages as engines call them, and as transcripts do."""
_SCRIPT = re.compile(r"-[a-z]{4}(?![a-z0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A voice at a pitch."""

    engine: str
    name: str
    language: str
    gender: str
    f0_hz: float
    """Of the voice at this pitch; 0 where nobody measured it."""
    pitch: float
    """Semitones from the voice's own."""
    speed: float = 1.0
    """Times the speed at which the speaker would speak."""
    rank: int
    """Its place among the voices, the clearest being 0."""
    timbre: tuple[float, ...] = ()
    """Empty where nobody measured it."""


def options_of(engine: str, voices: Iterable[VoiceInfo], language: str) -> tuple[Option, ...]:
    """The options of an engine in a language, or in all where it has none in this one."""
    listed = tuple(voices)
    spoken = tuple(voice for voice in listed if speaks(voice, language)) or listed
    candidates = list(_with_variants(spoken))[:_MOST_VOICES]
    manners = [(shift, 1.0) for shift in _SHIFTS]
    if len(candidates) <= _FEW:
        manners = [(shift, speed) for speed in _SPEEDS for shift in _MORE_SHIFTS]
    return tuple(
        Option(
            engine=engine,
            name=name,
            language=info.language,
            gender=gender,
            f0_hz=info.median_f0_hz * 2 ** (shift / _SEMITONES_IN_OCTAVE),
            pitch=shift,
            speed=speed,
            timbre=info.timbre,
            rank=rank,
        )
        for rank, (info, name, gender) in enumerate(candidates)
        for shift, speed in (manners if info.pitched else manners[:1])
    )


def speaks(voice: VoiceInfo, language: str) -> bool:
    """Whether a voice is of a language, of whatever region, and reads the letters that it is written in.

    A voice of a language in other letters than its usual ones says so in its tag (BCP 47 §2.2.3): ``cmn-latn-pinyin``.
    """
    script = _SCRIPT.search(voice.language.casefold())
    return _primary(voice.language) == _primary(language) and (not script or script[0] in language.casefold())


def _primary(tag: str) -> str:
    primary = tag.casefold().replace("_", "-").split("-")[0]
    return _SAME.get(primary, primary)


def _with_variants(voices: Iterable[VoiceInfo]) -> Iterator[tuple[VoiceInfo, str, str]]:
    """Each voice, then its variants where it stands for them too."""
    listed = tuple(voices)
    named = {voice.name for voice in listed}
    for voice in listed:
        yield voice, voice.name, voice.gender
    for voice in listed:
        genders = voice.variant_genders or ("",) * len(voice.variants)
        for variant, gender in zip(voice.variants, genders, strict=False):
            if f"{voice.name}+{variant}" not in named:
                yield voice, f"{voice.name}+{variant}", gender
