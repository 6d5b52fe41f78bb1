"""The engine ``espeak``: eSpeak NG from its wheel, driven without pyttsx3. Linux only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.engines.espeak_library import library_in_turn
from panelaudio.engines.espeak_part import EspeakVoices
from panelaudio.engines.espeak_phonemes import phonemes
from panelaudio.engines.espeak_speaking import speak
from panelaudio.engines.refusals import refuse_long, refuse_silence
from panelaudio.errors import EngineError
from panelaudio.speech import Availability, Limits

if TYPE_CHECKING:
    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.engines.espeak_events import Told
    from panelaudio.engines.espeak_library import FreshLibrary
    from panelaudio.engines.espeak_part import Manner
    from panelaudio.speech import Synthesis

_REVISION = 2
"""Raised when sound or marks come out otherwise for the same voice, so that cached clips are made anew."""


class EspeakEngine:
    """The voices and the sound of ``pyttsx3`` on Linux (docs/adr/0009-espeak-beside-pyttsx3.md)."""

    name = "espeak"
    limits = Limits(max_characters=2_000, seconds_per_call=30.0)

    def __init__(self) -> None:
        self._voices = EspeakVoices(self.name, _speak)

    def version(self) -> str:
        """``eSpeak NG 1.52.0, revision 2``."""
        return f"{self._voices.library_version()}, revision {_REVISION}"

    def availability(self) -> Availability:
        """Whether the library can be loaded."""
        try:
            with library_in_turn():
                return Availability(available=True)
        except EngineError as error:
            return Availability(available=False, reason=error.message, remedy=error.hint)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The measured English voices by clearness, then all others."""
        return self._voices.infos()

    def resolve(self, voice: Voice) -> Voice:
        """The path of an accent and, apart from it, the variant.

        Raises:
            EngineError: ``unknown-voice``, ``engine-unavailable``.
        """
        return self._voices.resolve(voice)

    def emphasize(self, word: str) -> str:
        """A word as it stands in a spoken text to be said with emphasis."""
        return self._voices.emphasize(word)

    def pronounce(self, ipa: str) -> str:
        """A word of English sounds (IPA) as it stands in a spoken text."""
        return self._voices.pronounce(ipa)

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """How a text would be said, in IPA."""
        return phonemes(spoken, self._voices.resolve(voice))

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """The sound of a text, byte for byte the same whatever was said before.

        Raises:
            EngineError: ``unknown-voice``, ``text-too-long``, ``no-sound``, ``engine-unavailable``.
        """
        refuse_long(spoken, self.limits)
        synthesis = self._voices.synthesize(spoken, voice)
        refuse_silence(spoken, synthesis.samples)
        return synthesis


def _speak(library: FreshLibrary, text: str, manner: Manner) -> tuple[bytes, list[Told]]:
    library.set_manner(words_a_minute=manner.words_a_minute, pitch=manner.pitch)
    return speak(library, text, flags=manner.flags)
