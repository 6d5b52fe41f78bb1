"""A title's length: what is too long ends where a phrase does, with an ellipsis."""

from __future__ import annotations

import re
import unicodedata

from panelaudio.chapters.vocabulary import BREAK_BEFORE_CLAUSE, BREAK_BEFORE_PHRASE, NEVER_LAST

MOST_CHARACTERS = 60
"""About what a player shows in a line of its list."""
_LEAST_SHARE = 0.4
"""Of the length that is allowed: no phrase ends so early that little is told."""
_END_MARKS = ",;:.?!…，、；：。？！"
_CLAUSE_MARKS = (*_END_MARKS, "–", "—", ")", "]", "”", "）")
_DIRECTING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DASHES = frozenset("-–—")
_PUNCTUATION, _CLAUSE, _PHRASE, _WORD, _NOWHERE = 0.36, 0.24, 0.12, 0.0, -1.0
"""How good an end is, against the share of the length that it leaves unused."""


def plain(text: str) -> str:
    """``text`` in one line: white space flattened, no control or bidirectional characters, no half pairs."""
    if not text.isprintable():
        text = "".join(" " if _unshown(char) else char for char in text)
    return " ".join(text.split())


def _unshown(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"} or char in _DIRECTING


def shortened(text: str, most: int = MOST_CHARACTERS) -> str:
    """A plain text of at most ``most`` characters, cut at a phrase's end where there is one, ``…`` after the cut."""
    text = plain(text)
    if len(text) <= most:
        return text
    places = _spaces(text, most - 1)
    if not places:  # a script without spaces, or one endless word
        return f"{_whole_character(text, most - 1)}…"
    at = max(places, key=lambda place: _strength(text, place) + place / most)
    return f"{text[:at].rstrip(' ,;:–—-')}…"


def _spaces(text: str, most: int) -> list[int]:
    return [at for at in range(int(most * _LEAST_SHARE), most + 1) if text[at] == " "]


def _strength(text: str, at: int) -> float:
    before = re.split(r"[\s,;:]+", text[:at].rstrip(_END_MARKS))[-1].casefold()
    after = text[at:].split(maxsplit=1)[0].casefold().strip(_END_MARKS)
    if text[at - 1] in _CLAUSE_MARKS or after in _DASHES:
        return _PUNCTUATION
    if before in NEVER_LAST:
        return _NOWHERE
    if after in BREAK_BEFORE_CLAUSE:
        return _CLAUSE
    return _PHRASE if after in BREAK_BEFORE_PHRASE else _WORD


def _whole_character(text: str, at: int) -> str:
    """Up to ``at``, but never between a letter and its marks."""
    while at and (unicodedata.combining(text[at]) or text[at] in "\u200d\ufe0f"):
        at -= 1
    return text[:at]
