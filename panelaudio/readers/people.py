"""Who speaks: the labels of a transcript become people, each under the full name where it is known."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.first_names import bearers_of
from panelaudio.readers.bearers import Bearers, Fuller
from panelaudio.readers.labels import JOINT_WORDS, Shape, bare_name, fold, parts_of, shape_of, short_of_role
from panelaudio.readers.spellings import is_turned, spelling_of
from panelaudio.readers.together import Known
from panelaudio.readers.vocabulary import HONORIFICS, NOT_NAMES, PARTICLES, ROLES
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_PART = r"[^\W\d_a-z][\w'’-]+"
_PARTICLES = r"(?:(?:de|da|di|del|der|den|van|von|la|le|el|al|bin|ibn)[ \t]+){0,2}"
_PLAIN_IN_YAML = re.compile(r"[^\W\d_][\w .'’-]*")
NAME_IN_TEXT = re.compile(rf"[^\W\d_a-z][\w'’.-]*(?:[ \t]{{1,2}}{_PARTICLES}{_PART}){{1,3}}")


_LOOKED_THROUGH, _MOST_SHOUTED = 500_000, 40
"""Characters, and names in capitals, for which small letters are looked up."""
MAX_SPEAKERS = 2000
"""More different speakers than any transcript has; a list of terms or a log looks so."""


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
    """Full names in the title and the introduction; initials may be theirs where no label is."""
    listed: tuple[str, ...] = ()
    """Full names that the head gives as those of speakers; first names and parts of names may be theirs too."""
    literal: bool = False
    """Every name stands for itself: the transcript is one in which they have been told already."""
    notices: list[Notice] = field(default_factory=list)

    def resolve(self, heard: Iterable[Heard]) -> Mapping[str, str]:
        """Every spelling with the full name of its speaker.

        Raises:
            InputError: initials or a part of a name fit two people (unless ``lenient``).
        """
        known = list(heard)
        if len(known) > MAX_SPEAKERS:
            raise too_many(self.source, known[MAX_SPEAKERS].line)
        if self.literal:
            return {one.name: self.settings.get(fold(one.name), one.name) for one in known}
        known = _those_together(known)
        self._warn_of_generations(known)
        full = self._full_names(known)
        fuller = Fuller(full)
        bearers = {one.name: self._same_person(one, full, fuller) for one in known if one.shape is Shape.FULL}
        declared = [full[spelling_of(name).key] for name in self.declared.values()]
        names = Bearers(dict.fromkeys([*declared, *bearers.values()]))
        introduced = self._introduced()
        single = _Singles(one.name for one in known if one.shape in {Shape.SINGLE, Shape.INITIALS})
        counted = _counted(known)
        others = _shown((one.name for one in known if one.shape in {Shape.ROLE, Shape.NICK}), role_key)
        taken = self._surely_abbreviated([one.name for one in known if one.shape is Shape.INITIALS], names)
        resolved = {}
        for one in known:
            key = fold(one.name)
            key = key if key in self.declared or one.shape is not Shape.ROLE else role_key(one.name)
            if key in self.declared:
                resolved[one.name] = full[spelling_of(self.declared[key]).key]
            elif one.shape in {Shape.ROLE, Shape.NICK}:
                resolved[one.name] = _in_small_letters(one, names) or others[role_key(one.name)]
            elif one.shape is Shape.INITIALS and fold(one.name) in counted:
                resolved[one.name] = others[role_key(counted[fold(one.name)])]
            elif one.shape is not Shape.TOGETHER:
                resolved[one.name] = bearers.get(one.name) or self._bearer(one, names, introduced, single, taken)
        together = (one for one in known if one.name not in resolved)
        return resolved | {one.name: self._together(one, resolved, names) for one in together}

    def _together(self, one: Heard, resolved: Mapping[str, str], names: Bearers) -> str:
        """``Petra and Oskar`` by their full names, in the order in which they stand; they have a voice of their own."""
        spelled = {fold(name): full for name, full in resolved.items()}
        parts = []
        for part in parts_of(one.name):
            bearers = names.with_initials(part) if shape_of(part) is Shape.INITIALS else ()
            bearers = bearers or names.with_part(part)
            parts.append(spelled.get(fold(part)) or (bearers[0] if len(bearers) == 1 else part))
        word = next((word for word in fold(one.name).split() if word in JOINT_WORDS), "and")
        name = f"{', '.join(parts[:-1])} {word} {parts[-1]}"
        message = f"{name} speak together; a voice of its own says it"
        if all(notice.message != message for notice in self.notices):
            self.notices.append(Notice(code="together", message=message, line=one.line))
        return name

    def _full_names(self, heard: list[Heard]) -> dict[str, str]:
        """Key of a full name → the spelling to use: small letters rather than capitals, no title, then the first."""
        spelled = [*self.declared.values(), *(one.name for one in heard if one.shape is Shape.FULL)]
        keys = {spelling_of(name).key for name in spelled}
        introduced = [name for name in (*self.listed, *self.mentioned) if spelling_of(name).key in keys]
        return _shown([*spelled, *introduced], lambda name: spelling_of(name).key)

    def _bearer(
        self,
        one: Heard,
        names: Bearers,
        introduced: tuple[Bearers, Bearers],
        single: _Singles,
        taken: Mapping[str, str],
    ) -> str:
        """Whom initials or a part of a name mean."""
        candidates = self._candidates(one, names, taken)
        given = self.settings.get(fold(one.name))
        if given and (not candidates or given in candidates or spelling_of(given).key in names.by_key):
            return self._as_settings_say(one, given, names.by_key)
        told = introduced[one.shape is not Shape.INITIALS]
        candidates = candidates or self._candidates(one, told, {}) or single.bearers(one.name)
        return self._ambiguous(one, candidates) if len(candidates) > 1 else candidates[0]

    def _candidates(self, one: Heard, names: Bearers, taken: Mapping[str, str]) -> tuple[str, ...]:
        """The full names that a spelling can stand for; whoever surely has other initials is none of several."""
        found = names.with_initials(one.name) if one.shape is Shape.INITIALS else ()
        rest = tuple(name for name in found if taken.get(name, one.name) == one.name)
        if found:
            return rest if len(rest) == 1 else found
        return names.with_part(one.name)

    def _introduced(self) -> tuple[Bearers, Bearers]:
        """Whose initials may be meant, and whose first names and parts of names."""
        told = ((*self.listed, *self.mentioned), self.listed)
        initials, parts = (Bearers(_shown(names, lambda name: spelling_of(name).key).values()) for names in told)
        return initials, parts

    def _surely_abbreviated(self, short: list[str], names: Bearers) -> dict[str, str]:
        """Full names with the initials that are theirs and nobody else's."""
        surely: dict[str, str] = {}
        for name in short:
            found = names.with_initials(name)
            if len(found) == 1 and fold(name) not in self.declared:
                surely[found[0]] = name
        return surely

    def _same_person(self, one: Heard, full: Mapping[str, str], fuller: Fuller) -> str:
        """Whom a full name means: ``J. Smith`` is Jane Smith where no other is, ``Alex M. Chen`` is Alex Chen."""
        given = self.settings.get(fold(one.name)) or self.declared.get(fold(one.name))
        if given:
            return full.get(spelling_of(given).key, given)
        found = fuller.than(one.name)
        if len(found) > 1:
            return self._ambiguous(one, found)
        return found[0] if found else full[spelling_of(one.name).key]

    def _as_settings_say(self, one: Heard, given: str, full: Mapping[str, str]) -> str:
        if spelling_of(given).key not in full:
            message = f"'{one.name}' is taken for {given}, because voices.yaml says so"
            self.notices.append(Notice(code="alias-from-settings", message=message, line=one.line))
        return full.get(spelling_of(given).key, given)

    def _ambiguous(self, one: Heard, candidates: tuple[str, ...]) -> str:
        either = " or ".join(candidates)
        message = f"'{one.name}' may be {either}"
        if self.lenient:
            message = f"{message}; it is kept as a speaker of its own"
            self.notices.append(Notice(code="ambiguous-speaker", message=message, line=one.line))
            return one.name
        line = f"    {_quoted(candidates[0])}:\n      aliases: [{_quoted(one.name)}]"
        hint = f"say who it is in voices.yaml (or go on with --keep-going):\n  speakers:\n{line}"
        raise InputError(message, code="ambiguous-speaker", hint=hint, location=f"{self.source}:{one.line}")

    def _warn_of_generations(self, heard: list[Heard]) -> None:
        """``Olav Brenner`` beside ``Olav Brenner Jr.`` are two people; they might have been meant as one."""
        full = {spelling_of(one.name).key: one for one in heard if one.shape is Shape.FULL}
        for one in full.values():
            spelling = spelling_of(one.name)
            plain = full.get(" ".join(spelling.words))
            if spelling.generation and plain is not None:
                message = f"'{plain.name}' and '{one.name}' are taken for two people"
                self.notices.append(Notice(code="two-generations", message=message, line=one.line))


