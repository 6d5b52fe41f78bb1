"""Text for programs that know English letters and no others."""

from __future__ import annotations

import unicodedata

_SIGNS = {
    "’": "'",
    "‘": "'",
    "—": ",",
    "–": ",",
    "…": ".",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "ß": "s",
    "æ": "e",
}


def plain_letters(text: str) -> str:
    """The text in ASCII, one character for one: letters without their accents, blanks for what has no like."""
    return text if text.isascii() else "".join(char if char.isascii() else _plain(char) for char in text)


def _plain(char: str) -> str:
    letter = unicodedata.normalize("NFKD", char)[:1]
    return _SIGNS.get(char) or (letter if letter.isascii() and letter.isalnum() else " ")
