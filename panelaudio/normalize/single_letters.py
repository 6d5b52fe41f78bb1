"""Letters that stand alone: A that is no article, grades, signs between letters.

eSpeak NG 1.52 says a lone `A` as the article wherever a word follows; a hyphen behind it makes it a letter, and quotes
around both keep it so after `of`, `was` and the like.
"""

from __future__ import annotations

from panelaudio.normalize.rules import any_of, rule

_KINDS = any_of(
    """Annex Appendix Block Category Class Exhibit Figure Gate Grade Group Hepatitis Influenza Level Model Option Part
    Phase Plan Point Schedule Section Series Side Table Team Terminal Type Vitamin""".split()
)
_KEYS = {"Ctrl": "Control", "CTRL": "Control", "Cmd": "Command", "CMD": "Command", "Alt": "Alt", "Shift": "Shift"}

RULES = (
    rule(r"(?<!\w)[Nn]/[Aa](?!\w)", "N 'A-'", ("n/a for now", "N 'A-' for now")),
    rule(r"(?<!\w)A/B(?!\w)", "'A-B'", ("an A/B test", "an 'A-B' test")),
    rule(r"(?<!\w)AC/DC(?!\w)", "'A-C' D-C", ("the AC/DC song", "the 'A-C' D-C song")),
    rule(
        rf"\b(?P<key>{any_of(tuple(_KEYS))})\+(?P<other>\w+)",
        lambda match: f"{_KEYS[match['key']]} {match['other']}",
        ("press Ctrl+C", "press Control C"),
    ),
    rule(r"(?<![\w+-])([A-F])\+(?![\w+])", r"'\1-plus'", ("an A+ in it", "an 'A-plus' in it")),
    rule(
        r"(?<=\s)([A-D])-(?=[.,;:!?)]|$|\s(?:in|on|for|from|at|and|or)\b)",
        r"'\1-minus'",
        ("a B- in art", "a 'B-minus' in art"),
    ),
    rule(
        r"(?<=[a-z]\s)A(?=\s(?![A-Z][a-z]))",
        "'A-'",
        ("an A student", "an 'A-' student"),
        ("from A to B", "from 'A-' to B"),
        ("he saw A Town, twice", "he saw A Town, twice"),
    ),
    rule(rf"\b(?P<kind>{_KINDS})\sA(?=\s(?![A-Z][a-z]))", r"\g<kind> 'A-'", ("Plan A is on", "Plan 'A-' is on")),
    rule(r"(?<!\w)A(?=\s(?:and|or|&|to|plus|minus)\s[B-Z]\b)", "'A-'", ("A or B", "'A-' or B")),
    rule(r"(?<![\w-])A-[a-z]{2,}\b", lambda match: f"'{match.group()}'", ("of A-list stars", "of 'A-list' stars")),
    rule(r"\b[Nn]-?th\b", "enth", ("the n-th time", "the enth time")),
    rule(r"\bO\.?K['’]?(?P<how>ed|d)\b|\bOK'ing\b", "okayed", ("she OK'd it", "she okayed it")),
)
