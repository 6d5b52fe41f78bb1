"""Names that look like none: of devices, accounts, people in small letters, and names that are numbered or quoted.

``iPhone: …``, ``oskar tan: …``, ``Room 4B: …``, ``user123: …``, ``2. Nora: …`` and ``"Nora": …`` are speakers where
they come back at the start of lines or of captions; ``note: …`` and ``two things: …`` in a sentence are not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.first_names import bearers_of
from panelaudio.readers.dress import Cue, is_phone, is_stamp
from panelaudio.readers.labels import (
    STRANGER,
    Shape,
    bare_name,
    fold,
    is_log_level,
    is_titled,
    nick_shape,
    shape_of,
    tells_who_says,
)
from panelaudio.readers.vocabulary import HONORIFICS, NOT_NAMES, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_LONGEST = 44
"""Characters before the colon."""
_NUMBER = re.compile(r"\(?\d{1,4}[.)]\s{1,4}")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}
_NO_NAME = re.compile(
    r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|march|april|june|july|mai|juni|juli)[a-z]{0,6}\.?\s\d|"
    r"[<>{}|*\[\]\"“”«»=?!;@#~^\\]|\d{5}|://"
)
_COUNTED = re.compile(r"(?:q|h|fy|v|g|fig|co|t|a|s|e|ep|ch|no|p|pp|vol|art|sec|ver)\.?\s?\d{1,4}", re.IGNORECASE)
"""``Q1``, ``Fig. 2``: no account is so short."""
_NESTED = re.compile(r"([^()]{1,40}?)\s?\([^()]{0,40}\([^()]{1,40}\)[^()]{0,20}\)")
"""``Nora Vale (Chair (acting))``."""
_WITHIN = re.compile(r"([^()]{1,40}?)\s?\(([^()]{1,20})\)\s{1,3}([^()]{1,40})")
"""``Lt. Col. (Ret.) Petra Lind``, ``Petra (Pia) Lind``."""
_NOBODY = re.compile(r"[?？]{1,9}")
"""``???: It is me.`` is said by somebody who is not known."""
_NUMBER_BEHIND = re.compile(r"\s?\d+\w?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORDS = 4
_NEARLY_ALL, _MANY, _OFTEN = 0.8, 0.5, 3
_FEWEST_NAMES = 2
_WORDS_OF_TALK = 3
_MOST_WEAK = 100
"""Names of which a word is looked for in the text; more are a list's."""
_LOOKED_THROUGH = 500_000
_WORDS_TOO = frozenset(
    """will mark hope may grace faith rose art bill dawn sue pat guy drew frank grant rich chase summer autumn june
    april august joy iris lily ivy ruby pearl daisy olive violet rob dean earl duke king prince max page miles
    penny dot bob nick jack ray gene cliff dale glen wade reed stone ace chance destiny harmony melody""".split()
)
"""First names that stand in small letters as words."""
_ENDS = frozenset('.?!…:"”’)]*_—-')


class Head(NamedTuple):
    """What stands before a colon at the start of a line."""

    name: str
    shape: Shape
    strong: bool
    """Looks like an account, a device or a first name, or like a name behind a number."""
    alone: bool
    """May be a speaker though it stands once: an account, a device, a person."""


@dataclass(slots=True)
class _Heard:
    head: Head
    times: int = 0
    begins: int = 0
    talk: int = 0
    """How often words follow as in talk, not one value as in a list."""


@dataclass(slots=True)
class Places:
    """Where names may stand: lines, or captions."""

    heard: dict[str, _Heard] = field(default_factory=dict)
    labelled: int = 0
    """Places that begin with a name, an ordinary one included."""
    begun: int = 0
    """Places where a name may stand."""
    known: frozenset[str] = frozenset()
    """Folded ordinary names, which may be written in small letters here and there."""
    returning: int = 0
    """Ordinary names that come back."""

    def add(self, head: Head, text: str, *, begins: bool) -> None:
        """A name of the kind that this module is about."""
        one = self.heard.setdefault(head.name, _Heard(head))
        one.times += 1
        one.begins += begins
        one.talk += not text or text[-1] in _ENDS or len(text.split(maxsplit=_WORDS_OF_TALK)) >= _WORDS_OF_TALK

    def speakers(self, text: str) -> frozenset[str]:
        """The names that are speakers'; ``text`` tells which are words."""
        share = self.labelled / max(self.begun, 1)
        again = {
            name
            for name, one in self.heard.items()
            if one.begins and not self.known.isdisjoint((fold(name), bare_name(name), _family_name(name)))
        }
        returning = {name: one for name, one in self.heard.items() if one.times > 1}
        weak = Counter(one.times > 1 for one in self.heard.values() if not one.head.strong)
        found = {
            name
            for name, one in returning.items()
            if (one.head.strong or weak[False] <= weak[True] <= _MOST_WEAK) and self._comes_back(one, share, text)
        }
        come_back = self.returning + len(found)
        if come_back:
            persons = {name for name, one in self.heard.items() if one.begins and names_a_person(name)}
            found |= persons if share >= _MANY else set()
        if come_back >= _FEWEST_NAMES - (share == 1) and share >= _NEARLY_ALL:
            series = Counter(_NUMBER_BEHIND.sub("", name) for name, one in self.heard.items() if one.times == 1)
            found |= {
                name
                for name, one in self.heard.items()
                if one.head.alone and one.begins and one.talk and series[_NUMBER_BEHIND.sub("", name)] <= 1
            }
        if found and share >= _MANY:
            found |= {name for name, one in self.heard.items() if one.begins == one.times and _is_first_name(name)}
        return frozenset(found | again)

    def _comes_back(self, one: _Heard, share: float, text: str) -> bool:
        if 2 * one.begins < one.times:
            return False
        if one.head.strong:
            return share >= _MANY or one.times >= _OFTEN
        if " " in one.head.name and one.head.name.islower() and one.times < _OFTEN:
            return False
        return 2 * one.talk >= one.times and share >= _NEARLY_ALL and not _is_word(one, text)


