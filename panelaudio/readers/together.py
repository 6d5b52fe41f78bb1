"""Speakers who speak together: ``Petra and Oskar: Yes!`` is nobody's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.labels import Shape, bare_name, fold, initials_of, parts_of, shape_of
from panelaudio.readers.vocabulary import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Iterable


class Known:
    """The speakers of whom something is known, by all the ways to name them in short."""

    def __init__(self, names: Iterable[str]) -> None:
        self._spellings: set[str] = set()
        for name in names:
            self._spellings.update((fold(name), bare_name(name)))
            if shape_of(name) is Shape.FULL:
                self._spellings.update(bare_name(name).split(), initials_of(name))

    def speak_together(self, name: str) -> bool:
        """Whether a phrase names several of whom one speaks alone as well, and each is a person."""
        parts = [part for part in parts_of(name) if fold(part) not in HONORIFICS]
        known = [self._knows(part) for part in parts]
        return any(known) and all(one or _is_person(part) for one, part in zip(known, parts, strict=True))

    def _knows(self, part: str) -> bool:
        return fold(part) in self._spellings or bare_name(part) in self._spellings


def _is_person(part: str) -> bool:
    return shape_of(part) is Shape.ROLE or bool(bearers_of(bare_name(part).partition(" ")[0]))
