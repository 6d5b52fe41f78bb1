"""The Markdown that `panelaudio convert` writes: read to the letter, so that it gives the same turns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue
from panelaudio.readers.front_matter import fields_of
from panelaudio.readers.labels import Shape
from panelaudio.readers.literal import MARK_KEY, is_marked, name_behind, protect
from panelaudio.readers.talk import BEFORE_ANYBODY, heading_of, read_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.dialogue import Dialogue

_CUE = re.compile(r"\*\*([^*\n]{1,400}?):\*\*(?:\s|$)")


def is_clean(front: Sequence[str]) -> bool:
    """Whether front matter says that the transcript is one of ours."""
    return is_marked(" ".join(fields_of(front).get(MARK_KEY, ())))


def read_clean(dialogue: Dialogue, lines: Sequence[str], start: int) -> None:
    """The lines below the front matter: cues, headings, paragraphs, and nothing else.

    Raises:
        InputError: nobody speaks.
    """
    dialogue.people.literal = True
    protected = [protect(line) for line in lines]
    cues = {at: found for at in range(start, len(lines)) if (found := _CUE.match(protected[at]))}
    if not cues:
        raise no_speaker(dialogue.draft.source.name)
    for at in range(start, len(lines)):
        line = protected[at]
        if found := cues.get(at):
            name = name_behind(found[1])
            dialogue.cue(at + 1, Cue(name=name, shape=Shape.ROLE, text=line[found.end() :].strip()))
        elif heading := heading_of(line):
            dialogue.heading(at + 1, heading[2])
        elif dialogue.speaking or not line.strip():
            read_line(dialogue, at, protected)
        else:
            dialogue.draft.leave(at + 1, BEFORE_ANYBODY, line)
