"""What stands beside a number: scales, heights, scores of zeros, dates with slashes, chemical formulas, model names."""

from __future__ import annotations

import re

from panelaudio.normalize.figures import cardinal, decade, digits, year
from panelaudio.normalize.rules import rule

_CODES = {"USD": "U-S dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CHF": "Swiss francs"}
_CODES |= {"CAD": "Canadian dollars", "AUD": "Australian dollars", "CNY": "yuan", "INR": "rupees"}
_PER = "second minute hour day week month year person seat user head night mile kilometer gallon liter token".split()
_SHORT_PER = {"hr": "hour", "mo": "month", "yr": "year"}
_BILLIONS = {"bn": "billion", "mn": "million", "tn": "trillion"}
_COUNTED = "parameters|params|tokens|users|people|views|downloads|rows|records|requests|examples|images"
_LARGE = {"K": "thousand", "k": "thousand", "M": "million", "B": "billion", "T": "trillion"}
_PICTURES = "screens|displays|monitors|videos|movies|cameras|streams|projectors|races|runs|films"
"""What `4K` is said of as letters, not as thousands."""
_MANY = {"10": "tens", "100": "hundreds", "1000": "thousands", "10000": "tens of thousands"}
_MANY |= {"100000": "hundreds of thousands", "1000000": "millions"}
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LINES = {"720": "seven twenty", "1080": "ten eighty", "1440": "fourteen forty", "2160": "twenty-one sixty"}


def _science(match: re.Match[str]) -> str:
    return f"{match['base']} times 10 to the {match['power'].replace('-', 'minus ').lstrip('+')}"


def _formula(match: re.Match[str]) -> str:
    letters = "-".join(re.sub(r"[\d₀-₉]", "", match["before"])) or match["before"]
    figure = cardinal(int(match["figure"].translate(_SUBSCRIPTS)))
    return " ".join([letters, figure, *match["after"]])


def _coded(match: re.Match[str]) -> str:
    scale = match.groupdict().get("scale") or ""
    return f"{match['sum']}{scale} {_CODES[match['code']]}"


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
    rule(
        r"\b(?P<when>mid|early|late)-(?P<year>(?:1[1-9]|20)\d0)s\b",
        lambda match: f"{match['when']} {decade(int(match['year']))}",
        ("the early-1900s", "the early nineteen hundreds"),
    ),
    rule(r"(?<=\d)¢", " cents", ("5¢ each", "5 cents each")),
    rule(
        r"(?<!\d)(?<!\d[.,])(?P<sum>\d[\d,.]*(?: (?:thousand|million|billion|trillion))?) ?"
        rf"(?P<code>{'|'.join(_CODES)})\b",
        _coded,
        ("20 USD", "20 U-S dollars"),
        ("1,000 EUR", "1,000 euros"),
        ("5 million USD", "5 million U-S dollars"),
    ),
    rule(
        rf"\b(?P<code>{'|'.join(_CODES)}) ?(?P<sum>\d[\d,.]*\d|\d)(?P<scale> (?:thousand|million|billion|trillion)\b)?",
        _coded,
        ("for USD 20, or", "for 20 U-S dollars, or"),
    ),
    rule(
        rf"(?<=\w)/(?P<unit>{'|'.join(_PER)}|hr|mo|yr)\b",
        lambda match: f" per {_SHORT_PER.get(match['unit'], match['unit'])}",
        ("5 dollars/month", "5 dollars per month"),
        ("$15/hr for it", "15 dollars per hour for it"),
    ),
    rule(
        r"(?<!\d)(?<!\d[.,])(?P<number>\d[\d,.]*)(?P<scale>bn|mn|tn)\b",
        lambda match: f"{match['number']} {_BILLIONS[match['scale']]}",
        ("5bn people", "5 billion people"),
    ),
    rule(
        rf"(?<!\d)(?<!\d[.,])(?P<number>\d[\d,.]*)(?P<scale>[KkMBT])(?=\+?[ -](?:{_COUNTED})\b)",
        lambda match: f"{match['number']} {_LARGE[match['scale']]}",
        ("70B parameters", "70 billion parameters"),
        ("10k users", "10 thousand users"),
    ),
    rule(
        r"(?<!\d)(?<!\d[.,])(?P<number>\d[\d,.]*)(?P<scale>[KkM])(?=\+?\s(?!" + _PICTURES + r")[a-z]{3,}s\b)",
        lambda match: f"{match['number']} {_LARGE[match['scale']]}",
        ("1.3M subscribers", "1.3 million subscribers"),
        ("two 4K screens", "two 4K screens"),
    ),
    rule(
        r"(?<![\w.,])(?P<many>10|100|1,?000|10,?000|100,?000|1,?000,?000)s(?= of\b|(?!\w))",
        lambda match: _MANY[match["many"].replace(",", "")],
        ("100s of them", "hundreds of them"),
        ("in the 10,000s", "in the tens of thousands"),
    ),
    rule(
        r"(?<!\w)(?P<number>\d)0(?P<last>\d)(?P<letters>(?:\([a-z\d]\))+)",
        lambda match: " ".join(
            [
                cardinal(int(match["number"])),
                "oh",
                cardinal(int(match["last"])),
                *re.findall(r"[a-z\d]", match["letters"]),
            ]
        ).strip(),
        ("a 401(k)", "a four oh one k"),
        ("a 501(c)(3)", "a five oh one c 3"),
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
        r"\b7(?P<type>[0-8]7)s\b",
        lambda match: f"seven {cardinal(int(match['type']))}s",
        ("two 747s", "two seven forty-sevens"),
    ),
    rule(r"\bA3(?P<type>[0-8]0)\b", r"'A-3' \g<type>", ("an A380", "an 'A-3' 80")),
    rule(
        rf"\b(?P<lines>{'|'.join(_LINES)})p\b",
        lambda match: f"{_LINES[match['lines']]} P",
        ("in 1080p", "in ten eighty P"),
    ),
    rule(r"(?<=\d)\+(?=\d)", " plus ", ("1+1 is 2", "1 plus 1 is 2")),
)
