"""How Piper is told to say a text: the phonemes that its own phonemizer gives. It needs no model."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from piper import PiperVoice
from piper.config import PiperConfig

from panelaudio.engines.ipa_words import bracketed
from panelaudio.engines.sayable import sayable

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_MARKUP = str.maketrans("[]", "()")
"""Piper takes ``[[…]]`` for phonemes, wherever it stands in a text."""

_TWO_DOTS = re.compile(r"(?<!\.)\.\.(?!\.)")
"""At the end of a text the second of them would be read as a word at the beginning of the next one."""


def phonemizing(configuration: Mapping[str, Any]) -> PiperVoice:
    """A voice without its model, which can do all but speak."""
    return PiperVoice(session=None, config=PiperConfig.from_dict(dict(configuration)))


def sentences(voice: PiperVoice, spoken: str) -> list[list[str]]:
    """The phonemes of each sentence of a text; only a lexicon's words are given as phonemes."""
    text = _TWO_DOTS.sub("...", sayable(spoken).translate(_NO_MARKUP))
    said: list[list[str]] = voice.phonemize(bracketed(text))
    return said


def phonemes(voice: PiperVoice, spoken: str) -> str:
    """The phonemes of a text in a row."""
    return "".join(chain.from_iterable(sentences(voice, spoken)))
