"""Text in a form in which a transcript and captions of it are equal, whatever their format could not hold."""

from __future__ import annotations

import re

_ARROW = re.compile(r"--+>")
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u2060]")
"""Control characters, which no caption can hold, and the joiner that keeps text from being taken for markup."""
_NO_CHARACTER = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_BRACES = str.maketrans("｛｝", "{}")
"""ASS cannot hold plain ones."""


def as_compared(text: str) -> list[str]:
    """The words of a text as they are compared; what a caption cannot hold is as captions have it.

    >>> as_compared("so -->  it｛goes｝")
    ['so', '→', 'it{goes}']
    """
    clean = _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", _ARROW.sub("→", _DROPPED.sub("", text)))
    return clean.translate(_BRACES).split()
