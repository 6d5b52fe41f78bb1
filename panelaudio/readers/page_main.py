"""Where the main content of a web page stands, as readability finds it: without menus, comments and related pages."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from panelaudio.readers.front import is_foot
from panelaudio.readers.page_blocks import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.page_blocks import Block

_NO_LETTER = re.compile(r"[\W_]+")
_MOST = 5_000_000
"""Characters of a page that is looked through; a longer one is read whole."""


def main_part(text: str, blocks: Sequence[Block]) -> range:
    """The places of the blocks from the first to the last of the main content; all of them where none is found.

    The library gives text without lines, so its paragraphs are found again among the blocks, in order. What it passes
    over between the first and the last is kept: it takes short turns for furniture.
    """
    whole = range(len(blocks))
    if len(text) > _MOST:
        return whole
    main = [_bare(block) for block in page_of(_summary(text), hidden=frozenset()).blocks]
    found: list[int] = []
    at = 0
    places: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        places.setdefault(_bare(block), []).append(place)
    for words in main:
        same = places.get(words, [])
        behind = bisect_left(same, at)
        if behind < len(same):
            found.append(same[behind])
            at = same[behind] + 1
    return range(found[0], _end(blocks, found) + 1) if found else whole


def _end(blocks: Sequence[Block], found: Sequence[int]) -> int:
    """The last block of the main content; what follows in the same element up to a heading or a foot belongs to it."""
    shared = _shared(blocks[found[0]].within, blocks[found[-1]].within)
    end = found[-1]
    if not any(shared):
        return end
    for at in range(end + 1, len(blocks)):
        block = blocks[at]
        if block.within[: len(shared)] != shared or block.kind == "heading" or is_foot(block.text):
            break
        end = at
    return end


def _shared(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    """The elements around both."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[:same]


def _summary(text: str) -> str:
    """The HTML of the main content; empty where the library finds none, or falls over the page."""
    from readability import Document

    logging.getLogger("readability").addHandler(logging.NullHandler())
    logging.getLogger("readability").propagate = False
    try:
        return str(Document(text).summary(html_partial=True))
    except Exception:  # noqa: BLE001 - whatever befalls the library on a hostile page, the page can be read whole
        return ""


def _bare(block: Block) -> str:
    return _NO_LETTER.sub("", block.text)
