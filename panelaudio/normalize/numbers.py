"""Numbers that eSpeak NG 1.52 says wrong or another engine may: years, decades, ranges, times, fractions, powers.

Plain numbers (`3,600`, `2.5`, `1st`) are left to the engine: eSpeak says them right.
"""

from __future__ import annotations

import re

from panelaudio.normalize.figures import cardinal, decade, digits, year
from panelaudio.normalize.rules import at_end, rule

_FRACTIONS = {"½": "one half", "⅓": "one third", "⅔": "two thirds", "¼": "one quarter", "¾": "three quarters"}
_FRACTIONS |= {"⅛": "one eighth", "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths", "⅕": "one fifth"}
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth", 16: "sixteenth"}
_PARTS |= {20: "twentieth", 32: "thirty-second", 64: "sixty-fourth", 100: "hundredth", 1000: "thousandth"}
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_YEAR = r"(?:1[1-9]|20)\d\d"
_ALONE = r"(?<![\d$€£¥₹#.,/:+\-–])"
_ENDS = r"(?![\d%°]|[.,:/]\d|[-–]\d)"


def _call(match: re.Match[str]) -> str:
    return ("plus " if match.group().startswith("+") else "") + ", ".join(
        digits(group) for group in re.findall(r"\d+", match.group())
    )


def _octet(figures: str) -> str:
    """``one ninety-two``: hundreds without their name."""
    hundreds, rest = divmod(int(figures), 100)
    if not hundreds or not rest:
        return f"{cardinal(hundreds)} hundred" if hundreds else cardinal(rest)
    return f"{cardinal(hundreds)} {cardinal(rest) if rest > 9 else f'oh {cardinal(rest)}'}"  # noqa: PLR2004 - one figure


def _freephone(match: re.Match[str]) -> str:
    middle = "hundred" if match["middle"] == "00" else digits(match["middle"])
    return f"one eight {middle} {match['word'].lower()}"


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    said = cardinal(hour)
    if minute:
        said += f" {'oh ' if minute < 10 else ''}{cardinal(minute)}"  # noqa: PLR2004 - one figure
    half = match["half"][0].upper()
    return f"{said} {half}-M" + ("." if match["half"].endswith(".") and at_end(match) else "")


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if minute == 0:
        return f"{cardinal(hour)} o'clock" if hour <= 12 else f"{cardinal(hour)} hundred"  # noqa: PLR2004 - a clock
    return f"{cardinal(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"  # noqa: PLR2004 - one figure


def _range(match: re.Match[str]) -> str:
    return f"{_number(match['low'])} to {_number(match['high'])}"


def _number(figures: str) -> str:
    return year(int(figures)) if re.fullmatch(_YEAR, figures) else figures


def _fraction(match: re.Match[str]) -> str | None:
    top, bottom = int(match["top"]), int(match["bottom"])
    if top >= bottom or bottom not in _PARTS:
        return None
    said = f"{cardinal(top)} {_PARTS[bottom]}{'s' if top > 1 else ''}"
    return _with_whole(match["whole"], said)


def _mixed(match: re.Match[str]) -> str:
    return _with_whole(match["whole"], _FRACTIONS[match["fraction"]])


def _with_whole(whole: str | None, fraction: str) -> str:
    return f"{whole} and {fraction.replace('one half', 'a half')}" if whole else fraction


def _power(match: re.Match[str]) -> str:
    power = match["raised"].translate(_POWERS) if match["raised"] else match["power"]
    said = {"2": "squared", "3": "cubed"}.get(power, f"to the {power.replace('-', 'minus ')}")
    return f"{match['base']} {said}"


_PAIRS = {("24", "7"), ("9", "11"), ("50", "50")}


def _pair(match: re.Match[str]) -> str | None:
    """In words: of ``24 7`` and ``50 50`` some engines say the figures one by one."""
    one, other = match["one"], match["other"]
    return f"{cardinal(int(one))} {cardinal(int(other))}" if (one, other) in _PAIRS else None


def _over(match: re.Match[str]) -> str | None:
    """A day by month and day, or a fraction that has no name."""
    one, other = int(match["one"]), int(match["other"])
    said = " over " if other < one <= 12 and 2 <= other <= 4 else " "  # noqa: PLR2004 - a fraction, no date
    return f"{cardinal(one)}{said}{cardinal(other)}"


