"""Sounds of a lexicon, as eSpeak NG is given them and says them."""

from __future__ import annotations

import sys

import pytest

from panelaudio.cast import Voice
from panelaudio.engines.espeak import EspeakEngine
from panelaudio.engines.espeak_mnemonics import BEGIN, END, phonetic, with_brackets
from panelaudio.engines.pyttsx3_engine import Pyttsx3Engine
from panelaudio.settings.ipa import SOUNDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG's sounds are given on Linux")


def test_brackets_hold_positions() -> None:
    """The text for the library is as long as the spoken text; a transcript's own brackets are no command."""
    spoken = f"a {phonetic('dʒɪf')} and [[b]]"
    text, flags = with_brackets(spoken)
    assert (text, flags, len(text)) == ("a [[dZIf]] and ( b )", 0x100, len(spoken))
    assert with_brackets("only [[b]]") == ("only [[b]]", 0)


def test_every_sound_has_a_mnemonic() -> None:
    """No letter of IPA reaches the library as it is, but for those that eSpeak NG writes alike."""
    for sound in SOUNDS:
        inside = phonetic(sound).removeprefix(BEGIN).removesuffix(END)
        assert inside.isascii(), sound


@pytest.mark.parametrize("engine", [EspeakEngine(), Pyttsx3Engine()], ids=lambda engine: engine.name)
def test_sounds_are_said_as_the_word_that_has_them(engine: EspeakEngine | Pyttsx3Engine) -> None:
    """``/dʒɪf/`` sounds as ``jif`` does, to the sample, and has the time of its word."""
    voice = engine.resolve(Voice(engine=engine.name, name="gmw/en-US"))
    given = engine.synthesize(f"The {engine.pronounce('dʒˈɪf')} of that.", voice)
    words = engine.synthesize("The jif of that.", voice)
    assert len(given.samples) == len(words.samples)
    assert [mark.frame for mark in given.marks] == [mark.frame for mark in words.marks]


def test_phonemes_are_told() -> None:
    """What the engine would say, in IPA."""
    voice = Voice(engine="espeak", name="en-us")
    assert EspeakEngine().phonemes("Nora, hello", voice) == "nˈɔːɹə həlˈoʊ"
