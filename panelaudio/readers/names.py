"""``Name: text`` in its many dresses: bold, in brackets, with a time beside it, alone on a line above the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.accepted import cues_of
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import is_stamp
from panelaudio.readers.front import read_front
from panelaudio.readers.labels import Shape
from panelaudio.readers.numbered import without_numbers
from panelaudio.readers.talk import read_talk, spoken_before, start_of_talk
from panelaudio.readers.vocabulary import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.readers.dress import Cue
    from panelaudio.script import Script, Source

_OTHER_SHAPES = ("{", "[{", "<", "WEBVTT", "\ufeff{", "---\n")
_SHORT = 60
"""Characters; a line of page furniture is shorter."""
_MUST_BE_CUES = 0.5
_DIRECTED = re.compile(r"\([A-Z][A-Z ,.'’/-]{2,60}\)\s")
_FEWEST_DIRECTED = 2


class NamesReader:
    """Reads names before, above or beside what is said."""

    name = "names"

    def sniff(self, source: Source) -> float:
        """High where lines begin with names in a dress that tells them; lower for a page with furniture."""
        if source.text.startswith(_OTHER_SHAPES) or "-->" in source.text[:2000]:
            return 0.0
        lines = without_numbers(source.sample)
        cues = cues_of(lines, source)
        if cues and spoken_before(lines, min(cues)):
            return 0.9
        return rated(cues, lines) if cues else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        lines = without_numbers(source.lines)
        cues = cues_of(lines, source)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source, shouted_too=is_radio_play(cues))
        start = start_of_talk(lines, min(cues), 0)
        if before := spoken_before(lines, min(cues)):
            start = max(at for at in range(min(before)) if is_stamp(lines[at]))
            cues = {**before, **cues}
        read_front(dialogue, lines, start)
        read_talk(dialogue, lines, cues, start)
        cues.clear()  # the script takes the memory
        return dialogue.finish(self.name)


def is_radio_play(cues: Mapping[int, Cue]) -> bool:
    """Whether names stand in capitals, and here and there how something is said behind them: ``NORA: (TIRED) Who?``."""
    directed = sum(_DIRECTED.match(cue.text) is not None for cue in cues.values() if cue.text[:1] == "(")
    return directed >= _FEWEST_DIRECTED and all(cue.name.isupper() for cue in cues.values())


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
