"""Printed pages as text: the numbers at the margin, page heads and feet, and what stands in brackets over lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE = "page head or number"
PROCEDURE = "procedure, not speech"
_NUMBER = re.compile(r"\s{0,12}([1-9]|1\d|2[0-8])(?:\s{1,40}|$)")
_PAGE = re.compile(
    r"\s{0,80}(?:Page\s{1,4})?\d{1,4}(?:\s{1,4}of\s{1,4}\d{1,4})?\s{0,40}|\s{0,20}\[\[Page [^\]]{1,40}\]\]\s{0,20}"
    r"|\s{0,20}\{time\}\s{1,4}\d{4}\s{0,20}|\s{0,20}-\s{1,4}\d{1,4}\s{1,4}-\s{0,20}"
)
_NUMBERED = 0.4
_ALL_NUMBERED = 0.7
_FEWEST_NUMBERS = 4
_TIMES_OF_PAGE_HEAD = 3
_LINES_OF_BRACKET = 8
_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Printed:
    """Lines without the numbers at their margin, and what of them is no text."""

    lines: Sequence[str]
    numbers: Mapping[int, str]
    """Line, from 0 → the number that stood at its margin."""
    left: Mapping[int, str]
    """Line, from 0 → why nobody says it."""


def printed_pages(lines: Sequence[str]) -> Printed:
    """The lines as they were before they were printed."""
    numbers = _numbers(lines)
    bare = [line[numbers[at].end() :] if at in numbers else line for at, line in enumerate(lines)] if numbers else lines
    heads = _page_heads(bare)
    filled = [at for at, line in enumerate(lines) if line and not line.isspace()]
    all_numbered = bool(numbers) and len(numbers) >= _ALL_NUMBERED * len(filled)
    left = {at: PAGE for at in filled if _is_furniture(bare[at], heads) or (all_numbered and at not in numbers)}
    return Printed(bare, {at: found[1] for at, found in numbers.items()}, left)


def _is_furniture(line: str, heads: frozenset[str]) -> bool:
    text = line.strip("\f \t")
    return text in heads or not text or (_is_page(text) and _PAGE.fullmatch(text) is not None)


def _numbers(lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """The numbers 1–25 that courts print beside lines; none where few lines have one."""
    found = {at: match for at, line in enumerate(lines) if line and (match := _NUMBER.match(line[:60]))}
    filled = sum(1 for line in lines if line and not line.isspace())
    rising = sum(
        1 for at, match in found.items() if (after := found.get(at + 1)) and int(after[1]) == int(match[1]) + 1
    )
    enough = len(found) >= max(_NUMBERED * filled, _FEWEST_NUMBERS)
    return found if enough and 2 * rising >= len(found) - 2 else {}


def _is_page(text: str) -> bool:
    """The pattern costs more than a look at the end."""
    return text[-1] in "]-" or text[-1].isdecimal()


def _page_heads(lines: Sequence[str]) -> frozenset[str]:
    """Short lines that come back word for word on page after page."""
    short = (line.strip("\f \t") for line in lines)
    times = Counter([line for line in short if 8 < len(line) < 60])  # noqa: PLR2004 - a head fits a line
    return frozenset(
        text
        for text, count in times.items()
        if count >= _TIMES_OF_PAGE_HEAD and text[-1] not in ".?!,-:—)" and text[0].isupper()
    )


def bracketed(lines: Sequence[str], at: int) -> range:
    """The lines of a bracket that begins a line and closes at the end of this or a later one; none where it does not.

    ``(c)(3) organizations`` closes inside its line, so it is text.
    """
    text = lines[at].lstrip()
    closing = _CLOSING.get(text[:1])
    if closing is None:
        return range(0)
    depth = 0
    for end in range(at, min(at + _LINES_OF_BRACKET, len(lines))):
        line = lines[end].strip()
        for place, char in enumerate(line):
            depth += (char == text[0]) - (char == closing)
            if depth == 0:
                return range(at, end + 1) if not line[place + 1 :].strip(" .") else range(0)
    return range(0)
