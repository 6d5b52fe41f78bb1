"""The engine ``kokoro``: Kokoro-82M, the voices nearest to people's, at about the speed of speech on one core."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from panelaudio.engines.extras import as_availability, missing_package
from panelaudio.engines.ipa_words import phonetic
from panelaudio.engines.kokoro_voices import offered
from panelaudio.engines.measures import with_measures
from panelaudio.engines.pitch_shift import pitch_ratio
from panelaudio.engines.refusals import refuse_long, refuse_silence, unknown_voice
from panelaudio.errors import EngineError
from panelaudio.models.digests import kept_digest
from panelaudio.models.folders import models_folder
from panelaudio.speech import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.engines.kokoro_phonemes import KokoroPhonemes
    from panelaudio.engines.kokoro_speaking import KokoroSpeaker
    from panelaudio.speech import Availability, Synthesis

_REVISION = 3
_SLOWEST, _FASTEST = 0.5, 2.0
_MODEL, _VOICES = "*.onnx", "voices*"
_INSTALL = "panelaudio voices install kokoro"


class KokoroEngine:
    """Kokoro through kokoro-onnx."""

    name = "kokoro"
    # The model takes 510 phonemes at once; a longer text is said in several goes, whose joints one hears.
    limits = Limits(max_characters=400, seconds_per_call=300.0)

    def __init__(self) -> None:
        self._folder = models_folder("kokoro")
        self._speaker_in_use: KokoroSpeaker | None = None
        self._telling: KokoroPhonemes | None = None

    def version(self) -> str:
        """kokoro-onnx's version and a digest of the model and of the voices."""
        digests = " ".join(kept_digest(path)[:16] for path in self._files if path)
        return f"kokoro-onnx {version('kokoro-onnx')}, model {digests}, revision {_REVISION}"

    def availability(self) -> Availability:
        """Whether the package and the model are installed."""
        return as_availability(self._obstacle())

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The voices of the model's file, the best first."""
        return tuple(with_measures(info, self.name) for info in self._voices.values())

    def resolve(self, voice: Voice) -> Voice:
        """The name in small letters, as the model's file has it.

        Raises:
            EngineError: ``unknown-voice``; ``unsupported-setting`` for a speed and a pitch that do not go together.
        """
        name = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
        found = self._voices.get(name.casefold())
        if found is None:
            raise unknown_voice(self.name, name, self._voices)
        if not _SLOWEST <= voice.speed / pitch_ratio(voice.pitch) <= _FASTEST:
            message = f"kokoro cannot speak at the speed {voice.speed:g} with the pitch {voice.pitch:g}"
            raise EngineError(message, code="unsupported-setting", hint="bring one of them nearer to its middle")
        return replace(voice, name=found.name, variant="", language=found.language)

    def pronounce(self, ipa: str) -> str:
        """A word of English sounds (IPA) as it stands in a spoken text."""
        return phonetic(ipa)

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """How a text would be said, in IPA; the model is not loaded for it."""
        if self._telling is None:
            if obstacle := self._obstacle():
                raise obstacle
            from panelaudio.engines.kokoro_phonemes import KokoroPhonemes

            self._telling = KokoroPhonemes()
        return self._telling.of(spoken, self.resolve(voice).language)

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """The sound of a text, with the times of phonemes that the model tells.

        Raises:
            EngineError: ``unknown-voice``, ``text-too-long``, ``no-sound``, ``engine-unavailable``.
        """
        refuse_long(spoken, self.limits)
        synthesis = self._speaker.speak(spoken, self.resolve(voice))
        refuse_silence(spoken, synthesis.samples)
        return synthesis

    @property
    def _files(self) -> tuple[Path | None, Path | None]:
        """The model and the voices; None for what is missing."""
        found = (sorted(self._folder.glob(pattern)) for pattern in (_MODEL, _VOICES))
        model, voices = (next(iter(paths), None) for paths in found)
        return model, voices

    def _obstacle(self) -> EngineError | None:
        if missing := missing_package("kokoro", "kokoro_onnx", "onnxruntime", "phonemizer"):
            return missing
        if not all(self._files):
            return EngineError("the model of Kokoro is not installed", code="engine-unavailable", hint=_INSTALL)
        return None

    @cached_property
    def _voices(self) -> dict[str, VoiceInfo]:
        _, voices = self._files
        if voices is None:
            return {}
        try:
            with zipfile.ZipFile(voices) as archive:
                return offered(name.removesuffix(".npy") for name in archive.namelist())
        except (OSError, zipfile.BadZipFile) as error:
            message = f"{voices} cannot be read: {error}"
            raise EngineError(message, code="engine-unavailable", hint=_INSTALL) from error

    @property
    def _speaker(self) -> KokoroSpeaker:
        if self._speaker_in_use is None:
            if obstacle := self._obstacle():
                raise obstacle
            from panelaudio.engines.kokoro_speaking import KokoroSpeaker

            model, voices = self._files
            assert model is not None  # noqa: S101 - _obstacle has looked
            assert voices is not None  # noqa: S101
            self._speaker_in_use = KokoroSpeaker(model, voices)
        return self._speaker_in_use
