"""What the user wrote about how words and names are said; it comes before every rule and no rule touches it again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

Pairs = Sequence[tuple[str, str]]


def sayings(lexicon: Pairs, names: Pairs) -> dict[str, str]:
    """All words with how they are said: the lexicon's, the full names', and the first and last words of names.

    A word of a name stands for itself only where the name and its saying have as many words; where two names share a
    word, the earlier one settles it. The lexicon goes before both.
    """
    known: dict[str, str] = {}
    for written, said in names:
        words, spoken = written.split(), said.split()
        if len(words) == len(spoken) > 1:
            for place in (0, -1):
                known.setdefault(words[place], spoken[place])
    known |= {written.strip(): said for written, said in names}
    known |= {written.strip(): said for written, said in lexicon}
    return {written: said for written, said in known.items() if written and said.strip()}


def whole_words(written: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, the longest first, where no letter or digit stands beside it (`Name's` holds `Name`).

    A blank in a word matches any white space.
    """
    return _whole_words(tuple(sorted(written, key=lambda word: (-len(word), word))))


@lru_cache(maxsize=8)
def _whole_words(written: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_bounded(word) for word in written) or r"(?!)")


def _bounded(word: str) -> str:
    inside = r"\s+".join(re.escape(part) for part in word.split())
    before = r"(?<!\w)" if word[0].isalnum() else ""
    after = r"(?!\w)" if word[-1].isalnum() else ""
    return f"{before}{inside}{after}"


def said_for(match: re.Match[str], known: Mapping[str, str]) -> str:
    """How the matched words are said."""
    return known[" ".join(match.group().split())]
