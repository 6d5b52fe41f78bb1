"""Questions and answers: ``Q: …``, ``A. …``, ``Q1: …``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue
from panelaudio.readers.front import is_foot, read_front
from panelaudio.readers.labels import Shape
from panelaudio.readers.talk import leave_foot, read_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_CUE = re.compile(r"\s{0,40}(?:\*\*|__)?(Q|A|Question|Answer)\s?\d{0,4}\s?[:.](?:\*\*|__)?(?:\s|$)")
_WHO_ASKS = re.compile(
    r"\b(?i:interview(?:ed)?\s+by|interviewer|asked\s+by|questions?\s+by|Q)\s?[:=]?\s+([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3})"
)
_WHO_ANSWERS = re.compile(
    r"\b(?i:interview\s+with|interviewee|conversation\s+with|answered\s+by|answers?\s+by|A\s?[:=])\s?:?\s+([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3})"
)
_HEAD_READ = 20_000


class QaReader:
    """Reads questions and answers."""

    name = "qa"

    def sniff(self, source: Source) -> float:
        """High where both questions and answers are marked."""
        found = set(_cues(source.sample).values())
        return 0.93 if {"Q", "A"} <= {cue.name for cue in found} else 0.0

    def read(self, source: Source) -> Script:
        """The script; the two have their names where the head tells them.

        Raises:
            InputError: nobody speaks.
        """
        lines = source.lines
        cues = _cues(lines)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        first, last = min(cues), max(cues)
        read_front(dialogue, lines, first)
        _name_them(dialogue, "\n".join(lines[:first])[:_HEAD_READ])
        for at in range(first, len(lines)):
            if cue := cues.get(at):
                dialogue.cue(at + 1, cue)
            elif at > last and is_foot(lines[at]):
                leave_foot(dialogue, lines, at)
                break
            else:
                read_line(dialogue, at, lines)
        return dialogue.finish(self.name)


def _cues(lines: Sequence[str]) -> dict[int, Cue]:
    found = ((at, _CUE.match(line[:80])) for at, line in enumerate(lines) if line)
    return {
        at: Cue(name=match[1][0], shape=Shape.ROLE, text=lines[at][match.end() :].strip())
        for at, match in found
        if match is not None
    }


def _name_them(dialogue: Dialogue, head: str) -> None:
    for initial, rule in (("q", _WHO_ASKS), ("a", _WHO_ANSWERS)):
        if found := rule.search(head):
            dialogue.people.declared[initial] = found[1].rstrip(".,’'")
