"""The rules that captions follow, by the name that the user types; docs and figures of each rule in ``judge``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from panelaudio.errors import UsageError
from panelaudio.plugins import unknown

LEAST_CHARACTERS = 10
"""A narrower line holds no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a cue may be. ``dataclasses.replace`` changes one figure.

    Raises:
        UsageError: figures that contradict each other.
    """

    name: str
    max_characters: int
    """A line, as ``width`` counts them, the label included."""
    max_lines: int
    labels: Literal["name", "dash", "none"] = "none"
    """``name``: ``Name: `` on the first cue after a change of speaker. ``dash``: only where two speakers share a cue,
    which cues of ours never do."""
    min_ms: int = 1000
    max_ms: int = 7000
    aim_cps: float = 17
    """Characters a second that a cue is held for where there is time."""
    limit_cps: float = 20
    """Characters a second that no cue should pass."""
    min_gap_ms: int = 84
    """Two film frames (83.3 ms), and never less by rounding; 0 lets cues touch."""
    close_below_ms: int = 1000
    """A shorter gap is closed to ``min_gap_ms``."""
    linger_ms: int = 1000
    """How long a cue may stay after its sound, reading aside."""
    rounding_ms: int = 1
    """What the time stamps of a file may add to a length or take from it by rounding."""
    language: str = "en"
    """BCP 47. Which words hold together is known for English; elsewhere punctuation alone decides."""

    def __post_init__(self) -> None:
        faults = {
            f"a line needs at least {LEAST_CHARACTERS} characters": self.max_characters < LEAST_CHARACTERS,
            "a cue needs at least one line": self.max_lines < 1,
            "the shortest cue is longer than the longest": not 0 < self.min_ms <= self.max_ms,
            "the reading speed must be over 0, its aim not over its limit": not 0 < self.aim_cps <= self.limit_cps,
            "a gap cannot be negative": min(self.min_gap_ms, self.close_below_ms, self.linger_ms) < 0,
        }
        found = [fault for fault, present in faults.items() if present]
        if found:
            figures = ", ".join(f"{one.name} {getattr(self, one.name)}" for one in fields(self))
            raise UsageError(f"captions cannot be made so: {'; '.join(found)}", code="bad-profile", hint=figures)


_ALL = (
    Profile(name="podcast", max_characters=32, max_lines=2, labels="name"),
    Profile(
        name="netflix", max_characters=42, max_lines=2, labels="dash", min_ms=834, close_below_ms=500, linger_ms=500
    ),
    Profile(name="bbc", max_characters=37, max_lines=2, labels="name", min_gap_ms=0, linger_ms=1500),
    Profile(name="ted", max_characters=42, max_lines=2, labels="dash", limit_cps=21),
    Profile(name="vertical", max_characters=25, max_lines=3),
)
PROFILES = {one.name: one for one in _ALL}
"""``podcast`` meets all rules at once, the others those that they are named after; ``vertical`` fits a telephone."""


def profile(name: str) -> Profile:
    """The profile of a name.

    Raises:
        UsageError: there is none of this name; the nearest one is named.
    """
    if name in PROFILES:
        return PROFILES[name]
    raise unknown("profile", name, tuple(PROFILES))
