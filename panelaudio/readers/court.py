"""Courts and depositions: ``MR. ROE: …``, ``Q.`` and ``A.`` whose speakers stand above them, on numbered pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.readers.dress import Cue
from panelaudio.readers.labels import Shape, fold, shape_of
from panelaudio.readers.printed import PROCEDURE, bracketed
from panelaudio.readers.talk import AFTER_THE_TALK, WHO_IS_WHO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.dialogue import Dialogue
    from panelaudio.readers.printed import Printed

_HEAD = 120
"""Characters; what marks a speaker stands within them."""
_CAPS = r"[A-Z][A-Z.,'’ -]{0,50}[A-Z.]"
_LABEL = re.compile(
    rf"\s{{0,60}}(?P<name>(?:Mc|Mac|De|La|Di|O['’])?{_CAPS}|M[rs]s?\.\s(?:Mc|Mac)?{_CAPS})\s{{0,2}}:(?:\s{{1,8}}|$)"
)
_EXAM = r"(?:RE|FURTHER\s|CONTINUED\s|VOIR\sDIRE\s)?(?:DIRECT|CROSS|RECROSS|REDIRECT)?[- ]?EXAMINATION"
_BY = re.compile(
    rf"\s{{0,60}}(?P<exam>(?:{_EXAM}\s{{1,20}})?)"
    r"\(?BY\s(?P<name>(?:MR|MS|MRS|MISS|DR)\.?\s[A-Z][A-Za-z.'’ -]{1,40}?)\)?\s?"
    r"(?:\([^()]{1,30}\)\s?)?(?::\s{0,8}(?P<rest>.*)|$)"
)
_FROM = re.compile(
    r"\s{0,60}(?i:(?:further |re-?|cross-?)?(?:questions|examination|examined))(?:\sin chief)?\s(?:from|by)\s(?:the\s)?"
    r"(?P<name>(?:M[Rr]|M[Ss]|M[Rr][Ss]|M[Ii][Ss][Ss]|S[Ii][Rr]|L[Aa][Dd][Yy])\.?\s[A-Z][A-Za-z.'’ -]{1,40}?)\s{0,20}"
)
"""Inquiries in Britain: ``Questions from MS VALE``."""
_QUESTION = re.compile(
    r"\s{0,30}(?P<side>[QA])(?P<dot>[.:]|(?=\s{2})|\t)\s{0,20}"
    r"(?:\(\s?(?:By|BY)\s(?P<by>M[rRsS]{1,2}\.?\s[\w.'’ -]{1,40})\)[.:]?\s{0,4})?"
)
_EXAMINATION = re.compile(
    rf"\s{{0,80}}(?:VIDEOTAPED\s)?{_EXAM}(?:\s\([^()]{{1,30}}\))?[.:]?\s{{0,40}}"
    r"|\s{0,80}(?:OPENING|CLOSING|ORAL|REBUTTAL)\s(?:STATEMENT|ARGUMENT)S?\b[A-Z .,'’-]{0,80}\s{0,40}"
)
_SWORN = re.compile(rf"\s{{0,60}}(?P<name>{_CAPS})[,.]?\s{{0,8}}(?P<rest>.*)")
_SWEARING = re.compile(r"\bsworn\b|\baffirmed\b|\btestified\b", re.IGNORECASE)
_WITNESS = re.compile(
    r"(?i:deposition|testimony|examination)\s(?i:of)\s{1,4}"
    r"(?P<name>[A-Z][\w.'’-]{1,20}(?:\s[A-Z][\w.'’-]{0,20}){1,3})"
)
_COUNSEL = re.compile(
    rf"\s{{0,60}}(?:(?:F(?:or|OR)|O(?:n|N) (?:behalf|BEHALF) (?:of|OF)|B(?:y|Y))\b[^:]{{0,60}}:\s{{1,12}})?"
    rf"(?P<name>{_CAPS}),?\s(?:ESQ|ESQUIRE)\b"
)
_END = re.compile(
    r"\s{0,60}(?:(?:REPORTER['’]?S?\s)?C\s?E\s?R\s?T\s?I\s?F\s?I\s?C\s?A\s?T\s?E"
    r"|I N D E X|INDEX|ERRATA|JURAT|ACKNOWLEDGE?MENT)\b",
    re.IGNORECASE,
)
_SURE = frozenset(
    {
        "the witness", "the court", "the clerk", "the videographer", "the reporter", "the court reporter",
        "the interpreter", "the bailiff",
    }
)  # fmt: skip
_WITNESSES = frozenset({"witness", "the witness", "deponent", "the deponent"})
_TITLED = ("MR", "MS", "MRS", "THE ", "JUSTICE", "CHIEF")
_FEWEST = 2
WITNESS = "THE WITNESS"


@dataclass(slots=True)
class Court:
    """What stands on the lines of a court's transcript."""

    cues: dict[int, Cue] = field(default_factory=dict)
    other: dict[int, str] = field(default_factory=dict)
    """Lines that are no speech, with the reason."""
    headings: dict[int, str] = field(default_factory=dict)
    surety: int = 0
    """How many lines can stand in nothing but a court's transcript."""


