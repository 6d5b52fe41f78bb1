"""What a rule is: where it comes from, what it asks for, and the check that finds the cues that break it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from panelaudio.captions.profiles import Profile
from panelaudio.episode import Cue

Severity = Literal["error", "warning"]
Check = Callable[[Sequence[Cue], Profile], Iterator[tuple[int, str]]]
"""Yields the number of a cue (from 1) and what is wrong with it."""

STANDARDS = "standards"
"""The source of what every player and every guideline needs."""
NETFLIX = "Netflix TTSG"
PODCASTING = "Podcasting 2.0"
TED = "TED"
_OWN = {"netflix": NETFLIX, "bbc": "BBC Subtitle Guidelines 1.2", "ted": TED}
"""Who published the figures of a profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A rule that a cue breaks."""

    code: str
    """A kebab-case word: ``line-length``, ``too-fast``, …"""
    rule: str
    """What the rule asks for."""
    source: str
    """Who published it."""
    cue: int
    """From 1."""
    message: str
    severity: Severity = "error"
    """``error``: players or readers suffer; ``warning``: a matter of style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with its check."""

    code: str
    asks: str
    """With the profile's figures in braces."""
    source: str
    own: bool
    """Whether a profile named after a guideline has its figures from there."""
    severity: Severity
    check: Check

    def problems(self, cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
        """The cues that break it."""
        asks = self.asks.format_map(asdict(profile))
        source = _OWN.get(profile.name, self.source) if self.own else self.source
        for cue, message in self.check(cues, profile):
            yield Problem(code=self.code, rule=asks, source=source, cue=cue, message=message, severity=self.severity)


def rule(
    code: str, asks: str, source: str = STANDARDS, *, own: bool = False, severity: Severity = "error"
) -> Callable[[Check], Rule]:
    """Make a check a rule."""

    def made(check: Check) -> Rule:
        return Rule(code=code, asks=asks, source=source, own=own, severity=severity, check=check)

    return made
