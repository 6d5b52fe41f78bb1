r"""Captions of a file become cues with the lines on which they stand, in SRT and WebVTT alike.

Parsed by hand: the ``srt`` package knows no line numbers, ``pysubs2`` and ``webvtt-py`` drop or refuse what is broken,
and the ledger wants every line. A time line begins a cue; everything up to the next is its text, blank lines included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.caption_marks import plain_row, whole_voice
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.draft import Draft

_TIME = r"(?:(\d{1,5}):)?(\d{1,5}):(\d{1,2})(?:[.,:](\d{1,9}))?"
_TIMING = re.compile(rf"\s*{_TIME}\s*-{{1,3}}>\s*{_TIME}(?=\s|$)")
_USUAL_TIME = r"(\d\d):(\d\d):(\d\d)[,.](\d\d\d)"
_USUAL_TIMING = re.compile(rf"{_USUAL_TIME} --> {_USUAL_TIME}(?=\s|$)")
_BROKEN_TIMING = re.compile(r"[\d:.,;]* ?-->[ \d:.,;]*")
_SIMPLE = re.compile(r"[^\W_][^:<{&\[♪♫]*")
_NOTE_BLOCKS = ("NOTE", "STYLE", "REGION")
_LANGUAGE = re.compile(r"Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*$")
_MOST_OF_TIMES = 100
"""Characters; a longer line is text."""
_PART_MS = 60_000
"""A new part of the file begins where the times fall by so much, to less than so much."""


@dataclass(slots=True)
class Row:
    """A line of a cue's text."""

    line: int
    """Its number in the source, from 1."""
    text: str
    """Single blanks between words."""
    plain: str
    """Without tags, positions and entities; empty where it holds no words."""
    voice: str | None = None
    """Of a line that is all one voice's: who it is."""
    simple: bool = False
    """Holds words and nothing that tells a speaker, a sound or a change."""


@dataclass(slots=True)
class OldCue:
    """A cue of the transcript, as it stands."""

    start_ms: int
    end_ms: int
    line: int
    """Of its times."""
    rows: list[Row] = field(default_factory=list)
    """The lines of its text that are not blank."""


def timing_of(line: str) -> tuple[int, int] | None:
    """Start and end in milliseconds where a line gives the times of a cue, settings after them or not."""
    if "->" not in line:
        return None
    usual = _USUAL_TIMING.match(line)
    if usual:
        h, m, s, ms, end_h, end_m, end_s, end_ms = map(int, usual.groups())
        return ((h * 60 + m) * 60 + s) * 1000 + ms, ((end_h * 60 + end_m) * 60 + end_s) * 1000 + end_ms
    found = _TIMING.match(line)
    if found is None:
        return None
    hours, minutes, seconds, fraction, *end = found.groups()
    return _ms(hours, minutes, seconds, fraction), _ms(*end)


