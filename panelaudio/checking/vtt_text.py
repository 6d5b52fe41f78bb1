"""A WebVTT cue's text (W3C WebVTT §4.2.2): what it shows, who speaks it, and what is wrong with its markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.checking.captions_file import Row
from panelaudio.checking.file_rules import fault
from panelaudio.checking.times import to_ms
from panelaudio.readers.markup import unescape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.captions.rules import Problem
    from panelaudio.checking.times import Times

_TOKEN = re.compile(r"<([^<>\n]*)>|<|&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)|\n")
_TAG = re.compile(r"(/?)(c|i|b|u|ruby|rt|v|lang)((?:\.[^\s.<>&]+)*)(?:[ \t]+(.*))?")
_STAMP = re.compile(r"(?:(\d{2,5}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_ANNOTATED = {"v", "lang"}


@dataclass(slots=True)
class _Scan:
    """What has been read of a cue's text so far."""

    cue: int
    times: Times
    rows: list[Row] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    shown: str = ""
    """Of the line that is being read."""
    voice: str = ""
    """Who speaks now."""
    row_voice: str = ""
    open: list[str] = field(default_factory=list)
    reached_ms: int | None = None
    """The last word stamp."""

    def show(self, text: str) -> None:
        """Text between tags."""
        if text.strip():
            self.row_voice = self.row_voice or self.voice
        self.shown += text

    def end_line(self) -> None:
        """A line is complete; one without words is none."""
        text = " ".join(unescape(self.shown).split())
        if text:
            self.rows.append(Row(text=text, voice=self.row_voice))
        self.shown = self.row_voice = ""

    def wrong(self, code: str, message: str) -> None:
        """Note a fault."""
        self.faults.append(fault(code, self.cue, message))

    def tag(self, inside: str) -> None:
        """A tag or a word stamp; what is neither is dropped, as players do."""
        stamp, tag = _STAMP.fullmatch(inside), _TAG.fullmatch(inside)
        if stamp is not None:
            self._stamp(to_ms(stamp.groups()))
        elif tag is None:
            self.wrong("tag", f"'<{inside[:60]}>' is none")
        elif tag[1]:
            self._close(tag[2])
        else:
            self._open(tag[2], unescape(tag[4] or "").strip())

    def _stamp(self, ms: int) -> None:
        after = self.times.start_ms if self.reached_ms is None else self.reached_ms
        if not after < ms < self.times.end_ms:
            self.wrong(
                "word-stamp", f"{ms - self.times.start_ms} ms after the cue's start does not lie in it, or falls"
            )
        self.reached_ms = ms

    def _open(self, name: str, annotation: str) -> None:
        if name in _ANNOTATED and not annotation:
            self.wrong("voice" if name == "v" else "tag", f"<{name}> has no name")
        if name == "v":
            if "v" in self.open:
                self.wrong("voice", f"<v {annotation[:60]}> stands inside another one")
            self.voice = " ".join(annotation.split())
        self.open.append(name)

    def _close(self, name: str) -> None:
        if name not in self.open:
            self.wrong("tag", f"</{name}> closes nothing")
            return
        while (last := self.open.pop()) != name:
            if last != "rt":  # its end may be left out
                self.wrong("tag", f"<{last}> is open where </{name}> stands")
        self.voice = "" if name == "v" else self.voice

    def finish(self) -> None:
        """The cue's text is over."""
        self.end_line()
        left = [name for name in self.open if name != "rt"]
        if left and left != ["v"]:  # the end of a voice that holds the whole text may be left out
            self.wrong("tag", f"<{left[-1]}> is never closed")


def read_text(cue: int, times: Times, lines: Sequence[str]) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of a cue's text and its faults."""
    scan, text, at = _Scan(cue, times), "\n".join(lines), 0
    for found in _TOKEN.finditer(text):
        scan.show(text[at : found.start()])
        at = found.end()
        if found[0] == "\n":
            scan.end_line()
        elif found[1] is not None:
            scan.tag(found[1])
        else:
            scan.show(found[0])
            scan.wrong("escape", f"a bare '{found[0]}' in {' '.join(text.split())[:60]!r}")
    scan.show(text[at:])
    scan.finish()
    return tuple(scan.rows), tuple(scan.faults)
