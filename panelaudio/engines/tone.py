"""The engine ``tone``: a tone for each word, for tests, previews and machines without any voice.

No model: lengths follow from the letters, pitch from the voice, and the marks are exact.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.cast import VoiceInfo
from panelaudio.engines.refusals import refuse_long, unknown_voice
from panelaudio.engines.tokens import letters, tokens
from panelaudio.speech import Availability, Limits, Mark, Synthesis

if TYPE_CHECKING:
    from panelaudio.cast import Voice
    from panelaudio.speech import Samples

RATE_HZ = 22_050
_LOWEST_HZ = 110.0
_SEMITONES_IN_OCTAVE = 12
_VOICES = 24
_AMPLITUDE = 0.11
"""A sine of this height has about -23 LUFS, a level at which engines commonly speak."""
_RAMP_FRAMES = 110
"""5 ms: without it every word clicks."""
_WORD_MS, _LETTER_MS = 60, 60
_GAP_MS, _COMMA_MS, _STOP_MS = 30, 160, 320


def _natural_hz(number: int) -> float:
    """Voices take turns, one of the lower octave (odd), one of the upper, each a semitone from its neighbours."""
    step, upper = divmod(number - 1, 2)
    return float(_LOWEST_HZ * 2 ** (upper + step / _SEMITONES_IN_OCTAVE))


_HZ = {f"tone-{number}": _natural_hz(number) for number in range(1, _VOICES + 1)}


class ToneEngine:
    """Says every word as a tone; about as fast as a person speaks."""

    name = "tone"
    limits = Limits(max_characters=2_000, seconds_per_call=10.0)

    def version(self) -> str:
        """Raised whenever the same text would sound different."""
        return "tone 1"

    def availability(self) -> Availability:
        """It works everywhere."""
        return Availability(available=True)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """``tone-1`` to ``tone-24``, men's and women's pitch by turns."""
        return tuple(
            VoiceInfo(name=name, language="en", gender=("male", "female")[place % 2], median_f0_hz=round(hz, 1))
            for place, (name, hz) in enumerate(_HZ.items())
        )

    def resolve(self, voice: Voice) -> Voice:
        """``tone-1`` to ``tone-24`` in small letters.

        Raises:
            EngineError: ``unknown-voice``.
        """
        name = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
        if name.casefold() not in _HZ:
            raise unknown_voice(self.name, name, _HZ)
        return replace(voice, name=name.casefold(), variant="", language="en")

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """A tone for each token that has a letter; longer for more letters, with pauses after punctuation.

        Raises:
            EngineError: ``unknown-voice``, ``text-too-long``.
        """
        refuse_long(spoken, self.limits)
        voice = self.resolve(voice)
        marks = _marks(spoken, voice.speed)
        hz = _HZ[voice.name] * 2 ** (voice.pitch / _SEMITONES_IN_OCTAVE)
        return Synthesis(samples=_tones(marks, hz), rate_hz=RATE_HZ, marks=marks)


def _marks(spoken: str, speed: float) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    sound_end = frame = 0
    for start, end in tokens(spoken):
        said = letters(spoken[start:end])
        if said:
            sound_end = frame + _frames(_WORD_MS + _LETTER_MS * said, speed)
        marks.append(Mark(start=start, end=end, frame=frame if said else sound_end, end_frame=sound_end))
        frame = max(frame, sound_end + _frames(_pause_ms(spoken[start:end]), speed))
    return tuple(marks)


def _frames(length_ms: int, speed: float) -> int:
    return round(length_ms * RATE_HZ / (1000 * speed))


def _pause_ms(token: str) -> int:
    ending = token.rstrip("\"'”’)]»")[-1:]
    if ending in {".", "?", "!", "…"}:
        return _STOP_MS
    return _COMMA_MS if ending in {",", ";", ":", "—", "–", "-"} else _GAP_MS


def _tones(marks: tuple[Mark, ...], hz: float) -> Samples:
    """All tones at once: each frame's place in its word gives phase and envelope."""
    starts = np.array([mark.frame for mark in marks], dtype=np.int64)
    lengths = np.array([mark.end_frame - mark.frame for mark in marks], dtype=np.int64)
    samples = np.zeros(marks[-1].end_frame if marks else 0, dtype=np.float32)
    place = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    left = np.repeat(lengths, lengths) - place
    envelope = np.minimum(1.0, np.minimum(place + 1, left) / _RAMP_FRAMES)
    wave = np.sin(2 * np.pi * hz / RATE_HZ * place)
    samples[place + np.repeat(starts, lengths)] = _AMPLITUDE * envelope * wave
    return samples
