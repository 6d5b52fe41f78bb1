"""What the engines ``espeak`` and, on Linux, ``pyttsx3`` share: names of voices, manner, marks."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from panelaudio.engines.espeak_emphasis import Commanded, emphatic
from panelaudio.engines.espeak_events import Told, words_begun
from panelaudio.engines.espeak_library import library_in_turn
from panelaudio.engines.espeak_mnemonics import phonetic, with_brackets
from panelaudio.engines.espeak_names import Catalogue
from panelaudio.engines.espeak_phonemes import translated
from panelaudio.engines.marks import marks_from_events
from panelaudio.engines.measures import with_measures
from panelaudio.engines.sayable import sayable
from panelaudio.speech import Synthesis

if TYPE_CHECKING:
    from collections.abc import Callable

    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.engines.espeak_library import FreshLibrary

    Speak = Callable[[FreshLibrary, str, "Manner"], tuple[bytes, list[Told]]]

_LICENCE = "GPL-3.0-or-later"
NATURAL_WPM = 150
"""As eSpeak NG counts, which is 175 words a minute of English as they are counted on paper: at its own default (175)
the six voices of a panel said 191 to 214, too fast to read along. It takes 80 to 450: a speed of 0.53 is its slowest.
"""


class Manner(NamedTuple):
    """How a text is said, as eSpeak NG counts it."""

    words_a_minute: int
    pitch: int
    """0 to 99."""
    flags: int
    """Of the call: whether double brackets hold phonemes."""


_SEMITONES = (-6.6, -4.8, -2.7, -1.3, 0.0, 1.4, 3.0, 5.9, 9.1)
_PITCHES = (0, 17, 33, 42, 50, 58, 67, 83, 99)
_FULL_SCALE = 32768


class EspeakVoices:
    """The voices of eSpeak NG and how they are made to speak."""

    def __init__(self, engine: str, speak: Speak) -> None:
        """``speak`` says a text in a voice that is loaded."""
        self._engine = engine
        self._speak = speak

    def library_version(self) -> str:
        """``eSpeak NG 1.52.0``."""
        with library_in_turn() as library:
            return f"eSpeak NG {library.version()}"

    def infos(self) -> tuple[VoiceInfo, ...]:
        """As :meth:`Catalogue.infos` orders them."""
        return tuple(with_measures(replace(info, licence=_LICENCE), "espeak") for info in self._catalogue.infos())

    def resolve(self, voice: Voice) -> Voice:
        """The accent's path and the variant, spelled as eSpeak NG's files are."""
        accent, variant = self._catalogue.find(voice.name, voice.variant)
        return replace(voice, name=accent, variant=variant, language=accent.rpartition("/")[2])

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """Speak in a library that has said nothing before."""
        accent, variant = self._catalogue.find(voice.name, voice.variant)
        with library_in_turn() as library:
            library.renew()
            library.load_voice(accent, variant)
            text, flags = with_brackets(sayable(spoken))
            manner = Manner(round(NATURAL_WPM * voice.speed), pitch_setting(voice.pitch), flags)
            commanded = Commanded.of(text, words_a_minute=manner.words_a_minute, pitch=manner.pitch)
            sound, told = self._speak(library, commanded.text, manner)
            told = [one._replace(character=commanded.place(one.character)) for one in told]
            events = words_begun(text, told, lambda texts: [translated(library, one) for one in texts])
            rate_hz = library.rate_hz
        samples = np.frombuffer(sound, dtype=np.int16).astype(np.float32) / np.float32(_FULL_SCALE)
        return Synthesis(samples=samples, rate_hz=rate_hz, marks=marks_from_events(spoken, events, samples))

    def emphasize(self, word: str) -> str:
        """A word as it stands in a spoken text to be said with emphasis."""
        return emphatic(word)

    def pronounce(self, ipa: str) -> str:
        """A word of English sounds as it stands in a spoken text."""
        return phonetic(ipa)

    @cached_property
    def _catalogue(self) -> Catalogue:
        with library_in_turn() as library:
            return Catalogue(engine=self._engine, accents=library.accents(), variants=library.variants())


def pitch_setting(semitones: float) -> int:
    """The pitch for eSpeak NG (0 to 99, 50 natural) that moves the median of f0 by so many semitones.

    Measured with ``gmw/en`` on a sentence of 23 words; what is beyond -6.6 or 9.1 gets the lowest or the highest.
    """
    return round(float(np.interp(semitones, _SEMITONES, _PITCHES)))
