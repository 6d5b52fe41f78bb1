"""Air to ground: ``[02:07:55:35]`` above ``CDR: text``, wraps indented, notes of the archive (``_page : 12``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.dress import Cue, is_stamp, stamp_ms
from panelaudio.readers.front import is_foot
from panelaudio.readers.labels import Shape, shape_of
from panelaudio.readers.talk import leave_foot
from panelaudio.readers.unspoken import TIME_STAMP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.readers.dialogue import Dialogue
    from panelaudio.readers.printed import Printed

_CODE = re.compile(r"(?P<name>[A-Z][A-Z0-9/-]{1,7})(?:\s?\((?P<aside>[^()]{1,40})\))?:\s{0,8}(?=\S)")
_AT = re.compile(
    r"\s{0,20}(?P<stamp>\d\d(?:[ :]\d\d){2,3})\s{1,12}(?P<name>[A-Z][A-Z0-9/-]{1,7})(?:\s?\((?P<aside>[^()]{1,40})\))?"
    r"(?:\s{2,20}(?=\S)|\s{0,20}$)"
)
"""``03 04 22 13 CDR``, days first, with the words below or behind it: the printed transcripts of Apollo."""
_META = re.compile(r"_\w{1,30}\s{0,4}:.{0,2000}")
_FEWEST = 2


def radio_of(printed: Printed) -> dict[int, Cue]:
    """Codes in capitals at the beginning of a line, or behind a time without a colon."""
    heads = {at: line[:80] for at, line in enumerate(printed.lines) if ":" in line[:60]}
    found = {at: match for at, head in heads.items() if (match := _CODE.match(head))}
    timed = {
        at: match
        for at, line in enumerate(printed.lines)
        if line[:21].lstrip()[:2].isdecimal() and (match := _AT.match(line[:80]))
    }
    if len(timed) >= max(_FEWEST, len(found)):
        return {at: _timed(match, printed.lines[at]) for at, match in timed.items()}
    return {
        at: Cue(
            name=match["name"],
            shape=shape_of(match["name"]) or Shape.ROLE,
            aside=match["aside"] or "",
            text=printed.lines[at][match.end() :].strip(),
        )
        for at, match in found.items()
    }


def _timed(match: re.Match[str], line: str) -> Cue:
    shape = shape_of(match["name"]) or Shape.ROLE
    text, start_ms = line[match.end() :].strip(), stamp_ms(match["stamp"].replace(" ", ":"))
    return Cue(match["name"], shape, match["aside"] or "", text, start_ms, dressed=True)


def is_radio(cues: Mapping[int, Cue], printed: Printed) -> bool:
    """Whether times stand alone above the codes."""
    stamps = sum(1 for at, cue in cues.items() if cue.dressed or (at and is_stamp(printed.lines[at - 1])))
    notes = sum(1 for line in printed.lines if line[:1] == "_" and _META.fullmatch(line))
    return len(cues) >= _FEWEST and stamps + notes >= _FEWEST


def start_of_radio(cues: Mapping[int, Cue], printed: Printed) -> int:
    """The line of the first cue, or of the times and notes above it."""
    start = min(cues)
    while start and _belongs(printed.lines[start - 1]):
        start -= 1
    return start


def _belongs(line: str) -> bool:
    return is_stamp(line) or _META.fullmatch(line) is not None


def read_radio(dialogue: Dialogue, printed: Printed, cues: Mapping[int, Cue], start: int) -> None:
    """The lines from ``start`` on."""
    pending: int | None = None
    last = max(cues)
    for at in range(start, len(printed.lines)):
        line = printed.lines[at]
        if cue := cues.get(at):
            dialogue.cue(at + 1, cue, start_ms=pending)
            pending = None
        elif not line or line.isspace():
            dialogue.part()
        elif is_stamp(line):
            pending = stamp_ms(line)
            dialogue.draft.leave(at + 1, TIME_STAMP, line)
        elif line[0] == "_" and _META.fullmatch(line):
            dialogue.draft.leave(at + 1, "note of the archive", line)
        elif at in printed.left:
            dialogue.draft.leave(at + 1, printed.left[at], line)
        elif at > last and is_foot(line):
            leave_foot(dialogue, printed.lines, at)
            return
        else:
            dialogue.say(at + 1, line)
