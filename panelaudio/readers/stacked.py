"""Name, time and words each on lines of their own, in any order of the first two, as programs show and export them.

``Nora Vale`` above ``(00:00:20)`` or ``10:04 AM``; a time above the name; ``Nora Vale — 05/06/2031 10:04 AM``;
``[00:00:05.120] - Nora Vale``. Blank lines part nothing for certain here: the stamp beside a name tells it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, stamp_ms
from panelaudio.readers.front import is_foot, read_front
from panelaudio.readers.handles import may_stand_alone
from panelaudio.readers.joining import ends_sentence
from panelaudio.readers.labels import Shape, fold, nick_shape, shape_of, spaced
from panelaudio.readers.talk import leave_foot
from panelaudio.readers.unspoken import TIME_STAMP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_DAY = r"(?:\d{1,4}[./-](?:\d{1,2}|[A-Za-z]{3})[./-]\d{2,4},?\s(?:at\s)?|(?:[Tt]oday|[Yy]esterday)\s(?:at\s)?)"
_CLOCK = r"\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
_RANGE = rf"{_CLOCK}(?:\s{{0,2}}(?:-->|[-–])\s{{0,2}}{_CLOCK})?"
_WHEN = re.compile(rf"\s{{0,20}}[\[(]?\s?(?:{_DAY})?(?P<time>{_RANGE})\s?[\])]?\s{{0,8}}")
_DATED = rf"[\[(]?(?:{_DAY}(?P<time>{_CLOCK})|(?P<bare>\d{{1,2}}:\d\d\s?[AaPp]\.?[Mm]\.?))[\])]?"
_NAME = r"[^\W\d_][^:\[\](){}<>|\t\n\\]{0,50}?"
_AFTER = re.compile(
    rf"\s{{0,8}}(?P<name>{_NAME})\s{{1,4}}(?:[-–—|·•,]\s{{1,2}})?(?:{_DATED}|(?P<plain>{_CLOCK}))\s{{0,8}}"
)
_BEFORE = re.compile(
    rf"\s{{0,8}}@?(?:{_DATED}\s{{1,4}}(?:[-–—|·•]\s{{1,2}})?|\[?(?P<plain>{_CLOCK})\]?(?P<gap>\s{{0,4}}[-–—|·•])?\s{{1,4}})"
    rf"(?P<name>{_NAME})(?:\s?\([^()]{{1,60}}\))?:?\s{{0,8}}"
)
_ALONE = re.compile(rf"\s{{0,20}}[*_]{{0,2}}(?P<name>{_NAME})(?:\s?\([^()]{{1,40}}\))?[*_]{{0,2}}:?\s{{0,20}}")
_EDITED = re.compile(r"\s{1,8}\(edited\)\s{0,8}$")
_SHORTCODE = re.compile(r"(?<![\w:]):(?:[a-z][a-z0-9_+-]{1,40}|[+-]1)(?:::skin-tone-\d)?:(?!\w)")
_PROGRAM = re.compile(
    r"\s{0,8}(?:\(edited\)|APP|View thread|View newer replies|New"
    r"|\S{1,80}\.(?:png|jpe?g|gif|pdf|mp4|heic)|\d{1,4} repl(?:y|ies)(?:\s{1,4}Last reply\b.{0,60})?"
    r"|Last reply\b.{0,60}|(?:also )?sent to the channel|replied to a thread:.{0,100}|(?:\d{1,4}\s{0,4}){1,20})\s{0,8}",
)
"""What Slack and its like write below messages; the figures are of reactions."""
_ENTRY = re.compile(rf"\s{{0,12}}[-*•]?\s{{0,4}}[\[(]?{_CLOCK}[\])]?\s{{0,4}}[-–—:|]?\s{{0,4}}(?P<title>\S.{{0,100}})")
_LONGEST = 110
_FEWEST = 2
_NEARLY_ALL = 0.9
_LITTLE = 0.25
_LINES_OF_CONTENTS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The lines that say who begins and when."""

    first: int
    last: int
    cue: Cue


