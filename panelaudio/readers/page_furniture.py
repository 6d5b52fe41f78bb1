"""Which lines are heads, feet and numbers of pages: what stands at the edge of page after page, with rising numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EDGE = 3
"""Lines that a head or a foot has at most."""
_LONGEST = 160
_FEWEST = 3
_MOSTLY = 0.6
_LEAST_PAGE = 8
"""Lines; fewer between two numbers are a list."""
_UNEVEN = 3
"""No page is so many times as long as the middling one."""
_SPEECH_ENDS = frozenset(".?!…,;:—-")
"""What comes back and ends so is what somebody says again."""
_NUMBER = re.compile(r"(?<![\d:.,/])\d{1,4}(?![\d:,/]|\.\d)")
_WIDE = re.compile(r"\S\s{3,}\S|\|")
_LONE = re.compile(
    r"(?:[-–—\[(]\s?)?(?:page\s{1,4}|p\.\s?)?(?P<number>\d{1,4})(?:\s?(?:/|of)\s?\d{1,4})?(?:\s?[-–—\])])?"
    r"|(?P<head>\S.{2,80}?)(?:\s{3,}|\s\|\s)(?:page\s)?(?P<last>\d{1,4})(?:\s?(?:/|of)\s?\d{1,4})?"
    r"|(?:page\s)?(?P<first>\d{1,4})(?:\s{3,}|\s\|\s)(?P<foot>\S.{2,80})",
    re.IGNORECASE,
)


def furniture_in(lines: Sequence[str]) -> frozenset[int]:
    """The lines, numbered from 0, that belong to pages and not to the talk."""
    starts = [at for at, line in enumerate(lines) if "\f" in line]
    return _at_edges(lines, starts) if starts else _beside_numbers(lines)


def _at_edges(lines: Sequence[str], starts: Sequence[int]) -> frozenset[int]:
    """What comes back at the same place of pages that form feeds part."""
    bounds = sorted({0, *starts, len(lines)})
    pages = [_filled(lines, range(first, end)) for first, end in pairwise(bounds)]
    found: set[int] = set()
    for edge in (range(_EDGE), range(-1, -_EDGE - 1, -1)):
        for place in edge:
            at = {number: page[place] for number, page in enumerate(pages) if -len(page) <= place < len(page)}
            come_back = _come_back(lines, at, len([page for page in pages if page]))
            found |= come_back
            if not come_back:
                break
    return frozenset(found)


def _filled(lines: Sequence[str], of: range) -> list[int]:
    return [at for at in of if lines[at] and not lines[at].isspace()]


def _come_back(lines: Sequence[str], at: dict[int, int], pages: int) -> set[int]:
    """Of the lines at one place of each page, those that are furniture: the same, or the same but for the number."""
    same: dict[str, list[int]] = defaultdict(list)
    rising: dict[tuple[str, int], list[int]] = defaultdict(list)
    for page, here in at.items():
        text = " ".join(lines[here].split())
        if len(text) > _LONGEST:
            continue
        same[text].append(here)
        for number in _NUMBER.finditer(text):
            without = f"{text[: number.start()]}#{text[number.end() :]}"
            rising[without, int(number[0]) - page].append(here)
    found = {one for places in rising.values() if len(places) > 1 for one in places}
    for text, places in same.items():
        if text[-1] in _SPEECH_ENDS:
            continue
        few = 2 if _WIDE.search(lines[places[0]].strip()) else _FEWEST
        if len(places) >= max(few, _MOSTLY * (pages - 1)):
            found.update(places)
    return found


def _beside_numbers(lines: Sequence[str]) -> frozenset[int]:
    """Numbers that rise by one from page to page, and what stands beside most of them."""
    numbers = _rising(lines)
    found = set(numbers)
    for step in (-1, 1):
        beside = [here for at in numbers if (here := _next_filled(lines, at, step)) is not None]
        same: dict[str, list[int]] = defaultdict(list)
        for here in beside:
            same[" ".join(lines[here].split())].append(here)
        for text, places in same.items():
            if (
                len(text) <= _LONGEST
                and text[-1] not in _SPEECH_ENDS
                and len(places) >= max(_FEWEST, _MOSTLY * (len(numbers) - 1))
            ):
                found.update(places)
    return frozenset(found)


def _next_filled(lines: Sequence[str], at: int, step: int) -> int | None:
    here = at + step
    while 0 <= here < len(lines):
        if lines[here].strip():
            return here
        here += step
    return None


def _rising(lines: Sequence[str]) -> list[int]:
    """The lines of the numbers of pages, where they rise by one and stand about evenly apart."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, (number, beside) in _lone(lines):
        run = places[beside]
        if not run or number == run[-1][1] + 1:
            run.append((at, number))
    return [at for run in places.values() if _even([at for at, _ in run]) for at, _ in run]


def _lone(lines: Sequence[str]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Lines that may hold a page's number, with the number and what stands beside it."""
    for at, line in enumerate(lines):
        text = line.strip() if len(line) <= _LONGEST else ""
        if not text or not (text[-1].isdecimal() or text[0].isdecimal() or text[-1] in "-–—])"):
            continue
        if found := _LONE.fullmatch(text):
            number = found["number"] or found["last"] or found["first"]
            yield at, (int(number), " ".join((found["head"] or found["foot"] or "").split()))


def _even(places: Sequence[int]) -> bool:
    apart = sorted(after - before for before, after in pairwise(places))
    if len(places) < _FEWEST or apart[0] < _LEAST_PAGE:
        return False
    return apart[-1] <= _UNEVEN * apart[len(apart) // 2]
