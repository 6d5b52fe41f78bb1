"""From one figure to another: ranges whose ends bear a unit or a time, scores, and shares of a hundred."""

from __future__ import annotations

import re

from panelaudio.normalize.figures import cardinal
from panelaudio.normalize.rules import any_of, rule
from panelaudio.normalize.units import UNITS

_FIGURES = r"\d+(?:[.,]\d+)*"
_DASH = r"\s?[-–]\s?"
_BEFORE_SCORE = re.compile(
    r"\b(?:won|lost|led|leads?|leading|trail(?:ed|s|ing)|tied|drew|(?:score|record) (?:of|was|is))\s$"
)
_AFTER_SCORE = re.compile(
    r"\s(?:win|loss|victory|defeat|draw|tie|lead|record|upset|vote|decision|ruling|thriller|rout)\b"
)
_SCORE_STANDS = re.compile(r"\s*(?:[,.;:!?)]|$)|\s(?:in|at|on|against|over|and|last|but|when|this|yesterday|for the)\b")
_SHARES = re.compile(r"[ -](?:split|rule|mix|chance|deal|ratio|shot|partnership|vision)\b")
_WHOLE = 100


def _score(match: re.Match[str]) -> str | None:
    """``21 17`` where something tells that it is a result: nobody says `to` in it, and no range falls."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    told = _AFTER_SCORE.match(after) or (_BEFORE_SCORE.search(before) and _SCORE_STANDS.match(after))
    return f"{match['one']} {match['other']}" if told else None


def _more_scores(match: re.Match[str]) -> str:
    return re.sub(r"[-–]", " ", match.group())


def _shares(match: re.Match[str]) -> str | None:
    """Two figures that make a hundred, or the sharpest sight, one after the other."""
    one, other = int(match["one"]), int(match["other"])
    told = _SHARES.match(match.string, match.end()) is not None
    alike = one == other == 20  # noqa: PLR2004 - of sight
    if not (one + other == _WHOLE and (told or match["sign"] == "/")) and not (alike and match["sign"] == "/"):
        return None
    return f"{cardinal(one)} {cardinal(other)}"


FIRST = (
    rule(
        r"(?<=\d)\s[-−–]\s(?=\d+(?:\.\d+)?\s=\s)",
        " minus ",
        ("10 - 3 = 7", "10 minus 3 equals 7"),
    ),
    rule(r"(?<=\d)\s/\s(?=\d)", " divided by ", ("6 / 2 = 3", "6 divided by 2 equals 3")),
    rule(r"(?<=\d[x×])[-–](?=\d+[x×](?!\w))", " to ", ("2x–3x of it", "2x to 3x of it"), final=False),
    rule(
        rf"(?<![\w.,])(?P<low>{_FIGURES})(?P<sign>\s?%|°[CF]?){_DASH}(?={_FIGURES}(?P=sign))",
        r"\g<low> to ",
        ("10%-20% of it", "10 to 20 percent of it"),
        ("5°–10° off", "5 to 10 degrees off"),
        final=False,
    ),
    rule(
        rf"(?<![\w.,$€£¥-])(?P<low>{_FIGURES}){_DASH}(?={_FIGURES}[\s-]?(?:{any_of(tuple(UNITS))})(?![\w/²³]))",
        r"\g<low> to ",
        ("20-25°C", "20 to 25 degrees Celsius"),
        ("a 10–15 km walk", "a 10 to 15 kilometer walk"),
        final=False,
    ),
    rule(
        r"(?:(?<=noon)|(?<=midnight)|(?<=:\d\d)|(?<=\d[ap]m)|(?<=\d\s[ap]m)|(?<=\d[AP]M)|(?<=\d\s[AP]M)|(?<=[ap]\.m\.)|(?<=\s\d)|(?<=\s\d\d))"
        r"\s?[-–]\s?(?=(?:2[0-3]|[01]?\d)(?::[0-5]\d(?!\d)|\s?(?:[ap]m|[AP]M|[ap]\.m\.)(?!\w)))",
        " to ",
        ("9am-5pm daily", "nine A-M to five P-M daily"),
        ("from noon-1pm", "from noon to one P-M"),
        ("from 10:30–11:45", "from ten thirty to eleven forty-five"),
        ("at 9-11 a.m. there", "at 9 to eleven A-M there"),
        final=False,
    ),
    rule(
        r"(?<![\w.,/-])(?P<one>\d{1,3})[-–](?P<other>\d{1,3})(?![\w%°/–-]|[.,]\d)",
        _score,
        ("a 3-1 win", "a 3 1 win"),
        ("They won 21-17.", "They won 21 17."),
        ("a 5–4 decision", "a 5 4 decision"),
        ("She won 10-15 prizes.", "She won 10 to 15 prizes."),
    ),
    rule(
        r"(?<![\w.,/-])\d[-–]\d(?:,\s\d[-–]\d)+(?![\w%°/–-])",
        _more_scores,
        ("a 6-4, 7-5 match", "a 6 4, 7 5 match"),
    ),
    rule(
        r"(?<![\w.,/-])(?P<one>\d\d?)(?P<sign>[-–/])(?P<other>\d\d?)(?![\w%°/–]|[.,]\d|-\d)",
        _shares,
        ("a 60/40 split", "a sixty forty split"),
        ("the 80-20 rule", "the eighty twenty rule"),
        ("20/20 vision", "twenty twenty vision"),
    ),
    rule(r"(?<![\w-])\d(?:-\d){2,}(?![\w-])", _more_scores, ("easy as 1-2-3", "easy as 1 2 3")),
)
"""Before money and units, which then find the upper end alone."""
