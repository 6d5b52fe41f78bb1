"""Who is who, where a transcript says so: ``Nora Vale (NV)``, ``| Nora Vale | NV |``, ``Host: Nora Vale``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.readers.labels import Shape, fold, shape_of
from panelaudio.readers.people import NAME_IN_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.script import Source

_READ = 60_000
"""Characters in which people are introduced."""
_MOST = 400
"""Characters of a line that introduces somebody."""
_SHORT = r"[^\W\d_a-z][^\W\d_]{1,5}"
_NAME_AND_SHORT = re.compile(rf"(?P<name>{NAME_IN_TEXT.pattern})\s?[(\[](?P<short>{_SHORT})[)\]]")
_SHORT_AND_NAME = re.compile(
    rf"(?:[-*•]\s{{1,3}})?(?P<short>{_SHORT})\s?(?:[:=–—]|-(?=\s))\s{{0,3}}(?P<name>[^:,;(|]{{3,60}})"
)
_ROLE_AND_NAME = re.compile(
    r"\s{0,12}(?:[-*•]\s{1,3})?\*{0,3}(?P<role>[^\W\d_][\w -]{0,30}?)(?:\*{0,3}:|:\*{1,3})\s{1,8}(?P<names>\S.{2,120})"
)
_SAID = re.compile(r"[^\W\d_]{4}[.?!]\W*$")
"""``Secretary: Director Tan.`` calls somebody; who presents a person sets no full stop, but for ``Jr.``."""
_ASKED_BY = re.compile(
    r"(?i:\b(?:interview(?:ed)?|questions|q\s?&\s?a|asked|conducted)(?:\s(?:was\s)?(?:conducted|done|asked|led))?"
    r"\sby\s?:?"
    r"|\b(?:interviewer|questions)(?:\*{0,3}:|:\*{1,3})"
    r"|\b(?:interview|gespräch)\s(?:führten?|von|mit\s.{1,60}\sführte)|\bdie\sfragen\sstellten?"
    r"|\bentrevista\s(?:de|por|realizada\spor)|\bentretien\s(?:mené|réalisé)\spar|\bpropos\srecueillis\spar"
    rf"|\bintervista\s(?:di|a\scura\sdi)|\binterview\sdoor)\s{{1,4}}[*_]{{0,3}}(?P<name>{NAME_IN_TEXT.pattern})"
)
"""Who asks, as heads and feet of interviews say it."""
_WHO_ASKS = tuple(
    "interviewer q question frage interviewerin entrevistador entrevistadora intervistatore intervistatrice".split()
)
_LISTS = re.compile(
    r"[-*•_\s]{0,9}(?:(?:present|attendees?|attending|in attendance|participants?|members?|speakers?|board"
    r"|people|hosts?|guests?|anwesend|teilnehmer|presentes|présents|presenti)\b[^:]{0,20}:|[^:]{3,80}$)",
    re.IGNORECASE,
)
_NAME_AND_OFFICE = re.compile(rf"(?P<name>{NAME_IN_TEXT.pattern})(?:,?\s?[(\[](?P<office>[A-Za-z][\w -]{{2,30}})[)\]])")
"""A list of the people, or a line of one."""
_LINES_OF_HEAD, _FOOT = 40, 12
"""First and last lines that may say who asked."""
_AROUND = " \t-*•"
_HEADS_KEPT = 10_000
_ROW = re.compile(r"\s{0,8}\|.{3,400}\|\s{0,8}")


@dataclass(frozen=True, slots=True)
class Introductions:
    """Short forms and roles with the full names behind them."""

    declared: dict[str, str] = field(default_factory=dict)
    """Folded short form → full name."""
    lines: frozenset[int] = frozenset()
    """Lines, from 0, that say who has a role and are nobody's speech."""


def introductions_of(source: Source) -> Introductions:
    """What a transcript says of who is who, found once."""
    return source.view("introductions", lambda: introductions_in(source.lines))


