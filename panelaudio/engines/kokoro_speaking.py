"""Kokoro's model at work: text becomes phonemes, phonemes become sound and times."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import espeakng_loader
import numpy as np
from kokoro_onnx import Kokoro
from kokoro_onnx.config import EspeakConfig
from phonemizer.backend import EspeakBackend

from panelaudio.engines.espeak_library import holds_given_up
from panelaudio.engines.kokoro_voices import phonemized_as
from panelaudio.engines.marks import estimated_marks, marks_from_events
from panelaudio.engines.onnx_session import open_session
from panelaudio.engines.phoneme_times import Phoneme, word_events
from panelaudio.engines.pitch_shift import pitch_ratio, played_faster
from panelaudio.engines.sayable import sayable
from panelaudio.engines.short_path import short_path
from panelaudio.errors import EngineError
from panelaudio.models.onnx_graph import outputs, tensors, with_whole_output
from panelaudio.speech import Synthesis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panelaudio.cast import Voice

_DURATION = "duration"
"""The output in which kokoro-onnx looks for the lengths of phonemes."""
_DURATION_INSIDE = "/encoder/Clip_output_0"
"""The tensor that holds them in the exports of v1.0, in steps of 25 ms."""
_LOG = logging.getLogger("panelaudio.kokoro")
_LOG.addHandler(logging.NullHandler())
_LOG.propagate = False


class KokoroSpeaker:
    """The model, loaded."""

    def __init__(self, model: Path, voices: Path) -> None:
        """Load the model, and let it tell the lengths of phonemes where it does not yet.

        Raises:
            EngineError: ``broken-voice``.
        """
        try:
            session = open_session(_timed(model.read_bytes()))
            session._model_path = str(model)  # noqa: SLF001 - where kokoro-onnx looks whether the model is there
            data = short_path(espeakng_loader.get_data_path())
            self._library = espeakng_loader.get_library_path()
            with holds_given_up(self._library):
                config = EspeakConfig(lib_path=self._library, data_path=data)
                self._kokoro = Kokoro.from_session(session, str(voices), espeak_config=config)
            self._phonemizers: dict[str, EspeakBackend] = {}
            self._vocabulary = frozenset(self._kokoro.tokenizer.vocab)
        except Exception as error:  # onnxruntime's errors have no common class but this
            message = f"Kokoro cannot be loaded from {model.parent}: {error}"
            raise EngineError(message, code="broken-voice", hint="panelaudio voices install kokoro") from error

    def speak(self, spoken: str, voice: Voice) -> Synthesis:
        """The sound and the marks of a text, of any length; the voice exists."""
        ratio = pitch_ratio(voice.pitch)
        pronounce = self._pronouncer(voice.language)
        (phonemes,) = pronounce([spoken])
        if not phonemes.strip():
            phonemes = "."  # nothing that can be said: a breath of silence
        samples, rate_hz, timings = self._kokoro.create_timed(
            phonemes, voice.name, speed=voice.speed / ratio,
            is_phonemes=True, trim=False, sentence_pause=0.0, clause_pause=0.0,
        )  # fmt: skip
        samples = np.clip(samples, -1.0, 1.0).astype(np.float32)
        if timings:
            said = [Phoneme(one.phoneme, round(one.start * rate_hz)) for one in timings]
            marks = marks_from_events(spoken, word_events(spoken, said, pronounce), samples)
        else:
            marks = estimated_marks(spoken, samples)
        return played_faster(Synthesis(samples=samples, rate_hz=rate_hz, marks=marks, timed=bool(timings)), ratio)

    def _pronouncer(self, language: str) -> Callable[[list[str]], list[str]]:
        """Turns texts into phonemes that the model has learnt."""
        backend = self._phonemizer(phonemized_as(language))

        def pronounce(texts: list[str]) -> list[str]:
            # One at a time: phonemizer drops texts that turn out to be empty, and would shift the others.
            return [self._known("".join(backend.phonemize([sayable(text)], strip=True))) for text in texts]

        return pronounce

    def _phonemizer(self, language: str) -> EspeakBackend:
        """EspeakNG's phonemes with stress and punctuation; one for each language, since each loads a library."""
        if language not in self._phonemizers:
            with holds_given_up(self._library):
                self._phonemizers[language] = EspeakBackend(
                    language,
                    preserve_punctuation=True,
                    with_stress=True,
                    language_switch="remove-flags",  # else "(fr)" would be said
                    words_mismatch="ignore",
                    logger=_LOG,
                )
        return self._phonemizers[language]

    def _known(self, phonemes: str) -> str:
        return " ".join("".join(one for one in phonemes if one in self._vocabulary).split())


def _timed(model: bytes) -> bytes:
    if _DURATION in outputs(model) or _DURATION_INSIDE not in set(tensors(model)):
        return model
    return with_whole_output(model, _DURATION_INSIDE, _DURATION)
