"""pyttsx3 on Linux: eSpeak NG, without its event loop, its files or its threads."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from panelaudio.engines.espeak_library import library_in_turn
from panelaudio.engines.espeak_part import EspeakVoices
from panelaudio.engines.espeak_phonemes import phonemes
from panelaudio.engines.pyttsx3_binding import follow

if TYPE_CHECKING:
    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.engines.espeak_events import Told
    from panelaudio.engines.espeak_library import FreshLibrary
    from panelaudio.engines.espeak_part import Manner
    from panelaudio.speech import Synthesis


class EspeakPart:
    """The engine ``pyttsx3`` where the voices are eSpeak NG's."""

    def __init__(self) -> None:
        self._voices = EspeakVoices("pyttsx3", _speak)

    def check(self) -> None:
        """Raise ``EngineError`` where pyttsx3 or eSpeak NG cannot be loaded."""
        with library_in_turn() as library:
            follow(library)

    def version(self) -> str:
        """pyttsx3's version and the library's."""
        return f"pyttsx3 {version('pyttsx3')}, {self._voices.library_version()}"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """As :meth:`Catalogue.infos` orders them."""
        return self._voices.infos()

    def resolve(self, voice: Voice) -> Voice:
        """The accent's path and the variant, spelled as eSpeak NG's files are."""
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
        """Speak through pyttsx3's driver, in a library that has said nothing before."""
        return self._voices.synthesize(spoken, voice)


def _speak(library: FreshLibrary, text: str, manner: Manner) -> tuple[bytes, list[Told]]:
    follow(library)
    from panelaudio.engines.pyttsx3_driver import CollectingDriver

    driver = CollectingDriver()
    driver.setProperty("rate", manner.words_a_minute)
    driver.setProperty("pitch", manner.pitch)
    return driver.speak(text, manner.flags), driver.events
