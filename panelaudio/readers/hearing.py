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
from panelaudio.readers.names import leave_foot
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
_NUMBERED = 0.4
_TIMES_OF_PAGE_HEAD = 3


class HearingReader:
    """Reads transcripts of proceedings, as they were printed."""

    name = "hearing"

    def sniff(self, source: Source) -> float:
        """High where speakers stand as the printers of proceedings set them."""
        lines, _ = unnumbered(source.sample)
        cues = _cues(lines)
        rule = _rule(lines)
        if len(cues) < 2 or rule is None:  # noqa: PLR2004 - one line may be chance
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
        cues = _cues(lines)
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


def unnumbered(lines: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """The lines without the numbers 1–25 that courts print, and the numbers; as they are where few have one."""
    found = {at: match for at, line in enumerate(lines) if (match := _NUMBER.match(line[:60]))}
    filled = sum(1 for line in lines if line.strip())
    if len(found) < max(_NUMBERED * filled, 4):
        return list(lines), {}
    bare = [line[found[at].end() :] if at in found else line for at, line in enumerate(lines)]
    return bare, {at: match[1] for at, match in found.items()}


def _rule(lines: Sequence[str]) -> re.Pattern[str] | None:
    """The rule that finds most of the cues."""
    times = {rule: sum(1 for line in lines if _named(rule, line)) for rule in (_FLOOR, _COURT, _CODE)}
    best = max(times, key=lambda rule: times[rule])
    return best if times[best] else None


def _named(rule: re.Pattern[str], line: str) -> re.Match[str] | None:
    return rule.match(line[:120]) if line[:80].strip() else None


def _cues(lines: Sequence[str]) -> dict[int, Cue]:
    rule = _rule(lines)
    if rule is None:
        return {}
    found = {at: match for at, line in enumerate(lines) if (match := _named(rule, line))}
    return {
        at: Cue(name=name, shape=shape_of(name) or Shape.ROLE, text=lines[at][match.end() :].strip())
        for at, match in found.items()
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
    if _META.fullmatch(line):
        dialogue.draft.leave(number, "note of the archive", line)
    elif text and (text in heads or _PAGE.fullmatch(line)):
        dialogue.draft.leave(number, "page head or number", line)
    elif text and _PROCEDURE.fullmatch(line):
        dialogue.draft.leave(number, "procedure, not speech", line)
    elif text:
        dialogue.say(number, line)
    else:
        dialogue.part()


def _page_heads(lines: Sequence[str]) -> frozenset[str]:
    """Short lines that come back word for word on page after page."""
    times = Counter(line.strip() for line in lines if 8 < len(line.strip()) < 60)  # noqa: PLR2004 - a head fits a line
    return frozenset(
        text
        for text, count in times.items()
        if count >= _TIMES_OF_PAGE_HEAD and text[-1] not in ".?!,-:—" and text[0].isupper()
    )
