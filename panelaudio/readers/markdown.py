"""Markdown: front matter, headings that become chapters, ``**Name:** text``, continuations and asides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.accepted import cues_of
from panelaudio.readers.clean_markdown import is_clean, read_clean
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.front import read_front
from panelaudio.readers.front_matter import front_matter, read_front_matter
from panelaudio.readers.talk import heading_of, read_talk, start_of_talk, without_quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.dress import Cue
    from panelaudio.script import Script, Source

_PEOPLE = re.compile(r"attendees|participants|present\b|speakers|people", re.IGNORECASE)
_HARDLY = 0.5


class MarkdownReader:
    """Reads minutes and transcripts in Markdown."""

    name = "markdown"

    def sniff(self, source: Source) -> float:
        """High where front matter or headings stand among cues, or the cues are in bold type."""
        lines = source.sample
        front = front_matter(lines)
        if is_clean(lines[:front]):
            return 0.99
        headed = front > 0 or any(heading_of(line) for line in lines)
        if not headed and not any("*" in line for line in lines):
            return 0.0
        cues = _cues(lines, source, front)
        bold = [cue for cue in cues.values() if cue.marked]
        if not cues or not (headed or (len(bold) > 1 and len(bold) > _HARDLY * len(cues))):
            return 0.0
        return 0.95 if front else 0.92

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        lines = source.lines
        front = front_matter(lines)
        if is_clean(lines[:front]):
            dialogue = Dialogue(source, escaped=True)
            read_front_matter(dialogue, lines[:front])
            read_clean(dialogue, lines, front)
            return dialogue.finish(self.name)
        cues = _cues(lines, source, front)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        read_front_matter(dialogue, lines[:front])
        start = start_of_talk(lines, min(cues), front, dialogue.draft.title)
        read_front(dialogue, lines, start, front)
        read_talk(dialogue, lines, cues, start)
        cues.clear()  # the script takes the memory
        return dialogue.finish(self.name)


def _cues(lines: Sequence[str], source: Source, front: int) -> dict[int, Cue]:
    """The cues of the lines; what stands under a heading such as ``Attendees`` is none."""
    bare = list(lines)
    hidden = False
    for at, line in enumerate(lines):
        start = line[:4]
        if heading := heading_of(line) if "#" in start else None:
            hidden = _PEOPLE.match(heading[2]) is not None
        if hidden or at < front or heading:
            bare[at] = ""
        elif ">" in start or "…" in start:
            bare[at] = without_quote(line)
    return cues_of(bare, source)
