"""What a recogniser wrote against what was asked: words, errors, and what is only another spelling of the same words.

Both sides go through panelaudio's own spoken form; figures become words; what ``spellings.tsv`` lists becomes one form;
punctuation falls away. Blanks and hyphens are not heard: words that are the same when joined (``long term`` and
``longterm``, ``a g i`` and ``agi``) are the same. Nothing else is forgiven.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from panelaudio.normalize.figures import cardinal, ordinal, year
from panelaudio.normalize.forms import spoken_form

_SPELLINGS = Path(__file__).with_name("spellings.tsv")
_MOST_JOINED = 6
"""Words that may be one on the other side."""
_POWERS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_YEARS = range(1100, 2100)
_TENS = 100


class Error(NamedTuple):
    """A stretch that was heard otherwise; one side may be empty."""

    asked: tuple[str, ...]
    heard: tuple[str, ...]
    cost: int
    """Words that were changed, left out or put in."""


def errors(asked: list[str], heard: list[str]) -> list[Error]:
    """The fewest changes that make what was heard out of what was asked, neighbouring ones as one."""
    moves = _moves(asked, heard)
    found: list[Error] = []
    beside = False
    for first, last, start, end, cost in moves:
        if cost and beside:
            before = found.pop()
            found.append(
                Error(
                    before.asked + tuple(asked[first:last]), before.heard + tuple(heard[start:end]), before.cost + cost
                )
            )
        elif cost:
            found.append(Error(tuple(asked[first:last]), tuple(heard[start:end]), cost))
        beside = bool(cost)
    return found


def _moves(asked: list[str], heard: list[str]) -> list[tuple[int, int, int, int, int]]:
    """Stretches of both sides, in order, with what each costs."""
    best: dict[tuple[int, int], tuple[int, int, int]] = {(0, 0): (0, 0, 0)}
    for number in range(len(asked) + 1):
        for place in range(len(heard) + 1):
            if (number, place) != (0, 0):
                best[number, place] = min(
                    (best[number - back, place - aside][0] + cost, back, aside)
                    for back, aside, cost in _steps(asked[:number], heard[:place])
                )
    moves = []
    number, place = len(asked), len(heard)
    while number or place:
        total, back, aside = best[number, place]
        cost = total - best[number - back, place - aside][0]
        moves.append((number - back, number, place - aside, place, cost))
        number, place = number - back, place - aside
    return moves[::-1]


def _steps(asked: list[str], heard: list[str]) -> list[tuple[int, int, int]]:
    """Words taken from the ends of both sides, and what that costs."""
    steps = [(1, 0, 1)] if asked else []
    steps += [(0, 1, 1)] if heard else []
    if asked and heard:
        steps.append((1, 1, int(asked[-1] != heard[-1])))
        steps += [
            (back, aside, 0) for back, aside in _joints(tuple(asked[-_MOST_JOINED:]), tuple(heard[-_MOST_JOINED:]))
        ]
    return steps


@cache
def _joints(asked: tuple[str, ...], heard: tuple[str, ...]) -> list[tuple[int, int]]:
    """How many last words of both sides are the same when joined, where one of them is a single word."""
    pairs = [(back, 1) for back in range(2, len(asked) + 1)] + [(1, aside) for aside in range(2, len(heard) + 1)]
    return [(back, aside) for back, aside in pairs if "".join(asked[-back:]) == "".join(heard[-aside:])]


def plain(text: str) -> list[str]:
    """The words of a text, whoever wrote it."""
    said = spoken_form(text, known={}, language="en").spoken.lower()
    said = re.sub(r"[’‘]", "'", said)
    said = re.sub(r"(?<=\d),(?=\d{3})", "", said)
    said = re.sub(r"(\d+)\.(\d+)", lambda match: f"{match[1]} point {' '.join(match[2])}", said)
    said = re.sub(r"(\d+)(?:st|nd|rd|th)\b", lambda match: _ordinal(int(match[1])), said)
    said = re.sub(r"\d+", lambda match: in_words(int(match.group())), said)
    said = re.sub(r"(?<!\w)'|'(?!\w)", " ", re.sub(r"[^a-z0-9' ]", " ", said))
    words = f" {' '.join(said.split())} "
    for other, form in _spellings():
        words = re.sub(rf"(?<= ){other}(?= )", form, words)
    return words.split()


def in_words(number: int) -> str:
    """A whole number as it is said, years by their halves."""
    if number in _YEARS and (number % 1000 or number % _TENS == 0) and number % 1000 != 0:
        return year(number)
    return _plain_number(number)


def _plain_number(number: int) -> str:
    for power, name in _POWERS:
        if number >= power:
            head, rest = divmod(number, power)
            return f"{_plain_number(head)} {name}" + (f" {_plain_number(rest)}" if rest else "")
    return cardinal(number)


def _ordinal(number: int) -> str:
    return ordinal(number) if 0 < number < _TENS else in_words(number) + "th"


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    with _SPELLINGS.open(encoding="utf-8", newline="") as file:
        return tuple((row["written"], row["one form"]) for row in csv.DictReader(file, delimiter="\t"))
