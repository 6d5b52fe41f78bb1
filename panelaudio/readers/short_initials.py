"""Initials that are common short words: ``OK: Still?`` is said by Oda Krogh where she speaks, and else nobody's."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.dress import HEAD_LENGTH, Cue, CueFinder
from panelaudio.readers.labels import SHORT_WORDS, Shape, fold, initials_of
from panelaudio.readers.listed import listed_in
from panelaudio.readers.people import names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_LONGEST_INITIALS = 3
_MAY_BE = "|".join(sorted(word for word in SHORT_WORDS if word.isupper() and len(word) <= _LONGEST_INITIALS))
_SHORT = re.compile(rf"(?<![\w'’.-])(?:{_MAY_BE})(?=[\s:：*_\])(])")
_HEAD, _HEAD_OF_PAGE = 40, 20_000
"""Characters within which such a label stands; characters in which an introduction may name the people."""
_OTHER = "ZQ"
"""Initials that are no word: with them in its place the line is read as any other."""


def cues_in_short(lines: Sequence[str], cues: Mapping[int, Cue], declared: Collection[str]) -> dict[int, Cue]:
    """The lines at which a person begins whose initials are a word.

    The word must be the initials of one person alone, and the talk must call people so: others by initials that are
    no words, or this one again, or every paragraph begins with a label; and then a sentence must follow. ``declared``
    holds folded short forms that the transcript explains (``Oda Krogh (OK)``). A note in somebody's own turn
    (``NB: …`` by Nils Berg) stays words.
    """
    found = {at: cue for at, line in enumerate(lines) if at not in cues and (cue := _cue(line))}
    if not found:
        return {}
    bearers = _bearers(lines, cues, {cue.name for cue in found.values()})
    meant = {at: cue for at, cue in found.items() if fold(cue.name) in declared or len(bearers[cue.name]) == 1}
    others = [cue for cue in cues.values() if cue.shape is Shape.INITIALS]
    if any(fold(cue.name).replace(" ", "") in bearers for cue in others):
        return meant
    labelled = sorted({**cues, **meant}.items())
    own = {
        at for (_, before), (at, cue) in pairwise(labelled) if at in meant and bearers[cue.name] == {fold(before.name)}
    }
    meant = {at: cue for at, cue in meant.items() if at not in own and not cue.text[:1].islower()}
    times = Counter(cue.name for cue in meant.values())
    everywhere = _all_begin(lines, cues.keys() | meant.keys())
    return {at: cue for at, cue in meant.items() if everywhere or times[cue.name] > 1 or fold(cue.name) in declared}


def _cue(line: str) -> Cue | None:
    """The cue of a line whose label is a short word in capitals."""
    if line.find(":", 0, HEAD_LENGTH) < 0 and line.find("：", 0, HEAD_LENGTH) < 0:
        return None
    word = _SHORT.search(line, 0, _HEAD)
    if word is None:
        return None
    cue = CueFinder().find(f"{line[: word.start()]}{_OTHER}{line[word.end() :]}".replace("：", ": ", 1))
    return cue._replace(name=word[0]) if cue and cue.name == _OTHER else None


def _bearers(lines: Sequence[str], cues: Mapping[int, Cue], words: Collection[str]) -> dict[str, set[str]]:
    """Initials → the folded full names of which they are; ``words`` have an entry each, empty where nobody's."""
    head = "\n".join(lines[: min(cues, default=len(lines))])[:_HEAD_OF_PAGE]
    full = {cue.name for cue in cues.values() if cue.shape is Shape.FULL}
    known: dict[str, set[str]] = {}
    for name in {*full, *names_in(head), *listed_in(head.split("\n"))}:
        for way in initials_of(name):
            if len(way) > 1:
                known.setdefault(way, set()).add(fold(name))
    return known | {word: known.get(fold(word), set()) for word in words}


def _all_begin(lines: Sequence[str], labelled: Collection[int]) -> bool:
    """Whether each paragraph from the first label to the last begins with one."""
    begun = range(min(labelled), max(labelled) + 1) if labelled else ()
    return all(at in labelled or not lines[at].strip() or bool(lines[at - 1].strip()) for at in begun)
