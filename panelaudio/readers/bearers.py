"""The full names of a transcript, found by initials, by parts and by what they leave out without a look at each."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.labels import bare_name, fold, initials_of
from panelaudio.readers.spellings import Spelling, is_part_of, may_be_one, spelling_of
from panelaudio.readers.vocabulary import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Bearers:
    """Full names, each once, in an order that what is found of them keeps."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)

    @cached_property
    def by_key(self) -> dict[str, str]:
        """The names by what all their spellings have in common."""
        return {spelling_of(name).key: name for name in self.names}

    def with_initials(self, short: str) -> tuple[str, ...]:
        """The full names that initials can stand for; a single letter for whoever's name begins with it."""
        key = fold(short).replace(" ", "").replace("-", "")
        if len(key) > 1:
            return tuple(self._initials.get(key, ()))
        return () if key in {"q", "a"} else tuple(name for name in self.names if bare_name(name).startswith(key))

    def with_part(self, short: str) -> tuple[str, ...]:
        """The full names of which a spelling may be a part: ``Chen``, ``Dr. Chen``, ``de la Cruz``."""
        part = spelling_of(short)
        bare = " ".join(word for word in part.words if word not in PARTICLES)
        places = {*self._parts.get(" ".join(part.words), ()), *self._parts.get(bare, ())}
        found = (self.names[at] for at in sorted(places))
        told = tuple(name for name in found if is_part_of(part, spelling_of(name)))
        return told or self._with_first_family_name(part)

    def _with_first_family_name(self, part: Spelling) -> tuple[str, ...]:
        """``Ruiz`` for Ana Ruiz Vega, who has two: a word in the middle that is nobody's first name."""
        if len(part.words) != 1 or bearers_of(part.words[0]):
            return ()
        return tuple(self.names[at] for at in self._middles.get(part.words[0], ()))

    @cached_property
    def _middles(self) -> dict[str, list[int]]:
        middles: dict[str, list[int]] = {}
        for at, name in enumerate(self.names):
            for word in spelling_of(name).words[1:-1]:
                middles.setdefault(word, []).append(at)
        return middles

    @cached_property
    def _initials(self) -> dict[str, list[str]]:
        initials: dict[str, list[str]] = {}
        for name in self.names:
            for short in initials_of(name):
                initials.setdefault(short, []).append(name)
        return initials

    @cached_property
    def _parts(self) -> dict[str, list[int]]:
        parts: dict[str, list[int]] = {}
        for at, name in enumerate(self.names):
            spelling = spelling_of(name)
            for part in {*spelling.family_names, *spelling.words[:1]}:
                parts.setdefault(part, []).append(at)
        return parts


class Fuller:
    """Full names that say more than others: ``Jane Smith`` than ``J. Smith``, ``Ana Ruiz Vega`` than ``Ruiz Vega``."""

    def __init__(self, full: Mapping[str, str]) -> None:
        self._whole = Bearers(full.values())
        self._by_letter: dict[str, list[tuple[int, str, Spelling, str]]] = {}
        for key, name in full.items():
            spelling = spelling_of(name)
            row = (_letters(spelling), key, spelling, name)
            self._by_letter.setdefault(spelling.key[:1], []).append(row)

    def than(self, name: str) -> tuple[str, ...]:
        """Those that have whole words where a name has letters, and may be the same person's."""
        spelling = spelling_of(name)
        letters, key = _letters(spelling), spelling.key
        if not letters:
            return self._with_family_name(name, spelling)
        rows = self._by_letter.get(key[:1], ())
        others = (row for row in rows if row[0] < letters and row[1] != key)
        return tuple(other for _, _, long, other in others if may_be_one(spelling, long))

    def _with_family_name(self, name: str, family: Spelling) -> tuple[str, ...]:
        """Whose family name of several words a name is: no first name stands before them."""
        if len(family.words) < 2 or bearers_of(family.words[0]):  # noqa: PLR2004 - one word is a part of a name anyway
            return ()
        return tuple(whole for whole in self._whole.with_part(name) if spelling_of(whole).key != family.key)


def _letters(spelling: Spelling) -> int:
    return sum(len(word) == 1 for word in spelling.words)
