"""What is measured of a sound file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panelaudio.audio.listening import Levels
    from panelaudio.episode import Chapter, Loudness


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From one millisecond up to another."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerReading:
    """One speaker's sound; who speaks is told by captions, when it sounds by the sound."""

    name: str
    integrated_lufs: float
    seconds: float
    """In which it sounds."""
    turns: int
    stretches: tuple[Stretch, ...]
    """In order; silences between sentences of a turn are not in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Loudness about a time."""

    at_ms: int
    """The middle of what was measured."""
    lufs: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chapter, or a tenth or so of a file without chapters."""

    start_ms: int
    end_ms: int
    title: str
    """Empty where it is no chapter."""
    integrated_lufs: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GapCount:
    """How many silences have a length."""

    least_ms: int
    most_ms: int | None
    """Less than this; None: any longer one."""
    changes: int
    """In which the speaker changes."""
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Silences between sounds, at least 150 ms long; what is shorter is counted where the speaker changes."""

    counts: tuple[GapCount, ...]
    changes: int
    change_median_s: float | None
    """Of all changes of speaker, those without a silence counted as 0; None where nobody tells who speaks."""
    others: int
    other_median_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was measured."""

    name: str
    """Of the file."""
    duration_ms: int
    rate_hz: int
    channels: int
    loudness: Loudness
    most_short_term_lufs: float
    """The loudest three seconds."""
    short_term: tuple[Point, ...]
    """Loudness of three seconds each, at most some hundreds of them, evenly spread."""
    parts: tuple[Part, ...]
    """In order; they tile the file."""
    speakers: tuple[SpeakerReading, ...]
    """In the order in which they first sound; empty where nobody tells who speaks."""
    gaps: Gaps
    chapters: tuple[Chapter, ...]
    levels: Levels
    """Of each millisecond, for the picture."""
