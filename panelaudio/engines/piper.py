"""The engine ``piper``: neural voices from files, about 25 times as fast as speech on one core.

Deterministic by zero noise: Piper draws two kinds of noise, for the sound and for the lengths of phonemes, from a
generator that goes on from call to call. With ``noise_scale`` and ``noise_w_scale`` at 0 the same text gives the same
samples.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from panelaudio.engines.extras import as_availability, missing_package
from panelaudio.engines.ipa_words import phonetic
from panelaudio.engines.measures import with_measures
from panelaudio.engines.piper_voices import VOICES_VARIABLE, PiperModel, find_models
from panelaudio.engines.refusals import refuse_long, refuse_silence, unknown_voice
from panelaudio.errors import EngineError
from panelaudio.models.digests import kept_digest
from panelaudio.speech import Limits

if TYPE_CHECKING:
    from piper import PiperVoice

    from panelaudio.cast import Voice, VoiceInfo
    from panelaudio.engines.piper_speaking import PiperSpeaker
    from panelaudio.speech import Availability, Synthesis

_REVISION = 2
_MODELS_KEPT = 4
"""Of the models that a worker has loaded; each takes about 100 MB."""
_INSTALL = "panelaudio voices install piper:en_US-lessac-medium"


class PiperEngine:
    """Voices of the Piper project; several speakers of one model are its variants."""

    name = "piper"
    limits = Limits(max_characters=1_000, seconds_per_call=120.0)

    def __init__(self) -> None:
        self._models = find_models()
        self._speakers: dict[str, PiperSpeaker] = {}
        self._telling: dict[str, PiperVoice] = {}

    def version(self) -> str:
        """Piper's version and a digest over all models that are installed."""
        digest = hashlib.sha256()
        for name, model in self._models.items():
            digest.update(f"{name} {kept_digest(model.path)} ".encode())
            digest.update(repr(sorted(model.configuration.items())).encode())
        return f"piper-tts {version('piper-tts')}, models {digest.hexdigest()[:16]}, revision {_REVISION}"

    def availability(self) -> Availability:
        """Whether the package and at least one voice are installed."""
        return as_availability(self._obstacle())

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Those that are installed, by name."""
        return tuple(with_measures(model.info(), self.name) for model in self._models.values())

    def resolve(self, voice: Voice) -> Voice:
        """The model's name and, apart from it, the speaker; a model of one speaker has no variants.

        Raises:
            EngineError: ``unknown-voice``.
        """
        model, speaker = self._find(voice)
        return replace(voice, name=model.name, variant=speaker, language=model.language)

    def pronounce(self, ipa: str) -> str:
        """A word of English sounds (IPA) as it stands in a spoken text."""
        return phonetic(ipa)

    def phonemes(self, spoken: str, voice: Voice) -> str:
        """How a text would be said, in IPA; the model is not loaded for it.

        Raises:
            EngineError: ``unknown-voice``, ``engine-unavailable``.
        """
        model, _ = self._find(voice)
        if obstacle := self._obstacle():
            raise obstacle
        from panelaudio.engines.piper_phonemes import phonemes, phonemizing

        if model.name not in self._telling:
            self._telling[model.name] = phonemizing(model.configuration)
        return phonemes(self._telling[model.name], spoken)

    def synthesize(self, spoken: str, voice: Voice) -> Synthesis:
        """The sound of a text, with the times of phonemes that the model tells.

        Raises:
            EngineError: ``unknown-voice``, ``text-too-long``, ``no-sound``, ``engine-unavailable``.
        """
        refuse_long(spoken, self.limits)
        model, speaker = self._find(voice)
        if obstacle := self._obstacle():
            raise obstacle
        synthesis = self._speaker(model).speak(spoken, model.speakers.get(speaker), voice.speed, voice.pitch)
        refuse_silence(spoken, synthesis.samples)
        return synthesis

    def _obstacle(self) -> EngineError | None:
        if missing := missing_package("piper", "piper", "onnxruntime"):
            return missing
        if not self._models:
            message = f"no voice of Piper is installed (further folders may be named in {VOICES_VARIABLE})"
            return EngineError(message, code="engine-unavailable", hint=_INSTALL)
        return None

    def _find(self, voice: Voice) -> tuple[PiperModel, str]:
        """The model and the speaker's name in it (empty where it has one)."""
        base, _, inside = voice.name.partition("+")
        names = {name.casefold(): name for name in self._models}
        if base.casefold() not in names:
            raise _unknown(voice.name, tuple(self._models))
        model = self._models[names[base.casefold()]]
        wanted = voice.variant or inside
        speakers = {name.casefold(): name for name in model.speakers}
        if wanted.casefold() in speakers:
            return model, speakers[wanted.casefold()]
        if wanted:
            raise unknown_voice(self.name, f"{base}+{wanted}", [f"{base}+{one}" for one in model.speakers], "variant")
        return model, next(iter(model.speakers), "")

    def _speaker(self, model: PiperModel) -> PiperSpeaker:
        if model.name not in self._speakers:
            from panelaudio.engines.piper_speaking import PiperSpeaker

            while len(self._speakers) >= _MODELS_KEPT:
                self._speakers.pop(next(iter(self._speakers)))
            self._speakers[model.name] = PiperSpeaker(model)
        return self._speakers[model.name]


def _unknown(name: str, known: tuple[str, ...]) -> EngineError:
    error = unknown_voice("piper", name, known)
    error.hint += f"; a voice that is not installed comes with `panelaudio voices install piper:{name}`"
    return error
