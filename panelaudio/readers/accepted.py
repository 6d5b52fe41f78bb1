"""Which of the lines that look like cues are a speaker's: by the dress, by coming back, by standing among the talk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.dress import HEAD_LENGTH, Cue, cue_finder
from panelaudio.readers.labels import Shape, bare_name, fold, initials_of
from panelaudio.readers.people import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from panelaudio.script import Source

_HEAD_OF_PAGE = 20_000
"""Characters in which an introduction may name the people."""


def cues_of(lines: Sequence[str], source: Source) -> dict[int, Cue]:
    """The lines, numbered from 0, at which a speaker begins."""
    find = cue_finder()
    heads = [(at, line) for at, line in enumerate(lines) if line.find(":", 0, HEAD_LENGTH) >= 0]
    cues = {at: cue for at, line in heads if (cue := find(line)) is not None}
    speakers = accepted(cues, lines, source)
    return {at: cue for at, cue in cues.items() if cue.name in speakers}


def accepted(cues: Mapping[int, Cue], lines: Sequence[str], source: Source) -> frozenset[str]:
    """The names that are speakers'.

    Those that come back, or belong to one that does, are; one that stands once is, where its form tells a cue or where
    it is a full name or a role among the talk.
    """
    times = Counter([cue.name for cue in cues.values()])
    kinds = frozenset(_kind(cue) for cue in cues.values())
    known = _known(kinds, lines, min(cues, default=0))
    spellings = {fold(spelling) for spelling, _ in source.aliases}
    certain = {
        cue.name
        for cue in kinds
        if times[cue.name] > 1 or _is_known(cue, known) or fold(cue.name) in spellings or _by_form(cue)
    }
    certain = _with_full_names(certain | _parts_of_full(kinds), kinds)
    once = {cue.name for cue in kinds if cue.shape in {Shape.FULL, Shape.ROLE}}
    if not certain:
        return frozenset(once)
    places = [at for at, cue in cues.items() if cue.name in certain]
    first, last = places[0], places[-1]
    maybe = once - certain
    among = {cue.name for at, cue in cues.items() if cue.name in maybe and at < last and (at > first or cue.text)}
    return frozenset(certain | among | _last_speaker(cues, once))


def _kind(cue: Cue) -> Cue:
    """What of a cue tells whether its name is a speaker's; there are few kinds where there are many cues."""
    return Cue(cue.name, cue.shape, "", cue.text[:1], None if cue.start_ms is None else 0, cue.dressed)


def _by_form(cue: Cue) -> bool:
    return cue.start_ms is not None and cue.dressed and cue.shape is not Shape.INITIALS


def _known(cues: Iterable[Cue], lines: Sequence[str], first: int) -> frozenset[str]:
    """All initials of the people whose full names stand as cues or in the introduction."""
    head = "\n".join(lines[:first])[:_HEAD_OF_PAGE]
    full = {cue.name for cue in cues if cue.shape is Shape.FULL} | set(names_in(head))
    return frozenset(short for name in full for short in initials_of(name) if len(short) > 1)


def _is_known(cue: Cue, known: frozenset[str]) -> bool:
    return cue.shape is Shape.INITIALS and fold(cue.name).replace(" ", "") in known


def _with_full_names(certain: set[str], cues: Iterable[Cue]) -> set[str]:
    """The full names to which the certain initials and parts of names belong."""
    folded = {fold(name) for name in certain} | {bare_name(name) for name in certain}
    full = {cue.name for cue in cues if cue.shape is Shape.FULL}
    return certain | {name for name in full if not folded.isdisjoint(initials_of(name) | set(bare_name(name).split()))}


def _parts_of_full(cues: Iterable[Cue]) -> set[str]:
    """First and last names that belong to a full name: the two bear each other out."""
    known = tuple(cues)
    parts = {part for cue in known if cue.shape is Shape.FULL for part in bare_name(cue.name).split()}
    return {cue.name for cue in known if cue.shape is Shape.SINGLE and cue.text and bare_name(cue.name) in parts}


def _last_speaker(cues: Mapping[int, Cue], once: set[str]) -> set[str]:
    """The very last cue, where it is a full name with words."""
    last = cues[max(cues)]
    return {last.name} if last.name in once and last.shape is Shape.FULL and last.text else set()
