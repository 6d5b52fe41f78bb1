"""Sounds that a lexicon asks for, as eSpeak NG takes them: mnemonics of its English phonemes between double brackets.

A transcript may hold double brackets as well, so in a spoken text the lexicon's own stand as characters of the private
use area, which no transcript gets through (``normalize/characters.py``), two for two, so that positions hold.
"""

from __future__ import annotations

from panelaudio.settings.ipa import sounds_of

BEGIN, END = "\ue000\ue000", "\ue001\ue001"
PHONEMES = 0x100
"""``espeakPHONEMES``: what stands in double brackets is mnemonics."""
_MNEMONICS = {
    "iː": "i:", "i": "i:", "ɪ": "I", "e": "E", "ɛ": "E", "æ": "a", "a": "a", "ɑː": "A:", "ɑ": "A:", "ɒ": "0",
    "ɔː": "O:", "ɔ": "O:", "ʊ": "U", "uː": "u:", "u": "u:", "ʌ": "V", "ə": "@", "ɚ": "3", "ɜː": "3:", "ɝ": "3:",
    "ɜ": "3:", "o": "oU", "ɐ": "a#", "eɪ": "eI", "aɪ": "aI", "ɔɪ": "OI", "aʊ": "aU", "oʊ": "oU", "əʊ": "oU",
    "ɪə": "i@", "eə": "e@", "ɛə": "e@", "ʊə": "U@", "t͡ʃ": "tS", "d͡ʒ": "dZ", "tʃ": "tS", "dʒ": "dZ", "ɡ": "g",
    "θ": "T", "ð": "D", "ʃ": "S", "ʒ": "Z", "ŋ": "N", "ɫ": "l", "ɹ": "r", "ɾ": "t#", "ʍ": "w", "ʔ": "?",
    "ˈ": "'", "ˌ": ",", ".": "", "‿": "", " ": "_",
}  # fmt: skip


def phonetic(ipa: str) -> str:
    """A word's sounds as they stand in the text that eSpeak NG is given."""
    return f"{BEGIN}{''.join(_MNEMONICS.get(sound, sound) for sound in sounds_of(ipa))}{END}"


def with_brackets(spoken: str) -> tuple[str, int]:
    """The text for the library, as long as ``spoken``, and the flags that it is to be said with."""
    if BEGIN not in spoken:
        return spoken, 0
    plain = spoken.replace("[[", "( ").replace("]]", " )")
    return plain.replace(BEGIN, "[[").replace(END, "]]"), PHONEMES
