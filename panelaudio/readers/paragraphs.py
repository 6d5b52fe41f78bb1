"""Lines become paragraphs: hard wraps are joined, hyphens at line ends undone, what is not said is taken out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from panelaudio.readers.footnotes import without_figures
from panelaudio.readers.literal import restore
from panelaudio.readers.unspoken import FOOTNOTE, Piece, clean
from panelaudio.readers.unspoken_rules import is_all_said
from panelaudio.settings import SPOKEN

_COMPOUND = frozenset("self non well ex co half all cross mid pre post anti semi quasi multi so-called".split())
"""First parts whose hyphen belongs to the word."""
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,40}+-[^\W\d_]{1,40}")
_ENDS_IN_HYPHEN = re.compile(r"([^\W\d_]{1,40})-$")
_LEAST_OF_WORD = 3
"""Letters before a hyphen at the end of a row: fewer are more often a word that breaks off."""
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis)\b")
"""``two-`` at a line's end and ``and three-lane roads`` on the next."""
_FIRST_WORD = re.compile(r"[^\W\d_]{1,40}")


class Line(NamedTuple):
    """A line of the source, numbered from 1, and the words of it."""

    number: int
    text: str


class NotSaid(NamedTuple):
    """A part of a line that is not said, and why."""

    line: int
    reason: str
    text: str


@dataclass(slots=True)
class Paragraphs:
    """Joins the lines of one transcript into paragraphs."""

    source: str
    """The whole text: a word hyphenated within a line elsewhere keeps its hyphen at a line end too."""
    spoken: frozenset[str] = SPOKEN
    """The kinds of text beside speech that are."""
    round_too: bool = False
    """Round brackets hold directions, as in plays."""
    shouted_too: bool = False
    """Round brackets hold directions where they hold nothing but capitals, as in radio plays."""
    figures: frozenset[str] = frozenset()
    """Figures right behind words are marks of footnotes."""
    escaped: bool = False
    """Characters behind a backslash stand for themselves; the lines come protected (``literal.protect``)."""
    _hyphenated: frozenset[str] | None = field(default=None, init=False)

    def alone(self, line: int, text: str) -> tuple[str, list[NotSaid]]:
        """The words of a paragraph that is one line, and what of it is not said."""
        text, marks = without_figures(text, self.figures) if self.figures else (text, [])
        not_said = [NotSaid(line, FOOTNOTE, mark) for mark in marks]
        if is_all_said(text):
            return (restore(text) if self.escaped else text), not_said
        said, pieces = self._clean(text)
        return self._restored(said), not_said + [NotSaid(line, piece.reason, piece.text) for piece in pieces]

    def joined(self, lines: list[Line]) -> tuple[str, list[NotSaid]]:
        """The words of a paragraph on one line, and what of it is not said."""
        if len(lines) == 1:
            return self.alone(*lines[0])
        if self.figures:
            return self._without_marks(lines)
        text = "\n".join([line.text.strip() for line in lines])
        said, pieces = self._clean(text)
        if not pieces:
            return self._restored(self._unwrapped(said)), []
        starts = list(accumulate((len(line.text.strip()) + 1 for line in lines), initial=0))
        not_said = [
            NotSaid(lines[bisect_right(starts, piece.at) - 1 + step].number, piece.reason, self._restored(part))
            for piece in pieces
            for step, part in enumerate(piece.text.split("\n"))
        ]
        return self._restored(self._unwrapped(said)), not_said

    def _without_marks(self, lines: list[Line]) -> tuple[str, list[NotSaid]]:
        """The words of several lines in which figures are the marks of footnotes."""
        bare = [(number, *without_figures(text, self.figures)) for number, text in lines]
        figures, self.figures = self.figures, frozenset()
        said, not_said = self.joined([Line(number, text) for number, text, _ in bare])
        self.figures = figures
        return said, [NotSaid(number, FOOTNOTE, mark) for number, _, marks in bare for mark in marks] + not_said

    def _clean(self, text: str) -> tuple[str, list[Piece]]:
        return clean(text, spoken=self.spoken, round_too=self.round_too, shouted_too=self.shouted_too, expressive=True)

    def _restored(self, text: str) -> str:
        return restore(text) if self.escaped else text

    def _unwrapped(self, text: str) -> str:
        if "-\n" not in text:
            return text.replace("\n", " ")
        kept: list[str] = []
        for line in text.split("\n"):
            if kept and (found := _ENDS_IN_HYPHEN.search(kept[-1][-41:])) and line[:1].islower():
                before = found.string[found.start() - 1 : found.start()] if found.start() else ""
                if _SUSPENDED.match(line):
                    kept.append(" ")
                elif not self._keeps_hyphen(found[1], line, chained=before == "-"):
                    kept[-1] = kept[-1][:-1]
            elif kept:
                kept.append(" ")
            kept.append(line)
        return "".join(kept)

    def _keeps_hyphen(self, first: str, line: str, *, chained: bool) -> bool:
        second = _FIRST_WORD.match(line)
        if first.casefold() in _COMPOUND or second is None or chained:
            return True
        if self._hyphenated is None:
            self._hyphenated = frozenset(found[0].casefold() for found in _HYPHENATED.finditer(self.source))
        return f"{first}-{second[0]}".casefold() in self._hyphenated


def unwrapped(before: str, after: str) -> str:
    """What a row of captions becomes where its last word goes on in the next row; empty where it does not.

    ``wel-`` and ``come`` are one word; ``well-`` keeps its hyphen, and so does a word that breaks off (``I wa-``).
    """
    found = _ENDS_IN_HYPHEN.search(before[-41:]) if before.endswith("-") else None
    if found is None or not after[:1].islower() or _SUSPENDED.match(after) or len(found[1]) < _LEAST_OF_WORD:
        return ""
    chained = before[: -len(found[0])].endswith("-")
    return before if found[1].casefold() in _COMPOUND or chained else before[:-1]