def _ms(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0").ljust(3, "0")[:3])


def scan_cues(draft: Draft, *, webvtt: bool) -> list[OldCue]:
    """The cues of the draft's source in file order; lines that serve the format are taken or left out with a reason."""
    lines = draft.source.lines
    scan = _Scan(draft, _without_blocks(draft, lines) if webvtt else lines, webvtt=webvtt)
    scan.read()
    return scan.cues


def _without_blocks(draft: Draft, lines: Sequence[str]) -> Sequence[str]:
    """The lines of WebVTT with its header, notes and style sheets blank, which are reported (WebVTT §4.1)."""
    kept = list(lines)
    block, after_blank = "header", True
    for at, line in enumerate(lines):
        if not line or line.isspace():
            block, after_blank = "", True
        elif "->" in line and (timing_of(line) or _is_broken(line)):
            block, after_blank = "", False
        elif block or (after_blank and line.lstrip().startswith(_NOTE_BLOCKS)):
            block = block or next((word for word in _NOTE_BLOCKS if line.split(maxsplit=1)[0] == word), "")
            after_blank = False
            if block == "header":
                language = _LANGUAGE.match(line)
                draft.language = language[1] if language else draft.language
                draft.take(at + 1, "the file's header")
            elif block:
                draft.leave(at + 1, f"{block} in the captions", line)
            kept[at] = "" if block else line
        else:
            after_blank = False
    return kept


def _is_broken(line: str) -> bool:
    """Whether a line is made of times that cannot be read."""
    return "-->" in line[:_MOST_OF_TIMES] and _BROKEN_TIMING.fullmatch(line.strip()) is not None


class _Scan:
    """Goes from cue to cue; the last line before the times of the next may be its number or id."""

    def __init__(self, draft: Draft, lines: Sequence[str], *, webvtt: bool) -> None:
        self.draft = draft
        self.lines = lines
        self.webvtt = webvtt
        self.cues: list[OldCue] = []
        self.broken = 0

    def read(self) -> None:
        places = [at for at, line in enumerate(self.lines) if "->" in line and (timing_of(line) or _is_broken(line))]
        numbers = []
        for at, end in pairwise([-1, *places, len(self.lines)]):
            if at >= 0:
                self._begin(at)
            rows = [here for here in range(at + 1, end) if (line := self.lines[here]) and not line.isspace()]
            if rows and end < len(self.lines) and self._is_id(rows[-1], end):
                numbers.append(rows.pop() + 1)
            self._fill(rows)
        self.draft.take_all([at + 1 for at in places], "a caption's times")
        self.draft.take_all(numbers, "a caption's number")

    def _begin(self, at: int) -> None:
        times = timing_of(self.lines[at])
        if times is None:
            start_ms = end_ms = self.cues[-1].end_ms if self.cues else 0
            if not self.broken:
                shown = self.lines[at].strip()[:60]
                message = f"the times of the caption at line {at + 1} cannot be read: {shown}"
                self.draft.notices.append(Notice(code="broken-times", message=message, line=at + 1))
            self.broken += 1
        else:
            start_ms, end_ms = times
        self.cues.append(OldCue(start_ms, max(start_ms, end_ms), at + 1))

    def _is_id(self, at: int, times_at: int) -> bool:
        """A number right above the times, or above blank lines where it is the next; in WebVTT a line of its own."""
        text = self.lines[at].strip()
        numeric = text.isdecimal()
        if at < times_at - 1:
            return numeric and text == str(len(self.cues) + 1)
        return numeric or (self.webvtt and (not at or not self.lines[at - 1].strip()))

    def _fill(self, rows: list[int]) -> None:
        if self.cues:
            self.cues[-1].rows = [row_of(here + 1, self.lines[here]) for here in rows]
            return
        for here in rows:
            self.draft.leave(here + 1, "before the first caption", self.lines[here])


def row_of(number: int, line: str) -> Row:
    """A line of text, its tags taken off."""
    text = line.strip()
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    voice, said = whole_voice(text) if "<" in text else (None, text)
    if _SIMPLE.fullmatch(said):
        return Row(number, text, said, voice, True)  # noqa: FBT003 - a keyword costs more than all else here
    return Row(number, text, plain_row(said), voice)


def in_order(draft: Draft, cues: list[OldCue]) -> list[OldCue]:
    """The cues by their starts; where the times begin again (files one after the other), each part by itself."""
    if all(before.start_ms <= cue.start_ms for before, cue in pairwise(cues)):
        return cues
    parts = _parts(cues)
    if cues and (cues[0].start_ms >= _PART_MS or any(_falls(part) for part in parts)):
        parts = [cues]
    early = [cue for part in parts for before, cue in pairwise(part) if cue.start_ms < before.start_ms]
    if not early:
        return cues
    line = early[0].line
    message = f"captions are out of order from line {line} on; they are read in the order of their times"
    draft.notices.append(Notice(code="captions-out-of-order", message=message, line=line))
    return [cue for part in parts for cue in sorted(part, key=lambda one: one.start_ms)]


def _parts(cues: list[OldCue]) -> list[list[OldCue]]:
    """The files that stand one after the other in this one."""
    parts: list[list[OldCue]] = [[]]
    latest = 0
    for cue in cues:
        if cue.start_ms < min(_PART_MS, latest - _PART_MS):
            parts.append([])
            latest = 0
        parts[-1].append(cue)
        latest = max(latest, cue.start_ms)
    return parts


def _falls(part: list[OldCue]) -> bool:
    """Whether a part is shuffled through and through, so that it tells nothing of files one after the other."""
    return any(cue.start_ms < before.start_ms - _PART_MS for before, cue in pairwise(part))
