"""A cue is a line where a speaker begins, in many dresses: ``**Nora:**``, ``[Nora] [0:17]``, ``Nora (0:17):``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.readers.labels import MAX_NAME, Shape, fold, is_titled, nick_shape, shape_of, spaced, without_picture
from panelaudio.readers.vocabulary import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

HEAD_LENGTH = 160
"""Characters; a cue's head is within them, so that a line of any length is judged in the same time."""

_WORDS_OF_CLAUSE = 5
_HEADS_KEPT = 10_000
_CLOCK = (
    r"~?\d{1,3}(?::\d\d){1,3}(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"(?:\s?(?:-->|[-–,])\s?\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?)?"
)
_STAMP = rf"(?:\\?\[{_CLOCK}\\?\]|\({_CLOCK}\)|<{_CLOCK}>|{_CLOCK})"
_PHONE = r"(?:\+\d{1,3}|\(\d{3}\)|\d{3})[ .-]?(?:\(\d{2,4}\)[ .-]?)?(?:[\d*]{2,4}[ .-]?){2,5}"
_NAME = r"(?:[^\W\d_]|\d\d?(?:st|nd|rd|th|ST|ND|RD|TH)\s|\+?\d(?=[\d ]{7}))[^:\[\](){}<>*|\t\n\\]{0,59}?"
_A_PHONE = re.compile(rf"(?=(?:\D*\d){{8}}){_PHONE}")
_PHONES_BEGIN = frozenset("+(0123456789")
_TITLE_IN_BRACKETS = re.compile(
    r"\s\((?:ret|retd|ret['’]d|retired|acting|mrs|mr|ms|dr|prof|hon|shri|smt|rev)\.?\)(?=\s(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_CUE = re.compile(
    rf"""\s{{0,60}} (?:[>•–—-]{{1,3}}\s{{1,4}} | \*\s{{1,4}} | >>\s?)? (?P<number> \d{{1,3}}\.\s )?
    (?P<before> {_STAMP} (?:\s{{0,8}}[-–|]\s{{1,8}}|\s{{0,8}}) )?
    (?P<mark> [*_]{{1,5}} )? (?P<square> \[\s? )?
    (?P<name> {_PHONE}(?<=[\d*]{{2}}) | {_NAME} )
    (?=[\s:\][(*_|,@<~\\\d–-])  # else most of the pattern is tried at every letter
    (?(square) (?: \s{{0,3}} \( (?P<within> [^()\[\]]{{1,80}} ) \) )? \s?\] )
    (?: \s{{0,3}} [(\[] (?P<aside> (?!{_CLOCK}[)\]]) [^()\[\]]{{1,80}} (?:[(\[][^()\[\]]{{1,60}}[)\]]\s?)? ) [)\]]
        (?: \s{{0,3}} \( (?P<party> (?!{_CLOCK}\)) [^()]{{1,40}} ) \) )? )?
    (?P<closed> [*_]{{1,5}} )? (?P<inner> : )? (?P<shut> [*_]{{1,5}} )?
    (?P<gap> [ \t]{{0,40}} (?:[-–|,@]\s)? )
    (?P<after> {_STAMP} )?
    (?P<colon> \s{{0,3}}: )? (?P<late> [*_]{{1,5}} )?
    (?(inner) | (?(colon) | (?(after) | (?(before) (?(mark) (?=\s{{0,40}}$) | (?!) ) | (?!) ) ) ) )
    (?P<rest> (?P<below> \s{{0,40}} $ ) | (?=\s) | (?<=[:*\])]) (?=[^\d/\s:]) )
    """,
    re.VERBOSE,
)
_APART = re.compile(r", | (?:--|[–—-]) ")
_FIGURES = re.compile(r"\d+")
_STAMP_ALONE = re.compile(rf"\s{{0,60}}{_STAMP}\s{{0,60}}")
_STAMPS_BEGIN = frozenset("[(<~\\")
"""First characters of a stamp, digits aside."""
_PLAIN_NAME = re.compile(r"[^\W\d_][^:\[\](){}<>*|\t\n\\]{0,59}")
_PLAIN_START = re.compile(r" [^\d\s\[(<*]")


class Cue(NamedTuple):
    """A line where a speaker begins; a tuple, since a transcript has as many as turns."""

    name: str
    shape: Shape
    aside: str = ""
    """What stood in brackets behind the name: initials or a role."""
    text: str = ""
    """What is said on the same line."""
    start_ms: int | None = None
    dressed: bool = False
    """The line's form alone tells a cue: a stamp, bold type, square brackets."""
    marked: bool = False
    """Bold or italic type."""


def is_phone(name: str) -> bool:
    """Whether a name is the number of a telephone, by which somebody was called."""
    return name[:1] in _PHONES_BEGIN and _A_PHONE.fullmatch(name) is not None


