"""Who speaks: the labels of a transcript become people, each under the full name where it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.labels import Shape, bare_name, fold, initials_of, shape_of
from panelaudio.readers.vocabulary import NOT_NAMES
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_GENERATIONS = frozenset("jr sr junior senior ii iii iv".split())
_PART = r"[^\W\d_a-z][\w'’-]+"
_PARTICLES = r"(?:(?:de|da|di|del|der|den|van|von|la|le|el|al|bin|ibn)[ \t]+){0,2}"
NAME_IN_TEXT = re.compile(rf"[^\W\d_a-z][\w'’.-]*(?:[ \t]+{_PARTICLES}{_PART}){{1,3}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A spelling that stood as a label, how often, and the line where it stood first."""

    name: str
    shape: Shape
    times: int
    line: int


@dataclass(slots=True, kw_only=True)
class People:
    """What is known of the people of one transcript; asked for the full name behind a spelling.

    ``declared`` holds folded spellings whose full name the transcript itself or voices.yaml gives.
    """

    source: str
    lenient: bool = False
    """Go on where a spelling may mean two people: it then stands for itself, with a notice."""
    declared: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    mentioned: tuple[str, ...] = ()
    """Full names found in the introduction, where no label gives them."""
    notices: list[Notice] = field(default_factory=list)
    namesakes: frozenset[str] = frozenset()
    """Bare names that a father and a son share: there ``Jr.`` and ``Sr.`` tell two people."""

    def key(self, name: str) -> str:
        """What all spellings of one person's full name have in common."""
        bare = bare_name(name)
        return fold(name) if bare in self.namesakes else bare

    def resolve(self, heard: Iterable[Heard]) -> Mapping[str, str]:
        """Every spelling with the full name of its speaker.

        Raises:
            InputError: initials or a part of a name fit two people (unless ``lenient``).
        """
        known = list(heard)
        self.namesakes = _namesakes(one.name for one in known if one.shape is Shape.FULL)
        full = self._full_names(known)
        return {one.name: self._name_behind(one, full) for one in known}

    def _full_names(self, heard: list[Heard]) -> dict[str, str]:
        """Folded full name → the spelling to use: with small letters rather than all capitals, then the first."""
        full: dict[str, str] = {}
        spelled = [one.name for one in heard if one.shape is Shape.FULL]
        for name in [*self.declared.values(), *spelled]:
            key = self.key(name)
            if key not in full or _plainer(name, full[key]):
                full[key] = name
        return full

    def _name_behind(self, one: Heard, full: Mapping[str, str]) -> str:
        key = fold(one.name)
        if key in self.declared:
            return full.get(self.key(self.declared[key]), self.declared[key])
        if one.shape is Shape.ROLE:
            return one.name
        if one.shape is Shape.FULL:
            return self._same_person(one, full)
        candidates = _candidates(one.name, tuple(full.values()))
        given = self.settings.get(key)
        if given and (not candidates or given in candidates or self.key(given) in full):
            return self._as_settings_say(one, given, full)
        if not candidates and one.shape is Shape.INITIALS:
            candidates = _candidates(one.name, self.mentioned)
        if len(candidates) > 1:
            return self._ambiguous(one, candidates)
        return candidates[0] if candidates else one.name

    def _same_person(self, one: Heard, full: Mapping[str, str]) -> str:
        given = self.settings.get(fold(one.name))
        if given:
            return full.get(self.key(given), given)
        key = self.key(one.name)
        without_middle = [name for other, name in full.items() if _differ_by_middle_initial(key, other)]
        return without_middle[0] if len(without_middle) == 1 else full[key]

    def _as_settings_say(self, one: Heard, given: str, full: Mapping[str, str]) -> str:
        if self.key(given) not in full:
            message = f"'{one.name}' is taken for {given}, because voices.yaml says so"
            self.notices.append(Notice(code="alias-from-settings", message=message, line=one.line))
        return full.get(self.key(given), given)

    def _ambiguous(self, one: Heard, candidates: tuple[str, ...]) -> str:
        either = " or ".join(candidates)
        message = f"'{one.name}' may be {either}"
        if self.lenient:
            message = f"{message}; it is kept as a speaker of its own"
            self.notices.append(Notice(code="ambiguous-speaker", message=message, line=one.line))
            return one.name
        hint = f"say who it is in voices.yaml:\n  speakers:\n    {candidates[0]}:\n      aliases: [{one.name}]"
        raise InputError(message, code="ambiguous-speaker", hint=hint, location=f"{self.source}:{one.line}")


def _namesakes(names: Iterable[str]) -> frozenset[str]:
    """Bare names that stand with two different generations behind them."""
    generations: dict[str, set[str]] = {}
    for name in names:
        marks = _GENERATIONS & set(fold(name).split())
        if marks:
            generations.setdefault(bare_name(name), set()).update(marks)
    return frozenset(name for name, marks in generations.items() if len(marks) > 1)


def _candidates(short: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The full names that a spelling can stand for: by initials first, else by a part of the name."""
    key = fold(short).replace(" ", "")
    by_initials = tuple(name for name in names if len(key) > 1 and key in initials_of(name))
    if by_initials:
        return by_initials
    part = bare_name(short)
    by_part = tuple(name for name in names if part in _parts(name))
    if by_part or len(key) > 1 or key in {"q", "a"}:
        return by_part
    return tuple(name for name in names if bare_name(name).startswith(key))


def _parts(name: str) -> frozenset[str]:
    words = bare_name(name).split()
    return frozenset({words[0], words[-1], " ".join(words[1:])}) if words else frozenset()


def _plainer(name: str, than: str) -> bool:
    """Whether a spelling of one person is the better one to show: not all capitals, no title before it."""

    def rank(spelling: str) -> tuple[bool, bool]:
        return spelling.upper() == spelling, fold(spelling) != bare_name(spelling)

    return rank(name) < rank(than)


def _differ_by_middle_initial(longer: str, shorter: str) -> bool:
    """``alex m chen`` against ``alex chen``."""
    words = longer.split()
    middle = words[1:-1]
    return bool(middle) and all(len(word) == 1 for word in middle) and f"{words[0]} {words[-1]}" == shorter


def names_in(text: str) -> tuple[str, ...]:
    """Full names that stand in prose, in order, each once: two to four capitalised words, none a common word."""
    found = (" ".join(match[0].split()).rstrip(".'’-") for match in NAME_IN_TEXT.finditer(text))
    named = (name for name in found if shape_of(name) is Shape.FULL and fold(name.split()[0]) not in NOT_NAMES)
    return tuple(dict.fromkeys(named))
