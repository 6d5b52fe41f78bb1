"""A label is the name that stands before a speaker's words: ``Nora Vale: …``, ``NV: …``, ``Nora Vale (NV): …``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.vocabulary import (
    HONORIFICS,
    NAMING_TITLES,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    PLAYERS,
    ROLE_QUALIFIERS,
    ROLES,
    ROLES_BY_THEMSELVES,
    SUFFIXES,
)

if TYPE_CHECKING:
    from collections.abc import Collection

STRANGER = "Unknown Speaker"
"""Who speaks where a change of speaker is marked and nobody is named: ``>> Thank you.``, ``???: Thank you.``"""
MAX_NAME = 60
"""Characters; what is longer is a clause."""
MAX_PARTS = 6
_LONGEST_NICK = 40
_WORDS_OF_NICK = 3
_TELLING = ROLES | ROLES_BY_THEMSELVES
_ADDRESSES = frozenset({"mr", "madam", "madame", "mister"})
_HONOURABLE = frozenset({"hon", "honourable", "honorable"})
"""``Hon. Members`` call out together; ``Members`` alone is a list."""
_QUESTION_OR_ANSWER = frozenset({"question", "answer", "q", "a"})
_ROLE_WORDS = ROLES | ROLE_QUALIFIERS | ROLES_BY_THEMSELVES
_SAYING = frozenset("says said wrote writes sagt sagte schrieb schreibt dice dijo dit ecrit disse zegt".split())
"""``Anna says:`` stands above what readers write below a page."""
_SMALL_WORDS = frozenset("is are was were am be of in on at to it its i you he she they we not for with as".split())
_REMEMBERED = 4096
"""Spellings whose nature is looked up once: a transcript has few, and each many times."""

_LABEL = re.compile(
    rf"""\s* (?P<name> [^\W\d_] [^:：\t\n]{{0,{MAX_NAME - 1}}}? ) \s*
        (?: [(\[] (?P<aside> [^()\[\]]{{1,80}} ) [)\]] )? \s*
        (?: : (?= \s | $ | [^\d/\s] ) | ： ) \s*""",
    re.VERBOSE,
)
_PICTURE = re.compile(
    "([\\s*_\\[>]{0,8})[\u2190-\u2bff\U0001f000-\U0001faff]"
    "(?:[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]{0,8})\\s{0,2}"
)
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_COUNTING = frozenset("first second third fourth fifth sixth".split())
_PLURAL = re.compile(r"(?<![sS])[sS]$")
_MARKED_OUT = re.compile(r"#?\d{1,2}|[A-Z]")
_ROOM = re.compile(
    r"[^\W\d_a-z][^\W\d_]{1,20}(?: [^\W\d_]{2,20})? #?\d{1,4}[A-Za-z]?|[A-Za-z]{1,12}\d{1,4}|i[A-Z][a-z]{1,12}"
)
_TITLE_OF_TWO = re.compile(r"\b(council|board|committee|assembly)\s(member)\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?-?){1,5}")

# ``P2``, ``S00``, ``INT1``: participants by number; Q3 is a question or a quarter, H1 a half or a heading.
_NUMBERED = re.compile(r"(?!Q|A\d|H\d|FY|V\d|G\d|FIG|CO|T\d)[A-Z]{1,3}\d{1,2}")

JOINT_WORDS = frozenset("and und et och og и y e i en ja".split())
_JOINT = re.compile(r"\s[&+/]\s|(?:(?<=\w{2})|(?<=\w\s\d))[&+/](?=\w{2})|,?\s(?:and|und|et|och|og|и)\s", re.IGNORECASE)
_SOFT_JOINT = re.compile(r"\s(?:y|e|i|en|ja)\s", re.IGNORECASE)
_JOINT_OR_COMMA = re.compile(rf"{_JOINT.pattern}|,\s", re.IGNORECASE)
"""What stands between the names of several who speak together; the soft ones stand in names as well."""


class Shape(Enum):
    """What a label looks like, before anything is known of the people."""

    FULL = "full name"
    SINGLE = "one name"
    INITIALS = "initials"
    ROLE = "role"
    NICK = "nickname"
    """A phrase that looks like no name; only its dress, or that it comes back, tells a speaker."""
    TOGETHER = "several names"
    """``Petra and Oskar``: speakers who speak together, where each is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label at the start of a line."""

    name: str
    """As written, single blanks between its parts."""
    shape: Shape
    text: str
    """What follows it on the line."""
    aside: str = ""
    """What stood in brackets behind the name: initials or a role."""


def find_label(line: str, known: Collection[str] = ()) -> Label | None:
    """The label at the start of a line, or None. Whether it is a speaker's is for the people to tell.

    ``known`` are folded spellings that stand for people even where they look like no name: ``1984``, ``anna bell``.
    """
    colon = line.find(":", 0, MAX_NAME + 1)
    before = line[:colon] if colon >= 0 else ""
    if known and colon >= 0 and fold(before) in known:
        name = " ".join(before.split())
        return Label(name=name, shape=shape_of(name) or Shape.FULL, text=line[colon + 1 :].strip())
    bare = _bare_head(before)
    if bare is not None:
        name, known_shape = bare
        after = line[colon + 1 : colon + 2]
        if known_shape is None or after == "/" or after.isdecimal():
            return None
        return Label(name=name, shape=known_shape, text=line[colon + 1 :].strip())
    line = without_picture(line)
    found = _LABEL.match(line)
    if found is None:
        return None
    name = " ".join(found["name"].split())
    shape = shape_of(name)
    if shape is None:
        return None
    return Label(name=name, shape=shape, text=line[found.end() :].strip(), aside=(found["aside"] or "").strip())


def without_picture(line: str) -> str:
    """``🎙 Petra Lind: …``, or ``**🎙 Petra Lind:** …``, without what is drawn before the name."""
    found = _PICTURE.match(line)
    return f"{found[1]}{line[found.end() :]}" if found else line


@lru_cache(maxsize=_REMEMBERED)
def _bare_head(before: str) -> tuple[str, Shape | None] | None:
    """The name before a colon and its shape, without a pattern; None where marks want a closer look."""
    name = " ".join(before.split())
    if not name or any(mark in before for mark in "([：\t"):
        return None
    if not name[0].isalnum():
        return None
    return name, None if name[0].isdecimal() else shape_of(name)


@lru_cache(maxsize=_REMEMBERED)
def shape_of(name: str) -> Shape | None:
    """What a phrase looks like as a name: None where it is none."""
    name = _joined_title(name)
    parts = name.replace("_", " ").split()
    bare = [fold(part) for part in parts]
    if parts_of(name):
        return Shape.TOGETHER
    if len(bare) > 3 and bare[-2] == "of" and bare[0] in NAMING_TITLES:  # noqa: PLR2004 - ``Ms. Lind of Northford``
        del parts[-2], bare[-2]
    if bare[:1] == ["the"] and len(bare) > 2 and bare[1] in HONORIFICS:  # noqa: PLR2004 - ``The Rt Hon Nora Vale``
        parts, bare = parts[1:], bare[1:]
    if (
        not parts
        or tells_who_says(name)
        or sum(part not in HONORIFICS for part in bare) > MAX_PARTS
        or len(name) > MAX_NAME
    ):
        return None
    if _is_role(bare):
        return Shape.ROLE
    if _are_initials(name):
        return Shape.INITIALS
    named = [folded for folded in bare if folded not in HONORIFICS | SUFFIXES]
    if not named or not all(map(_name_part, parts)) or _is_phrase(bare, named):
        return None
    return Shape.FULL if len([one for one in named if one not in PARTICLES]) > 1 else Shape.SINGLE


@lru_cache(maxsize=_REMEMBERED)
def parts_of(name: str) -> tuple[str, ...]:
    """The names of those who speak together: ``Petra and Oskar``, ``PETRA & OSKAR``; empty where it is one name."""
    if len(name) > MAX_NAME:
        return ()
    if _JOINT.search(name):
        parts = _completed(_JOINT_OR_COMMA.split(name))
        return parts if all(map(_may_be_part, parts[:-1])) and _may_be_last_part(parts[-1]) else ()
    if ", " in name:
        parts = tuple(name.split(", "))
        return parts if all(len(part.split()) == 1 and bearers_of(fold(part)) for part in parts) else ()
    parts = tuple(_SOFT_JOINT.split(name))
    return parts if len(parts) > 1 and all(bearers_of(fold(part).partition(" ")[0]) for part in parts) else ()


def _completed(parts: list[str]) -> tuple[str, ...]:
    """``1st`` and ``2nd Watchman`` as two watchmen, ``Speaker 1`` and ``2`` as two speakers."""
    first, last = parts[0].split(), parts[-1].split()
    if len(last) > 1 and _is_number(last[0]) and any(map(_is_number, parts[:-1])):
        kind = _PLURAL.sub("", " ".join(last[1:]))
        return (*(f"{part} {kind}" if _is_number(part) else part for part in parts[:-1]), f"{last[0]} {kind}")
    if len(first) > 1 and _MARKED_OUT.fullmatch(first[-1]) and shape_of(parts[0]) is Shape.ROLE:
        return tuple(f"{' '.join(first[:-1])} {part}" if _MARKED_OUT.fullmatch(part) else part for part in parts)
    return tuple(parts)


def _is_number(word: str) -> bool:
    return _ORDINAL.fullmatch(word.casefold()) is not None or fold(word) in _COUNTING


def _may_be_part(name: str) -> bool:
    """``Petra``, or ``Mr.`` of ``Mr. and Mrs. Vale``."""
    return _may_be_last_part(name) or fold(name) in HONORIFICS


def _may_be_last_part(name: str) -> bool:
    """A name, or that of a room or a device: ``Room 4B``, which only counts where it speaks alone as well."""
    return shape_of(name) not in _NO_PARTS or _ROOM.fullmatch(name) is not None


def tells_who_says(name: str) -> bool:
    """``Anna says``: what stands above a comment of a reader."""
    last = name.split()[-1:]
    return bool(last) and last[0] in _SAYING


def is_log_level(name: str) -> bool:
    """Whether a phrase begins with the word by which a program says how grave a line of its log is."""
    return name.split(maxsplit=1)[0].strip("[]():") in _LOG_LEVELS


def _is_phrase(bare: list[str], named: list[str]) -> bool:
    """Whether common words stand where a name should: ``Larry Page`` and ``Mr. Long`` are names."""
    if NOT_NAMES.isdisjoint(named):
        return False
    family_name = (bearers_of(named[0]) or named[0] in _VIETNAMESE) and named[0] not in NOT_NAMES and len(named) > 1
    return not (family_name or bare[0] in NAMING_TITLES)


def spaced(name: str) -> str:
    """``Nora_Vale`` with a blank; ``SPEAKER_00``, which a program counted, stays as it is."""
    bare = name if any(char.isdecimal() for char in name) else name.replace("_", " ")
    return " ".join(bare.split())


def nick_shape(name: str) -> Shape | None:
    """The shape of what stands as a speaker only where its dress tells so: ``selfissued``, ``iPhone von Kim``."""
    words = [word.strip("()[]:,.").casefold() for word in name.split()]
    if not words or len(words) > MAX_PARTS or len(name) > _LONGEST_NICK or "://" in name:
        return None
    common = sum(word in NOT_NAMES or word in _SMALL_WORDS for word in words)
    sentence = name[-1:] in ".?!," or (len(words) > _WORDS_OF_NICK and name == name.casefold())
    return None if common or sentence else Shape.NICK


def is_titled(name: str) -> bool:
    """Whether a title stands before the name that makes a name of any word: ``Dr. Chen``, ``Ms. French``."""
    first, _, rest = fold(name).partition(" ")
    return bool(rest) and first in NAMING_TITLES


_VIETNAMESE = frozenset("nguyen tran pham huynh hoang phan vuong dang bui duong trinh dinh truong".split())
"""Family names that stand first; what follows them may look like an English word."""
_NO_PARTS = frozenset({None, Shape.NICK, Shape.TOGETHER})
_LOG_LEVELS = frozenset(
    "INFO WARN WARNING ERROR DEBUG TRACE FATAL CRITICAL NOTICE SEVERE VERBOSE info warn warning error debug".split()
)
# Short words in capitals that stand before a colon as notes do; "AN" or "US" are initials more often than not.
SHORT_WORDS = (
    frozenset(
        "SO NO OK PS NB VS ETC IE EG ID TV URL FAQ TLDR NOTE NOTES TIP SFX SOUND MUSIC"
        " AUDIO VIDEO INTRO OUTRO SCENE ENTER EXIT DATE TITLE TOPIC TAPE CAST".split()
    )
    | _LOG_LEVELS
)


def _are_initials(name: str) -> bool:
    joined = name.replace(" ", "")
    spaced = joined != name and "." not in name  # "JO AN" is a name in capitals, "J. A." is not
    cased = joined.upper() == joined != joined.lower()
    initials = _INITIALS.fullmatch(joined) or _NUMBERED.fullmatch(joined)
    return cased and not spaced and initials is not None and joined not in SHORT_WORDS


def _is_role(bare: list[str]) -> bool:
    """``Moderator``, ``Speaker 2``, ``The Witness``, ``Madam Chair``, ``Unidentified Male Speaker``, ``Speaker B``."""
    words = [word for word in bare if not word.strip("#").isdigit() and not _ORDINAL.fullmatch(word)]
    if words[-1:] and words[-1] in PLAYERS and (len(words) < len(bare) or words[0] in ROLE_QUALIFIERS | {"both"}):
        return all(word in _ROLE_WORDS for word in words[:-1])
    if len(words) > 1 and len(words[-1]) == 1:
        words = words[:-1]
    if words[:1] == ["the"] and _QUESTION_OR_ANSWER.isdisjoint(words):
        words = words[1:]
    if len(words) > 1 and words[0] in _ADDRESSES and words[-1] in OFFICES:
        return True
    if words[-1:] in (["member"], ["members"]) and not _HONOURABLE.isdisjoint(words):
        return True
    return any(word in _TELLING for word in words) and all(word in _ROLE_WORDS for word in words)


def _name_part(part: str) -> bool:
    if fold(part) in PARTICLES:
        return True
    first = next((char for char in part if char.isalpha()), "")
    if not first and part:  # a picture beside a name: Zoë 😀
        return all(unicodedata.category(char) in {"So", "Sk", "Cf", "Mn"} for char in part)
    if not first or first.islower():
        return first != "" and part[:2].casefold() in {"d'", "d’", "o'", "o’", "l'", "l’"}
    return all(char.isalpha() or char in ".'’-‘`,&\"“”" or unicodedata.category(char).startswith("M") for char in part)


def _joined_title(name: str) -> str:
    """``Council Member Lind`` as ``CouncilMember Lind``: a title of two words is one."""
    return _TITLE_OF_TWO.sub(r"\1\2", name) if "ember " in name or "EMBER " in name else name


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """For comparing: small letters, no accents, no dots, commas or outer quotes, single blanks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(bare.replace(".", " ").replace(",", " ").replace("’", "'").strip("'\"").split())


