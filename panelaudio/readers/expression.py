"""``[softly]`` and ``*never*``: how words are said, from where it stands in a text to offsets in the turn's text.

Between the rules that find such marks and the turn that they end up in, a text is tidied, unwrapped and joined. So each
mark travels in it as one of Unicode's noncharacters, which are kept for uses inside a program and are no text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.script import EMPHASIS, MANNERS, NORMALLY, Expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MANNER_REASON = "manner of speaking"
"""What the report of what is not said calls such a mark."""
_FIRST = 0xFDD0
_KINDS = (*MANNERS, NORMALLY)
_BEGIN, _END, STAR, LINE = (chr(_FIRST + len(_KINDS) + number) for number in range(4))
"""Emphasis that begins, ends, and that does either: ``*`` and ``_`` look the same at both ends."""
TRAVELLING = re.compile("[\ufdd0-\ufddf]")
_SPELLINGS = {
    "softly": ("softly", "quietly", "gently", "soft", "quiet", "softer", "in a low voice", "sotto voce"),
    "whispering": ("whispering", "whispers", "whispered", "in a whisper"),
    "loudly": ("loudly", "loud", "louder", "in a loud voice"),
    "slowly": ("slowly", "slow", "slower"),
    "quickly": ("quickly", "fast", "faster", "hurriedly"),
    NORMALLY: ("normally", "normal", "in a normal voice"),
}
_KIND_OF = {spelling: kind for kind, spellings in _SPELLINGS.items() for spelling in spellings}
_PARTING = re.compile(r"\s?(?:,|;|\band\b|\bbut\b)\s?")
_LONGEST = 60
_MOST_WORDS = 8
"""A longer stretch in italics is typography."""
_BEFORE = frozenset(",.;:!?")
"""No blank is left before these."""


class _Found(NamedTuple):
    """A mark, and the place in the text without marks where it stood."""

    at: int
    mark: str


def manners_in(inner: str) -> str:
    """The marks for what stands in brackets: ``softly``, ``slowly and quietly``; empty where it is anything else."""
    if len(inner) > _LONGEST:
        return ""
    words = inner.casefold().strip(" .:")
    kinds = [_KIND_OF.get(part.removeprefix("very ").strip()) for part in (words, *_PARTING.split(words))]
    if kinds[0]:
        return chr(_FIRST + _KINDS.index(kinds[0]))
    told = [kind for kind in kinds[1:] if kind]
    return "".join(chr(_FIRST + _KINDS.index(kind)) for kind in told) if len(told) == len(kinds) - 1 else ""


def emphasized(inner: str) -> str:
    """Words between the marks of emphasis."""
    return f"{_BEGIN}{inner}{_END}"


def marked(text: str, expressions: Sequence[Expression]) -> str:
    """A text without marks, with those that ask for how its words are said."""
    marks = [(one.end, _END if one.kind == EMPHASIS else chr(_FIRST + _KINDS.index(NORMALLY))) for one in expressions]
    marks += [
        (one.start, _BEGIN if one.kind == EMPHASIS else chr(_FIRST + _KINDS.index(one.kind))) for one in expressions
    ]
    kept: list[str] = []
    here = 0
    for at, mark in sorted(marks, key=lambda one: one[0]):
        kept += [text[here:at], mark]
        here = at
    return "".join([*kept, text[here:]])


def of_tag(tag: str) -> str:
    """The mark for ``<em>``, ``</em>`` and their like; empty for every other tag."""
    name = tag.strip("</>").split()[:1]
    if not name or name[0].casefold() not in {"em", "strong", "i", "b"}:
        return ""
    return _END if tag.startswith("</") else _BEGIN


def expressed(text: str) -> tuple[str, tuple[Expression, ...]]:
    """A text without its marks, and what they ask for."""
    if text.isprintable() or not TRAVELLING.search(text):  # the first is quick, and true of most
        return text, ()
    plain, found = _parted(text)
    return plain, tuple(sorted((*_manners(plain, found), *_emphases(plain, found)), key=lambda one: one.start))


def _parted(text: str) -> tuple[str, list[_Found]]:
    """Marks taken out, with one of the blanks around each."""
    kept = ""
    found: list[_Found] = []
    here = 0
    for mark in TRAVELLING.finditer(text):
        kept += _closed(kept, text[here : mark.start()], after_mark=here > 0)
        kept = kept.rstrip(" ") if text[mark.end() : mark.end() + 1] in _BEFORE else kept
        found.append(_Found(len(kept), mark[0]))
        here = mark.end()
    kept += _closed(kept, text[here:], after_mark=True)
    plain = kept.rstrip()
    return plain, [_Found(min(one.at, len(plain)), one.mark) for one in found]


def _closed(kept: str, more: str, *, after_mark: bool) -> str:
    return more.lstrip() if after_mark and (not kept or kept[-1].isspace()) else more


def _manners(text: str, found: Sequence[_Found]) -> Iterator[Expression]:
    """Each from its mark to the next place with such marks, or to the end of its paragraph."""
    asked = [(one.at, ord(one.mark) - _FIRST) for one in found if ord(one.mark) - _FIRST < len(_KINDS)]
    for at, number in asked:
        start = at + len(text[at:]) - len(text[at:].lstrip())
        following = next((later for later, _ in asked if later > at), len(text))
        paragraph = text.find("\n\n", start)
        end = min(following, paragraph if paragraph >= 0 else len(text))
        if _KINDS[number] != NORMALLY and any(map(str.isalnum, text[start:end])):
            yield Expression(start=start, end=end, kind=_KINDS[number])


def _emphases(text: str, found: Sequence[_Found]) -> Iterator[Expression]:
    """Few words among others: what is set off as a whole is a title or a quotation."""
    opened: dict[str, int] = {}
    for at, mark in found:
        begins = mark == _BEGIN or (mark in {STAR, LINE} and mark not in opened)
        kind = _BEGIN if mark == _END else mark
        if begins:
            opened[kind] = at
        elif kind in opened and (one := _emphasis(text, opened.pop(kind), at)):
            yield one


def _emphasis(text: str, start: int, end: int) -> Expression | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    few = 0 < len(words.split()) <= _MOST_WORDS and "\n\n" not in words
    others = any(char.isalnum() for char in text[:start] + text[end:])
    return Expression(start=start, end=start + len(words.strip()), kind=EMPHASIS) if few and others else None
