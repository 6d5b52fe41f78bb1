"""Hearings: Congress (``Mr. LEVIN. text``), courts (``MR. ROE: text`` on numbered lines), NASA (``CDR: text``)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, is_stamp, stamp_ms
from panelaudio.readers.front import is_foot, read_front
from panelaudio.readers.labels import Shape, shape_of
from panelaudio.readers.talk import leave_foot
from panelaudio.readers.unspoken import TIME_STAMP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.script import Script, Source

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Senator|Representative|Chairman|Chairwoman|Chair|"
    r"Judge|Justice|General|Admiral|Secretary|Governor|Lord|Baroness|Sir)"
)
_FLOOR = re.compile(
    rf"\s{{0,12}}(?P<name>{_TITLE}\.?\s(?:[A-Z](?:[\w'’-]|\.(?=\w)){{0,30}}\s?|of\s|de\s|Mc){{1,4}}?|The\s(?:[A-Z][\w'’-]{{1,20}}\s?){{1,3}}?)"
    r"(?:\s\([^()]{1,60}\))?\.\s{1,3}(?=\S)"
)
_COURT = re.compile(r"\s{0,40}(?P<name>[A-Z][A-Z.'’ -]{1,50}[A-Z.]):\s{0,8}")
_CODE = re.compile(r"(?P<name>[A-Z][A-Z0-9/-]{1,7}):\s{0,8}(?=\S)")
_NUMBER = re.compile(r"\s{0,12}([1-9]|1\d|2[0-8])(?:\s{1,30}|$)")
_META = re.compile(r"_\w{1,30}\s{0,4}:.{0,2000}")
_PAGE = re.compile(
    r"\s{0,80}(?:Page\s{1,4})?\d{1,4}(?:\s{1,4}of\s{1,4}\d{1,4})?\s{0,40}"
    r"|\s{0,20}\[\[Page [^\]]{1,40}\]\]\s{0,20}|\f.{0,80}"
)
_PROCEDURE = re.compile(
    r"\s{0,40}(?:The (?:clerk|yeas|"
    r"question was|motion|bill clerk|legislative clerk|committee (?:met|adjourned))\b.{0,200}"
    r"|\(?(?:Whereupon|Laughter|Recess|Applause)\b.{0,200}|[A-Z][A-Z .,'’-]{9,80})\s{0,20}"
)
_HEAD_LENGTH = 120
"""Characters; a name and what marks it stand within them."""
_NUMBERED = 0.4
_TIMES_OF_PAGE_HEAD = 3


class HearingReader:
    """Reads transcripts of proceedings, as they were printed."""

    name = "hearing"

    def sniff(self, source: Source) -> float:
        """High where speakers stand as the printers of proceedings set them."""
        lines, _ = unnumbered(source.sample)
        rule, cues = _cues(lines)
        if len(cues) < 2:  # noqa: PLR2004 - one line may be chance
            return 0.0
        stamps = any(is_stamp(line) for line in lines)
        certain = rule is _FLOOR or stamps or (rule is _COURT and any("." in cue.name for cue in cues.values()))
        return 0.93 if certain else 0.2

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks.
        """
        lines, numbered = unnumbered(source.lines)
        _, cues = _cues(lines)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        start = min(cues)
        while start and (is_stamp(lines[start - 1]) or _META.fullmatch(lines[start - 1])):
            start -= 1
        read_front(dialogue, lines, start)
        for at, figure in numbered.items():
            dialogue.draft.leave(at + 1, "line number", figure)
        _read_talk(dialogue, lines, cues, start)
        return dialogue.finish(self.name)


def unnumbered(lines: Sequence[str]) -> tuple[Sequence[str], dict[int, str]]:
    """The lines without the numbers 1–25 that courts print, and the numbers; as they are where few have one."""
    found = {at: match for at, line in enumerate(lines) if line and (match := _NUMBER.match(line[:60]))}
    filled = sum(1 for line in lines if line and not line.isspace())
    if len(found) < max(_NUMBERED * filled, 4):
        return lines, {}
    bare = [line[found[at].end() :] if at in found else line for at, line in enumerate(lines)]
    return bare, {at: match[1] for at, match in found.items()}


def _cues(lines: Sequence[str]) -> tuple[re.Pattern[str], dict[int, Cue]]:
    """The rule that finds most of the cues, and what it finds."""
    heads = {at: line[:_HEAD_LENGTH] for at, line in enumerate(lines) if line and not line[:80].isspace()}
    colons = {at: head for at, head in heads.items() if ":" in head}
    found = {
        rule: {at: match for at, head in among.items() if (match := rule.match(head))}
        for rule, among in ((_FLOOR, heads), (_COURT, colons), (_CODE, colons))
    }
    best = max(found, key=lambda rule: len(found[rule]))
    return best, {
        at: Cue(name=name, shape=shape_of(name) or Shape.ROLE, text=lines[at][match.end() :].strip())
        for at, match in found[best].items()
        if (name := " ".join(match["name"].split()))
    }


def _read_talk(dialogue: Dialogue, lines: Sequence[str], cues: Mapping[int, Cue], start: int) -> None:
    pending: int | None = None
    last = max(cues)
    heads = _page_heads(lines)
    for at in range(start, len(lines)):
        line = lines[at]
        if cue := cues.get(at):
            dialogue.cue(at + 1, cue, start_ms=pending)
            pending = None
        elif is_stamp(line):
            pending = stamp_ms(line)
            dialogue.draft.leave(at + 1, TIME_STAMP, line)
        elif at > last and is_foot(line):
            leave_foot(dialogue, lines, at)
            return
        else:
            _go_on(dialogue, at + 1, line, heads)


def _go_on(dialogue: Dialogue, number: int, line: str, heads: frozenset[str]) -> None:
    text = line.strip()
    if not text:
        dialogue.part()
    elif line[0] == "_" and _META.fullmatch(line):
        dialogue.draft.leave(number, "note of the archive", line)
    elif text in heads or _is_page(line, text):
        dialogue.draft.leave(number, "page head or number", line)
    elif _is_procedure(line, text):
        dialogue.draft.leave(number, "procedure, not speech", line)
    else:
        dialogue.say(number, line)


def _is_page(line: str, text: str) -> bool:
    """The pattern costs more than a look at the ends."""
    maybe = text[-1] == "]" or text[-1].isdecimal() or line[0] == "\f"
    return maybe and _PAGE.fullmatch(line) is not None


def _is_procedure(line: str, text: str) -> bool:
    maybe = text[0] in "TWLRA(" or text.isupper()
    return maybe and _PROCEDURE.fullmatch(line) is not None


def _page_heads(lines: Sequence[str]) -> frozenset[str]:
    """Short lines that come back word for word on page after page."""
    short = (line.strip() for line in lines)
    times = Counter([line for line in short if 8 < len(line) < 60])  # noqa: PLR2004 - a head fits a line
    return frozenset(
        text
        for text, count in times.items()
        if count >= _TIMES_OF_PAGE_HEAD and text[-1] not in ".?!,-:—" and text[0].isupper()
    )
