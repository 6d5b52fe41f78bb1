"""A sound file is measured as a listener gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.audio.listening import levels_of
from panelaudio.audio.loudness import over_time_lufs
from panelaudio.audio.measuring import measure_file
from panelaudio.audio.probing import probe
from panelaudio.audio.tenths import Tenths
from panelaudio.checking import find_sounds
from panelaudio.metering.gaps import gaps_of
from panelaudio.metering.reading import Part, Point, Reading, SpeakerReading, Stretch
from panelaudio.metering.turns import soundings, stretches_of, turns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np

    from panelaudio.audio.measuring import Measured
    from panelaudio.episode import Chapter, Cue

_MOST_POINTS = 600
_TENTH_MS, _SHORT_TERM_MS = 100, 3000
_ABOUT_PARTS = 12
_LENGTHS_MS = tuple(1000 * step for step in (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200))


def meter_file(
    path: Path,
    cues: Sequence[Cue] = (),
    chapters: Sequence[Chapter] | None = None,
    told: Callable[[float], None] = lambda _: None,
) -> Reading:
    """Measure a file: decoded as a stream, so that hours take a few megabytes each.

    Args:
        path: Of any kind that ffmpeg reads; more than two channels are mixed down to two.
        cues: Captions of the file: who speaks when.
        chapters: Of the file; None: those that it has itself.
        told: Hears what share is done.

    Raises:
        OutputError: it holds no sound, or cannot be decoded.
    """
    probed = probe(path)
    listed = tuple(probed.chapters if chapters is None else chapters)
    measured = measure_file(path, probed.rate_hz, probed.channels)
    told(0.6)
    levels = levels_of(path)
    told(0.9)
    sounds = find_sounds(levels)
    found = soundings(cues, sounds)
    short_term = over_time_lufs(Tenths.of(measured.energies), measured.frames_a_bin)
    duration_ms = round(measured.frames * 1000 / probed.rate_hz)
    return Reading(
        name=path.name,
        duration_ms=duration_ms,
        rate_hz=probed.rate_hz,
        channels=probed.channels,
        loudness=measured.loudness,
        most_short_term_lufs=round(float(short_term.max(initial=-120.0)), 2),
        short_term=_points(short_term),
        parts=_parts(listed, duration_ms, measured, probed.rate_hz),
        speakers=tuple(
            _speaker(name, turns, stretches_of(found, name), measured, probed.rate_hz)
            for name, turns in turns_of(found).items()
        ),
        gaps=gaps_of(sounds, found),
        chapters=listed,
        levels=levels,
    )


def _points(short_term: np.ndarray) -> tuple[Point, ...]:
    step = max(10, -(-len(short_term) // _MOST_POINTS))
    middle_ms = _SHORT_TERM_MS // 2
    return tuple(
        Point(at_ms=place * _TENTH_MS + middle_ms, lufs=round(float(short_term[place]), 2))
        for place in range(0, len(short_term), step)
    )


def _parts(chapters: tuple[Chapter, ...], duration_ms: int, measured: Measured, rate_hz: int) -> tuple[Part, ...]:
    """The chapters; without any, about ten stretches of a length that people like to read."""
    step = next((step for step in _LENGTHS_MS if duration_ms <= step * _ABOUT_PARTS), _LENGTHS_MS[-1])
    tenths = [(start, min(start + step, duration_ms), "") for start in range(0, max(duration_ms, 1), step)]
    borders = [(one.start_ms, one.end_ms, one.title) for one in chapters] or tenths
    return tuple(
        Part(start_ms=start, end_ms=end, title=title, integrated_lufs=_lufs(measured, rate_hz, [(start, end)]))
        for start, end, title in borders
    )


def _speaker(name: str, turns: int, stretches: tuple[Stretch, ...], measured: Measured, rate_hz: int) -> SpeakerReading:
    return SpeakerReading(
        name=name,
        integrated_lufs=_lufs(measured, rate_hz, [(one.start_ms, one.end_ms) for one in stretches]),
        seconds=round(sum(one.end_ms - one.start_ms for one in stretches) / 1000, 3),
        turns=turns,
        stretches=stretches,
    )


def _lufs(measured: Measured, rate_hz: int, stretches: Sequence[tuple[int, int]]) -> float:
    """Integrated loudness of stretches (ms), as if they stood in a row."""
    a_second = rate_hz / measured.frames_a_bin
    parts = (slice(round(start * a_second / 1000), round(end * a_second / 1000)) for start, end in stretches)
    return round(measured.parts_lufs(parts), 2)
