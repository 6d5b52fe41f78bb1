"""How one person's name may be spelled: with titles, initials, a part of it, the family name first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from panelaudio.first_names import BOTH, FEMALE, MALE, bearers_of
from panelaudio.readers.labels import bare_name, fold
from panelaudio.readers.vocabulary import HONORIFICS, PARTICLES

_GENERATIONS = frozenset("jr sr junior senior ii iii iv".split())
_SAME_GENERATION = {"junior": "jr", "senior": "sr"}
_GENDERS = {
    MALE: frozenset("mr sir lord herr monsieur senor father fr baron".split()),
    FEMALE: frozenset("mrs ms miss lady dame frau senora madame sister baroness congresswoman chairwoman".split()),
}
_SAME_TITLES = (
    frozenset("dr doctor prof professor".split()),
    frozenset("sen senator".split()),
    frozenset("rep representative congressman congresswoman".split()),
    frozenset("chair chairman chairwoman chairperson".split()),
    frozenset("judge justice".split()),
    frozenset("mrs ms".split()),
    frozenset("gov governor".split()),
    frozenset("hon honorable honourable".split()),
)
"""Titles that one person may bear in turn; of two others, two people bear one each."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a written name says of its bearer."""

    words: tuple[str, ...]
    """Folded, without titles."""
    title: str = ""
    """Folded; for titles of one kind the first of them by alphabet."""
    generation: str = ""
    """``jr``, ``sr``, ``ii``, …; empty where it says none."""

    @property
    def key(self) -> str:
        """What all spellings with these words and this generation have in common."""
        return " ".join((*self.words, self.generation)).strip()

    @property
    def gender(self) -> str:
        """``female`` or ``male`` by the title, else by the first name; empty where neither tells."""
        by_title = next((gender for gender, titles in _GENDERS.items() if self.title in titles), "")
        first = bearers_of(self.words[0]) if len(self.words) > 1 else ""
        return by_title or ("" if first == BOTH else first)

    @property
    def family_names(self) -> frozenset[str]:
        """All ends of the name behind the first word: ``de la cruz``, ``la cruz``, ``cruz``."""
        return frozenset(" ".join(self.words[at:]) for at in range(1, len(self.words)))


@lru_cache(maxsize=4096)
def spelling_of(name: str) -> Spelling:
    """A written name, taken apart; ``Brenner, Olav`` is Olav Brenner where Olav is a first name and Brenner is none."""
    folded = fold(name).split()
    title = next((word for word in folded[:-1] if word in HONORIFICS), "")
    kind = next((min(kind) for kind in _SAME_TITLES if title in kind), title)
    generation = next((word for word in folded[1:] if word in _GENERATIONS), "")
    words = tuple(_turned(name, bare_name(name).split()))
    return Spelling(words, kind, _SAME_GENERATION.get(generation, generation))


def _turned(name: str, words: list[str]) -> list[str]:
    before, comma, after = name.partition(",")
    family, first = bare_name(before).split(), bare_name(after).split() if comma else []
    if not first or sorted(family + first) != sorted(words) or len(first) > 2:  # noqa: PLR2004 - and a second first name
        return words
    return first + family if bearers_of(first[0].partition("-")[0]) and not bearers_of(family[0]) else words


def is_turned(name: str) -> bool:
    """Whether a name is written with the family name first, and a comma."""
    return "," in name and tuple(bare_name(name).split()) != spelling_of(name).words


def may_be_one(short: Spelling, long: Spelling) -> bool:
    """Whether a full name may be another spelling of one: letters for names, a letter in the middle left out."""
    if short.generation and long.generation and short.generation != long.generation:
        return False
    if _clash(short, long):
        return False
    bare = _without_middle_letters(short.words), _without_middle_letters(long.words)
    return _fits(short.words, long.words) or _fits(*bare)


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) != len(long):
        return False
    return all(
        one == other or (len(one) == 1 and other.startswith(one)) for one, other in zip(short, long, strict=True)
    )


def _without_middle_letters(words: tuple[str, ...]) -> tuple[str, ...]:
    middle = tuple(word for word in words[1:-1] if len(word) > 1)
    return (*words[:1], *middle, *words[1:][-1:])


def is_part_of(part: Spelling, whole: Spelling) -> bool:
    """Whether ``Chen``, ``Alex``, ``Dr. Chen`` or ``de la Cruz`` may be the bearer of a full name."""
    name = " ".join(part.words)
    if (part.generation and part.generation != whole.generation) or _clash(part, whole):
        return False
    without_particles = " ".join(word for word in part.words if word not in PARTICLES)
    by_family = name in whole.family_names or without_particles in whole.family_names
    return by_family or name == whole.words[0]


def _clash(one: Spelling, other: Spelling) -> bool:
    """Whether a title tells that two are not the same: ``Mr. Vale`` is not Nora Vale."""
    titled = bool(one.title or other.title)
    return titled and bool(one.gender and other.gender) and one.gender != other.gender
