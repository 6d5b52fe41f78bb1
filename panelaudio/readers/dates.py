"""Days as people write them, and languages by their names."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero",
            "february feb februar février febrero",
            "march mar märz mars marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août agosto",
            "september sep sept septembre septiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TH = "st|nd|rd|th"
_ISO = re.compile(r"\b(\d{4})[-/](\d\d)[-/](\d\d)(?=\b|T)")
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:{_TH}|\.)?\s(?:of\s|de\s)?({_MONTH})\.?,?\s(?:de\s)?(\d{{4}})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})\b", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,2})([./])(\d{1,2})\2(\d{4})\b")
_LAST_MONTH = 12
_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt",
    "dutch": "nl", "nederlands": "nl",
    "norwegian": "no", "norsk": "no", "swedish": "sv", "svenska": "sv", "danish": "da", "dansk": "da", "finnish": "fi",
    "polish": "pl", "polski": "pl", "russian": "ru", "ukrainian": "uk", "czech": "cs", "turkish": "tr", "greek": "el",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "arabic": "ar", "hebrew": "he", "hindi": "hi", "latin": "la",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}")


def date_in(text: str) -> str:
    """The first day in a text as ISO 8601; empty where there is none, or where day and month cannot be told apart."""
    found = [(match.start(), day) for rule, parts in _RULES for match in rule.finditer(text) if (day := parts(match))]
    return min(found, default=(0, ""))[1]


def language_in(text: str) -> str:
    """A language tag (BCP 47), given as one or by its English or own name; empty where the text is neither."""
    bare = text.strip().strip("\"'")
    if bare.casefold() in _LANGUAGES:
        return _LANGUAGES[bare.casefold()]
    return bare.replace("_", "-") if _TAG.fullmatch(bare) else ""


def _day(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _figures(found: re.Match[str]) -> str:
    """``6.5.2031`` has the day first; with slashes it is told only where one of the two is no month."""
    first, mark, second, year = found.groups()
    if mark == "." or int(first) > _LAST_MONTH:
        return _day(year, int(second), first)
    return _day(year, int(first), second) if int(second) > _LAST_MONTH or first == second else ""


_RULES = (
    (_ISO, lambda found: _day(found[1], int(found[2]), found[3])),
    (_DAY_FIRST, lambda found: _day(found[3], _MONTHS[found[2].casefold()], found[1])),
    (_MONTH_FIRST, lambda found: _day(found[3], _MONTHS[found[1].casefold()], found[2])),
    (_FIGURES, _figures),
)
