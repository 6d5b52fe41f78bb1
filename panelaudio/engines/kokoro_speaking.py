"""Kokoro's model at work: text becomes phonemes, phonemes become sound and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import espeakng_loader
import numpy as np
from kokoro_onnx import Kokoro
from kokoro_onnx.config import EspeakConfig

from panelaudio.engines.espeak_library import holds_given_up
from panelaudio.engines.kokoro_phonemes import KokoroPhonemes
from panelaudio.engines.marks import estimated_marks, marks_from_events
from panelaudio.engines.onnx_session import open_session
from panelaudio.engines.phoneme_times import Phoneme, word_events
from panelaudio.engines.pitch_shift import pitch_ratio, played_faster
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
_AHEAD_S = 0.04
"""The sound of a phoneme is ahead of the steps that the model gives it: over two passages of two voices, words began 40
and 45 ms (median) before the model's times, as a forced aligner hears them."""


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
            self._phonemes = KokoroPhonemes(self._kokoro.tokenizer.vocab)
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
            said = [Phoneme(one.phoneme, round(max(one.start - _AHEAD_S, 0.0) * rate_hz)) for one in timings]
            marks = marks_from_events(spoken, word_events(spoken, said, pronounce, samples), samples)
        else:
            marks = estimated_marks(spoken, samples)
        return played_faster(Synthesis(samples=samples, rate_hz=rate_hz, marks=marks, timed=bool(timings)), ratio)

    def _pronouncer(self, language: str) -> Callable[[list[str]], list[str]]:
        """Turns texts into phonemes that the model has learnt."""

        def pronounce(texts: list[str]) -> list[str]:
            return [self._phonemes.of(text, language) for text in texts]

        return pronounce


def _timed(model: bytes) -> bytes:
    if _DURATION in outputs(model) or _DURATION_INSIDE not in set(tensors(model)):
        return model
    return with_whole_output(model, _DURATION_INSIDE, _DURATION)
