"""Congress: the Record (``  Mr. LEVIN. text``, ``  The PRESIDING OFFICER. text``) and its committees."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.court import in_small_letters
from panelaudio.readers.dress import Cue
from panelaudio.readers.front import is_foot
from panelaudio.readers.labels import Shape, shape_of
from panelaudio.readers.printed import PROCEDURE, bracketed
from panelaudio.readers.talk import AFTER_THE_TALK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from panelaudio.readers.dialogue import Dialogue
    from panelaudio.readers.printed import Printed

_HEAD = 140
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Hon|Gov|Gen|Adm|Col|Capt|Lt)\."
    r"|(?:Senator|Representative|Chairman|Chairwoman|Chairperson|Chair|Judge|Justice|General|Admiral|Secretary"
    r"|Governor|Ambassador|Director|Lord|Baroness|Sir|Dame|Professor|Mayor|Commissioner)"
)
_SHORT_TITLES = frozenset("Mr Mrs Ms Dr Sen Rep Hon Gov Gen Adm Col Capt Lt Maj Sgt Cmdr Prof Rev".split())
_WORD = r"(?:[A-Z][\w'’-]{1,30}|[A-Z]\.(?=\s[A-Z])|(?:de|la|del|van|der|von)(?=\s))"
_LABEL = re.compile(
    rf"(?P<indent>\s{{0,12}})(?:(?P<name>(?:{_TITLE})(?:\s{_WORD}){{1,5}})"
    r"|(?P<office>(?:A\s)?Voice|Unidentified\s(?:Speaker|Voice)|The\s(?:[A-Z][\w'’-]{1,20}\s?){1,3}?(?:\spro\stempore)?))"
    r"(?P<state>\sof\s(?:[A-Z][a-z]{1,20}\s?){1,3})?(?:\s?\((?P<aside>[^()]{1,60})\))?\s?\.\s{1,3}(?=[\S])"
)
_PROCEDURE = re.compile(
    r"(?:The (?:(?:assistant|senior|bill|legislative|reading|journal)\s)*clerk"
    r" (?:proceeded|read|called|reported|designated|will report)"
    r"|The (?:yeas and nays|question|motion|amendment|bill|resolution|result|vote|joint resolution"
    r"|conference report|nomination|Senate|House|committee|subcommittee|text|roll|material|article|letter"
    r"|information|following)\b.{0,80}\b(?:was|were|is as|are as|proceeded|adjourned|resumed|recessed|met"
    r"|follows|submitted|agreed|rejected)\b"
    r"|There (?:was|were|being) no objection|A motion to reconsider|Whereupon|\(?Recess|By unanimous consent)"
)
_INSERTED = re.compile(
    r"[\[(]?The (?:\w+\s){0,3}(?:statement|information|material|letter|document|article|text|amendment|response"
    r"|report)s?\b.{0,120}(?:follows?|as follows)\s?:?[\])]?\.?$",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"\s{0,60}(?i:(?:opening\s|prepared\s)?statements?\sof)\s(?P<rest>.{2,120})")
_LINES_OF_ROSTER = 1000
_MEMBER = re.compile(r"(?:^|\s{2})\s{0,60}([A-Z][A-Z.'’-]{0,20}(?:\s[A-Z][A-Z.'’-]{0,20}){1,3}),\s[A-Z][a-z]{2,15}")
_RULE = re.compile(r"\s{0,60}[-_=*]{3,80}\s{0,40}")
_BARE = re.compile(rf"\s{{0,12}}_{{0,2}}(?!{_TITLE})([A-Z][A-Za-z'’-]{{1,15}})\._{{0,2}}\s{{1,3}}[\[(A-Z]")
_ENDS = frozenset('.?!:—-"”)]')
_CENTRED = 8
_FEWEST = 2
_SHARE_OF_CAPITALS = 0.6


@dataclass(slots=True)
class Floor:
    """What stands on the lines of a record."""

    cues: dict[int, Cue] = field(default_factory=dict)
    starts: frozenset[int] = frozenset()
    """Lines where a paragraph begins."""


def floor_of(printed: Printed) -> Floor:
    """The cues: a title and a name with a full stop at the beginning of a paragraph."""
    starts = _starts(printed)
    found = {
        at: match
        for at in sorted(starts)
        if (printed.lines[at].lstrip()[:1].isupper()) and (match := _LABEL.match(printed.lines[at][:_HEAD]))
    }
    shouted = sum(_is_shouted(match) for match in found.values())
    if shouted > _SHARE_OF_CAPITALS * len(found):
        found = {at: match for at, match in found.items() if _is_shouted(match)}
    states = _states(found.values())
    cues = {at: _cue(match, states, printed.lines[at]) for at, match in found.items()}
    return Floor({at: cue for at, cue in cues.items() if cue is not None}, starts)


def _starts(printed: Printed) -> frozenset[int]:
    """Where the lines are indented to begin a paragraph there; else after blank lines and whole sentences."""
    lines = printed.lines
    filled = [at for at, line in enumerate(lines) if line and not line.isspace() and at not in printed.left]
    indented = {at for at in filled if lines[at][:1].isspace()}
    if _FEWEST <= len(indented) < len(filled):
        first = filled[:1]
        return frozenset(indented | set(first))
    after = {at: before for before, at in pairwise(filled)}
    return frozenset(at for at in filled if at - 1 != after.get(at) or lines[at - 1].rstrip()[-1] in _ENDS)


def _is_shouted(match: re.Match[str]) -> bool:
    """``Mr. LEVIN``, ``Ms. DeGETTE``, ``The SPEAKER``: the last word, or the office, in capitals."""
    word = (match["name"] or match["office"]).replace(" pro tempore", "").split()[-1]
    return len(word) > 1 and word[-2:].isupper()


def _states(matches: Iterable[re.Match[str]]) -> dict[str, set[str]]:
    states: dict[str, set[str]] = {}
    for match in matches:
        if match["name"]:
            states.setdefault(match["name"].casefold(), set()).add((match["state"] or "").strip())
    return states


def _cue(match: re.Match[str], states: Mapping[str, set[str]], line: str) -> Cue | None:
    """``of Ohio`` belongs to the name only where another of the name comes from elsewhere."""
    name = " ".join((match["name"] or match["office"]).split())
    if match["name"] and name.split()[-1] in _SHORT_TITLES:  # ``Lt. Col. (Ret.) Petra Lind``
        return None
    several = match["name"] and match["state"] and len(states[match["name"].casefold()]) > 1
    if several:
        name += " " + " ".join(match["state"].split())
    if match["office"] and shape_of(name) is not Shape.ROLE and not _is_shouted(match):
        return None
    aside = match["aside"] or match["state"] or ""
    shape = Shape.ROLE if several or match["office"] else shape_of(name) or Shape.ROLE
    return Cue(name=name, shape=shape, aside=aside.strip(), text=line[match.end() :].strip())


def is_floor(floor: Floor, printed: Printed) -> bool:
    """Whether some of the names come back or stand in capitals, and are not a few among bare ones, as in plays."""
    times = Counter(cue.name for cue in floor.cues.values())
    if len(floor.cues) < _FEWEST or not (
        max(times.values()) > 1 or sum(name[-2:].isupper() for name in times) >= _FEWEST
    ):
        return False
    bare = Counter(found[1] for at in floor.starts if (found := _BARE.match(printed.lines[at][:_HEAD])))
    return sum(count for count in bare.values() if count > 1) < len(floor.cues)


def members_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The full names of witnesses, which stand above their statements, and of the members of a committee."""
    found = (_STATEMENT.match(line[:_HEAD]) for line in lines)
    named = (in_small_letters(one["rest"].split(",")[0].strip()) for one in found if one)
    members = (one[1] for line in lines[:_LINES_OF_ROSTER] for one in _MEMBER.finditer(line[:_HEAD]))
    listed = [*named, *(in_small_letters(" ".join(name.split())) for name in members)]
    return tuple(dict.fromkeys(name.removeprefix("Hon. ") for name in listed if shape_of(name) is Shape.FULL))


