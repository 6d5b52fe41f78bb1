"""Three hundred hard tokens, each with the plain words that say it: both sound alike to an engine."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from panelaudio.cast import Voice
from panelaudio.normalize.forms import spoken_form

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "hard_tokens.tsv").read_text(encoding="utf-8").splitlines()
]
PIPER = {
    "num_symbols": 256, "num_speakers": 1, "audio": {"sample_rate": 22050}, "espeak": {"voice": "en-us"},
    "inference": {}, "phoneme_type": "espeak", "phoneme_id_map": {}, "phoneme_map": {},
}  # fmt: skip
"""What a voice's configuration says of how it is told to speak."""
VOICE = Voice(engine="espeak", name="gmw/en-US")
_UNHEARD = re.compile(r"[^\w]|[ˈˌː]")
"""Stress, length and spaces: words are stressed otherwise in a row than apart."""


def heard(text: str, phonemes: Callable[[str], str]) -> str:
    """The sounds of a text, without stress."""
    plain = _UNHEARD.sub("", phonemes(f"So, {text}."))
    for weak, strong in (
        ("ᵻ", "ɪ"),
        ("ɐ", "ə"),
        ("ɾ", "t"),
        ("ʌ", "ə"),
        ("æ", "ə"),
        ("ɚ", "ɜ"),
        ("oʊ", "ə"),
        ("ɔ", "ə"),
    ):
        plain = plain.replace(weak, strong)
    return re.sub(r"(.)\1", r"\1", plain)


def of_espeak() -> Callable[[str], str]:
    """The phonemes of eSpeak NG, and so of pyttsx3 on Linux."""
    if sys.platform != "linux":
        pytest.skip("eSpeak NG's phonemes are read on Linux")
    from panelaudio.engines.espeak_phonemes import phonemes

    return lambda text: phonemes(text, VOICE)


def of_kokoro() -> Callable[[str], str]:
    """What Kokoro's model is given."""
    pytest.importorskip("kokoro_onnx")
    from panelaudio.engines.kokoro_phonemes import KokoroPhonemes

    telling = KokoroPhonemes()
    return lambda text: telling.of(text, "en-US")


def of_piper() -> Callable[[str], str]:
    """What a model of Piper is given."""
    pytest.importorskip("piper")
    from panelaudio.engines.piper_phonemes import phonemes, phonemizing

    voice = phonemizing(PIPER)
    return lambda text: phonemes(voice, text)


@pytest.mark.parametrize("told", [of_espeak, of_kokoro, of_piper])
def test_hard_tokens_are_said_as_their_words(told: Callable[[], Callable[[str], str]]) -> None:
    """In each engine the spoken form of what is written and the words sound alike, all three hundred of them."""
    phonemes = told()
    wrong = []
    for written, words in ROWS:
        said = spoken_form(f"It was {written}", known={}, language="en").spoken
        if heard(said, phonemes) != heard(f"It was {words}", phonemes):
            wrong.append((written, said, phonemes(said), phonemes(f"It was {words}")))
    assert not wrong
    assert len(ROWS) >= 300
