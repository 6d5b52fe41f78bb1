"""Dates in figures, as an American says them: month, day, year; and what a date is abbreviated with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.normalize.figures import cardinal, ordinal, year
from panelaudio.normalize.rules import any_of, at_end, rule

if TYPE_CHECKING:
    import re

MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = {"Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday"}
_WEEKDAYS |= {"Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday"}
_WORDS_TOO = {"Sat": "Saturday", "Sun": "Sunday"}
_DAYS, _IN_A_YEAR = 31, 12
_FULL_YEAR = 4


def _year(figures: str) -> str:
    """A year of four figures, or of two."""
    if len(figures) == _FULL_YEAR:
        return year(int(figures))
    return f"oh {cardinal(int(figures))}" if figures.startswith("0") else cardinal(int(figures))


def _written_out(month: int, day: int, figures: str) -> str | None:
    if not (1 <= month <= _IN_A_YEAR and 1 <= day <= _DAYS):
        return None
    return f"{MONTHS[month - 1]} {ordinal(day)}, {_year(figures)}"


def _from_year(match: re.Match[str]) -> str | None:
    return _written_out(int(match["month"]), int(match["day"]), match["year"])


def _from_day(match: re.Match[str]) -> str | None:
    return _written_out(int(match["month"]), int(match["day"]), match["year"])


def _slashed(match: re.Match[str]) -> str | None:
    """American where the second figure can only be a day, European where the first can; else neither is claimed."""
    first, second = int(match["first"]), int(match["second"])
    if max(first, second) > _DAYS or min(first, second) < 1 or min(first, second) > _IN_A_YEAR:
        return None
    if first <= _IN_A_YEAR < second or first == second:
        return _written_out(first, second, match["year"])
    if second <= _IN_A_YEAR < first:
        return _written_out(second, first, match["year"])
    return f"{cardinal(first)}, {cardinal(second)}, {_year(match['year'])}"


def _fiscal(match: re.Match[str]) -> str:
    return f"F-Y {_year(match['year'])}"


def _weekday(match: re.Match[str]) -> str:
    return (_WEEKDAYS | _WORDS_TOO)[match[1]] + ("." if at_end(match) else "")


RULES = (
    rule(
        r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<sign>[-/])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?![\w/-])",
        _from_year,
        ("on 2020-01-30", "on January thirtieth, twenty twenty"),
        ("on 2024/03/15.", "on March fifteenth, twenty twenty-four."),
    ),
    rule(
        r"(?<![\w/.-])(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>(?:19|20)\d\d)(?![\w/]|\.\d)",
        _from_day,
        ("on 15.03.2024", "on March fifteenth, twenty twenty-four"),
    ),
    rule(
        r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])",
        _slashed,
        ("on 3/15/2024", "on March fifteenth, twenty twenty-four"),
        ("on 15/03/2024", "on March fifteenth, twenty twenty-four"),
        ("on 3/4/2024", "on three, four, twenty twenty-four"),
        ("on 3/15/24", "on March fifteenth, twenty-four"),
        ("on 9/11/01", "on nine, eleven, oh one"),
    ),
    rule(
        r"\bFY\s?['’]?(?P<year>20\d\d|\d\d)\b",
        _fiscal,
        ("in Q3 FY24", "in Q3 F-Y twenty-four"),
        ("in FY2024", "in F-Y twenty twenty-four"),
    ),
    rule(
        rf"\b({any_of(tuple(_WEEKDAYS))})\.(?!\w)",
        _weekday,
        ("on Tue. at noon", "on Tuesday at noon"),
        ("until Fri.", "until Friday."),
    ),
    rule(
        rf"\b({any_of(tuple(_WORDS_TOO))})\.(?=,?\s(?:at\b|\d|[A-Z][a-z]{{2,8}}\.?\s\d))",
        _weekday,
        ("on Sat. at 5", "on Saturday at 5"),
    ),
)
