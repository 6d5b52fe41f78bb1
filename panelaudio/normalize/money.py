"""Money: the currency is said after the sum, and as one thing where the sum tells what kind: a five dollar bill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.normalize.attributes import of_a_kind
from panelaudio.normalize.rules import any_of, rule

if TYPE_CHECKING:
    import re

_CURRENCIES = {
    "US$": ("dollar", "dollars", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cents"),
    "$": ("dollar", "dollars", "cents"),
    "€": ("euro", "euros", "cents"),
    "£": ("pound", "pounds", "pence"),
    "¥": ("yen", "yen", ""),
    "₹": ("rupee", "rupees", "paise"),
}
_SCALES = {"k": "thousand", "K": "thousand", "m": "million", "M": "million", "B": "billion", "T": "trillion"}
_SCALES |= {"bn": "billion", "mn": "million", "b": "billion", "tn": "trillion"}
_SIGN = any_of(tuple(_CURRENCIES))
_SUM = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SHORT = any_of(tuple(_SCALES))
_SCALE = rf"(?:(?P<short>{_SHORT})|[ \-](?P<scale>thousand|million|billion|trillion))(?![A-Za-z])"

_KINDS = frozenset(
    """bailout bet bets bill bills bond bonus bounty budget check cheque coin coins contract deal donation fee fine fund
    gift grant house houses investment lawsuit loan note notes offer package penalty price prize project purchase
    question reward salary settlement stake ticket tickets tip valuation""".split()
)
"""Nouns to which a sum before them belongs even without an article: `two $5 bills`."""


def _said(match: re.Match[str]) -> str:
    one, many, small = _CURRENCIES[match["sign"]]
    if of_a_kind(match, _KINDS):
        many = one
    scale = _SCALES.get(match["short"] or "", match["scale"] or "")
    if match["top"]:
        low = _SCALES.get(match["low"] or "", (match["low"] or "").strip())
        low = "" if low == scale else low
        return " ".join(f"{match['sum']} {low} to {match['top']} {scale} {many}".split())
    if match["more"]:
        return " ".join(f"{match['sum']} {scale} plus {many}".split())
    if scale:
        return f"{match['sum']} {scale} {many}"
    whole, _, part = match["sum"].partition(".")
    if len(part) != 2 or not small:  # noqa: PLR2004 - cents are written with two figures
        return f"{match['sum']} {one if match['sum'] == '1' else many}"
    return _coins(whole, int(part), (one, many, small))


def _coins(whole: str, part: int, names: tuple[str, str, str]) -> str:
    one, many, small = names
    coins = f"{part} {small}" if part != 1 else f"1 {small.removesuffix('s') if small != 'pence' else 'penny'}"
    if whole == "0":
        return coins
    said = f"{whole} {one if whole == '1' else many}"
    return f"{said} and {coins}" if part else said


RULES = (
    rule(r"\$(?=[ -](?:signs?|symbols?)\b)", "dollar", ("the $ sign", "the dollar sign")),
    rule(
        rf"(?P<sign>{_SIGN})(?P<sum>{_SUM})(?=(?:\s(?:thousand|million|billion|trillion))?\s(?:dollar|euro|pound)s?\b)",
        r"\g<sum>",
        ("$5 dollars", "5 dollars"),
        ("$3 million dollars", "3 million dollars"),
    ),
    rule(
        rf"(?P<sign>{_SIGN})\s?(?P<sum>{_SUM})(?:(?P<low>{_SHORT}|\s(?:million|billion|trillion))?\s?[-–]\s?(?:{_SIGN})?(?P<top>{_SUM}))?(?:{_SCALE})?"
        r"(?P<more>\+(?!\w))?",
        _said,
        ("$1,234.50", "1,234 dollars and 50 cents"),
        ("$5 million more", "5 million dollars more"),
        ("£1.01", "1 pound and 1 penny"),
        ("$1.2B, or €20", "1.2 billion dollars, or 20 euros"),
        ("$5–10 million", "5 to 10 million dollars"),
        ("$5M–$10M, $500K-1M", "5 to 10 million dollars, 500 thousand to 1 million dollars"),
        ("$100+ for it", "100 plus dollars for it"),
        ("$0.99", "99 cents"),
        ("$1", "1 dollar"),
        ("a $1.2B question", "a 1.2 billion dollar question"),
        ("a $5 bill, two $20 bills", "a 5 dollar bill, two 20 dollar bills"),
        ("the $2 million seed round", "the 2 million dollar seed round"),
        ("the $2 million raised then", "the 2 million dollars raised then"),
        ("a $10-a-month plan", "a 10 dollar-a-month plan"),
        ("It is $5 more, or $5 a day.", "It is 5 dollars more, or 5 dollars a day."),
        ("She paid $300,000 last year.", "She paid 300,000 dollars last year."),
    ),
)