def court_of(printed: Printed, names: Sequence[str] = ()) -> Court:
    """The cues of the lines; ``names`` spell in small letters what courts print in capitals."""
    return _Scan(printed, names).court


class _Scan:
    """Goes down the pages; who asks and who answers is kept."""

    def __init__(self, printed: Printed, names: Sequence[str]) -> None:
        self.printed = printed
        self.lines = printed.lines
        self.spelled = {fold(name): name for name in names}
        self.court = Court()
        self.examiner = ""
        self.witness = WITNESS
        self.dotless = self._has_dotless()
        at = 0
        while at < len(self.lines):
            at = self._line(at) + 1

    def _has_dotless(self) -> bool:
        """Whether ``Q`` and ``A`` stand without a full stop: on numbered pages, or in turns on others."""
        found = (_QUESTION.match(line[:_HEAD]) for line in self.lines if line.lstrip()[:1] in {"Q", "A"})
        sides = "".join(one["side"] for one in found if one and not one["dot"].strip())
        return "QA" in sides and (bool(self.printed.numbers) or sides.count("QA") >= _FEWEST)

    def _line(self, at: int) -> int:
        """Read what begins on a line; the last line that was read."""
        line, court = self.lines[at], self.court
        if at in self.printed.left or not line or line.isspace():
            return at
        begins = line.lstrip()[:2]
        if begins[0] in "([" and (brackets := bracketed(self.lines, at)):
            court.other.update(dict.fromkeys(brackets, PROCEDURE))
            return brackets[-1]
        head = line[:_HEAD]
        if found := _BY.match(head) if "BY" in head else None:
            return self._asks(at, found)
        if begins[0] in "QA" and (found := _QUESTION.match(head)) and (found["dot"].strip() or self.dotless):
            return self._question(at, found)
        if _may_head(head) and _EXAMINATION.fullmatch(head):
            court.headings[at] = " ".join(line.split())
        elif found := _FROM.fullmatch(head) if "from" in head or "by" in head else None:
            self.examiner = self._name(found["name"])
            court.headings[at] = " ".join(line.split())
        elif found := _LABEL.match(head) if ":" in head else None:
            self._label(at, found)
        elif not begins[1:].islower():  # prose, which no witness's name in capitals is
            return self._sworn(at, line)
        return at

    def _asks(self, at: int, found: re.Match[str]) -> int:
        """``BY MS. SATO:`` says who asks from here on."""
        self.examiner = self._name(found["name"])
        self.court.surety += 1
        rest = found["rest"] or ""
        asked = _QUESTION.match(rest) if rest else None
        if found["exam"].strip():
            self.court.headings[at] = found["exam"].strip()
        elif rest:
            text = rest[asked.end() :] if asked else rest
            self._cue(at, self.examiner, text)
        else:
            self.court.other[at] = WHO_IS_WHO
        return at

    def _question(self, at: int, found: re.Match[str]) -> int:
        if found["by"]:
            self.examiner = self._name(found["by"])
        name = (self.examiner or "Q") if found["side"] == "Q" else self.witness
        self._cue(at, name, self.lines[at][found.end() :])
        return at

    def _label(self, at: int, found: re.Match[str]) -> None:
        name = self._name(found["name"])
        if shape_of(name) is None:
            return
        if not self.court.cues and (witness := self._who_is(name, self.lines[at][found.end() :])):
            self.witness = witness
            self.court.other[at] = WHO_IS_WHO
            return
        self.court.surety += fold(name) in _SURE or name.startswith(("JUSTICE ", "CHIEF JUSTICE "))
        self._cue(at, self.witness if fold(name) in {"the witness", "witness"} else name, self.lines[at][found.end() :])

    def _who_is(self, role: str, text: str) -> str:
        """``WITNESS: HENRY OAKES`` in the head says who the witness is; empty for words that are said."""
        name = " ".join(text.split())
        told = fold(role) in _WITNESSES and shape_of(name) is Shape.FULL and not name.endswith((".", "?", "!"))
        return in_small_letters(name) if told else ""

    def _cue(self, at: int, name: str, text: str) -> None:
        self.court.cues[at] = Cue(name=name, shape=shape_of(name) or Shape.ROLE, text=text.strip())

    def _sworn(self, at: int, line: str) -> int:
        """``ANNA BELL, having been duly sworn``: the witness; the lines up to the next cue are no speech."""
        found = _SWORN.match(line[:_HEAD])
        name = " ".join(found["name"].split()) if found else ""
        if found is None or shape_of(name) is not Shape.FULL:
            return at
        following = " ".join(self.lines[at : at + 4])
        if not _SWEARING.search(found["rest"] or following) or (found["rest"] and not _SWEARING.search(following)):
            return at
        self.witness = in_small_letters(name)
        self.court.surety += 1
        end = at
        while end + 1 < len(self.lines) and not self._begins(end + 1):
            end += 1
        self.court.other.update(dict.fromkeys(range(at, end + 1), PROCEDURE))
        return end

    def _begins(self, at: int) -> bool:
        head = self.lines[at][:_HEAD]
        rules = (_BY, _QUESTION, _LABEL, _FROM)
        return any(rule.match(head) for rule in rules) or _EXAMINATION.fullmatch(head) is not None

    def _name(self, written: str) -> str:
        name = " ".join(written.strip(" ,").split())
        return self.spelled.get(fold(name), name)