def read_floor(dialogue: Dialogue, printed: Printed, floor: Floor, start: int) -> None:
    """The lines from ``start`` on, paragraph after paragraph."""
    _Reading(dialogue, printed, floor).read(start)


class _Reading:
    """One record being read; ``reason`` is why the paragraph, or all up to the next cue, is no speech."""

    def __init__(self, dialogue: Dialogue, printed: Printed, floor: Floor) -> None:
        self.dialogue = dialogue
        self.printed = printed
        self.floor = floor
        self.last = max(floor.cues)
        self.reason = ""
        self.until_cue = False

    def read(self, start: int) -> None:
        at = start
        while at < len(self.printed.lines):
            at = self._line(at) + 1

    def _line(self, at: int) -> int:
        line = self.printed.lines[at]
        if not line or line.isspace():
            self.dialogue.part()
            self.reason = self.reason if self.until_cue else ""
        elif at in self.printed.left:
            self.dialogue.draft.leave(at + 1, self.printed.left[at], line)
        elif cue := self.floor.cues.get(at):
            self.reason, self.until_cue = "", False
            self.dialogue.cue(at + 1, cue)
        elif brackets := bracketed(self.printed.lines, at):
            return self._bracket(brackets)
        elif at > self.last and is_foot(line):
            self.reason, self.until_cue = AFTER_THE_TALK, True
            self.dialogue.draft.leave(at + 1, self.reason, line)
        else:
            self._text(at, line)
        return at

    def _bracket(self, brackets: range) -> int:
        whole = " ".join(self.printed.lines[one].strip() for one in brackets)
        for one in brackets:
            self.dialogue.draft.leave(one + 1, PROCEDURE, self.printed.lines[one])
        if _INSERTED.match(whole):
            self.reason, self.until_cue = "inserted in the record, not spoken", True
        return brackets[-1]

    def _text(self, at: int, line: str) -> None:
        text = line.strip()
        if _is_heading(line):
            self.reason, self.until_cue = "", False
            self.dialogue.heading(at + 1, text)
            self.dialogue.stop()
            return
        if at in self.floor.starts:
            self.dialogue.part()
            self.reason = self.reason if self.until_cue else PROCEDURE if _PROCEDURE.match(text[:200]) else ""
        if _RULE.fullmatch(line):
            self.dialogue.draft.leave(at + 1, "rule", line)
        elif self.reason or not self.dialogue.speaking:
            self.dialogue.draft.leave(at + 1, self.reason or PROCEDURE, line)
        else:
            self.dialogue.say(at + 1, line)


def _is_heading(line: str) -> bool:
    """A centred line in capitals, or above a statement."""
    text = line.strip()
    centred = len(line) - len(line.lstrip()) >= _CENTRED or _STATEMENT.match(line[:_HEAD]) is not None
    return centred and text.upper() == text != text.lower() and text[-1] not in ",;"
