"""The rules that captions follow, by the name that the user types; docs and figures of each rule in ``judge``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from panelaudio.errors import UsageError
from panelaudio.plugins import unknown

LEAST_CHARACTERS = 10
"""A narrower line holds no words."""
MOST_CHARACTERS = 200
MOST_LINES = 6
MOST_CPS = 100
LONGEST_MS = 60_000
"""Of a cue or a gap; more is a slip: ``--gap 84`` for ``--gap 84ms``."""
_TAKEN = (
    f"--max-chars takes {LEAST_CHARACTERS} to {MOST_CHARACTERS}, --max-lines 1 to {MOST_LINES}, "
    f"--cps up to {MOST_CPS}; --min, --max and --gap seconds (1.5) or milliseconds (84ms)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a cue may be. ``changed`` gives one with other figures.

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
        gaps = (self.min_gap_ms, self.close_below_ms, self.linger_ms)
        faults = {
            f"a line has {LEAST_CHARACTERS} to {MOST_CHARACTERS} characters, not {self.max_characters}": not (
                LEAST_CHARACTERS <= self.max_characters <= MOST_CHARACTERS
            ),
            f"a cue has 1 to {MOST_LINES} lines, not {self.max_lines}": not 1 <= self.max_lines <= MOST_LINES,
            "the shortest cue must last some time": self.min_ms <= 0,
            f"the shortest cue ({self.min_ms} ms) is longer than the longest ({self.max_ms} ms)": (
                self.min_ms > self.max_ms
            ),
            f"a cue of {self.max_ms} ms is too long": self.max_ms > LONGEST_MS,
            f"a reading speed of {self.limit_cps:g} characters a second is none (aim {self.aim_cps:g})": not (
                0 < self.aim_cps <= self.limit_cps <= MOST_CPS
            ),
            "a gap cannot be negative": min(gaps) < 0,
            f"a gap of {max(gaps)} ms is too long": max(gaps) > LONGEST_MS,
        }
        found = [fault for fault, present in faults.items() if present]
        if found:
            raise UsageError(f"captions cannot be made so: {'; '.join(found)}", code="bad-profile", hint=_TAKEN)

    def changed(  # noqa: PLR0913 - a figure for each option
        self,
        *,
        max_characters: int | None = None,
        max_lines: int | None = None,
        cps: float | None = None,
        min_ms: int | None = None,
        max_ms: int | None = None,
        gap_ms: int | None = None,
    ) -> Profile:
        """The profile with other figures; None keeps the profile's own.

        ``cps`` is the limit, and the aim keeps its share of it. A gap that is asked for is never closed to less.

        Raises:
            UsageError: figures that contradict each other, or that no caption can have.
        """
        figures: dict[str, Any] = {
            "max_characters": max_characters,
            "max_lines": max_lines,
            "limit_cps": cps,
            "aim_cps": None if cps is None else self.aim_cps * cps / self.limit_cps,
            "min_ms": min_ms,
            "max_ms": max_ms,
            "min_gap_ms": gap_ms,
            "close_below_ms": None if gap_ms is None else max(gap_ms, self.close_below_ms),
        }
        return replace(self, **{name: figure for name, figure in figures.items() if figure is not None})


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
