"""``Name: text`` in its many dresses: bold, in brackets, with a time beside it, alone on a line above the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.accepted import cues_of
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, is_stamp, stamp_ms
from panelaudio.readers.front import is_foot, read_front
from panelaudio.readers.labels import Shape
from panelaudio.readers.unspoken import TIME_STAMP
from panelaudio.readers.vocabulary import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.script import Script, Source

_OTHER_SHAPES = ("{", "[{", "<", "WEBVTT", "\ufeff{", "---\n")
_WRAPPED_WITHIN = 120
_SHORT = 60
"""Characters; a line of page furniture is shorter."""
_SENTENCE_END = re.compile(r"[.?!…:][\"”’)\]]{0,3}$")
_ATTENDEES = frozenset({"attendees", "participants", "present", "speakers"})
_MUST_BE_CUES = 0.5
WHO_IS_WHO = "who has which role"


class NamesReader:
    """Reads names before, above or beside what is said."""

    name = "names"

    def sniff(self, source: Source) -> float:
        """High where lines begin with names in a dress that tells them; lower for a page with furniture."""
        if source.text.startswith(_OTHER_SHAPES) or "-->" in source.text[:2000]:
            return 0.0
        lines = source.sample
        cues = cues_of(lines, source)
        return rated(cues, lines) if cues else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        lines = source.lines
        cues = cues_of(lines, source)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        read_front(dialogue, lines, min(cues))
        read_talk(dialogue, lines, cues)
        return dialogue.finish(self.name)


def rated(cues: Mapping[int, Cue], lines: Sequence[str]) -> float:
    """How surely cues tell this shape: from 0.3 to 0.95."""
    dressed = sum(cue.dressed for cue in cues.values()) / len(cues)
    if dressed > _MUST_BE_CUES:
        return 0.9 if len(cues) > 1 else 0.6
    share = len(cues) / sum(1 for line in lines if line and not line.isspace())
    page = any(len(text := line.strip()) < _SHORT and text.casefold() in FURNITURE for line in lines)
    unlinked = _unlinked(cues)
    return (0.3 if page or unlinked else 0.78) + 0.05 * min(share, 1.0)


def _unlinked(cues: Mapping[int, Cue]) -> bool:
    """Initials beside full names, which nothing links: what the reader of panels is made for."""
    shapes = [cue.shape for cue in cues.values() if not cue.aside]
    declared = any(cue.aside for cue in cues.values())
    return Shape.INITIALS in shapes and Shape.FULL in shapes and not declared


def read_talk(dialogue: Dialogue, lines: Sequence[str], cues: Mapping[int, Cue]) -> None:
    """The lines from the first cue on."""
    first, last = min(cues), max(cues)
    pending: int | None = None
    for at in range(first, len(lines)):
        line, cue = lines[at], cues.get(at)
        if cue is not None:
            dialogue.cue(at + 1, cue, start_ms=pending)
            pending = None
        elif not line or line.isspace():
            dialogue.part()
        elif is_stamp(line):
            pending = stamp_ms(line)
            dialogue.draft.leave(at + 1, TIME_STAMP, line)
            dialogue.part()
        elif at > last and is_foot(line):
            leave_foot(dialogue, lines, at)
            return
        else:
            read_line(dialogue, at, lines)


def leave_foot(dialogue: Dialogue, lines: Sequence[str], start: int) -> None:
    """All lines from ``start`` are no speech."""
    dialogue.stop()
    for at in range(start, len(lines)):
        dialogue.draft.leave(at + 1, "after the talk: comments, links or page foot", lines[at])


def read_line(dialogue: Dialogue, at: int, lines: Sequence[str]) -> None:
    """A line without a cue goes on with the turn; a blank line, or one after a whole paragraph, begins another."""
    line = lines[at]
    if not line or line.isspace():
        dialogue.part()
        return
    if at in dialogue.introductions.lines:
        dialogue.draft.leave(at + 1, WHO_IS_WHO, line)
        dialogue.part()
        return
    before = lines[at - 1]
    if len(before) > _WRAPPED_WITHIN and _SENTENCE_END.search(before.rstrip()[-4:]):
        dialogue.part()
    dialogue.say(at + 1, line)
