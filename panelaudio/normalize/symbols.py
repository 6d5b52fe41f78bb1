"""Signs as words, sounds that are no words, and pictures, which are shown and not said."""

from __future__ import annotations

import re

from panelaudio.normalize.rules import Rule, any_of, rule

_SIGNS = {"→": "to", "⇒": "implies", "←": "from", "↔": "and", "×": "times", "÷": "divided by", "±": "plus or minus"}
_SIGNS |= {
    "≈": "about",
    "≠": "is not",
    "≤": "at most",
    "≥": "at least",
    "∞": "infinity",
    "√": "root of",
    "°": "degrees",
}
_SIGNS |= {"§": "section", "¶": "paragraph", "©": "copyright", "µ": "micro", "π": "pi", "∑": "sum of", "Δ": "delta"}
_SIGNS |= {"%": "percent", "&": "and", "=": "equals", "$": "dollars", "€": "euros", "£": "pounds"}
_MMHM = r"\b(?:[Mm]+[- ]?[Hh]m+|[Mm]-?hm+|[Mm]+hm+)\b"

_ONE_LETTER = any_of(
    "ah bye go hey hi no now oh okay please really so stop way well what whoa why wow yay yeah yes yo".split()
)


def _drawn_out(match: re.Match[str]) -> str:
    """``sooo`` is a long `so`; ``goood`` keeps two."""
    once = re.sub(r"([a-z])\1{2,}", r"\1", match.group(), flags=re.IGNORECASE)
    if re.fullmatch(_ONE_LETTER, once.lower()):
        return once
    return re.sub(r"([a-z])\1{2,}", r"\1\1", match.group(), flags=re.IGNORECASE)


SOUNDS = (
    rule(
        r"\b(?=[A-Za-z]*([AEIOUYaeiouyNnPpRrSsWw])\1{2})(?=[A-Za-z]*[^AEIOUaeiou\W])[A-Za-z]{4,}\b",
        _drawn_out,
        ("sooo good, nooo", "so good, no"),
        ("goood, heyyy", "good, hey"),
    ),
    rule(_MMHM, "um-hum", ("Mm-hmm.", "um-hum."), ("mhm, yes", "um-hum, yes")),
    rule(r"\b[Mm]m+\b|\b[Hh](?:m|mmm+)\b", "hmm", ("Mmm, nice", "hmm, nice")),
    rule(r"\b[Ss]h+\b", "shush", ("Shh!", "shush!")),
)
RULES = (
    rule(r"['’]n['’](?=\s)", "and", ("rock 'n' roll", "rock and roll")),
    rule(r"§§", "sections", ("in §§ 4–6", "in sections 4 to 6")),
    rule(r"\bC#", "C sharp", ("in C#", "in C sharp")),
    rule(r"\bC\+\+", "C plus plus", ("C++ code", "C plus plus code")),
    rule(r"(?<=\s)[-=]+>(?=\s)", "to", ("a -> b", "a to b")),
    rule(r"(?<=\w)\s\*\s(?=\w)|(?<=\d)\*(?=\d)", " times ", ("3 * 4", "3 times 4")),
    rule(r"(?<!\S)~\s?(?=\d)", "about ", ("~5 of them", "about 5 of them")),
    rule(r"(?<=[\w)])\s\+\s(?=[\w(])", " plus ", ("a + b", "a plus b")),
    rule(r"(?<!\S)\+(?=\d)", "plus ", ("+1 from me", "plus 1 from me")),
    rule(r"(?<=\d)\+(?!\S)", " plus", ("65+ people", "65 plus people")),
    rule(r"(?<!\S)[-−](?=\d)", "minus ", ("at -5", "at minus 5")),
    rule(r"\s<\s(?=\w)", " less than ", ("a < b", "a less than b")),
    rule(r"\s>\s(?=\w)", " more than ", ("a > b", "a more than b")),
    rule(r"\b([Aa]nd)/(or)\b", r"\1 \2", ("and/or", "and or")),
    rule(r"\b([Ss]?[Hh]e)/(she|he|they)\b", r"\1 or \2", ("he/she", "he or she")),
    rule(r"\b([Hh]is|[Hh]im|[Hh]er)/(hers?|his|him)\b", r"\1 or \2", ("his/her", "his or her")),
    rule(r"\b([Ss]he/her|[Hh]e/him|[Tt]hey/them)\b", lambda match: match[1].replace("/", " "), ("she/her", "she her")),
    rule(r"(?<!\w)km/h(?!\w)", "kilometers per hour", ("in km/h", "in kilometers per hour")),
    rule(r"(?<=[A-Za-z])/(?=[A-Za-z])", " slash ", ("producers/consumers", "producers slash consumers")),
    # Three and more are a line or an oath, not words.
    rule(rf"(?:{any_of(tuple(_SIGNS))}){{3,}}", " ", ("what the %&$& is", "what the is"), final=False),
    rule(
        any_of(tuple(_SIGNS)),
        lambda match: f" {_SIGNS[match.group()]} ",
        ("3 × 4", "3 times 4"),
    ),
    rule("№", " number ", ("see № 5", "see number 5")),
)
PICTURES: tuple[Rule, ...] = (
    rule(r"[™®†‡•·¦|^~<>\\*]+", " ", ("Brand™ | more", "Brand more"), final=False),
    rule(
        "[\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u20e3\U0001f000-\U0001fbff]+",
        "",
        ("Great 😀👍🏽!", "Great!"),
        final=False,
    ),
)