def _those_together(heard: list[Heard]) -> list[Heard]:
    """Cues of plays say nothing of their shape: ``NORA AND OSKAR`` are two where both speak."""
    maybe = {one.name for one in heard if one.shape in {Shape.ROLE, Shape.NICK} and parts_of(one.name)}
    known = Known(one.name for one in heard if one.name not in maybe) if maybe else None
    together = {name for name in maybe if known is not None and known.speak_together(name)}
    return [replace(one, shape=Shape.TOGETHER) if one.name in together else one for one in heard]


def _counted(heard: list[Heard]) -> dict[str, str]:
    """``r1`` → ``RESPONDENT 1``, where but one role of those that are counted is meant by it."""
    roles: dict[str, set[str]] = {}
    for one in heard:
        if one.shape is Shape.ROLE and (short := short_of_role(one.name)):
            roles.setdefault(short, set()).add(one.name)
    return {short: next(iter(names)) for short, names in roles.items() if len({role_key(name) for name in names}) == 1}


def _in_small_letters(one: Heard, names: Bearers) -> str:
    """Whose name it is that is written in small letters where others have capitals; empty where it is nobody's."""
    if one.shape is not Shape.NICK or one.name != one.name.casefold():
        return ""
    found = names.by_key.get(spelling_of(one.name).key) or ""
    bearers = names.with_part(one.name) if not found and one.name.isalpha() else ()
    return bearers[0] if len(bearers) == 1 else found


