"""Sounds that a lexicon asks for, as models take them that have learnt eSpeak NG's phonemes: Kokoro and Piper.

In a spoken text they stand between two characters of the private use area, as those of ``espeak_mnemonics``.
"""

from __future__ import annotations

import re

from panelaudio.engines.espeak_mnemonics import BEGIN, END
from panelaudio.settings.ipa import sounds_of

_AS_ESPEAK = {
    "e": "ɛ", "a": "æ", "ɑ": "ɑː", "ɔ": "ɔː", "u": "uː", "ɝ": "ɜː", "ɜ": "ɜː", "o": "oʊ", "eə": "ɛə",
    "t͡ʃ": "tʃ", "d͡ʒ": "dʒ", "r": "ɹ", "g": "ɡ", "ɫ": "l", "ʍ": "w", "'": "ˈ", ".": "", "‿": "", " ": "",
}  # fmt: skip
"""What eSpeak NG writes otherwise than dictionaries do."""
_STRESS = frozenset("ˈˌ")
_VOWELS = frozenset("iɪɛæɑɒɔʊuʌəɚɜɐeao")
_WORD = re.compile(f"{BEGIN}(.*?){END}")
_PUNCTUATED = re.compile(f"{BEGIN}(.*?){END}([.,;:!?]*)")


def phonetic(ipa: str) -> str:
    """A word's sounds as they stand in a spoken text. eSpeak NG sets stress before the vowel, not the syllable."""
    said: list[str] = []
    stress = "" if _STRESS & set(ipa.replace("'", "ˈ")) else "ˈ"
    for sound in sounds_of(ipa):
        plain = _AS_ESPEAK.get(sound, sound)
        if plain in _STRESS:
            stress = plain
        elif plain[:1] in _VOWELS:
            said += [stress, plain]
            stress = ""
        else:
            said.append(plain)
    return f"{BEGIN}{''.join(said)}{END}"


def parted(spoken: str) -> list[str]:
    """Letters, sounds, letters, …: a text at the words of a lexicon; the first and the last may be empty."""
    return _WORD.split(spoken)


def bracketed(spoken: str) -> str:
    """The text with such words between double brackets, as Piper takes them.

    Punctuation behind a word goes into its brackets: at the beginning of the text behind them it would be lost.
    """
    return _PUNCTUATED.sub(r"[[\1\2]]", spoken)
