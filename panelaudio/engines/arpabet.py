"""The phonemes of American synthesizers as those of the International Phonetic Alphabet."""

from __future__ import annotations

_IPA = {
    "aa": "ɑ", "ae": "æ", "ah": "ʌ", "ao": "ɔ", "aw": "a", "ax": "ə", "axr": "ɚ", "ay": "a", "b": "b", "ch": "t",
    "d": "d", "dh": "ð", "dx": "ɾ", "eh": "ɛ", "el": "l", "em": "m", "en": "n", "er": "ɜ", "ey": "e", "f": "f",
    "g": "ɡ", "hh": "h", "ih": "ɪ", "iy": "i", "jh": "d", "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ",
    "ow": "o", "oy": "ɔ", "p": "p", "r": "ɹ", "s": "s", "sh": "ʃ", "t": "t", "th": "θ", "uh": "ʊ", "uw": "u",
    "v": "v", "w": "w", "y": "j", "z": "z", "zh": "ʒ",
}  # fmt: skip


def as_ipa(symbol: str) -> str:
    """One symbol for one, so that a diphthong is its first half; what is not known stays."""
    return _IPA.get(symbol.rstrip("012").casefold(), symbol)
