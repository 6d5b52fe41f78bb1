"""Speakers who speak together: ``Petra and Oskar: Yes!`` is nobody's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.labels import Shape, bare_name, fold, initials_of, is_titled, parts_of, shape_of
from panelaudio.readers.vocabulary import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.readers.dress import Cue


class Known:
    """The speakers of whom something is known, by all the ways to name them in short."""

    def __init__(self, names: Iterable[str]) -> None:
        self._spellings: set[str] = set()
        self._alone: set[str] = set()
        for name in names:
            self._spellings.update((fold(name), bare_name(name)))
            if shape_of(name) is Shape.SINGLE:
                self._alone.add(bare_name(name))
            if shape_of(name) is Shape.FULL:
                self._spellings.update(bare_name(name).split(), initials_of(name))

    def speak_together(self, name: str) -> bool:
        """Whether a phrase names several of whom one speaks alone as well, and each is a person."""
        parts = [part for part in parts_of(name) if fold(part) not in HONORIFICS]
        known = [self.holds(part) for part in parts]
        if not any(known):
            return bool(parts) and all(map(is_titled, parts))
        return all(one or _is_person(part) for one, part in zip(known, parts, strict=True))

    def holds(self, name: str) -> bool:
        """Whether a name, or the part of one, is somebody's of these."""
        bare = bare_name(name)
        return fold(name) in self._spellings or bare in self._spellings or not self._alone.isdisjoint(bare.split())


def _is_person(part: str) -> bool:
    first = bare_name(part).partition(" ")[0]
    return shape_of(part) is Shape.ROLE or is_titled(part) or bool(bearers_of(first))


def told_apart(cues: dict[int, Cue]) -> dict[int, Cue]:
    """``Nora, Oskar`` are two where both speak; else it is one name, turned round."""
    turned = {cue.name for cue in cues.values() if cue.shape is Shape.TOGETHER and "," in cue.name}
    if not turned:
        return cues
    known = Known({cue.name for cue in cues.values()} - turned)
    one = {name for name in turned if is_listed(name) and not all(map(known.holds, parts_of(name)))}
    return {at: cue._replace(shape=Shape.FULL) if cue.name in one else cue for at, cue in cues.items()}


def is_listed(name: str) -> bool:
    """Whether nothing but commas stands between the names."""
    return ", ".join(parts_of(name)) == name
