"""Money: the currency is said after the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
_SCALE = rf"(?:(?P<short>{any_of(tuple(_SCALES))})|[ \-](?P<scale>thousand|million|billion|trillion))(?![A-Za-z])"


def _said(match: re.Match[str]) -> str:
    one, many, small = _CURRENCIES[match["sign"]]
    scale = _SCALES.get(match["short"] or "", match["scale"] or "")
    if match["top"]:
        return " ".join(f"{match['sum']} to {match['top']} {scale} {many}".split())
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
    rule(
        rf"(?P<sign>{_SIGN})\s?(?P<sum>{_SUM})(?:\s?[-–]\s?(?:{_SIGN})?(?P<top>{_SUM}))?(?:{_SCALE})?",
        _said,
        ("$1,234.50", "1,234 dollars and 50 cents"),
        ("$5 million more", "5 million dollars more"),
        ("£1.01", "1 pound and 1 penny"),
        ("$1.2B, or €20", "1.2 billion dollars, or 20 euros"),
        ("$5–10 million", "5 to 10 million dollars"),
        ("$0.99", "99 cents"),
        ("$1", "1 dollar"),
    ),
)
