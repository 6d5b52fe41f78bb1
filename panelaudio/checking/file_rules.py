"""Rules about a file as such: what players need so that they read it at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from panelaudio.captions.rules import STANDARDS, Problem

if TYPE_CHECKING:
    from panelaudio.captions.rules import Severity

SUBRIP = "SubRip, as every player takes it"
W3C = "W3C WebVTT"
ASS = "ASS (libass)"


class FileRule(NamedTuple):
    """What a rule asks for, who says so, and how bad it is."""

    asks: str
    source: str
    severity: Severity = "error"


FILE_RULES = {
    "encoding": FileRule("the file is UTF-8", STANDARDS),
    "byte-order-mark": FileRule("no byte order mark", SUBRIP, "warning"),
    "number": FileRule("captions are numbered from 1, each one more than the one before", SUBRIP),
    "time-form": FileRule("times look as the format has them", STANDARDS),
    "negative-length": FileRule("a cue ends after it starts", STANDARDS),
    "blank-line": FileRule("no blank line inside a cue", SUBRIP),
    "no-blank-line": FileRule("a blank line between cues", SUBRIP),
    "arrow": FileRule("no '-->' in text", STANDARDS),
    "control-character": FileRule("no control characters in text", STANDARDS),
    "markup": FileRule("no tags but <i>, <b> and <u>", SUBRIP, "warning"),
    "before-first": FileRule("nothing before the first cue", SUBRIP),
    "signature": FileRule("the first line is WEBVTT, then a blank line", W3C),
    "id": FileRule("a cue's id is its own", W3C),
    "setting": FileRule("cue settings are those of the format", W3C),
    "escape": FileRule("& and < are escaped in text", W3C),
    "tag": FileRule("tags are those of the format, closed in the order in which they were opened", W3C),
    "voice": FileRule("voices have a name and are not nested", W3C),
    "word-stamp": FileRule("word stamps lie inside the cue and rise", W3C),
    "block": FileRule("styles and regions stand before the first cue", W3C),
    "order": FileRule("cues rise in time", STANDARDS),
    "section": FileRule("the sections Script Info, V4+ Styles and Events, with their Format lines", ASS),
    "event": FileRule("an event has the fields of its Format line", ASS),
    "style": FileRule("a style that is used is defined", ASS),
    "braces": FileRule("every { has its }", ASS),
    "karaoke": FileRule("karaoke takes no longer than its event", ASS),
}
"""By code."""


def fault(code: str, cue: int, message: str, excess: float = 0.0) -> Problem:
    """A problem of a rule above; ``cue`` from 1, 0 for the file as a whole."""
    rule = FILE_RULES[code]
    return Problem(
        code=code,
        rule=rule.asks,
        source=rule.source,
        cue=cue,
        message=message,
        severity=rule.severity,
        excess=excess,
    )
