"""SubRip as it stands: every cue that a tolerant player would show, and what a strict one would stumble over.

By hand: ``srt`` and ``pysubs2`` read over what is wrong, and know no line numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.checking.captions_file import CaptionsFile, FileCue, Row
from panelaudio.checking.file_rules import fault
from panelaudio.checking.times import Times, tolerant_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions.rules import Problem

_STRICT = re.compile(r"(?!00:00:00,000 --> 00:00:00,000)\d\d:[0-5]\d:[0-5]\d,\d{3} --> \d\d:[0-5]\d:[0-5]\d,\d{3}")
_MARKUP = re.compile(
    r"</?(?:b|i|u|s|em|strong|font|c|v|span|br|ruby|rt|lang)(?:[. \t/][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE
)
"""What players obey or drop; anything else is text, entities too."""
_SIMPLE_TAGS = re.compile(r"</?[ibu]>", re.IGNORECASE)
_LONGEST_NUMBER = 20
"""Characters of a line that may be a cue's number."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def read_srt(name: str, text: str) -> CaptionsFile:
    r"""A file's cues and faults; line ends come as ``\\n``."""
    lines = text.split("\n")
    heads = [(at, times) for at, line in enumerate(lines) if (times := tolerant_times(line))]
    cues: list[FileCue] = []
    faults: list[Problem] = []
    if heads:
        faults += _before_first(lines, heads[0][0])
    for place, (at, times) in enumerate(heads):
        following = heads[place + 1][0] if place + 1 < len(heads) else None
        block = lines[at + 1 : _end(lines, at, following)]
        number = place + 1
        faults += _number_faults(lines, [one for one, _ in heads], place)
        faults += _time_faults(number, lines[at], times)
        fallen = cues[-1].start_ms - times.start_ms if cues else 0
        if fallen > 0:
            faults.append(fault("order", number, f"begins {fallen} ms before the cue before it", fallen))
        faults += _text_faults(number, block)
        rows = tuple(Row(text=plain) for line in block if (plain := " ".join(_MARKUP.sub("", line).split())))
        cues.append(FileCue(line=at + 1, start_ms=times.start_ms, end_ms=times.end_ms, rows=rows))
    return CaptionsFile(name=name, format="srt", cues=tuple(cues), faults=tuple(faults))


def _numbered(lines: Sequence[str], at: int) -> bool:
    """Whether the line before a cue's times is its number."""
    return at > 0 and len(lines[at - 1]) <= _LONGEST_NUMBER and lines[at - 1].strip().isdecimal()


def _end(lines: Sequence[str], at: int, following: int | None) -> int:
    """One past the last line of a cue's text: what belongs to the next cue and blank lines before it are none."""
    end = len(lines) if following is None else following - _numbered(lines, following)
    while end > at + 1 and not lines[end - 1].strip():
        end -= 1
    return max(end, at + 1)


def _before_first(lines: Sequence[str], at: int) -> Iterator[Problem]:
    before = [line for line in lines[: at - _numbered(lines, at)] if line.strip()]
    if before:
        yield fault("before-first", 0, f"{before[0].strip()[:60]!r} stands there")


def _number_faults(lines: Sequence[str], heads: Sequence[int], place: int) -> Iterator[Problem]:
    at = heads[place]
    if not _numbered(lines, at):
        yield fault("number", place + 1, "it has no number")
        return
    found, before = int(lines[at - 1]), heads[place - 1] if place else None
    expected = 1
    if before is not None:
        expected = int(lines[before - 1]) + 1 if _numbered(lines, before) else place + 1
    if found != expected:
        yield fault("number", place + 1, f"its number is {found}, not {expected}", abs(found - expected))
    if before is not None and lines[at - 2].strip():
        yield fault("no-blank-line", place + 1, "it follows the text of the cue before it")


def _time_faults(number: int, line: str, times: Times) -> Iterator[Problem]:
    if not _STRICT.fullmatch(line.rstrip()):
        yield fault("time-form", number, f"{line.strip()[:60]!r} is not HH:MM:SS,mmm --> HH:MM:SS,mmm")
    if times.end_ms <= times.start_ms:
        short = times.start_ms - times.end_ms
        yield fault("negative-length", number, f"it ends {short} ms before it starts", short)


def _text_faults(number: int, block: Sequence[str]) -> Iterator[Problem]:
    if any(not line.strip() for line in block):
        yield fault("blank-line", number, "players end the cue there, and lose the rest")
    for line in block:
        if "-->" in line:
            yield fault("arrow", number, f"{line.strip()[:60]!r}")
        if _CONTROL.search(line):
            yield fault("control-character", number, f"{line.strip()[:60]!r}")
        tags = _SIMPLE_TAGS.sub("", "".join(_MARKUP.findall(line)))
        if tags:
            yield fault("markup", number, f"{tags[:60]!r}: some players show it as text")
