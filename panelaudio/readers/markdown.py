"""Markdown: front matter, headings that become chapters, ``**Name:** text``, continuations and asides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.accepted import cues_of
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, is_stamp, stamp_ms
from panelaudio.readers.front import is_foot, read_front, take_field
from panelaudio.readers.names import leave_foot, read_line
from panelaudio.readers.unspoken import MARKUP, TIME_STAMP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.script import Script, Source

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*?)\s*#*\s*$")
_RULE = re.compile(r"\s{0,3}(?:-{3,80}|\*{3,80}|_{3,80}|={3,80}|\{:.{0,200}\}|<!--.{0,500}-->|<[^<>]{1,300}>)\s{0,40}")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?){1,3}|\s{0,3}(?:…|\.\.\.)\s+")
_FIELD = re.compile(r"([A-Za-z_-]{1,40}):\s*(\S.*)")
_PEOPLE = re.compile(r"attendees|participants|present\b|speakers|people", re.IGNORECASE)
_FRONT_LINES = 2000
_SHORT = 300


class MarkdownReader:
    """Reads minutes and transcripts in Markdown."""

    name = "markdown"

    def sniff(self, source: Source) -> float:
        """High where front matter or headings stand among cues."""
        lines = source.sample
        front = front_matter(lines)
        if not front and not any(_heading(line) for line in lines):
            return 0.0
        cues = _cues(lines, source, front)
        return (0.95 if front else 0.92) if cues else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        lines = source.lines
        front = front_matter(lines)
        cues = _cues(lines, source, front)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        _read_fields(dialogue, lines[:front])
        start = _first_heading(lines, min(cues), front)
        read_front(dialogue, lines, start, front)
        _read_talk(dialogue, lines, cues, start)
        return dialogue.finish(self.name)


def front_matter(lines: Sequence[str]) -> int:
    """How many lines the block between the two ``---`` at the very beginning has; 0 where there is none."""
    if not lines or lines[0].strip() != "---":
        return 0
    ends = (at for at in range(1, min(len(lines), _FRONT_LINES)) if lines[at].strip() in {"---", "..."})
    return next(ends, -1) + 1


def _read_fields(dialogue: Dialogue, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines, start=1):
        if found := _FIELD.match(line):
            take_field(dialogue, found[1].casefold(), found[2])
        dialogue.draft.leave(number, "front matter", line)


def _heading(line: str) -> re.Match[str] | None:
    return _HEADING.match(line) if "#" in line[:4] and len(line) < _SHORT else None


def _cues(lines: Sequence[str], source: Source, front: int) -> dict[int, Cue]:
    """The cues of the lines; what stands under a heading such as ``Attendees`` is none."""
    bare = list(lines)
    hidden = False
    for at, line in enumerate(lines):
        start = line[:4]
        if heading := _heading(line) if "#" in start else None:
            hidden = _PEOPLE.match(heading[2]) is not None
        if hidden or at < front or heading:
            bare[at] = ""
        elif ">" in start or "…" in start:
            bare[at] = _QUOTE.sub("", line[:200], count=1) + line[200:] if start.lstrip()[0] in ">…" else line
    return cues_of(bare, source)


def _first_heading(lines: Sequence[str], first: int, front: int) -> int:
    """The heading right above the first cue belongs to the talk."""
    at = first
    while at > front and (
        not lines[at - 1].strip() or _heading(lines[at - 1]) or _RULE.fullmatch(lines[at - 1][:_SHORT])
    ):
        at -= 1
        found = _heading(lines[at])
        if found:
            return at if len(found[1]) > 1 else first
    return first


def _read_talk(dialogue: Dialogue, lines: Sequence[str], cues: Mapping[int, Cue], start: int) -> None:
    last = max(cues)
    pending: int | None = None
    for at in range(start, len(lines)):
        line, cue = lines[at], cues.get(at)
        if cue is not None:
            dialogue.cue(at + 1, cue, start_ms=pending)
            pending = None
        elif not line or line.isspace():
            dialogue.part()
        elif at > last and _heading(line):  # a part without a speaker: resolutions, links
            leave_foot(dialogue, lines, at)
            return
        elif heading := _heading(line):
            dialogue.heading(at + 1, heading[2])
        elif is_stamp(line):
            pending = stamp_ms(line)
            dialogue.draft.leave(at + 1, TIME_STAMP, line)
        elif at > last and is_foot(line):
            leave_foot(dialogue, lines, at)
            return
        elif line.lstrip()[0] in "-*_={<" and len(line) < _SHORT and _RULE.fullmatch(line):
            dialogue.draft.leave(at + 1, MARKUP, line)
            dialogue.part()
        else:
            _go_on(dialogue, at, lines)


def _go_on(dialogue: Dialogue, at: int, lines: Sequence[str]) -> None:
    found = _QUOTE.match(lines[at][:80]) if lines[at].lstrip()[0] in ">…." else None
    if found is None:
        read_line(dialogue, at, lines)
        return
    dialogue.draft.leave(at + 1, MARKUP, found[0])
    dialogue.part()
    dialogue.say(at + 1, lines[at][found.end() :])
