"""pyttsx3 on Linux: eSpeak NG, without its event loop, its files or its threads."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np

from panelaudio.engines.espeak_library import library_in_turn
from panelaudio.engines.espeak_names import Accent, Catalogue
from panelaudio.engines.marks import marks_from_events
from panelaudio.engines.sayable import sayable
from panelaudio.speech import Synthesis

if TYPE_CHECKING:
    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.engines.marks import WordEvent

NATURAL_WPM = 150
"""As eSpeak NG counts, which is 175 words a minute of English as they are counted on paper: at its own default (175)
the six voices of a panel said 191 to 214, too fast to read along. It takes 80 to 450: a speed of 0.53 is its slowest.
"""

_SEMITONES = (-6.6, -4.8, -2.7, -1.3, 0.0, 1.4, 3.0, 5.9, 9.1)
_PITCHES = (0, 17, 33, 42, 50, 58, 67, 83, 99)
_FULL_SCALE = 32768


class EspeakPart:
    """The engine ``pyttsx3`` where the voices are eSpeak NG's."""

    def check(self) -> None:
        """Raise ``EngineError`` where eSpeak NG cannot be loaded."""
        with library_in_turn():
            pass

    def version(self) -> str:
        """pyttsx3's version and the library's."""
        with library_in_turn() as library:
            return f"pyttsx3 {version('pyttsx3')}, eSpeak NG {library.binding.Info(None).decode()}"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """As :meth:`Catalogue.infos` orders them."""
        return self._catalogue.infos()

    def resolve(self, voice: Voice) -> Voice:
        """The accent's path and the variant, spelled as eSpeak NG's files are."""
        accent, variant = self._catalogue.find(voice.name, voice.variant)
        return replace(voice, name=accent, variant=variant, language=accent.rpartition("/")[2])

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """Speak through pyttsx3's driver, in a library that has said nothing before."""
        accent, variant = self._catalogue.find(voice.name, voice.variant)
        with library_in_turn() as library:
            library.renew()
            library.load_voice(accent, variant)
            sound, events = _speak(sayable(spoken), voice)
            rate_hz = library.rate_hz
        samples = np.frombuffer(sound, dtype=np.int16).astype(np.float32) / np.float32(_FULL_SCALE)
        marks = marks_from_events(spoken, events, samples)
        return Synthesis(samples=samples, rate_hz=rate_hz, marks=marks)

    @cached_property
    def _catalogue(self) -> Catalogue:
        with library_in_turn() as library:
            # The list lies in the library's memory, so it is read out before the next copy comes.
            accents = tuple(map(_accent, library.binding.ListVoices(None)))
            return Catalogue(accents=accents, variants=library.variants())


def pitch_setting(semitones: float) -> int:
    """The pitch for eSpeak NG (0 to 99, 50 natural) that moves the median of f0 by so many semitones.

    Measured with ``gmw/en`` on a sentence of 23 words; what is beyond -6.6 or 9.1 gets the lowest or the highest.
    """
    return round(float(np.interp(semitones, _SEMITONES, _PITCHES)))


def _accent(found: Any) -> Accent:
    # The first byte of the languages is a priority.
    return Accent(identifier=found.identifier.decode(), language=found.languages[1:].decode())


def _speak(text: str, voice: Voice) -> tuple[bytes, list[WordEvent]]:
    from panelaudio.engines.espeak_driver import CollectingDriver

    driver = CollectingDriver()
    driver.setProperty("rate", round(NATURAL_WPM * voice.speed))
    driver.setProperty("pitch", pitch_setting(voice.pitch))
    return driver.speak(text), driver.events
