"""The engine ``pyttsx3``: the voices of the operating system, or eSpeak NG's where it has none."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from panelaudio.engines.refusals import refuse_long, refuse_silence
from panelaudio.errors import EngineError
from panelaudio.speech import Availability, Limits

if TYPE_CHECKING:
    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.speech import Synthesis

_PARTS = {"win32": ("pyttsx3_sapi5", "Sapi5Part"), "darwin": ("pyttsx3_nsss", "NsssPart")}
_ELSEWHERE = ("pyttsx3_espeak", "EspeakPart")
_REVISION = 4
"""Raised when sound or marks come out otherwise for the same voice, so that cached clips are made anew."""


class PlatformPart(Protocol):
    """What is different from one operating system to the next."""

    def check(self) -> None:
        """Raise ``EngineError`` (``engine-unavailable``) where it cannot work."""

    def version(self) -> str:
        """Of everything that the sound depends on."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The best ones first."""

    def resolve(self, voice: Voice) -> Voice:
        """As the system spells it; raises ``EngineError`` for a voice or a setting that it does not have."""

    def emphasize(self, word: str) -> str:
        """A word as it stands in a spoken text to be said with emphasis; the word itself where there is none."""

    def pronounce(self, ipa: str) -> str:
        """A word of English sounds (IPA) as it stands in a spoken text; empty where the system takes none."""

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """How a text would be said, in IPA; empty where the system does not tell."""

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """Sound and marks; raises ``EngineError`` for a voice that it does not have."""


class Pyttsx3Engine:
    """pyttsx3, driven without its event loop (docs/adr/0001-drive-pyttsx3-synchronously.md)."""

    name = "pyttsx3"
    # 2 000 characters are two minutes of speech, which eSpeak NG says in 0.2 s; Windows and macOS take some seconds.
    limits = Limits(max_characters=2_000, seconds_per_call=30.0)

    def __init__(self) -> None:
        self._part_in_use: PlatformPart | None = None

    def version(self) -> str:
        """``pyttsx3 2.99, eSpeak NG 1.52.0, revision 4``."""
        return f"{self._part.version()}, revision {_REVISION}"

    def availability(self) -> Availability:
        """Whether pyttsx3 and the voices that it needs here can be loaded."""
        try:
            self._part.check()
        except EngineError as error:
            return Availability(available=False, reason=error.message, remedy=error.hint)
        return Availability(available=True)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """On Linux the measured English voices by clearness, then all others; elsewhere as the system lists them."""
        return self._part.voices()

    def resolve(self, voice: Voice) -> Voice:
        """The voice as the system spells it; on Linux the path of an accent and, apart from it, the variant.

        Raises:
            EngineError: ``unknown-voice``, ``unsupported-setting``, ``engine-unavailable``.
        """
        return self._part.resolve(voice)

    def emphasize(self, word: str) -> str:
        """A word as it stands in a spoken text to be said with emphasis; the word itself on Windows and macOS."""
        return self._part.emphasize(word)

    def pronounce(self, ipa: str) -> str:
        """A word of English sounds (IPA) as it stands in a spoken text; empty on Windows and macOS."""
        return self._part.pronounce(ipa)

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """How a text would be said, in IPA; empty on Windows and macOS."""
        return self._part.phonemes(spoken, voice)

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """The sound of a text; on Linux byte for byte the same whatever was said before.

        Raises:
            EngineError: ``unknown-voice``, ``text-too-long``, ``no-sound``, ``engine-unavailable``.
        """
        refuse_long(spoken, self.limits)
        synthesis = self._part.synthesize(spoken, voice)
        refuse_silence(spoken, synthesis.samples)
        return synthesis

    @property
    def _part(self) -> PlatformPart:
        if self._part_in_use is None:
            module, name = _PARTS.get(sys.platform, _ELSEWHERE)
            part = getattr(import_module(f"panelaudio.engines.{module}"), name)
            self._part_in_use = cast("PlatformPart", part())
        return self._part_in_use
