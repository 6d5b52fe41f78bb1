"""Words that are written alike and said otherwise, where their neighbours tell which is meant.

eSpeak NG 1.52, whose phonemes Kokoro and Piper take too, tells `I have read` and `a live stream` by itself; what stands
here it says wrong.
"""

from __future__ import annotations

import re

from panelaudio.normalize.rules import rule

_BASE_FORM = re.compile(
    r"\b(?:do|does|did|can|could|will|would|shall|should|may|might|must|let|lets|\w+n['’]t)\s(?:\w+\s)?$", re.IGNORECASE
)
"""After these a verb stands in its base form, whoever does it."""
_PAST = r"(?:yesterday|ago|earlier|last (?:night|week|month|year|summer|winter|spring|fall|autumn|time))"
_METAL = (
    "pipes? piping paints? poisoning acid exposure solder bullets? crystal plumbing dust shielding free lined".split()
)


def _red(match: re.Match[str]) -> str | None:
    return None if _BASE_FORM.search(match.string[: match.start()]) else f"{match['before']}red"


def _led(match: re.Match[str]) -> str:
    return ("Led" if match["lead"][0] == "L" else "led") + match.group()[4:]


RULES = (
    rule(
        r"\b(?P<before>(?:am|is|are|was|were|be|been|being|get|gets|got|well|widely|has|have|had)\s"
        r"(?:(?:not|never|ever|just|already|also|only|widely|often)\s)?)read\b(?![-\s]only)",
        r"\g<before>red",
        ("It has been read.", "It has been red."),
        ("it can be read aloud", "it can be red aloud"),
        ("They have never read it.", "They have never red it."),
    ),
    rule(
        r"\b(?P<before>(?:[Ss]?[Hh]e)\s(?:(?:also|just|then|never|once|only|even)\s)?)read\b(?![-\s]only)",
        _red,
        ("She read it.", "She red it."),
        ("Did she read it?", "Did she read it?"),
        ("I doubt he can read.", "I doubt he can read."),
    ),
    rule(
        rf"\b(?P<before>(?:I|[Ww]e|[Tt]hey|[Yy]ou|[Ww]ho)\s(?:just\s)?)read\b(?=[^.?!]{{0,60}}\b{_PAST}\b)",
        _red,
        ("I read the paper last week.", "I red the paper last week."),
        ("I read every day.", "I read every day."),
    ),
    rule(
        rf"\b(?P<lead>[Ll]ead)(?=[ -](?:{'|'.join(_METAL)})\b)",
        _led,
        ("lead pipes and lead-free paint", "led pipes and led-free paint"),
    ),
    rule(
        r"(?<=made of )lead\b|\blead(?= (?:and|or) (?:mercury|copper|zinc|arsenic|cadmium|iron|tin)\b)",
        "led",
        ("made of lead, lead and zinc", "made of led, led and zinc"),
    ),
)
