"""Rules that need the sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.captions.rules import BBC, NETFLIX, STANDARDS, TED, Problem

if TYPE_CHECKING:
    from panelaudio.captions.rules import Severity

TWO_FRAMES_MS = 84
"""Netflix TTSG: an in-time lies within one or two frames (of 24 a second) of the first sound."""

_RULES: dict[str, tuple[str, str, Severity]] = {
    "off-the-sound": (f"a cue comes within two frames ({TWO_FRAMES_MS} ms) of its first sound", NETFLIX, "error"),
    "offset": ("captions are not off as a whole", STANDARDS, "error"),
    "drift": ("captions and sound do not drift apart", STANDARDS, "error"),
    "goes-early": ("a cue stays as long as its words sound", BBC, "error"),
    "lingers": ("a cue goes when it has been heard and read", NETFLIX, "warning"),
    "silent-cue": ("a cue is shown while its words sound", STANDARDS, "error"),
    "uncaptioned": ("all speech has captions", TED, "warning"),
    "no-silence": ("the sound has silences, by which captions can be judged", STANDARDS, "warning"),
}


def sound_problem(code: str, cue: int, message: str, excess: float = 0.0) -> Problem:
    """A problem of a rule above; ``cue`` from 1, 0 for the file as a whole."""
    asks, source, severity = _RULES[code]
    return Problem(code=code, rule=asks, source=source, cue=cue, message=message, severity=severity, excess=excess)
