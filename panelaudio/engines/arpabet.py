"""The phonemes of American synthesizers as those of the International Phonetic Alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_IPA = {
    "aa": "ɑ", "ae": "æ", "ah": "ʌ", "ao": "ɔ", "aw": "a", "ax": "ə", "axr": "ɚ", "ay": "a", "b": "b", "ch": "t",
    "d": "d", "dh": "ð", "dx": "ɾ", "eh": "ɛ", "el": "l", "em": "m", "en": "n", "er": "ɜ", "ey": "e", "f": "f",
    "g": "ɡ", "hh": "h", "ih": "ɪ", "iy": "i", "jh": "d", "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ",
    "ow": "o", "oy": "ɔ", "p": "p", "r": "ɹ", "s": "s", "sh": "ʃ", "t": "t", "th": "θ", "uh": "ʊ", "uw": "u",
    "v": "v", "w": "w", "y": "j", "z": "z", "zh": "ʒ",
}  # fmt: skip


_WHOLE = {
    "aa": "ɑː", "ao": "ɔː", "aw": "aʊ", "ay": "aɪ", "ch": "tʃ", "el": "əl", "em": "əm", "en": "ən", "er": "ɜː",
    "ey": "eɪ", "iy": "iː", "jh": "dʒ", "ow": "oʊ", "oy": "ɔɪ", "uw": "uː",
}  # fmt: skip
_PAUSES = frozenset({"pau", "#", "h#", "brth"})


def in_ipa(symbols: Iterable[str]) -> str:
    """What a synthesizer says, to be read: ``hh ax l ow1`` is ``həlˈoʊ``; pauses are blanks."""
    said: list[str] = []
    for symbol in symbols:
        sound = symbol.rstrip("012").casefold()
        stressed = symbol.endswith("1") and sound[:1] in "aeiou"
        said.append(" " if sound in _PAUSES else ("ˈ" if stressed else "") + _WHOLE.get(sound, as_ipa(sound)))
    return " ".join("".join(said).split())


def as_ipa(symbol: str) -> str:
    """One symbol for one, so that a diphthong is its first half; what is not known stays."""
    return _IPA.get(symbol.rstrip("012").casefold(), symbol)
