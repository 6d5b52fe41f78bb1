"""Whether captions are English, so that the rules for its small words can be held against them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMON = frozenset("the of to is that it for you this with be have are as but what they from we not and".split())
"""Words that every English talk is full of, and that other languages hardly have."""
_SHARE = 0.12
"""Of all words; English has about 0.25, others that share some of them under 0.05."""
_FEW = 20
"""With fewer words nothing can be told."""
_WORD = re.compile(r"[^\W\d_]+")
UNKNOWN = "und"
"""BCP 47: which language is not known."""


def language_of(texts: Iterable[str]) -> str:
    """``en``, or ``und`` where the words are hardly English.

    >>> language_of(["Wir sehen die Gärten, die niemand gepflanzt hat, was uns wundert. " * 3])
    'und'
    """
    counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    total = counts.total()
    common = sum(counts[word] for word in _COMMON)
    return "en" if total < _FEW or common >= _SHARE * total else UNKNOWN
