"""English sounds in the International Phonetic Alphabet, as a lexicon gives them between strokes: ``/dʒɪf/``."""

from __future__ import annotations

import unicodedata

LONG_VOWELS = ("iː", "ɑː", "ɔː", "uː", "ɜː")
DIPHTHONGS = ("eɪ", "aɪ", "ɔɪ", "aʊ", "oʊ", "əʊ", "ɪə", "eə", "ɛə", "ʊə")
AFFRICATES = ("t͡ʃ", "d͡ʒ", "tʃ", "dʒ")
SINGLE = tuple("iɪeɛæaɑɒɔʊuʌəɚɝɜoɐpbtdkɡgfvθðszʃʒhmnŋlɫɹrjwʔxɾʍ")
MARKS = tuple("ˈˌ'.‿ ")
"""Stress, and bounds of syllables and words."""
SOUNDS = (*AFFRICATES, *LONG_VOWELS, *DIPHTHONGS, *SINGLE, *MARKS)
"""The longest first, so that a diphthong is not taken for two vowels."""


def ipa_of(said: str) -> str:
    """What stands between the strokes; empty where a word is said in other words."""
    inside = said.strip()
    if len(inside) > 2 and inside[0] == inside[-1] == "/":  # noqa: PLR2004 - the strokes themselves
        return unicodedata.normalize("NFC", inside[1:-1]).strip()
    return ""


def sounds_of(ipa: str) -> list[str]:
    """The sounds and marks of a word, in order; what is none of them stands by itself."""
    found, place = [], 0
    while place < len(ipa):
        sound = next((one for one in SOUNDS if ipa.startswith(one, place)), ipa[place])
        found.append(sound)
        place += len(sound)
    return found


def unknown_in(ipa: str) -> str:
    """The first character that is no English sound; empty where there is none."""
    return next((sound for sound in sounds_of(ipa) if sound not in SOUNDS), "")
