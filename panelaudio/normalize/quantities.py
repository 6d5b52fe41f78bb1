"""What stands beside a number: scales, heights, scores of zeros, dates with slashes, chemical formulas, model names."""

from __future__ import annotations

import re

from panelaudio.normalize.figures import cardinal, digits, year
from panelaudio.normalize.rules import rule

_CODES = {"USD": "U-S dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CHF": "Swiss francs"}
_CODES |= {"CAD": "Canadian dollars", "AUD": "Australian dollars", "CNY": "yuan", "INR": "rupees"}
_PER = "second minute hour day week month year person seat user head night mile kilometer gallon liter token".split()
_BILLIONS = {"bn": "billion", "mn": "million", "tn": "trillion"}
_COUNTED = "parameters|params|tokens|users|people|views|downloads|rows|records|requests|examples|images"
_LARGE = {"K": "thousand", "k": "thousand", "M": "million", "B": "billion", "T": "trillion"}
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LINES = {"720": "seven twenty", "1080": "ten eighty", "1440": "fourteen forty", "2160": "twenty-one sixty"}


def _science(match: re.Match[str]) -> str:
    return f"{match['base']} times 10 to the {match['power'].replace('-', 'minus ').lstrip('+')}"


def _formula(match: re.Match[str]) -> str:
    letters = "-".join(re.sub(r"[\d₀-₉]", "", match["before"])) or match["before"]
    figure = cardinal(int(match["figure"].translate(_SUBSCRIPTS)))
    return " ".join([letters, figure, *match["after"]])


def _zeros(match: re.Match[str]) -> str:
    return digits(match.group())


FIRST = (
    rule(r"(?<!\S)<\s?(?=[\d$€£])", "less than ", ("<5 left", "less than 5 left"), final=False),
    rule(r"(?<!\S)>\s?(?=[\d$€£])", "more than ", (">100 left", "more than 100 left"), final=False),
)
"""Before money, which may follow."""
RULES = (
    rule(
        r"(?<![\w+-])\+\d{1,3}(?:[ -]\d{2,4}){2,4}\b",
        lambda match: "plus " + ", ".join(digits(group) for group in re.findall(r"\d+", match.group())),
        ("on +47 555 01 234", "on plus four seven, five five five, zero one, two three four"),
    ),
    rule(
        r"(?<=[Cc]all )(?P<number>911|999|112|988)\b|(?<=[Dd]ial )(?:911|999|112|988)\b",
        _zeros,
        ("call 911", "call nine one one"),
    ),
    rule(
        r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){2,}(?![\d.,]\d)",
        lambda match: re.sub(r"\s", ",", match.group()),
        ("1 000 000 people", "1,000,000 people"),
    ),
    rule(
        r"(?<![\w.])(?P<base>\d+(?:\.\d+)?)[eE](?P<power>[-+]?\d{1,2})\b",
        _science,
        ("a rate of 5e-3", "a rate of 5 times 10 to the minus 3"),
    ),
    rule(
        r"(?<![\w.])\.(?P<part>\d+)\b",
        lambda match: f"point {digits(match['part'])}",
        (".75 of it", "point seven five of it"),
    ),
    rule(
        r"(?<![\w.,:/-])0\d{1,3}(?![\w:/]|[.,-]\w)",
        _zeros,
        ("agent 007", "agent zero zero seven"),
        ("step 01", "step zero one"),
    ),
    rule(
        r"\b(?P<when>pre|post|mid|early|late)-(?P<year>(?:1[1-9]|20)\d\d)\b(?![-–])",
        lambda match: f"{match['when']} {year(int(match['year']))}",
        ("pre-2020", "pre twenty twenty"),
    ),
    rule(r"(?<=\d)¢", " cents", ("5¢ each", "5 cents each")),
    rule(
        r"(?P<sum>\d[\d,.]*) ?(?P<code>USD|EUR|GBP|JPY|CHF|CAD|AUD|CNY|INR)\b",
        lambda match: f"{match['sum']} {_CODES[match['code']]}",
        ("20 USD", "20 U-S dollars"),
        ("1,000 EUR", "1,000 euros"),
    ),
    rule(
        rf"(?<=\w)/(?P<unit>{'|'.join(_PER)})\b",
        r" per \g<unit>",
        ("5 dollars/month", "5 dollars per month"),
    ),
    rule(
        r"(?P<number>\d[\d,.]*)(?P<scale>bn|mn|tn)\b",
        lambda match: f"{match['number']} {_BILLIONS[match['scale']]}",
        ("5bn people", "5 billion people"),
    ),
    rule(
        rf"(?P<number>\d[\d,.]*)(?P<scale>[KkMBT])(?=\+?[ -](?:{_COUNTED})\b)",
        lambda match: f"{match['number']} {_LARGE[match['scale']]}",
        ("70B parameters", "70 billion parameters"),
        ("10k users", "10 thousand users"),
    ),
    rule(r"(?<=\d[KkMB])\+(?!\S)", " plus", ("100K+ of them", "100K plus of them")),
    rule(
        r"(?P<feet>\d)['′](?P<inches>\d{1,2})(?:[\"″]|\b)",
        r"\g<feet> foot \g<inches>",
        ("he is 6'2\"", "he is 6 foot 2"),
    ),
    rule(
        r"(?<!\w)(?P<before>CO|H|N|O|SO|NO|CH)(?P<figure>[2-4₂₃₄])(?P<after>O?)(?!\w)",
        _formula,
        ("CO2 and H₂O", "C-O two and H two O"),
    ),
    rule(r"\b(?P<maker>Boeing|a|the) 7(?P<type>[0-8]7)\b", r"\g<maker> 7 \g<type>", ("a Boeing 747", "a Boeing 7 47")),
    rule(
        rf"\b(?P<lines>{'|'.join(_LINES)})p\b",
        lambda match: f"{_LINES[match['lines']]} P",
        ("in 1080p", "in ten eighty P"),
    ),
    rule(r"(?<=\d)\+(?=\d)", " plus ", ("1+1 is 2", "1 plus 1 is 2")),
)
