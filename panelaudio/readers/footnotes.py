"""Footnotes: what stands below the words behind a mark that stands in them too, ``… long ago.[1]``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

FOOTNOTE = "footnote"
_NOTE = re.compile(
    r"\s{0,4}(?:\[(?P<square>\d{1,3})\]:?|(?P<raised>[¹²³⁰⁴-⁹]{1,3})|\(?(?P<figure>\d{1,3})[.)]?(?=\s)|(?P<star>[*†‡]{1,3})(?![*\s]?\s?\[))"
    r"\s{0,6}(?=[^\W\d_]|[\"“'‘(]|https?:)"
)
_BEGINS = frozenset(" [(0123456789¹²³⁰⁴⁵⁶⁷⁸⁹*†‡")
_RAISED_IN_TEXT = re.compile(r"[¹²³⁰⁴-⁹]{1,3}")
_SQUARE_IN_TEXT = re.compile(r"(?<=\S)\s?\[(\d{1,3})\](?!\()")
_FIGURE_IN_TEXT = re.compile(r"(?<=[^\W\d_][.,;:?!”\"’)])(\d{1,3})(?=\s|$)|(?<=[a-zà-ÿ]{3})(\d{1,2})(?=[\s.,;:?!]|$)")
_STAR_IN_TEXT = re.compile(r"(?<=[\w.,;?!”\"’)])([†‡]{1,3}|\*)(?=\s|$)")
_LONGEST = 2000
_LINES_OF_NOTE = 12


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Where footnotes stand, and the figures that are their marks in the text: ``… long ago.1``."""

    lines: frozenset[int] = frozenset()
    """From 0."""
    figures: frozenset[str] = frozenset()


def footnotes_of(lines: Sequence[str], cues: Container[int], start: int) -> Footnotes:
    """The footnotes on the lines from ``start`` on: each mark is one of the text above it.

    A note begins below a blank line or below another note, and goes on up to the next blank line or cue.
    """
    maybe = {
        at: found
        for at in range(start, len(lines))
        if (line := lines[at]) and line[0] in _BEGINS and at not in cues and (found := _NOTE.match(line[:40]))
    }
    if not maybe:
        return Footnotes()
    marks = _marks_in(lines, maybe, start)
    if ("figure", "1") not in marks or all(found["figure"] != "1" for found in maybe.values()):
        marks = {mark: at for mark, at in marks.items() if mark[0] != "figure"}  # ``Version2``, and no note 1
    notes: set[int] = set()
    figures: set[str] = set()
    for at, found in maybe.items():
        apart = not at or not lines[at - 1].strip() or at - 1 in notes
        kind = found.lastgroup or ""
        if apart and at > marks.get((kind, found[kind]), len(lines)):
            notes.update(_of_note(lines, cues, at, maybe))
            figures.update({found["figure"]} - {None})
    return Footnotes(frozenset(notes), frozenset(figures))


def without_figures(text: str, figures: Container[str]) -> tuple[str, list[str]]:
    """A text without the figures that are marks of footnotes, and these."""
    found = [match for match in _FIGURE_IN_TEXT.finditer(text) if (match[1] or match[2]) in figures]
    for match in reversed(found):
        text = text[: match.start()] + text[match.end() :]
    return text, [match[0] for match in found]


def _of_note(lines: Sequence[str], cues: Container[int], at: int, maybe: Container[int]) -> range:
    end = at + 1
    while end < min(len(lines), at + _LINES_OF_NOTE) and lines[end].strip() and end not in cues and end not in maybe:
        end += 1
    return range(at, end)


def _marks_in(lines: Sequence[str], maybe: Container[int], start: int) -> dict[tuple[str, str], int]:
    """The marks that stand behind words, by kind, each with the first line where it does."""
    marks: dict[tuple[str, str], int] = {}
    for at in range(start, len(lines)):
        line = lines[at]
        if at in maybe or not line:
            continue
        for kind, rule in _IN_TEXT.items():
            for found in rule.finditer(line[:_LONGEST]):
                marks.setdefault((kind, next((one for one in found.groups() if one), found[0])), at)
    return marks


_IN_TEXT = {"square": _SQUARE_IN_TEXT, "raised": _RAISED_IN_TEXT, "figure": _FIGURE_IN_TEXT, "star": _STAR_IN_TEXT}