RULES = (
    rule(
        r"(?<![\w+-])(?:\+?\d{1,3}[- ])?\(?\d{3}\)?[- ]\d{3}-\d{4}\b",
        _call,
        ("call 555-010-1234", "call five five five, zero one zero, one two three four"),
        ("+1 (212) 555-0187", "plus one, two one two, five five five, zero one eight seven"),
    ),
    rule(
        r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)",
        lambda match: " dot ".join(_octet(part) for part in match.group().split(".")),
        ("at 192.168.0.1.", "at one ninety-two dot one sixty-eight dot zero dot one."),
    ),
    rule(
        r"(?<![\w+-])1-8(?P<middle>00|88|77|66|55)-(?P<word>[A-Z]{3,})\b",
        _freephone,
        ("1-800-FLOWERS", "one eight hundred flowers"),
    ),
    rule(
        r"(?<![\w+-])(?:555-\d{4}|\d{3}-0\d{3})\b(?!-)",
        _call,
        ("ring 555-0199", "ring five five five, zero one nine nine"),
    ),
    rule(
        r"(?<![\w.,:])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.m\.|[AaPp][Mm]\b|[AP]\.M\.)",
        _time,
        ("at 3:30 p.m. sharp", "at three thirty P-M sharp"),
        ("by 9 a.m.", "by nine A-M."),
        ("at 7.30 p.m. sharp", "at seven thirty P-M sharp"),
        ("10:05PM", "ten oh five P-M"),
    ),
    rule(
        r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]|\.\d)",
        _clock,
        ("at 15:05", "at fifteen oh five"),
        ("by 9:00", "by nine o'clock"),
    ),
    rule(
        r"(?<![\d:.])(?P<one>\d{1,4}):(?P<other>\d{1,4})(?![\d:]|\.\d)",
        r"\g<one> to \g<other>",
        ("in 16:9", "in 16 to 9"),
    ),
    rule(
        r"(?<!\w)['’]?(?P<decade>(?:1[1-9]|20)\d0|[2-9]0)(?:['’]?s)\b",
        lambda match: decade(int(match["decade"])),
        ("in the 40s, 50s", "in the forties, fifties"),
        ("the 1980s and ’90s", "the nineteen eighties and nineties"),
        ("the 2000s", "the two thousands"),
    ),
    rule(
        r"(?<![\w/.,-])(?:(?P<whole>\d+)[- ])?(?P<top>\d)/(?P<bottom>\d{1,4})(?![\w/]|[.,]\d)",
        _fraction,
        ("2/3 of it", "two thirds of it"),
        ("1/2, and 25-1/2", "one half, and 25 and a half"),
        ("1/100 of it", "one hundredth of it"),
    ),
    rule(r"(?<!\w)['’]00s\b", "two thousands", ("in the ’00s", "in the two thousands")),
    rule(
        r"(?<=\b[Ii]n )10(?P<rest>[1-9]\d)(?=[,.;:!?)]|$)",
        lambda match: f"ten {cardinal(int(match['rest']))}",
        ("in 1066.", "in ten sixty-six."),
    ),
    rule(
        r"\b(?P<one>24|9|50)[/-](?P<other>7|11|50)\b",
        _pair,
        ("open 24/7", "open twenty-four seven"),
        ("since 9/11, 50/50", "since nine eleven, fifty fifty"),
    ),
    rule(
        r"(?<![\w/.,-])(?P<one>\d\d?)/(?P<other>\d\d?)(?![\w/]|[.,]\d)",
        _over,
        ("on 12/25 then", "on twelve twenty-five then"),
        ("5/2 of it", "five over two of it"),
    ),
    rule(
        rf"{_ALONE}(?P<low>\d+(?:[.,]\d+)*)\s?[-–]\s?(?P<high>\d+(?:[.,]\d+)*)(?![\w\-–/:])",
        _range,
        ("10-15 people", "10 to 15 people"),
        ("1990–1995", "nineteen ninety to nineteen ninety-five"),
    ),
    rule(
        rf"{_ALONE}\b(?P<year>{_YEAR})\b{_ENDS}",
        lambda match: year(int(match["year"])),
        ("In 1984.", "In nineteen eighty-four."),
        ("by 2024, or 1905", "by twenty twenty-four, or nineteen oh five"),
        ("2,024 people", "2,024 people"),
    ),
    rule(
        rf"(?:(?<!\d)(?P<whole>\d+)\s?)?(?P<fraction>[{''.join(_FRACTIONS)}])",
        _mixed,
        ("2½ years", "2 and a half years"),
        ("¾ full", "three quarters full"),
    ),
    rule(
        r"\b(?P<base>\d+|[A-Za-z])(?:\^(?P<power>-?\d+|[a-z])|(?P<raised>[⁻⁰¹²³⁴-⁹]+))(?![\w^])",
        _power,
        ("10^13", "10 to the 13"),
        ("10¹³ bytes", "10 to the 13 bytes"),
        ("x²", "x squared"),
        ("2^n of them", "2 to the n of them"),
    ),
    rule(r"(?<=\d)\s?%", " percent", ("50% of 3.5%", "50 percent of 3.5 percent")),
    rule(r"\b[vV](?:er\.)?(?=\d+(?:\.\d+)*\b)", "version ", ("in v2.1", "in version 2.1")),
)
