"""WebVTT as it stands (W3C WebVTT §4.1 for what is right, §6.1 for how players read what is not)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.checking.captions_file import CaptionsFile, FileCue
from panelaudio.checking.file_rules import fault
from panelaudio.checking.times import Times, tolerant_times
from panelaudio.checking.vtt_text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.captions.rules import Problem

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t].*)?")
_STRICT = re.compile(r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t].*)?")
_PERCENT = r"(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)%"
_SETTINGS = {
    "vertical": re.compile(r"rl|lr"),
    "line": re.compile(rf"(?:{_PERCENT}|-?\d+)(?:,(?:start|center|end))?"),
    "position": re.compile(rf"{_PERCENT}(?:,(?:line-left|center|line-right))?"),
    "size": re.compile(_PERCENT),
    "align": re.compile(r"start|center|end|left|right"),
    "region": re.compile(r"\S+"),
}
_BLOCKS = ("STYLE", "REGION")


def read_vtt(name: str, text: str) -> CaptionsFile:
    r"""A file's cues and faults; line ends come as ``\\n``."""
    lines = text.removeprefix("\ufeff").split("\n")
    scan = _Scan()
    at = scan.header(lines)
    for first, block in _blocks(lines, at):
        scan.block(first, block)
    return CaptionsFile(
        name=name,
        format="vtt",
        cues=tuple(scan.cues),
        faults=tuple(scan.faults),
        voiced=any(row.voice for cue in scan.cues for row in cue.rows),
    )


def _blocks(lines: Sequence[str], at: int) -> Iterator[tuple[int, list[str]]]:
    """The blocks with the number of their first line; a second ``-->`` begins a new one, as it does in players."""
    block: list[str] = []
    for number in range(at, len(lines) + 1):
        line = lines[number] if number < len(lines) else ""
        arrow = "-->" in line and any("-->" in before for before in block)
        if block and (arrow or not line.strip()):
            yield number - len(block) + 1, block
            block = []
        if line.strip():
            block.append(line)


@dataclass(slots=True)
class _Scan:
    """What has been read of a file so far."""

    cues: list[FileCue] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def wrong(self, code: str, cue: int, message: str, excess: float = 0.0) -> None:
        """Note a fault."""
        self.faults.append(fault(code, cue, message, excess))

    def header(self, lines: Sequence[str]) -> int:
        """Judge the first lines; gives where the blocks begin."""
        if not _SIGNATURE.fullmatch(lines[0]):
            self.wrong("signature", 0, f"the file begins with {lines[0][:40]!r}")
            return 1 if lines[0].startswith("WEBVTT") else 0
        at = 1
        while at < len(lines) and lines[at].strip() and "-->" not in lines[at]:
            at += 1
        if at < len(lines) and "-->" in lines[at]:
            self.wrong("signature", 0, "no blank line stands between it and the first cue")
            return at - (at > 1)
        return at

    def block(self, first: int, block: list[str]) -> None:
        """Take a block: a note, a style, a region or a cue."""
        head = next((place for place, line in enumerate(block) if "-->" in line), None)
        word = block[0].split(maxsplit=1)[0]
        if head is None or head > 1 or (word == "NOTE" and head):
            self._no_cue(first, block, word)
            return
        times = tolerant_times(block[head])
        if times is None:
            self.wrong("arrow", len(self.cues), f"line {first + head}: {block[head].strip()[:60]!r}")
            return
        number = len(self.cues) + 1
        if head:
            self._id(number, block[0])
        self._times(number, block[head], times)
        rows, faults = read_text(number, times, block[head + 1 :])
        self.faults += faults
        self.cues.append(
            FileCue(
                line=first + head,
                start_ms=times.start_ms,
                end_ms=times.end_ms,
                rows=rows,
                place=" ".join(sorted(one for one in times.settings.split() if one.startswith(("line", "position")))),
            )
        )

    def _no_cue(self, first: int, block: list[str], word: str) -> None:
        for place, line in enumerate(block):
            if "-->" in line:
                self.wrong("arrow", len(self.cues), f"line {first + place}: {line.strip()[:60]!r}")
        if word == "NOTE":
            return
        if word in _BLOCKS:
            if self.cues:
                self.wrong("block", len(self.cues), f"line {first}: {word} after the first cue")
        elif not any("-->" in line for line in block):
            message = f"line {first}: text that belongs to no cue is lost: {block[0].strip()[:60]!r}"
            self.wrong("blank-line" if self.cues else "before-first", len(self.cues), message)

    def _id(self, number: int, text: str) -> None:
        if text in self.ids:
            self.wrong("id", number, f"{text[:60]!r} is the id of an earlier cue")
        self.ids.add(text)

    def _times(self, number: int, line: str, times: Times) -> None:
        if not _STRICT.fullmatch(line.strip()):
            self.wrong(
                "time-form",
                number,
                f"{line.strip()[:60]!r} is not MM:SS.mmm --> MM:SS.mmm, with or without hours, both parts under 60",
            )
        if times.end_ms <= times.start_ms:
            short = times.start_ms - times.end_ms
            self.wrong("negative-length", number, f"it ends {short} ms before it starts", short)
        fallen = self.cues[-1].start_ms - times.start_ms if self.cues else 0
        if fallen > 0:
            self.wrong("order", number, f"begins {fallen} ms before the cue before it", fallen)
        seen: set[str] = set()
        for setting in times.settings.split():
            key, _, value = setting.partition(":")
            if key in seen or key not in _SETTINGS or not _SETTINGS[key].fullmatch(value):
                self.wrong("setting", number, f"{setting[:60]!r}")
            seen.add(key)