def _may_head(head: str) -> bool:
    """Whether one of the words stands there without which no heading of a court is; quicker than the pattern."""
    return "EXAMINATION" in head or "STATEMENT" in head or "ARGUMENT" in head


def is_court(court: Court, printed: Printed) -> bool:
    """Whether lines are a court's: numbered, or with what no other shape has."""
    titled = any(cue.name.startswith(_TITLED) for cue in court.cues.values())
    if len(court.cues) < _FEWEST:
        return False
    return (bool(printed.numbers) and (titled or court.surety > 0)) or court.surety >= _FEWEST


def counsel_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The full names of counsel and witnesses in the front pages, in small letters."""
    found = (_COUNSEL.match(line[:_HEAD]) or _WITNESS.search(line[:_HEAD]) for line in lines)
    names = [one["name"] for one in found if one]
    return tuple(dict.fromkeys(in_small_letters(" ".join(name.split()).strip(" ,.")) for name in names))


def in_small_letters(name: str) -> str:
    """``MEI O'DELL`` as ``Mei O'Dell``; what has small letters stays."""
    if name != name.upper():
        return name
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", name.title().replace("’S", "’s"))


def read_court(dialogue: Dialogue, printed: Printed, court: Court, start: int) -> None:
    """The lines from ``start`` on; after the last cue a certificate or an index ends the talk."""
    last = max(court.cues)
    ended = False
    for at in range(start, len(printed.lines)):
        line = printed.lines[at]
        ended = ended or (at > last and _END.match(line[:_HEAD]) is not None)
        if ended:
            dialogue.draft.leave(at + 1, AFTER_THE_TALK, line)
        elif at in printed.left:
            dialogue.draft.leave(at + 1, printed.left[at], line)
        elif at in court.headings:
            dialogue.heading(at + 1, court.headings[at])
            dialogue.stop()
        elif at in court.other:
            dialogue.draft.leave(at + 1, court.other[at], line)
        elif cue := court.cues.get(at):
            dialogue.cue(at + 1, cue)
        elif line.strip():
            _say(dialogue, at, line)
        elif not printed.numbers:
            dialogue.part()


def _say(dialogue: Dialogue, at: int, line: str) -> None:
    if dialogue.speaking:
        dialogue.say(at + 1, line)
    else:
        dialogue.draft.leave(at + 1, PROCEDURE, line)
