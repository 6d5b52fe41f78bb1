r"""Advanced SubStation Alpha as it stands: its events in order of time, with the names of those who speak.

The format has no standard; what is asked for is what libass, which draws it in nearly all players, reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.checking.captions_file import CaptionsFile, FileCue, Row
from panelaudio.checking.file_rules import fault
from panelaudio.checking.times import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.captions.rules import Problem

ROUNDING_MS = 10
"""Times are hundredths of a second."""
_TIME = re.compile(r"(\d{1,5}):(\d{1,2}):(\d{1,2})[.:](\d{1,3})")
_STRICT_TIME = re.compile(r"\d:[0-5]\d:[0-5]\d\.\d\d|\d{2,}:[0-5]\d:[0-5]\d\.\d\d")
_OVERRIDE = re.compile(r"\{[^{}]*\}")
_KARAOKE = re.compile(r"\\[kK][fo]?(\d{1,6})")
_PLACED = re.compile(r"\\(?:an?\d+|pos\([^)]*\))")
_BREAKS = re.compile(r"\\[Nn]")
_SECTIONS = ("script info", "v4+ styles", "events")
_EVENT_FIELDS = ("start", "end", "text")


def read_ass(name: str, text: str) -> CaptionsFile:
    r"""A file's cues, in order of their starts as players show them, and its faults; line ends come as ``\\n``."""
    scan = _Scan()
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        scan.line(number, line.strip())
    order = sorted(range(len(scan.events)), key=lambda place: scan.events[place].start_ms)
    cues = tuple(scan.events[place] for place in order)
    numbers = {place + 1: number for number, place in enumerate(order, start=1)}
    faults = [*scan.missing(), *(_renumbered(one, numbers) for one in scan.faults)]
    return CaptionsFile(
        name=name,
        format="ass",
        cues=cues,
        faults=tuple(faults),
        rounding_ms=ROUNDING_MS,
        voiced=any(row.voice for cue in cues for row in cue.rows),
    )


def _renumbered(problem: Problem, numbers: dict[int, int]) -> Problem:
    return fault(problem.code, numbers.get(problem.cue, 0), problem.message, problem.excess)


@dataclass(slots=True)
class _Scan:
    """What has been read of a file so far."""

    section: str = ""
    seen: set[str] = field(default_factory=set)
    fields: tuple[str, ...] = ()
    """Of an event, as the Format line says."""
    styles: set[str] = field(default_factory=set)
    style_fields: tuple[str, ...] = ()
    events: list[FileCue] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)

    def wrong(self, code: str, message: str, excess: float = 0.0, *, cue: bool = True) -> None:
        """Note a fault of the event that comes next, or of the file."""
        self.faults.append(fault(code, len(self.events) + 1 if cue else 0, message, excess))

    def missing(self) -> Iterator[Problem]:
        """Sections that every reader wants."""
        for section in _SECTIONS:
            if section not in self.seen:
                yield fault("section", 0, f"there is no [{section}]")
        if "events" in self.seen and not self.fields:
            yield fault("section", 0, "[events] has no Format line")

    def line(self, number: int, line: str) -> None:
        """Take a line."""
        if line.startswith("[") and line.endswith("]"):
            self.section = line[1:-1].strip().lower()
            self.seen.add(self.section)
            return
        key, colon, value = line.partition(":")
        key = key.strip().lower()
        if not colon or line.startswith(";"):
            return
        if self.section.endswith("styles"):
            self._style(key, value)
        elif self.section == "events" and key == "format":
            self.fields = _fields(value)
            if not set(_EVENT_FIELDS) <= set(self.fields) or self.fields[-1] != "text":
                self.wrong("section", f"the Format line of [Events] is {value.strip()[:60]!r}", cue=False)
        elif self.section == "events" and key == "dialogue":
            self._event(number, value.lstrip())

    def _style(self, key: str, value: str) -> None:
        if key == "format":
            self.style_fields = _fields(value)
        elif key == "style":
            place = self.style_fields.index("name") if "name" in self.style_fields else 0
            values = value.split(",")
            if place < len(values):
                self.styles.add(values[place].strip().lstrip("*"))

    def _event(self, number: int, value: str) -> None:
        values = dict(zip(self.fields, value.split(",", len(self.fields) - 1), strict=False))
        times = [_TIME.fullmatch(values.get(key, "").strip()) for key in ("start", "end")]
        start, end = times
        if start is None or end is None or "text" not in values:
            self.wrong("event", f"line {number} cannot be read: {value[:60]!r}", cue=False)
            return
        start_ms, end_ms = to_ms(start.groups()), to_ms(end.groups())
        for key in ("start", "end"):
            if not _STRICT_TIME.fullmatch(values[key].strip()):
                self.wrong("time-form", f"{values[key].strip()!r} is not H:MM:SS.cc")
        if end_ms <= start_ms:
            self.wrong("negative-length", f"it ends {start_ms - end_ms} ms before it starts", start_ms - end_ms)
        self._judge_style(values.get("style", "").strip().lstrip("*"))
        self._judge_text(values["text"], end_ms - start_ms)
        self.events.append(
            FileCue(
                line=number,
                start_ms=start_ms,
                end_ms=end_ms,
                rows=_rows(values["text"], " ".join(values.get("name", values.get("actor", "")).split())),
                place=_place(values),
            )
        )

    def _judge_style(self, style: str) -> None:
        if style not in self.styles and style.lower() != "default":
            self.wrong("style", f"{style[:60]!r} is not defined")

    def _judge_text(self, text: str, length_ms: int) -> None:
        depth = 0
        for char in text:
            depth += (char == "{") - (char == "}")
            if depth not in {0, 1}:
                break
        if depth:
            self.wrong("braces", f"{text[:60]!r}")
        sung_ms = 10 * sum(int(one) for one in _KARAOKE.findall("".join(_OVERRIDE.findall(text))))
        if sung_ms > length_ms + ROUNDING_MS:
            self.wrong("karaoke", f"it takes {sung_ms} ms of {length_ms}", sung_ms - length_ms)


def _fields(value: str) -> tuple[str, ...]:
    return tuple(one.strip().lower() for one in value.split(","))


def _rows(text: str, voice: str) -> tuple[Row, ...]:
    shown = _OVERRIDE.sub("", text).replace(r"\h", " ")
    lines = (" ".join(line.split()) for line in _BREAKS.split(shown))
    return tuple(Row(text=line, voice=voice) for line in lines if line)


def _place(values: dict[str, str]) -> str:
    """Where an event is shown: its own alignment, position, margins and layer."""
    placed = _PLACED.findall(values["text"])
    margins = [values.get(key, "").strip() for key in ("marginl", "marginr", "marginv", "layer")]
    return " ".join([*placed, *(one if one.strip("0") else "0" for one in margins)])
