"""One of Piper's models at work: text becomes phonemes, phonemes become sound and times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig
from piper.const import BOS, EOS, PAD

from panelaudio.engines.marks import estimated_marks, marks_from_events
from panelaudio.engines.onnx_session import open_session
from panelaudio.engines.phoneme_times import Phoneme, word_events
from panelaudio.engines.piper_phonemes import phonemes, sentences
from panelaudio.engines.pitch_shift import pitch_ratio, played_faster
from panelaudio.errors import EngineError
from panelaudio.models.onnx_graph import outputs, tensors, with_output
from panelaudio.speech import Synthesis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from panelaudio.engines.piper_voices import PiperModel
    from panelaudio.speech import Samples

_AHEAD_S = 0.016
"""The sound of a phoneme is ahead of its length in the model: words began so much (median) before, as a forced aligner
hears them."""


class _Said(NamedTuple):
    samples: Samples
    phonemes: list[Phoneme]
    """Empty where the model tells no times."""


class PiperSpeaker:
    """A model, loaded."""

    def __init__(self, model: PiperModel) -> None:
        """Load the model, and let it tell the lengths of phonemes where it does not yet.

        Raises:
            EngineError: ``broken-voice``.
        """
        try:
            content = _timed(model.path.read_bytes())
            self._voice = PiperVoice(session=open_session(content), config=PiperConfig.from_dict(model.configuration))
        except Exception as error:  # onnxruntime's errors have no common class but this
            message = f"the voice '{model.name}' cannot be loaded: {error}"
            hint = f"panelaudio voices install piper:{model.name}"
            raise EngineError(message, code="broken-voice", hint=hint) from error

    def speak(self, spoken: str, speaker: int | None, speed: float, pitch: float) -> Synthesis:
        """The sound and the marks of a text.

        Args:
            spoken: Of any length.
            speaker: The number of a speaker, in a model of several.
            speed: 1.0 is the model's own.
            pitch: Semitones.
        """
        ratio = pitch_ratio(pitch)
        manner = SynthesisConfig(
            speaker_id=speaker,
            length_scale=self._voice.config.length_scale * ratio / speed,
            noise_scale=0.0,
            noise_w_scale=0.0,
        )
        said = [self._said(known, manner) for one in sentences(self._voice, spoken) if (known := self._known(one))]
        samples = np.concatenate([one.samples for one in said] or [np.zeros(0, dtype=np.float32)])
        timed = all(one.phonemes for one in said)
        if timed:
            events = word_events(spoken, list(_joined(said)), self._pronounce, samples)
            marks = marks_from_events(spoken, events, samples)
        else:
            marks = estimated_marks(spoken, samples)
        rate_hz = self._voice.config.sample_rate
        return played_faster(Synthesis(samples=samples, rate_hz=rate_hz, marks=marks, timed=timed), ratio)

    def _known(self, phonemes: Iterable[str]) -> list[str]:
        """Those that the model has learnt: Piper drops the others, and then gives no times."""
        return [one for one in phonemes if one in self._voice.config.phoneme_id_map]

    def _pronounce(self, texts: list[str]) -> list[str]:
        return [phonemes(self._voice, text) for text in texts]

    def _said(self, phonemes: list[str], manner: SynthesisConfig) -> _Said:
        numbers = self._voice.phonemes_to_ids(phonemes)
        samples, lengths = self._voice.phoneme_ids_to_audio(numbers, manner, include_alignments=True)
        clipped = np.clip(np.atleast_1d(samples), -1.0, 1.0).astype(np.float32)
        if lengths is None or len(np.atleast_1d(lengths)) != len(numbers):
            return _Said(clipped, [])
        return _Said(clipped, self._timed(phonemes, np.atleast_1d(lengths)))

    def _timed(self, phonemes: Sequence[str], lengths: Any) -> list[Phoneme]:
        """Each phoneme takes its own numbers and the padding after them; before all stands a beginning."""
        known = self._voice.config.phoneme_id_map
        padding = len(known.get(PAD, ()))
        ahead = round(_AHEAD_S * self._voice.config.sample_rate)
        starts = np.maximum(np.concatenate([[0], np.cumsum(lengths)]) - ahead, 0)
        place = len(known.get(BOS, ())) + padding
        timed = []
        for symbol in phonemes:
            timed.append(Phoneme(symbol, int(starts[place])))
            place += len(known[symbol]) + padding
        return [*timed, Phoneme(EOS, int(starts[min(place, len(starts) - 1)]))]


def _timed(model: bytes) -> bytes:
    """The model with the lengths of its phonemes as an output: the one tensor that is rounded up."""
    if len(outputs(model)) > 1:
        return model
    rounded = set(tensors(model, "Ceil"))
    return with_output(model, rounded.pop()) if len(rounded) == 1 else model


def _joined(said: Iterable[_Said]) -> Iterable[Phoneme]:
    """The phonemes of several sentences on one clock, a blank between them."""
    frames = 0
    for one in said:
        yield from (Phoneme(phoneme.symbol, phoneme.frame + frames) for phoneme in one.phonemes)
        frames += len(one.samples)
