"""A lexicon's sounds as Kokoro and Piper take them."""

from __future__ import annotations

import pytest

from panelaudio.engines.espeak_mnemonics import BEGIN, END
from panelaudio.engines.ipa_words import bracketed, parted, phonetic

PIPER = {
    "num_symbols": 256, "num_speakers": 1, "audio": {"sample_rate": 22050}, "espeak": {"voice": "en-us"},
    "inference": {}, "phoneme_type": "espeak", "phoneme_id_map": {}, "phoneme_map": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("ipa", "said"),
    [
        ("dʒɪf", "dʒˈɪf"),
        ("ˈkuːbər.nɛtˌiːz", "kˈuːbəɹnɛtˌiːz"),
        ("t͡ʃe", "tʃˈɛ"),
        ("nʊˈrɑ væl", "nʊɹˈɑːvæl"),
        ("'go", "ɡˈoʊ"),
    ],
)
def test_sounds_as_models_have_learnt_them(ipa: str, said: str) -> None:
    """Stress stands before its vowel, and a word has one at least; sounds are spelled as eSpeak NG spells them."""
    assert phonetic(ipa) == f"{BEGIN}{said}{END}"


def test_a_text_in_parts() -> None:
    """Letters and sounds by turns; Piper gets brackets, with the punctuation that it would lose inside them."""
    spoken = f"The {phonetic('dʒɪf')}, of {phonetic('ɪt')}"
    assert parted(spoken) == ["The ", "dʒˈɪf", ", of ", "ˈɪt", ""]
    assert bracketed(spoken) == "The [[dʒˈɪf,]] of [[ˈɪt]]"


def test_what_kokoro_is_told() -> None:
    """Sounds of the lexicon stand among the text's own; decimals are said one by one, in English alone."""
    pytest.importorskip("kokoro_onnx")
    from panelaudio.engines.kokoro_phonemes import KokoroPhonemes

    telling = KokoroPhonemes()
    assert telling.of(f"The {phonetic('dʒɪf')}, of it.", "en-US") == "ðə dʒˈɪf, ʌv ɪt."
    assert telling.of("3.14", "en-US") == telling.of("3 point 1 4", "en-US")
    assert telling.of("3.14", "es") != telling.of("3 point 1 4", "es")
    assert not telling.of(" ", "en-US")


@pytest.mark.parametrize("before", ["Well..", "Well...", "[[wˈɛl]]", "Well?!"])
def test_what_piper_is_told(before: str) -> None:
    """Sounds of the lexicon are taken, those of a transcript are not, and nothing of one text gets into the next."""
    pytest.importorskip("piper")
    from panelaudio.engines.piper_phonemes import phonemes, phonemizing

    voice = phonemizing(PIPER)
    assert "[" not in phonemes(voice, before)
    assert phonemes(voice, f"The {phonetic('dʒɪf')}, of it.") == "ðə dʒˈɪf, ʌv ɪt."