def _family_name(name: str) -> str:
    """``long`` of ``P. Long``; empty where no letters stand before it alone."""
    *letters, family = bare_name(name).split() or [""]
    return family if letters and all(len(letter) == 1 for letter in letters) else ""


def _is_first_name(name: str) -> bool:
    """A first name in small letters that is no other word."""
    return bool(bearers_of(name)) and len(name) > 2 and name not in _WORDS_TOO  # noqa: PLR2004 - "an", "al", "ha"


def _is_word(one: _Heard, text: str) -> bool:
    """Whether a name stands in sentences more often than before a colon."""
    spelled = re.compile(rf"{re.escape(one.head.name)}\b(?!\s?:)", re.IGNORECASE)
    return sum(1 for _ in spelled.finditer(text, 0, _LOOKED_THROUGH)) > one.times


def handles_of(lines: Sequence[str], cues: Mapping[int, Cue]) -> dict[int, Cue]:
    """The lines that begin with such a name of a speaker; ``cues`` are the ordinary ones that may be."""
    different = {cue.name: cue for cue in cues.values()}
    family_names = {word for cue in different.values() for word in _words_of(cue)}
    heads = {
        at: head
        for at, line in enumerate(lines)
        if line and at not in cues and line.find(":", 0, _LONGEST) > 0 and (head := head_of(line, family_names))
    }
    if not heads:
        return {}
    places = Places(known=frozenset(map(fold, different)) | family_names)
    for at, head in heads.items():
        places.add(head, lines[at].partition(":")[2].strip(), begins=_begins(lines, at, heads, cues))
    times = Counter(cue.name for cue in cues.values())
    places.returning = sum(count > 1 for count in times.values())
    solid = {at for at, head in heads.items() if head.strong or places.heard[head.name].times > 1} | cues.keys()
    begun = _begun(lines, solid)
    places.begun, places.labelled = len(begun), len(begun & solid)
    names = places.speakers("\n".join(lines)) if solid else frozenset()
    return {
        at: Cue(name=head.name, shape=head.shape, text=lines[at].partition(":")[2].strip())
        for at, head in heads.items()
        if head.name in names
    }


def _begins(lines: Sequence[str], at: int, heads: Mapping[int, Head], cues: Mapping[int, Cue]) -> bool:
    before = lines[at - 1].rstrip() if at else ""
    return not before or is_stamp(before) or before[-1] in _ENDS or at - 1 in heads or at - 1 in cues


def _begun(lines: Sequence[str], solid: Iterable[int]) -> set[int]:
    """The lines at which somebody may begin to speak: below blank ones, and around those that begin with a name."""
    solid = set(solid)
    if not solid:
        return set()
    first = min(solid)
    return {
        at
        for at in range(first, len(lines))
        if lines[at].strip()
        and not is_stamp(lines[at])
        and (at in solid or at - 1 in solid or not lines[at - 1].strip())
    }


def _words_of(cue: Cue) -> tuple[str, ...]:
    """The parts of a full name, and of one with a title."""
    return tuple(bare_name(cue.name).split()) if cue.shape is Shape.FULL or is_titled(cue.name) else ()


def head_of(line: str, family_names: Collection[str] = ()) -> Head | None:
    """What stands before the first colon, where it may be a name though it looks like none.

    ``family_names`` are folded parts of names that speakers have: ``Long: …`` and ``P. Long: …`` are somebody
    where Petra Long speaks.
    """
    before, colon, after = line.partition(":")
    if colon and before[:1].isupper() and family_names:
        if _family_name(before) in family_names:
            return Head(before.strip(), Shape.FULL, strong=True, alone=True)
        if bare_name(before) in family_names:
            return Head(before.strip(), Shape.SINGLE, strong=True, alone=True)
    return _head(before) if colon and (not after or after[0].isspace()) and len(before) < _LONGEST else None


