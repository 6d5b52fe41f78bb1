"""Plays: ``Nora.  text [stage direction]``; acts and scenes become headings, the persons are left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue
from panelaudio.readers.front import read_front
from panelaudio.readers.labels import Shape, shape_of
from panelaudio.readers.unspoken import DIRECTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_HEADING = re.compile(
    r"\s{0,40}[_*]{0,2}(?:(?:ACT|SCENE|Act|Scene)\s+(?:[IVXLC]+|\d+|[A-Za-z]+)\b.{0,80}|(?:FIRST|SECOND|THIRD|FOURTH|FIFTH)\s+ACT.{0,40}|PROLOGUE|EPILOGUE)[_*.]{0,3}\s{0,20}"
)
_CUE = re.compile(
    r"\s{0,12}[_*]{0,2}([A-Z][A-Za-z’'.-]{0,30}(?:\s[A-Za-z’'-]{1,30}){0,3}?)(?:\.[_*]{0,2}(?:\s{2,}|\s(?=\[)|\s*$)|\.[_*]{0,2}\s)(?:\s{0,8})"
)
_END = re.compile(r"\W{0,9}(?:THE END|CURTAIN|End of Project Gutenberg|\*\*\* END)", re.IGNORECASE)
_HEADING_STARTS = frozenset("ASFTPE_*")
_SHORT = 120
"""Characters; a heading fits a line."""


class PlayReader:
    """Reads plays as Project Gutenberg prints them."""

    name = "play"

    def sniff(self, source: Source) -> float:
        """High where an act or scene stands and names with a full stop come back."""
        lines = source.sample
        cues = _cues(lines)
        acts = any(_heads(line) for line in lines)
        return (0.94 if acts else 0.4) if len({cue.name for cue in cues.values()}) > 1 else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks.
        """
        lines = source.lines
        cues = _cues(lines)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source, round_too=True)
        start = _start(lines, min(cues))
        read_front(dialogue, lines, start)
        for at in range(start, len(lines)):
            _line(dialogue, at, lines[at], cues.get(at))
        return dialogue.finish(self.name)


def _start(lines: Sequence[str], first: int) -> int:
    """The act above the first words belongs to the play."""
    return next((at for at in range(max(first - 40, 0), first) if _heads(lines[at])), first)


def _heads(line: str) -> bool:
    """Whether a line is the heading of an act or a scene; most lines begin with none of its letters."""
    return len(line) < _SHORT and line.lstrip()[:1] in _HEADING_STARTS and _HEADING.fullmatch(line) is not None


def _cues(lines: Sequence[str]) -> dict[int, Cue]:
    """Names with a full stop at the beginning of a paragraph that come back."""
    found: dict[int, tuple[str, re.Match[str]]] = {}
    for at, line in enumerate(lines):
        if "." not in line[:80] or (at and lines[at - 1].strip()):
            continue
        match = _CUE.match(line[:120])
        if match and shape_of(match[1]) is not None:
            found[at] = (match[1], match)
    times = Counter(name for name, _ in found.values())
    return {
        at: Cue(name=name, shape=shape_of(name) or Shape.SINGLE, text=lines[at][match.end() :].strip())
        for at, (name, match) in found.items()
        if times[name] > 1
    }


def _line(dialogue: Dialogue, at: int, line: str, cue: Cue | None) -> None:
    if cue is not None:
        dialogue.cue(at + 1, cue)
    elif not line.strip():
        dialogue.part()
    elif _heads(line):
        dialogue.heading(at + 1, line.strip(" _*."))
        dialogue.stop()
    elif _END.match(line[:80]):
        dialogue.stop()
        dialogue.draft.leave(at + 1, "end of the play", line)
    elif dialogue.speaking:
        dialogue.say(at + 1, line)
    else:
        dialogue.draft.leave(at + 1, DIRECTION, line)
