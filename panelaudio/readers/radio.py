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
_META = re.compile(r"_\w{1,30}\s{0,4}:.{0,2000}")
_FEWEST = 2


def radio_of(printed: Printed) -> dict[int, Cue]:
    """Codes in capitals at the beginning of a line."""
    heads = {at: line[:80] for at, line in enumerate(printed.lines) if ":" in line[:60]}
    found = {at: match for at, head in heads.items() if (match := _CODE.match(head))}
    return {
        at: Cue(
            name=match["name"],
            shape=shape_of(match["name"]) or Shape.ROLE,
            aside=match["aside"] or "",
            text=printed.lines[at][match.end() :].strip(),
        )
        for at, match in found.items()
    }


def is_radio(cues: Mapping[int, Cue], printed: Printed) -> bool:
    """Whether times stand alone above the codes."""
    stamps = sum(1 for at in cues if at and is_stamp(printed.lines[at - 1]))
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