class StackedReader:
    """Reads names and times that stand above what is said."""

    name = "stacked"

    def sniff(self, source: Source) -> float:
        """High where names that come back have a time right above, below or beside them, and their words follow."""
        lines = source.sample
        heads = _heads(lines)
        if len(heads) < _FEWEST:
            return 0.0
        if any("-->" in line for line in lines):
            timings = sum("-->" in line for line in lines)
            return 0.985 if len(heads) >= _NEARLY_ALL * timings else 0.0
        if len(heads) < _LITTLE * sum(_is_when(line) for line in lines):
            return 0.0
        return 0.85 if all(_is_usual(lines[head.first]) for head in heads.values()) else 0.915

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        lines = source.lines
        heads = _heads(lines)
        if not heads:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        talk = _Talk(dialogue, lines, heads)
        start = talk.start(min(heads))
        read_front(dialogue, lines, start)
        talk.read(start)
        return dialogue.finish(self.name)


def _is_usual(line: str) -> bool:
    """``Nora Vale 0:21`` alone on a line, which the reader of names knows in all its other dresses."""
    found = _AFTER.fullmatch(line)
    return found is not None and found["plain"] is not None


def _is_when(line: str) -> bool:
    return ":" in line and len(line) < _LONGEST and _WHEN.fullmatch(line) is not None


def _heads(lines: Sequence[str]) -> dict[int, _Head]:
    """The heads of the order in which most stand, by their first lines."""
    when = {at: stamp_ms(found["time"]) for at, line in enumerate(lines) if (found := _when(line))}
    above = {at: _name(lines, at + 1, when[at]) for at in when if at + 2 < len(lines)}
    below = {at - 1: _name(lines, at - 1, when[at]) for at in when if at}
    beside = {at: _beside(line) for at, line in enumerate(lines) if ":" in line and len(line) < _LONGEST}
    orders = (
        {at: _Head(first=at, last=at + 1, cue=cue) for at, cue in _speaking(above).items() if _follows(lines, at + 2)},
        {at: _Head(first=at, last=at + 1, cue=cue) for at, cue in _speaking(below).items() if _follows(lines, at + 2)},
        {
            at: _Head(first=at, last=at, cue=cue)
            for at, cue in _speaking(beside, dated=True).items()
            if _follows(lines, at + 1)
        },
    )
    times = [head.cue.start_ms or 0 for head in orders[2].values()]
    rising = sum(one <= other for one, other in pairwise(times)) >= _NEARLY_ALL * (len(times) - 1)
    return max(orders if rising else orders[:2], key=len)


def _when(line: str) -> re.Match[str] | None:
    return _WHEN.fullmatch(line) if ":" in line and len(line) < _LONGEST else None


def _follows(lines: Sequence[str], at: int) -> bool:
    """Whether words follow soon."""
    return any(line.strip() and not _is_when(line) for line in lines[at : at + 3])


def _name(lines: Sequence[str], at: int, start_ms: int | None) -> Cue | None:
    line = lines[at]
    found = _ALONE.fullmatch(line) if 0 < len(line) < _LONGEST else None
    return _cue(found["name"], start_ms) if found else None


def _beside(line: str) -> Cue | None:
    if found := _AFTER.fullmatch(line):
        return _cue(found["name"], stamp_ms(found["time"] or found["bare"] or found["plain"]), nick=not found["plain"])
    if found := _BEFORE.fullmatch(line):
        cue = _cue(found["name"], stamp_ms(found["time"] or found["bare"] or found["plain"]), nick=True)
        bare = found["plain"] and not found["gap"]
        return None if cue and bare and not _is_name(cue) else cue
    return None


def _cue(written: str, start_ms: int | None, *, nick: bool = False) -> Cue | None:
    name = " ".join(written.strip(" *_,-–—").split())
    plain = spaced(name)
    name = plain if shape_of(plain) else name
    shape = shape_of(name) or nick_shape(name) or (Shape.NICK if nick and name and len(name.split()) == 1 else None)
    return Cue(name=name, shape=shape, start_ms=start_ms, dressed=True) if shape else None


def _speaking(maybe: dict[int, Cue | None], *, dated: bool = False) -> dict[int, Cue]:
    """Names that come back; among them, full names and roles that stand once, and whatever a date dates."""
    cues = {at: cue for at, cue in maybe.items() if cue is not None}
    times = Counter(fold(cue.name) for cue in cues.values())
    if max(times.values(), default=0) < _FEWEST:
        return {}
    return {at: cue for at, cue in sorted(cues.items()) if dated or times[fold(cue.name)] > 1 or _is_name(cue)}


