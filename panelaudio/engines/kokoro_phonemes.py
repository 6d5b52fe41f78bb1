"""How Kokoro is told to say a text: eSpeak NG's phonemes, as far as the model has learnt them. It needs no model."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import espeakng_loader
from kokoro_onnx.config import DEFAULT_VOCAB
from phonemizer.backend import EspeakBackend
from phonemizer.backend.espeak.wrapper import EspeakWrapper

from panelaudio.engines.espeak_library import holds_given_up
from panelaudio.engines.ipa_words import parted
from panelaudio.engines.kokoro_voices import phonemized_as
from panelaudio.engines.sayable import sayable
from panelaudio.engines.short_path import short_path

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOG = logging.getLogger("panelaudio.kokoro")
_LOG.addHandler(logging.NullHandler())
_LOG.propagate = False
_NO_BLANK_BEFORE = frozenset(",.;:!?…)]}”’\"'")

_DECIMAL = re.compile(r"(?<=\d)\.(\d+)")
"""phonemizer takes every full stop for punctuation, and would say 3.14 as three, fourteen."""


def _spelled(decimals: re.Match[str]) -> str:
    return f" point {' '.join(decimals[1])}"


class KokoroPhonemes:
    """Turns texts into phonemes, with stress and punctuation."""

    def __init__(self, vocabulary: Iterable[str] = DEFAULT_VOCAB) -> None:
        """``vocabulary``: the phonemes that the model has learnt."""
        self._vocabulary = frozenset(vocabulary)
        self._library = espeakng_loader.get_library_path()
        self._phonemizers: dict[str, EspeakBackend] = {}

    def of(self, spoken: str, language: str) -> str:
        """The phonemes of a text in one of the languages of ``kokoro_voices``; empty where nothing is said."""
        backend = self._phonemizer(phonemized_as(language))
        text = sayable(spoken)
        parts = parted(_DECIMAL.sub(_spelled, text) if language.startswith("en") else text)
        said = ""
        for place, part in enumerate(parts):
            # One at a time: phonemizer drops texts that turn out to be empty, and would shift the others.
            sounds = part if place % 2 else "".join(backend.phonemize([part], strip=True))
            joins = said and sounds and sounds[0] not in _NO_BLANK_BEFORE and self._blank_at(parts, place)
            said += f" {sounds}" if joins else sounds
        return " ".join("".join(one for one in said if one in self._vocabulary).split())

    @staticmethod
    def _blank_at(parts: list[str], place: int) -> bool:
        """Whether a blank stands between a part and the one before it."""
        return parts[place - 1][-1:].isspace() or parts[place][:1].isspace()

    def _phonemizer(self, language: str) -> EspeakBackend:
        """One for each language, since each loads a library."""
        if language not in self._phonemizers:
            with holds_given_up(self._library):
                EspeakWrapper.set_data_path(short_path(espeakng_loader.get_data_path()))
                EspeakWrapper.set_library(self._library)
                self._phonemizers[language] = EspeakBackend(
                    language,
                    preserve_punctuation=True,
                    with_stress=True,
                    language_switch="remove-flags",  # else "(fr)" would be said
                    words_mismatch="ignore",
                    logger=_LOG,
                )
        return self._phonemizers[language]