def stamp_ms(stamp: str) -> int | None:
    """The milliseconds of a stamp: ``1:02``, ``00:01:02.5``, ``[2:07:55:35]`` (days first). None where it has none."""
    if len(stamp) > HEAD_LENGTH:
        return None
    bare = stamp.strip("[]()<>~\\ ")
    before, _, last = bare.rpartition(":")
    if last.isdecimal() and (minutes_s := _minutes_s(before)) is not None:
        return 1000 * (minutes_s + int(last))
    clock = re.split(r"[-–>AaPp]", bare)[0]
    whole, _, fraction = clock.replace(",", ".").strip().partition(".")
    parts = [int(part) for part in _FIGURES.findall(whole)][:4]
    if not parts:
        return None
    weights = (1, 60, 3600, 86400)[: len(parts)]
    seconds = sum(part * weight for part, weight in zip(reversed(parts), weights, strict=True))
    return 1000 * seconds + int((fraction + "000")[:3] if fraction.isdigit() else 0)


@lru_cache(maxsize=1024)
def _minutes_s(clock: str) -> int | None:
    """Seconds of what stands before the seconds, ``1:02`` or ``2:07:55`` (days first), which many stamps share."""
    parts = clock.split(":")
    if len(parts) > 3 or not all(part.isdecimal() for part in parts):  # noqa: PLR2004 - minutes, hours, days
        return None
    return sum(int(part) * weight for part, weight in zip(reversed(parts), (60, 3600, 86400), strict=False))


def is_stamp(line: str) -> bool:
    """Whether a line is a time and nothing else."""
    if len(line) > HEAD_LENGTH or ":" not in line:
        return False
    first = line.lstrip()[:1]
    return (first.isdecimal() or first in _STAMPS_BEGIN) and _STAMP_ALONE.fullmatch(line) is not None


class _Named(NamedTuple):
    name: str
    shape: Shape
    aside: str


def find_cues(lines: Iterable[str], given: Collection[str] = ()) -> dict[int, Cue]:
    """The cues of lines, by their numbers from 0; ``given`` as for ``CueFinder``."""
    finder = CueFinder(given)
    plain, find = finder.plain, finder.find
    bold: dict[str, Cue | None] = {}
    cues: dict[int, Cue] = {}
    for at, written in enumerate(lines):
        line = half_width(written) if "：" in written else written
        name, _, text = line.partition(": ")
        named = plain.get(name)
        if named and text[:1].isalpha():
            cues[at] = Cue(named.name, named.shape, named.aside, text.strip())
        elif line.find(":", 0, HEAD_LENGTH) < 0:
            continue
        elif head := _bold_head(line):
            if head not in bold:
                bold[head] = find(f"{head} a")
            if cue := bold[head]:
                cues[at] = cue._replace(text=line[len(head) :].strip())
        elif cue := find(line):
            cues[at] = cue
    return cues


def _bold_head(line: str) -> str:
    """``**Nora Vale:**`` before a word; empty for any other line. What follows does not tell who it is."""
    if not line.startswith("**"):
        return ""
    end = line.find(":** ", 0, MAX_NAME + 8) + 3
    return line[:end] if end > 2 and line[end + 1 : end + 2].isalpha() and "*" not in line[2 : end - 3] else ""  # noqa: PLR2004


def half_width(line: str) -> str:
    """A line whose first colon is one of Chinese or Japanese type, with a colon and brackets that all rules know."""
    colon = line.find("：", 0, HEAD_LENGTH)
    if colon < 0 or line.find(":", 0, colon) >= 0:
        return line
    return f"{line[:colon].replace('（', ' (').replace('）', ')')}: {line[colon + 1 :]}"


class CueFinder:
    """Finds the cue of a line; remembers the names that come back without any dress.

    ``given`` are folded spellings that stand for people even where they look like no name: ``1984``, ``anna bell``.
    """

    def __init__(self, given: Collection[str] = ()) -> None:
        self.plain: dict[str, _Named | None] = {}
        self._given = given

    def find(self, line: str) -> Cue | None:
        """The cue at the start of a line, or None."""
        colon = line.find(":", 0, HEAD_LENGTH)
        if colon < 0:
            return None
        name = line[:colon]
        if self._given and fold(name) in self._given:
            name = " ".join(name.split())
            return Cue(name=name, shape=shape_of(name) or Shape.FULL, text=line[colon + 1 :].strip())
        if not (_PLAIN_NAME.fullmatch(name) and _PLAIN_START.match(line, colon + 1)):
            return _dressed_cue(line)
        if name not in self.plain and len(self.plain) < _HEADS_KEPT:
            self.plain[name] = _named(name)
        named = self.plain[name] if name in self.plain else _named(name)
        return Cue(named.name, named.shape, named.aside, line[colon + 1 :].strip()) if named else None


