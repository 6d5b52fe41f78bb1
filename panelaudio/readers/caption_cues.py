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
_NOTE_BLOCKS = frozenset({"NOTE", "STYLE", "REGION"})
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
    scan = _Scan(draft, webvtt=webvtt)
    scan.read(draft.source.lines)
    return scan.cues


class _Scan:
    """Goes down the lines of a file; the line held back may turn out to be a cue's number or id."""

    def __init__(self, draft: Draft, *, webvtt: bool) -> None:
        self.draft = draft
        self.webvtt = webvtt
        self.cues: list[OldCue] = []
        self.held = ""
        self.held_at = 0
        self.held_alone = False
        self.block = "header" if webvtt else ""
        self.broken = 0

    def read(self, lines: Sequence[str]) -> None:
        after_blank = True
        for number, line in enumerate(lines, start=1):
            if not line or line.isspace():
                self.block = ""
                if self.held and not self.held.strip().isdecimal():
                    self.settle()
                after_blank = True
                continue
            times = timing_of(line) if "->" in line else None
            if times is not None:
                self._begin(number, *times)
            elif "-->" in line[:_MOST_OF_TIMES] and _BROKEN_TIMING.fullmatch(line.strip()):
                self._begin_broken(number, line)
            elif not self.webvtt or not self._in_block(number, line, after_blank=after_blank):
                if self.held:
                    self.settle()
                self.held, self.held_at, self.held_alone = line, number, after_blank
            after_blank = False
        self.settle()

    def _begin(self, number: int, start_ms: int, end_ms: int) -> None:
        if self.held and self._is_id(number, self.held_at, self.held):
            self.draft.take(self.held_at, "a caption's number")
            self.held = ""
        elif self.held:
            self.settle()
        self.block = ""
        self.draft.take(number, "a caption's times")
        self.cues.append(OldCue(start_ms, max(start_ms, end_ms), number))

    def _is_id(self, number: int, at: int, text: str) -> bool:
        """A number right above the times, or above blank lines where it is the next; in WebVTT a line of its own."""
        numeric = text.strip().isdecimal()
        if at < number - 1:
            return numeric and text.strip() == str(len(self.cues) + 1)
        return numeric or (self.webvtt and self.held_alone)

    def _begin_broken(self, number: int, line: str) -> None:
        end = self.cues[-1].end_ms if self.cues else 0
        if not self.broken:
            message = f"the times of the caption at line {number} cannot be read: {line.strip()[:60]}"
            self.draft.notices.append(Notice(code="broken-times", message=message, line=number))
        self.broken += 1
        self._begin(number, end, end)

    def _in_block(self, number: int, line: str, *, after_blank: bool) -> bool:
        """Whether a line belongs to the header, a note or a style sheet (WebVTT §4.1)."""
        if after_blank and not self.block:
            first = line.split(maxsplit=1)[0]
            self.block = first if first in _NOTE_BLOCKS else ""
        if self.block == "header":
            language = _LANGUAGE.match(line)
            self.draft.language = language[1] if language else self.draft.language
            self.draft.take(number, "the file's header")
        elif self.block:
            self.draft.leave(number, f"{self.block} in the captions", line)
        return bool(self.block)

    def settle(self) -> None:
        """The line held back is text after all."""
        if not self.held:
            return
        if self.cues:
            self.cues[-1].rows.append(row_of(self.held_at, self.held))
        else:
            self.draft.leave(self.held_at, "before the first caption", self.held)
        self.held = ""


def row_of(number: int, line: str) -> Row:
    """A line of text, its tags taken off."""
    text = line.strip()
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    voice, said = whole_voice(text) if "<" in text else (None, text)
    if _SIMPLE.fullmatch(said):
        return Row(number, text, said, voice, simple=True)
    return Row(number, text, plain_row(said), voice)


def in_order(draft: Draft, cues: list[OldCue]) -> list[OldCue]:
    """The cues by their starts; where the times begin again (files one after the other), each part by itself."""
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
