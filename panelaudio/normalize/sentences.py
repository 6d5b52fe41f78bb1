"""A turn's text in sentences: syntok finds where they begin, and every character stays (docs/adr/0006)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")


def sentences(text: str, *, whole: re.Pattern[str], cuts: Iterable[int] = ()) -> tuple[str, ...]:
    """The sentences of a text; joined, they are the text again.

    White space stands at the end of the sentence before it. A blank line always ends a sentence.

    Args:
        text: A turn's text.
        whole: What must not be cut (the lexicon's words).
        cuts: Where a part begins whatever the sentences are, since it is said otherwise.
    """
    starts = {0, len(text)}
    begin = 0
    for blank in _PARAGRAPHS.finditer(text):
        starts |= _starts(text, begin, blank.start()) | {blank.end()}
        begin = blank.end()
    starts |= _starts(text, begin, len(text))
    for match in whole.finditer(text):
        starts.difference_update(range(match.start() + 1, match.end()))
    starts.update(cut for cut in cuts if 0 < cut < len(text))
    return tuple(text[start:end] for start, end in pairwise(sorted(starts)))


def _starts(text: str, begin: int, end: int) -> set[int]:
    """Where the sentences of a paragraph begin, but for its first."""
    from syntok.segmenter import segment
    from syntok.tokenizer import Tokenizer

    tokens = Tokenizer(replace_not_contraction=False).tokenize(text[begin:end])
    firsts = [sentence[0].offset for sentence in segment(tokens)]
    return {begin + first for first in firsts[1:] if first < end - begin}