@lru_cache(maxsize=4096)
def _named(written: str, *, dressed: bool = False) -> _Named | None:
    """The name that is written, and what follows it behind a comma or a dash: ``Nora Vale, moderator``."""
    name = " ".join(written.strip(" _,;-–").split())
    if "_" in name and shape_of(spaced(name)):
        name = spaced(name)  # an account's name stays as it is: petra_l
    for apart in _APART.finditer(name):
        before, after = name[: apart.start()], name[apart.end() :]
        if shape_of(before) is Shape.SINGLE and name[apart.start()] == "," and after.isalpha() and after.islower():
            return _Named(before, Shape.SINGLE, after)  # Nora, laughing
        if shape_of(before) is Shape.FULL and not SUFFIXES.intersection(fold(after).split()):
            return _Named(before, Shape.FULL, after)
        if shape_of(before) is Shape.ROLE and shape_of(after) is Shape.FULL:  # ``Moderator – Nora Vale``
            return _Named(after, Shape.FULL, before)
    shape = shape_of(name) or (nick_shape(name) if dressed or _A_PHONE.fullmatch(name) else None)
    return _Named(name, shape, "") if shape else None


def _dressed_cue(line: str) -> Cue | None:
    line = without_picture(line)
    found = _CUE.match(line, 0, HEAD_LENGTH)
    if (
        (found is None or not _is_cue(found))
        and ")" in line[:HEAD_LENGTH]
        and (titled := _TITLE_IN_BRACKETS.search(line, 0, HEAD_LENGTH))
    ):
        line = line[: titled.start()] + line[titled.end() :]  # ``**Lt. Col. (ret.) Petra Lind:** …``
        found = _CUE.match(line, 0, HEAD_LENGTH)
    if found is None or not _is_cue(found):
        return None
    dressed = bool(found["before"] or found["after"] or found["mark"] or found["square"])
    named = (
        _named(found["name"], dressed=dressed)
        or _office(found["name"], found["aside"] or "")
        or _paper(found["name"], line, bold=bool(found["mark"]))
    )
    if named is None or (found["number"] and not found["aside"]):  # ``1. Money: …`` is a list
        return None
    if named.shape in {Shape.NICK, Shape.ROLE} and (found["aside"] or "").isdecimal():  # the second device of a name
        named = named._replace(name=f"{named.name} ({found['aside']})", aside=" ")
    stamp, end = found["before"] or found["after"] or "", found.end()
    if found["inner"] and found["after"] and not _sets_apart(found):
        stamp, end = found["before"] or "", found.start("after")  # a time that is said
    return Cue(
        name=named.name,
        shape=named.shape,
        aside=(named.aside or found["aside"] or found["within"] or "").strip(),
        text=_unmarked(line[end:].strip(), found),
        start_ms=stamp_ms(stamp) if stamp else None,
        dressed=bool(stamp or found["mark"] or found["square"]),
        marked=bool(found["mark"]),
    )


def _office(office: str, holder: str) -> _Named | None:
    """``The Secretary of State for Bridges (Mr. Olav Brenner): …`` is said by whoever holds the office."""
    holds = shape_of(holder) is Shape.FULL or is_titled(holder)
    return (
        _Named(holder, shape_of(holder) or Shape.SINGLE, office.strip()) if holds and len(office.split()) > 1 else None
    )


def _paper(name: str, line: str, *, bold: bool) -> _Named | None:
    """``**LONG BRIDGES: Why?**``: a paper asks, whose name may be any words in capitals."""
    if not bold or not name.isupper() or not 1 < len(name.split()) < _WORDS_OF_CLAUSE:
        return None
    return _Named(name, Shape.FULL, "") if line.rstrip("*_ ").endswith("?") else None


def _unmarked(text: str, found: re.Match[str]) -> str:
    """What is said, without the mark that ends a whole line in bold: ``**Nora: Well?**``."""
    whole = found["mark"] and not _shut(found)
    return text.removesuffix(found["mark"]) if whole else text


def _is_cue(found: re.Match[str]) -> bool:
    """Marks must pair; without a colon a stamp must stand behind the name, and then only as cues have it."""
    if not _pairs(found):
        return False
    if found["inner"] or found["colon"]:
        return True
    if not found["after"]:  # ``[00:12] **NORA**`` alone on its line
        return found["before"] is not None and found["below"] is not None and bool(_shut(found))
    bracketed = found["after"][0] in "[(<\\"
    if bracketed or found["square"] or _shut(found):
        return bracketed or found["below"] is not None
    return found["below"] is not None and _stands_off(found)


def _sets_apart(found: re.Match[str]) -> bool:
    """``Nora Vale: 0:21`` alone on its line, the time in brackets, or tabs around it."""
    tabs = "\t" in found["gap"] and found.string[found.end() : found.end() + 1] == "\t"
    return found["below"] is not None or found["after"][0] in "[(<\\" or tabs


def _pairs(found: re.Match[str]) -> bool:
    mark, shut = found["mark"] or "", _shut(found)
    whole = bool(mark and not shut and found["inner"] and found.string.endswith(mark))
    return mark == shut[::-1] or whole


def _shut(found: re.Match[str]) -> str:
    """The marks behind a name: before its colon, after it, or both (``**_Nora_:**``)."""
    return (found["closed"] or "") + (found["shut"] or found["late"] or "")


def _stands_off(found: re.Match[str]) -> bool:
    """``Nora Vale  0:21``: wide apart, or a time with hours, so that ``John 3:16`` is none."""
    gap = found["gap"]
    return len(gap) > 1 or "\t" in gap or found["after"].count(":") > 1