def _is_name(cue: Cue) -> bool:
    first = fold(cue.name).split()[0]
    known = bool(bearers_of(first)) and cue.shape is not Shape.NICK
    return known or cue.shape in {Shape.ROLE, Shape.FULL} or (cue.shape is Shape.NICK and may_stand_alone(cue.name))


class _Talk:
    """One talk being read."""

    def __init__(self, dialogue: Dialogue, lines: Sequence[str], heads: dict[int, _Head]) -> None:
        self.dialogue = dialogue
        self.lines = lines
        self.heads = heads
        self.last = max(heads)
        entries = (_ENTRY.fullmatch(line) for line in lines[: min(heads)][:_LINES_OF_CONTENTS] if len(line) < _LONGEST)
        self.contents = frozenset(fold(entry["title"]) for entry in entries if entry)

    def start(self, first: int) -> int:
        """The line of the chapter that stands above the first head, else that of the head."""
        above = next((at for at in range(first - 1, max(first - 3, -1), -1) if self.lines[at].strip()), first)
        return above if fold(self.lines[above].strip(" #*")) in self.contents else first

    def read(self, start: int) -> None:
        at = start
        while at < len(self.lines):
            head, line = self.heads.get(at), self.lines[at]
            if head is not None:
                self._head(head)
                at = head.last
            elif at > self.last and is_foot(line):
                leave_foot(self.dialogue, self.lines, at)
                return
            else:
                self._uncued(at, line)
            at += 1

    def _head(self, head: _Head) -> None:
        self.dialogue.cue(head.first + 1, head.cue)
        if head.last > head.first:
            stamped = next(at for at in (head.first, head.last) if _is_when(self.lines[at]))
            self.dialogue.draft.leave(stamped + 1, TIME_STAMP, self.lines[stamped])
            self.dialogue.draft.take(head.first + head.last - stamped + 1, "a speaker's name")

    def _uncued(self, at: int, line: str) -> None:
        if not line.strip():
            self.dialogue.part()
        elif _is_when(line):
            self.dialogue.draft.leave(at + 1, TIME_STAMP, line)
            self.dialogue.part()
        elif line.strip().isdecimal() and at + 1 in self.heads and not self.lines[at - 1].strip():
            self.dialogue.draft.take(at + 1, "a caption's number")
        elif self._is_program(line):
            self.dialogue.draft.leave(at + 1, "note of the program", line)
        elif self._is_chapter(at, line):
            self.dialogue.heading(at + 1, line.strip(" #*"))
        elif self.dialogue.speaking:
            self._say(at, line)
        else:
            self.dialogue.draft.leave(at + 1, "before anybody speaks", line)

    def _is_program(self, line: str) -> bool:
        """Reactions (``:tada: 3``) and links below a message; figures alone are words where no reaction stands."""
        bare = _SHORTCODE.sub("", line)
        reactions = len(bare) < len(line)
        if not bare.strip():
            return reactions
        return _PROGRAM.fullmatch(bare) is not None and (reactions or bare.strip(" \t0123456789") != "")

    def _say(self, at: int, line: str) -> None:
        """The words of a line; ``:tada:`` stands for a picture, and ``(edited)`` is the program's."""
        edited = _EDITED.search(line) if "(edited)" in line else None
        words = line[: edited.start()] if edited else line
        pictures = [found[0] for found in _SHORTCODE.finditer(words)]
        for note in (*pictures, *((edited[0],) if edited else ())):
            self.dialogue.draft.leave(at + 1, "note of the program", note)
        self.dialogue.say(at + 1, _SHORTCODE.sub("", words) if pictures else words)

    def _is_chapter(self, at: int, line: str) -> bool:
        """A short line above a head that the contents list, or that stands apart from the words before it."""
        text = line.strip()
        following = next((here for here in range(at + 1, len(self.lines)) if self.lines[here].strip()), -1)
        if following not in self.heads or len(text) >= _LONGEST or ends_sentence(text):
            return False
        apart = not self.lines[at - 1].strip() and following > at + 1
        return fold(text.strip("#* ")) in self.contents or text.startswith("#") or (apart and text[:1].isupper())
