"""Numbers in English words, as far as rules need them: digits, ordinals, years, decades."""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS |= {"twelve": "twelfth"}
_HUNDRED = 100


def cardinal(number: int) -> str:
    """A number from 0 to 99 in words: ``forty-two``."""
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def ordinal(number: int) -> str:
    """A number from 1 to 99 as an ordinal: ``forty-second``."""
    head, hyphen, last = cardinal(number).rpartition("-")
    if last in _ORDINALS:
        return head + hyphen + _ORDINALS[last]
    return head + hyphen + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def digits(figures: str) -> str:
    """Figures one by one: ``zero one``."""
    return " ".join(_ONES[int(figure)] for figure in figures)


def year(number: int) -> str:
    """A year from 1100 to 2099 as it is said: ``nineteen oh five``, ``two thousand seven``, ``twenty twenty-four``."""
    century, rest = divmod(number, _HUNDRED)
    if century == 20 and rest < 10:  # noqa: PLR2004 - 2000 to 2009 are said as numbers
        return f"two thousand {_ONES[rest]}" if rest else "two thousand"
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"  # noqa: PLR2004 - one figure


def decade(number: int) -> str:
    """A decade as it is said: ``forties`` for 40, ``nineteen eighties`` for 1980, ``two thousands`` for 2000."""
    said = year(number) if number >= _HUNDRED else cardinal(number)
    return f"{said[:-1]}ies" if said.endswith("y") else f"{said}s"