def introductions_in(lines: Sequence[str]) -> Introductions:
    """What the lines say of who is who; a short form that stands for two people says nothing."""
    found: dict[str, set[str]] = {}
    own_lines: set[int] = set()
    for at, line in _that_may_name_roles(lines):
        if role := _role(line):
            own_lines.add(at)
            found.setdefault(fold(role[0]), set()).add(role[1])
    asked = ((role, name) for name in _who_asks(lines) for role in _WHO_ASKS)
    told = (pair for line in _first_of(lines) for pair in _pairs(line))
    for short, name in (*told, *_offices(lines), *asked):
        found.setdefault(fold(short), set()).add(name)
    declared = {short: next(iter(names)) for short, names in found.items() if len(names) == 1}
    return Introductions({short: name for short, name in declared.items() if name}, frozenset(own_lines))


def _who_asks(lines: Sequence[str]) -> Iterator[str]:
    """Whom the head or the foot calls the interviewer; a line with more than one name says nothing."""
    for line in (*lines[:_LINES_OF_HEAD], *lines[max(len(lines) - _FOOT, _LINES_OF_HEAD) :]):
        found = _ASKED_BY.search(line) if len(line) < _MOST else None
        if found and shape_of(name := " ".join(found["name"].split()).rstrip(".'’-")) is Shape.FULL:
            yield name


def _offices(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Who has which office, by the lists of the head: ``Present: Nora Vale (Chair), Oskar Tan (Treasurer)``."""
    for line in lines[:_LINES_OF_HEAD]:
        if len(line) >= _MOST or not _LISTS.match(line):
            continue
        for found in _NAME_AND_OFFICE.finditer(line):
            name = " ".join(found["name"].split())
            if shape_of(found["office"]) is Shape.ROLE and shape_of(name) is Shape.FULL:
                yield found["office"], name


def _that_may_name_roles(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that begin with a role and a colon; each way to begin is looked at once."""
    others: set[str] = set()
    for at, line in enumerate(lines):
        colon = line.find(":", 0, 50)
        if colon <= 0 or line[:colon] in others:
            continue
        if shape_of(line[:colon].strip(_AROUND)) is Shape.ROLE:
            yield at, line
        elif len(others) < _HEADS_KEPT:
            others.add(line[:colon])


def _first_of(lines: Sequence[str]) -> Iterator[str]:
    """The short lines of the first characters."""
    size = 0
    for line in lines:
        size += len(line) + 1
        if size >= _READ:
            return
        if len(line) < _MOST:
            yield line


def _role(line: str) -> tuple[str, str] | None:
    """``Host: Nora Vale`` gives the two; ``Presenters: Nora Vale and Olav Brenner`` gives no name."""
    if len(line) > _MOST:
        return None
    found = _ROLE_AND_NAME.fullmatch(line.rstrip())
    if found is None or shape_of(found["role"]) is not Shape.ROLE:
        return None
    names = [
        name.strip(" *_")
        for name in re.split(r"\s?(?:,|;|&|\band\b)\s?", re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", found["names"]))
    ]
    if _SAID.search(line) or not all(name and shape_of(name) is Shape.FULL for name in names):
        return None
    return found["role"], names[0] if len(names) == 1 else ""


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    if "(" in line or "[" in line:
        for found in _NAME_AND_SHORT.finditer(line):
            if abbreviates(found["short"], found["name"]):
                yield found["short"], " ".join(found["name"].split())
    if "|" in line and _ROW.fullmatch(line):
        yield from _pairs_of_row([cell.strip(" *`") for cell in line.strip().strip("|").split("|")])
    short_first = _SHORT_AND_NAME.fullmatch(line.strip())
    if short_first and shape_of(short_first["name"].strip()) is Shape.FULL:
        name = " ".join(short_first["name"].split())
        if abbreviates(short_first["short"], name):
            yield short_first["short"], name


def _pairs_of_row(cells: list[str]) -> Iterator[tuple[str, str]]:
    """A row of a table of people has a full name in one cell and the short form in another."""
    names = [cell for cell in cells if shape_of(cell) is Shape.FULL]
    shorts = [cell for cell in cells if re.fullmatch(_SHORT, cell)]
    if names and len(shorts) == 1 and abbreviates(shorts[0], names[0]):
        yield shorts[0], names[0]


def abbreviates(short: str, name: str) -> bool:
    """Whether the letters of a short form stand in a name in their order, the first one first: JHD, Jonas Hordal."""
    letters = iter(fold(name).replace(" ", ""))
    folded = fold(short)
    return len(folded) < len(name) and folded[:1] == fold(name)[:1] and all(letter in letters for letter in folded)
