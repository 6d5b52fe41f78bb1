"""Abbreviations in full, titles of people, and Roman numerals.

A sentence is found before its words are rewritten, so a stop inside it is the abbreviation's own; at its end it is
both, and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.normalize.figures import cardinal, ordinal
from panelaudio.normalize.rules import any_of, at_end, rule

if TYPE_CHECKING:
    import re

_TITLES = {"Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Prof": "Professor", "Sen": "Senator"}
_TITLES |= {"Rep": "Representative", "Gov": "Governor", "Gen": "General", "Capt": "Captain", "Lt": "Lieutenant"}
_TITLES |= {
    "Sgt": "Sergeant",
    "Col": "Colonel",
    "Rev": "Reverend",
    "Hon": "Honorable",
    "Rt": "Right",
    "Maj": "Major",
    "Adm": "Admiral",
    "Cmdr": "Commander",
    "Amb": "Ambassador",
    "Msgr": "Monsignor",
    "Ft": "Fort",
    "Pres": "President",
    "St": "Saint",
    "Mt": "Mount",
}
_FULL = {"vs": "versus", "etc": "et cetera", "e.g": "for example", "i.e": "that is", "a.k.a": "also known as"}
_FULL |= {"approx": "approximately", "dept": "department", "Dept": "Department", "est": "established", "viz": "namely"}
_FULL |= {"Inc": "Incorporated", "Corp": "Corporation", "Ltd": "Limited", "Jr": "Junior", "Sr": "Senior"}
_FULL |= {
    "Bros": "Brothers",
    "Univ": "University",
    "Ave": "Avenue",
    "Blvd": "Boulevard",
    "Esq": "Esquire",
    "incl": "including",
    "excl": "excluding",
    "esp": "especially",
    "govt": "government",
    "Govt": "Government",
    "Assn": "Association",
    "cf": "compare",
    "w.r.t": "",
}
_FULL["w.r.t"] = "with respect to"
_BEFORE_NUMBERS = {"No": "Number", "no": "number", "Nos": "Numbers", "Fig": "Figure", "Vol": "Volume", "Ch": "Chapter"}
_BEFORE_NUMBERS |= {"pp": "pages", "p": "page", "ca": "about", "Sec": "Section", "Eq": "Equation", "ver": "version"}
_BEFORE_NUMBERS |= {
    "c": "about",
    "min": "minimum",
    "max": "maximum",
    "tel": "telephone",
    "Tel": "Telephone",
    "Art": "Article",
    "Para": "Paragraph",
    "vol": "volume",
    "ed": "edition",
    "ch": "chapter",
    "art": "article",
    "para": "paragraph",
}
_MONTHS = {"Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July"}
_MONTHS |= {"Aug": "August", "Sep": "September", "Sept": "September", "Oct": "October", "Nov": "November"}
_MONTHS["Dec"] = "December"
_REIGNS = any_of(
    """Alexander Benedict Catherine Charles Christian Clement Edward Elizabeth Francis Frederick George Gregory Henry
    Ivan James John Leo Louis Mary Napoleon Nicholas Otto Paul Peter Philip Pius Ramesses Richard Urban William
    Wilhelm""".split()
)
_ROMAN = "XX|XIX|XVIII|XVII|XVI|XV|XIV|XIII|XII|XI|IX|VIII|VII|VI|IV|III|II"
_VALUES = dict(zip(_ROMAN.split("|"), (20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 8, 7, 6, 4, 3, 2), strict=True))
_VALUES |= {"I": 1, "V": 5, "X": 10}
_LARGER = r"(?=[LXVI])(?:L?X{0,3}|XL)(?:IX|IV|V?I{0,3})"
_NUMBERED = any_of("Act Appendix Article Book Chapter Part Phase Section Title Type Volume War".split())


def _title(match: re.Match[str]) -> str:
    return _TITLES[match[1]]


def _full(match: re.Match[str]) -> str:
    return _FULL[match[1]] + ("." if at_end(match) else "")


def _before_number(match: re.Match[str]) -> str:
    return f"{_BEFORE_NUMBERS[match[1]]} "


def _reign(match: re.Match[str]) -> str:
    return f"{match[1]} the {ordinal(_VALUES[match[2]])}"


def _numbered(match: re.Match[str]) -> str:
    return f"{match[1]} {cardinal(_VALUES[match[2]])}"


def _value(roman: str) -> int:
    """A Roman numeral up to 89."""
    worth = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in roman]
    return sum(-one if one < later else one for one, later in zip(worth, [*worth[1:], 0], strict=True))


FIRST = (
    rule(
        rf"(?<![\w.])({any_of(tuple(_BEFORE_NUMBERS))})\.\s?\(?(?=\d)",
        _before_number,
        ("No. 3 in Fig. 2", "Number 3 in Figure 2"),
        ("from Eq. (5)", "from Equation 5)"),
        ("in c. 1850", "in about eighteen fifty"),
    ),
    rule(r"(?<![\w.])Vol\.(?=\s[IVX]+\b)", "Volume", ("in Vol. II", "in Volume two"), final=False),
    rule(
        r"\b(?:WW ?(?P<figure>[12])|WW(?P<roman>II?))\b",
        lambda match: f"World War {'one' if (match['figure'] or match['roman']) in {'1', 'I'} else 'two'}",
        ("in WWII", "in World War two"),
        ("since WW1", "since World War one"),
    ),
)
"""Before numbers, which they stand beside."""
RULES = (
    rule(
        rf"\b({any_of(tuple(_TITLES))})\.(?=\s+[A-Z])",
        _title,
        ("Dr. Holt and Prof. Reed", "Doctor Holt and Professor Reed"),
        ("in St. Ives", "in Saint Ives"),
        ("the Rt. Hon. Ann Reed", "the Right Honorable Ann Reed"),
    ),
    rule(r"\b(Mr|Mrs|Ms|Dr)(?=\s+[A-Z][a-z])", _title, ("Mr Levin", "Mister Levin")),
    rule(
        rf"(?<![\w.])({any_of(tuple(_FULL))})\.(?!\w)",
        _full,
        ("e.g. this, i.e. that", "for example this, that is that"),
        ("cats vs. dogs, etc.", "cats versus dogs, et cetera."),
    ),
    rule(r"\b(vs)\b(?!\.)", "versus", ("us vs them", "us versus them")),
    rule(
        rf"\b({any_of(tuple(_MONTHS))})\.?(?=\s\d)",
        lambda match: _MONTHS[match[1]],
        ("on Jan. 5", "on January 5"),
    ),
    rule(
        r"\bPh\.?D\.?(?P<plural>['’]?s)?(?!\w)",
        lambda match: "P-H-D's" if match["plural"] else "P-H-D",
        ("a PhD", "a P-H-D"),
    ),
    rule(rf"\b({_REIGNS})\s({_ROMAN}|V|X)\b", _reign, ("Henry VIII ruled", "Henry the eighth ruled")),
    rule(
        rf"(?<=(?:King|Pope|Tsar) )({_REIGNS})\s(I)\b(?!['’]|\s(?:am|know|think|met|saw|love|mean)\b)"
        rf"|(?<=Queen )({_REIGNS})\s(I)\b(?!['’]|\s(?:am|know|think|met|saw|love|mean)\b)",
        lambda match: f"{match[1] or match[3]} the first",
        ("Queen Elizabeth I ruled", "Queen Elizabeth the first ruled"),
        ("King Charles I met", "King Charles I met"),
    ),
    rule(
        rf"\b({_LARGER})(?=\scentur(?:y|ies)\b)",
        lambda match: ordinal(_value(match[1])) if match[1] else None,
        ("the XXI century", "the twenty-first century"),
    ),
    rule(
        r"(?:\b(?P<name>[A-Z]\w+\s|and\s)|(?<=\s)(?P<sign>&\s))Co\.(?!\w)",
        lambda match: f"{match['name'] or 'and '}Company" + ("." if at_end(match) else ""),
        ("at Acme Co. today", "at Acme Company today"),
        ("Reed & Co. it is", "Reed and Company it is"),
    ),
    rule(rf"\b({_NUMBERED})\s({_ROMAN}|I|V|X)\b", _numbered, ("World War II", "World War two"), ("Act V", "Act five")),
    rule(
        rf"\b(?P<what>Super Bowl|Psalm|Sonnet|Canto|Olympiad)\s(?P<figure>{_LARGER})\b",
        lambda match: f"{match['what']} {cardinal(_value(match['figure']))}",
        ("Super Bowl LVIII", "Super Bowl fifty-eight"),
    ),
    rule(r"\ba\.?k\.?a\b\.?|\bAKA\b", "also known as", ("Bob, aka Robert", "Bob, also known as Robert")),
    rule(r"\bb/c\b", "because", ("b/c of it", "because of it")),
    rule(
        r"(?<![\w.])([ap])\.m\.(?!\w)",
        lambda match: ("'A-M'" if match[1] == "a" else "P-M") + ("." if at_end(match) else ""),
        ("in the a.m. and", "in the 'A-M' and"),
    ),
    rule(rf"\b([A-Z][a-z]+)\s({_ROMAN})\b", _numbered, ("Apollo XIII", "Apollo thirteen")),
    rule(r"\bw/o\b", "without", ("w/o it", "without it")),
    rule(r"\bw/\s?(?=\w)", "with ", ("w/ them", "with them")),
)
