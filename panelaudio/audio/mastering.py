"""The loudness target, met on the file as it is delivered: predict, try on a sample, encode, measure, correct."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.encoding import encode, written_aside
from panelaudio.audio.loudness import BIN_MS, SILENT_LUFS
from panelaudio.audio.measuring import Measured, measure, measure_file
from panelaudio.audio.mixing import WINDOW_S, Mix, mix_of
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from panelaudio.audio.formats import AudioFormat
    from panelaudio.audio.tags import Tags
    from panelaudio.audio.voices import Levels
    from panelaudio.cast import Cast
    from panelaudio.episode import Loudness
    from panelaudio.speech import Samples
    from panelaudio.timeline import Timeline

MOST_DBTP = -1.0
"""What Apple Podcasts asks of the delivered file."""
CEILING_DBTP = -2.0
"""Of the master: encoders raise peaks by up to about 1 dB."""
TOLERANCE_LU = 0.3
"""Inside the promised 0.5."""
_TRIES = 4
_SAMPLE_WINDOWS = 4
_STEP_DB = 0.2
_NO_CEILING_DBTP = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What is still free once everything is mixed: the gain of the programme and the limiter's ceiling."""

    gain_db: float
    ceiling_dbtp: float = CEILING_DBTP

    def corrected(self, loudness: Loudness, target_lufs: float) -> Setup:
        """The setup that would have met the target, as far as one measurement tells."""
        over_db = max(0.0, loudness.true_peak_dbtp - MOST_DBTP)
        return Setup(
            gain_db=self.gain_db + target_lufs - loudness.integrated_lufs,
            ceiling_dbtp=self.ceiling_dbtp - (over_db + _STEP_DB if over_db else 0.0),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastered:
    """A delivered file and what was measured of it."""

    path: Path
    loudness: Loudness
    speaker_lufs: dict[str, float]
    """Of each speaker's words in the delivered file."""
    tries: int
    on_target: bool
    """Whether loudness and peak are as asked; they are not where a voice cannot be made so loud without distortion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    mix: Mix
    form: AudioFormat
    tags: Tags
    target_lufs: float

    def encoded(self, windows: Iterable[Samples], path: Path) -> None:
        rate_hz, channels = self.mix.timeline.rate_hz, self.mix.channels
        encode(windows, path, self.form, rate_hz=rate_hz, channels=channels, tags=self.tags)

    def measured(self, path: Path, on_frames: Callable[[int], None] = lambda _: None) -> Measured:
        return measure_file(path, self.mix.timeline.rate_hz, self.mix.channels, on_frames)

    def meets(self, loudness: Loudness) -> bool:
        near = abs(loudness.integrated_lufs - self.target_lufs) <= TOLERANCE_LU
        return near and loudness.true_peak_dbtp <= MOST_DBTP


def master(  # noqa: PLR0913 - each is a choice of its own, and all have names
    *,
    timeline: Timeline,
    cast: Cast,
    levels: Levels,
    path: Path,
    form: AudioFormat,
    tags: Tags,
    target_lufs: float,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Mastered:
    """Mix and encode a programme so that the file meets the target (integrated loudness ± 0.3 LU, peak ≤ -1 dBTP).

    Raises:
        OutputError: a file could not be made; an earlier one at ``path`` is then as it was.
    """
    gains = {name: level.gain_db for name, level in levels.voices.items()}
    job = _Job(mix=mix_of(timeline, gains, cast), form=form, tags=tags, target_lufs=target_lufs)
    with written_aside(path) as aside:
        setup = _first_setup(job, levels, aside)
        best, tries = None, 0
        while tries < _TRIES:
            tries += 1
            job.encoded(
                _told(job.mix.programme(setup.gain_db, setup.ceiling_dbtp), timeline.frames, on_progress), aside
            )
            best = job.measured(aside)
            if job.meets(best.loudness) or best.loudness.integrated_lufs <= SILENT_LUFS:
                break
            setup = setup.corrected(best.loudness, target_lufs)
        assert best is not None  # noqa: S101 - for the type checker: there is at least one try
    return Mastered(
        path=path,
        loudness=best.loudness,
        speaker_lufs=speaker_loudness(timeline, best),
        tries=tries,
        on_target=job.meets(best.loudness),
    )


def _told(windows: Iterator[Samples], frames: int, on_progress: Callable[[float], None]) -> Iterator[Samples]:
    done = 0
    for window in windows:
        yield window
        done += window.shape[1]
        on_progress(done / max(frames, 1))


def _first_setup(job: _Job, levels: Levels, aside: Path) -> Setup:
    """The predicted gain, corrected by what limiting and encoding did to a short stretch of the programme."""
    if levels.programme_lufs <= SILENT_LUFS:
        return Setup(gain_db=0.0)
    setup = Setup(gain_db=job.target_lufs - levels.programme_lufs - _stereo_lu(job))
    if job.mix.timeline.frames <= 2 * _SAMPLE_WINDOWS * WINDOW_S * job.mix.timeline.rate_hz:
        return setup  # a whole try costs no more
    untouched = _measured_sample(job, setup.gain_db, _NO_CEILING_DBTP)
    job.encoded(islice(job.mix.programme(setup.gain_db, setup.ceiling_dbtp), _SAMPLE_WINDOWS), aside)
    after = job.measured(aside).loudness
    if min(untouched.integrated_lufs, after.integrated_lufs) <= SILENT_LUFS:
        return setup
    return setup.corrected(after, target_lufs=untouched.integrated_lufs)


def _measured_sample(job: _Job, gain_db: float, ceiling_dbtp: float) -> Loudness:
    windows = islice(job.mix.programme(gain_db, ceiling_dbtp), _SAMPLE_WINDOWS)
    return measure(windows, job.mix.timeline.rate_hz, job.mix.channels).loudness


def _stereo_lu(job: _Job) -> float:
    """A programme on two channels reads 3 LU more than on one; the prediction is made on one."""
    return 10 * math.log10(job.mix.channels)


def speaker_loudness(timeline: Timeline, measured: Measured) -> dict[str, float]:
    """The loudness of each speaker's words in a measured file."""
    parts: dict[str, list[slice]] = {}
    for one in timeline.placements:
        start = frames_to_ms(one.start_frame, one.rate_hz) // BIN_MS
        end = frames_to_ms(one.end_frame, one.rate_hz) // BIN_MS
        parts.setdefault(one.utterance.speaker, []).append(slice(start, end))
    return {
        name: round(measured.part_lufs(np.concatenate([measured.energies[part] for part in slices])), 2)
        for name, slices in parts.items()
    }