@lru_cache(maxsize=_REMEMBERED)
def short_of_role(name: str) -> str:
    """``r1`` for ``Respondent 1``, folded; empty for roles that are not counted."""
    words = fold(name).split()
    counted = len(words) == 2 and words[1].isdecimal() and shape_of(name) is Shape.ROLE  # noqa: PLR2004 - role and number
    return f"{words[0][0]}{words[1]}" if counted else ""


@lru_cache(maxsize=_REMEMBERED)
def bare_name(name: str) -> str:
    """The folded name without titles before and after it; the folded name itself where it is all titles."""
    words = fold(_joined_title(name)).split()
    if words[:1] == ["the"] and len(words) > 2 and words[1] in HONORIFICS:  # noqa: PLR2004 - ``The Hon. Nora Vale``
        words = words[1:]
    named = [word for word in words if word not in HONORIFICS | SUFFIXES]
    return " ".join(named or words)


@lru_cache(maxsize=_REMEMBERED)
def initials_of(name: str) -> frozenset[str]:
    """All ways to write a full name's initials, folded: ``Kai-Anders von Holm`` gives kavh, kah, kvh, kh."""
    words = bare_name(name).split()
    ways = {""}
    for word in words:
        short = {word[0]} | ({"".join(part[0] for part in word.split("-") if part)} if "-" in word else set())
        if word in PARTICLES:
            short.add("")
        ways = {way + step for way in ways for step in short}
    camel = "".join(char for char in name if char.isupper())
    firsts = {words[0][0] + words[-1][0]} if len(words) > 2 else set()  # noqa: PLR2004 - a middle name may be passed over
    return frozenset(ways | firsts | {fold(camel)} if words else ())
