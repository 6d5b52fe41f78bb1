"""What a rule is: where it comes from, what it asks for, and the check that finds the cues that break it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from string import Formatter
from typing import Literal, NamedTuple

from panelaudio.captions.profiles import PROFILES, Profile
from panelaudio.episode import Cue

Severity = Literal["error", "warning"]


class Finding(NamedTuple):
    """What a check finds wrong with a cue."""

    cue: int
    """From 1."""
    message: str
    excess: float = 0.0
    """How far it is beyond the rule, so that the worst cue can be told: characters, ms, … by the rule."""


Check = Callable[[Sequence[Cue], Profile], Iterator[Finding]]

STANDARDS = "every player"
"""The source of what every player and every guideline needs."""
NETFLIX = "Netflix TTSG"
PODCASTING = "Podcasting 2.0"
TED = "TED"
BBC = "BBC Subtitle Guidelines 1.2"
ASKED = "asked for"
"""The source of a figure that the user changed."""
_OWN = {"netflix": NETFLIX, "bbc": BBC, "ted": TED}
"""The guideline that a profile is named after."""


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
    """From 1; 0 where it is the matter of the file as a whole."""
    message: str
    severity: Severity = "error"
    """``error``: players or readers suffer; ``warning``: a matter of style."""
    excess: float = 0.0
    """How far it is beyond the rule; comparable among problems of one code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with its check."""

    code: str
    asks: str
    """With the profile's figures in braces."""
    source: str
    own: tuple[str, ...]
    """Profiles named after a guideline that has this rule, or its figures, itself."""
    severity: Severity
    check: Check

    def problems(self, cues: Sequence[Cue], profile: Profile) -> Iterator[Problem]:
        """The cues that break it."""
        asks = self.asks.format_map(asdict(profile))
        source = self._source(profile)
        for cue, message, excess in self.check(cues, profile):
            yield Problem(
                code=self.code,
                rule=asks,
                source=source,
                cue=cue,
                message=message,
                severity=self.severity,
                excess=excess,
            )

    def _source(self, profile: Profile) -> str:
        published = PROFILES.get(profile.name, profile)
        figures = [name for _, name, _, _ in Formatter().parse(self.asks) if name]
        if any(getattr(profile, name) != getattr(published, name) for name in figures):
            return ASKED
        return _OWN[profile.name] if profile.name in self.own else self.source


def rule(
    code: str, asks: str, source: str = STANDARDS, *, own: tuple[str, ...] = (), severity: Severity = "error"
) -> Callable[[Check], Rule]:
    """Make a check a rule."""

    def made(check: Check) -> Rule:
        return Rule(code=code, asks=asks, source=source, own=own, severity=severity, check=check)

    return made
