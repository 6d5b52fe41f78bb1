"""Which language a talk is in, by its words, where nothing says so."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ENGLISH = "en"
UNKNOWN = "und"
"""BCP 47: which language is not known."""
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
"""A language, and whatever narrows it down (BCP 47 §2.1, without extensions): ``de``, ``pt-BR``."""

_COMMON = frozenset("the and to that it you this with are what they from not but which would".split())
"""Words that every English talk is full of, and that other languages hardly have."""
_SHARE = 0.09
"""Of all words; English has about 0.2, others hardly any."""
_FEW = 12
"""With fewer words nothing can be told."""
_WORD = re.compile(r"[^\W\d_]+")
_SURE = 0.99
"""How sure the library must be; a few words of German are taken for Dutch with less."""
_LAST_LATIN = "\u024f"
_ENOUGH = 20_000
"""Characters; more tell nothing more."""
_CODE_LETTERS = 2
"""Of ISO 639-1. What has no such code, such as Nigerian Pidgin, is spoken by no voice and easily taken for English."""


def english_or_unknown(texts: Iterable[str]) -> str:
    """``en``, or ``und`` where the words are hardly English.

    >>> english_or_unknown(["Wir sehen die Gärten, die niemand gepflanzt hat, was uns wundert. " * 3])
    'und'
    """
    counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    total = counts.total()
    common = sum(counts[word] for word in _COMMON)
    if total < _FEW:
        return UNKNOWN if _in_other_letters("".join(counts)) else ENGLISH
    return ENGLISH if common >= _SHARE * total else UNKNOWN


def _in_other_letters(words: str) -> bool:
    """Whether a text is mostly in letters that are not Latin: no English, however few its words are."""
    letters = [letter for letter in words if letter.isalpha()]
    return 2 * sum(letter > _LAST_LATIN for letter in letters) > len(letters)


def language_of(texts: Sequence[str]) -> str:
    """The language of a talk as an ISO 639-1 code; ``en`` where too little is said, or what is said tells nothing.

    Talks that are plainly English, as most are, cost no library.

    >>> language_of(["Wir sehen die Gärten, die niemand gepflanzt hat, was uns wundert. " * 3])
    'de'
    """
    sample = _sample(texts)
    if english_or_unknown([sample]) == ENGLISH:
        return ENGLISH
    language, sureness = _identifier().classify(sample)
    return str(language) if sureness >= _SURE or _in_other_letters(sample) else ENGLISH


def _sample(texts: Sequence[str]) -> str:
    """Of the whole talk, evenly: one may be opened in English and held in French."""
    whole = sum(map(len, texts))
    step = max(1, whole // _ENOUGH)
    return " ".join(texts[::step])[: 2 * _ENOUGH]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages([code for code in found.labels if len(code) == _CODE_LETTERS])
    return found
