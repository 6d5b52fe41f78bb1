"""What the measurements come to."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sides import CORES, Subject
from talk import names_short
from timing import middle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from timing import Timed

BASE_CHARACTERS = 4_000
TIMES = (1, 2, 4, 8)
Growth = tuple[int, float, float, float, float]
"""Times the text, minutes of sound, seconds, CPU seconds, MB."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Of one run of the benchmarks."""

    runs: Mapping[str, Sequence[Timed]]
    """Of each side, one a round."""
    sound_s: float
    growth: Sequence[Growth]
    rounds: int

    def wall_s(self, side: str) -> float:
        """The median."""
        return middle(self.runs[side]).wall_s

    def ratio(self, side: str, other: str, *, cpu: bool = False) -> float:
        """The median over the rounds of one side's time by another's: what is measured close together is compared."""
        pairs = zip(self.runs[side], self.runs[other], strict=True)
        return statistics.median((a.cpu_s / b.cpu_s) if cpu else (a.wall_s / b.wall_s) for a, b in pairs)

    def of_limit(self) -> float:
        """A cold run by (bare synthesis + one bare encode) ÷ cores."""
        bare = zip(self.runs["bare synthesis"], self.runs["bare encoding"], strict=True)
        limits = [(synthesis.wall_s + encoding.wall_s) / CORES for synthesis, encoding in bare]
        return statistics.median(cold.wall_s / limit for cold, limit in zip(self.runs["cold"], limits, strict=True))

    def cpu_of_limit(self) -> float:
        """The same in CPU seconds: how much work is done beside speaking and encoding."""
        sides = zip(self.runs["cold"], self.runs["bare synthesis"], self.runs["bare encoding"], strict=True)
        return statistics.median(cold.cpu_s / (speech.cpu_s + coding.cpu_s) for cold, speech, coding in sides)

    def stages(self, side: str) -> dict[str, float]:
        """Seconds of each stage in the quickest of the runs."""
        timings: dict[str, float] = middle(self.runs[side]).json["timings_s"]
        return timings

    def an_hour(self, seconds: float) -> float:
        """Seconds as seconds an hour of sound."""
        return seconds * 3600 / self.sound_s


def growth_of(folder: Path) -> tuple[Growth, ...]:
    """Cold runs of invented talk that grows; the shorter ones several times."""
    runs: dict[int, list[Timed]] = {times: [] for times in TIMES}
    for number in range(2):
        for times in TIMES[: None if number == 0 else -2]:
            transcript = folder / f"talk{times}.txt"
            transcript.write_text(names_short(times * BASE_CHARACTERS), encoding="utf-8")
            runs[times].append(Subject(transcript, folder).run(f"growth{times}-{number}"))
            print(f"round {number + 1}: {times} times the text: {runs[times][-1].wall_s:.1f} s", flush=True)
    found = []
    for times, those in runs.items():
        typical = middle(those)
        minutes = typical.json["duration_s"] / 60
        found.append((times, minutes, typical.wall_s, typical.cpu_s, typical.peak_mb))
    return tuple(found)
