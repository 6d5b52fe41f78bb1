"""Three hundred hard tokens, each with the plain words that say it: both sound alike to an engine."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from panelaudio.cast import Voice
from panelaudio.normalize.forms import spoken_form

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "hard_tokens.tsv").read_text(encoding="utf-8").splitlines()
]
VOICE = Voice(engine="espeak", name="gmw/en-US")
_UNHEARD = re.compile(r"[^\w]|[ˈˌː]")
"""Stress, length and spaces: words are stressed otherwise in a row than apart."""


def heard(text: str) -> str:
    """The sounds of a text, without stress."""
    from panelaudio.engines.espeak_phonemes import phonemes

    plain = _UNHEARD.sub("", phonemes(f"So, {text}.", VOICE))
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


@pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG's phonemes are read on Linux")
@pytest.mark.parametrize(("written", "words"), ROWS, ids=[row[0] for row in ROWS])
def test_a_hard_token_is_said_as_its_words(written: str, words: str) -> None:
    """The spoken form of what is written and the words sound alike."""
    said = spoken_form(f"It was {written}", known={}, language="en").spoken
    assert heard(said) == heard(f"It was {words}"), said