def too_many(source: str, line: int) -> InputError:
    """The error for more speakers than any transcript has."""
    return InputError(
        f"{source}: more than {MAX_SPEAKERS} different speakers by line {line}; this is no transcript that we know",
        code="too-many-speakers",
        hint="write turns as 'Full Name: words', or name the shape with --reader NAME (`--reader list` shows them)",
        location=f"{source}:{line}",
    )


def _quoted(name: str) -> str:
    """A name as YAML takes it in any place; a JSON string is a YAML string."""
    return name if _PLAIN_IN_YAML.fullmatch(name) else json.dumps(name, ensure_ascii=False)


class _Singles:
    """Speakers of one name that nobody's full name explains: ``Chen`` is ``Dr. Chen`` where there is no other Chen."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_title: dict[str, dict[str, str]] = {}
        for name in names:
            spelling = spelling_of(name)
            shown = self._by_title.setdefault(spelling.key, {})
            if spelling.title not in shown or _plainer(name, shown[spelling.title]):
                shown[spelling.title] = name

    def bearers(self, name: str) -> tuple[str, ...]:
        """The titled speakers whom a bare name can mean, else the bearer of the title; ``Mr.`` and ``Mrs.`` are two."""
        spelling = spelling_of(name)
        shown = self._by_title[spelling.key]
        if spelling.title:
            return (shown[spelling.title],)
        return tuple(other for title, other in shown.items() if title) or (shown[""],)


def role_key(name: str) -> str:
    """What all spellings of a role have in common."""
    return fold(name).removeprefix("the ")


def _shown(names: Iterable[str], key_of: Callable[[str], str]) -> dict[str, str]:
    """Key → the spelling to show, for names that are one by their key."""
    shown: dict[str, str] = {}
    for name in names:
        key = key_of(name)
        if key not in shown or _plainer(name, shown[key]):
            shown[key] = name
    return {key: _set_right(name) for key, name in shown.items()}


def _set_right(name: str) -> str:
    """``Brenner, Olav`` as one says it."""
    if not is_turned(name):
        return name
    family, _, first = name.partition(",")
    return f"{first.strip()} {family.strip()}"


def _plainer(name: str, than: str) -> bool:
    """Whether a spelling of one person is the better one to show: not all capitals or small, no title."""

    def rank(spelling: str) -> tuple[bool, bool, bool]:
        return spelling.upper() == spelling, spelling.lower() == spelling, fold(spelling) != bare_name(spelling)

    return rank(name) < rank(than)


def names_in(text: str) -> tuple[str, ...]:
    """Full names that stand in prose, in order, each once: two to four capitalised words, none a common word."""
    found = (" ".join(match[0].split()).rstrip(".'’-") for match in NAME_IN_TEXT.finditer(text))
    named = (
        name
        for name in map(without_office, found)
        if shape_of(name) is Shape.FULL and fold(name.split()[0]) not in NOT_NAMES
    )
    return tuple(dict.fromkeys(named))


def without_office(name: str) -> str:
    """``Press Secretary Nora Vale`` is Nora Vale: the name begins with the first word that is a first name."""
    words = name.split()
    if bearers_of(words[0]):
        return name
    first = next((at for at in range(1, len(words) - 1) if bearers_of(words[at]) and _is_office(words[:at])), 0)
    return " ".join(words[first:])


def _is_office(words: list[str]) -> bool:
    return any(fold(word) in ROLES or fold(word) in HONORIFICS for word in words)


def in_small_letters_of(text: str, heard: Iterable[Heard]) -> tuple[str, ...]:
    """How a text spells names that stand in capitals where they are labels: ``NORA VALE`` is greeted as Nora Vale."""
    full = [one.name for one in heard if one.shape is Shape.FULL]
    small = {spelling_of(name).key for name in full if not name.isupper()}
    shouted = (name for name in full if name.isupper() and spelling_of(name).key not in small)
    found = (_spelled(name, text[:_LOOKED_THROUGH]) for name in islice(shouted, _MOST_SHOUTED))
    return tuple(name for name in found if name)


def _spelled(name: str, text: str) -> str:
    """The first place in a text where each word of a name has small letters; empty where there is none."""
    pattern = re.compile(rf"\b{re.escape(name[0])}(?i:{re.escape(name[1:])})\b")
    return next((found[0] for found in pattern.finditer(text) if _is_in_small_letters(found[0])), "")


def _is_in_small_letters(name: str) -> bool:
    return all(part in PARTICLES or (part[:1].isupper() and not part[1:].isupper()) for part in name.split())
