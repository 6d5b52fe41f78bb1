"""Text on its way to a terminal: control characters shown, so that a name cannot steer it; numbers of things."""

from __future__ import annotations

import unicodedata

_KEPT = {"\n"}


def visible(text: str) -> str:
    """``text`` with control and bidirectional characters as ``�``; line ends stay."""
    return "".join(char if char in _KEPT or not _steers(char) else "�" for char in text)


def _steers(char: str) -> bool:
    return unicodedata.category(char) == "Cc" or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def counted(number: int, noun: str) -> str:
    """``1 turn``, ``2 turns``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