@lru_cache(maxsize=4096)
def _head(before: str) -> Head | None:
    if nameless := _without_letters(before.strip()):
        return nameless
    name, set_off = _bare(before)
    if not name or not name[0].isalpha() or _tells_no_name(name):
        return None
    shape = shape_of(name)
    if shape is not None:
        return Head(name, shape, strong=True, alone=True) if set_off else None
    if nick_shape(name) is None:
        return Head(name, Shape.NICK, strong=False, alone=False) if _is_called(name) else None
    if len(name.split()) > _WORDS or (_is_phrase(name) and not may_stand_alone(name)):
        return None
    return Head(name, shape_of_handle(name), strong=_is_strong(name), alone=may_stand_alone(name))


def _without_letters(written: str) -> Head | None:
    """``???`` is somebody who is not known, a number whoever was called by it."""
    if _NOBODY.fullmatch(written):
        return Head(STRANGER, Shape.ROLE, strong=True, alone=True)
    return Head(written, Shape.NICK, strong=True, alone=True) if is_phone(written) else None


def _tells_no_name(name: str) -> bool:
    """Signs, dates, levels of a log, counted things."""
    return (
        _NO_NAME.search(name) is not None
        or is_log_level(name)
        or _COUNTED.fullmatch(name) is not None
        or tells_who_says(name)
    )


def _bare(before: str) -> tuple[str, bool]:
    """What is written without a number and quotes around it, and whether there were any."""
    bare = before.strip()
    number = _NUMBER.match(bare)
    if number:
        bare = bare[number.end() :]
    quoted = len(bare) > 2 and _QUOTES.get(bare[0]) == bare[-1]  # noqa: PLR2004 - both quotes and a letter
    if quoted:
        bare = bare[1:-1]
    nested = _NESTED.fullmatch(bare)
    if nested and shape_of(nested[1]) in {Shape.FULL, Shape.SINGLE}:
        return nested[1], True
    if whole := _without_brackets_within(bare):
        return whole, True
    return " ".join(bare.split()), bool(number) or quoted


def _without_brackets_within(written: str) -> str:
    """A full name without what is added between its parts; empty where it is none, or a sentence in brackets."""
    found = _WITHIN.fullmatch(written)
    name = " ".join(f"{found[1]} {found[3]}".split()) if found else ""
    return name if found and shape_of(name) is Shape.FULL and _may_be_within(found[2]) else ""


def _may_be_within(added: str) -> bool:
    """``Ret.``, ``Mrs.``, ``Pia``: titles and other names, and no words of a sentence."""
    return all(word in HONORIFICS | SUFFIXES for word in fold(added).split()) or shape_of(added) is Shape.SINGLE


def shape_of_handle(name: str) -> Shape:
    """``oskar tan`` is a full name in small letters; an account or a device stands for itself."""
    if name != name.casefold():
        return Shape.NICK
    shape = shape_of(" ".join(word[:1].upper() + word[1:] for word in name.split()))
    return shape if shape in {Shape.FULL, Shape.SINGLE} else Shape.NICK


def _is_strong(name: str) -> bool:
    return names_a_person(name) or _is_account(name) or any(char.isdigit() for char in name)


def may_stand_alone(name: str) -> bool:
    """Whether a name that looks like none is somebody's though it stands once.

    ``Room 4B`` may; ``Step 1`` and ``Step 2`` are told apart by that they are several.
    """
    numbered = name[0].isupper() and _NUMBER_BEHIND.search(name) is not None
    return names_a_person(name) or _is_account(name) or numbered


def _is_phrase(name: str) -> bool:
    """``Beam bridge``: a capital and then words in small letters alone, as sentences and terms begin."""
    first, *more = name.split()
    return first[:1].isupper() and bool(more) and all(word.isalpha() and word.islower() for word in more)


def _is_called(name: str) -> bool:
    """``Big Bad Wolf``: common words that are written as a name is, and say what somebody is."""
    words = name.split()
    return 1 < len(words) <= _WORDS and all(word[:1].isupper() for word in words) and fold(words[-1]) not in NOT_NAMES


def names_a_person(name: str) -> bool:
    """``oskar tan``, ``Oskar's iPad (2)``: begins with a first name."""
    words = [_POSSESSIVE.sub("", word) for word in name.split()]
    return is_titled(name) or (bool(bearers_of(fold(words[0]))) and len(words[0]) > 2)  # noqa: PLR2004 - "an", "ha", "in" are words


def _is_account(name: str) -> bool:
    """``iPhone``, ``user123``, ``petra_l``: one word, with a capital, a figure or a line inside it."""
    word, *more = name.split()
    inside = any(char.isupper() for char in word[1:]) and any(char.islower() for char in word)
    named = any(bearers_of(fold(_POSSESSIVE.sub("", one))) for one in more)  # iPhone von Petra
    return (len(more) <= 1 or named) and (inside or "_" in word or (word[0].isalpha() and word[-1].isdigit()))
