"""A sound file as a listener gets it: decoded, and measured by BS.1770-4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.ffmpeg import decoded
from panelaudio.audio.loudness import bin_frames, integrated_lufs, range_lu, to_db
from panelaudio.audio.true_peak import PeakMeter
from panelaudio.audio.weighting import Weigher
from panelaudio.episode import Loudness
from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from panelaudio.audio.loudness import Energies
    from panelaudio.speech import Samples

_BLOCK_S = 10
_BYTES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the meter read."""

    loudness: Loudness
    energies: Energies
    """Of bins of 10 ms from the start of the file."""
    frames_a_bin: int
    frames: int
    """Of the decoded file."""

    def part_lufs(self, bins: Energies) -> float:
        """The loudness of some of the bins, taken as if they stood in a row."""
        return integrated_lufs(bins, self.frames_a_bin)


def measure(
    blocks: Iterable[Samples], rate_hz: int, channels: int, on_frames: Callable[[int], None] = lambda _: None
) -> Measured:
    """Measure a stream of blocks of shape (channels, frames)."""
    frames_a_bin = bin_frames(rate_hz)
    weigher, peaks, frames = Weigher(rate_hz, channels, frames_a_bin), PeakMeter(channels), 0
    energies = [np.zeros(0)]
    for block in blocks:
        energies.append(weigher.push(block))
        peaks.push(block)
        frames += block.shape[1]
        on_frames(frames)
    bins = np.concatenate(energies)
    loudness = Loudness(
        integrated_lufs=round(integrated_lufs(bins, frames_a_bin), 2),
        range_lu=round(range_lu(bins, frames_a_bin), 2),
        true_peak_dbtp=round(to_db(peaks.finish()), 2),
    )
    return Measured(loudness=loudness, energies=bins, frames_a_bin=frames_a_bin, frames=frames)


def measure_file(
    path: Path, rate_hz: int, channels: int, on_frames: Callable[[int], None] = lambda _: None
) -> Measured:
    """Decode a file and measure it.

    Raises:
        OutputError: it cannot be decoded, or is empty.
    """
    measured = measure(decode(path, rate_hz, channels), rate_hz, channels, on_frames)
    if not measured.frames:
        raise OutputError(f"{path} was written, but holds no sound", code="encoding-failed", hint="try another format")
    return measured


def decode(path: Path, rate_hz: int, channels: int) -> Iterator[Samples]:
    """The sound of a file in blocks of ten seconds; shape (channels, frames).

    Raises:
        OutputError: it cannot be decoded.
    """
    size = _BLOCK_S * rate_hz * channels * _BYTES
    with decoded(str(path), rate_hz, channels) as process:
        while data := process.read(size):
            yield np.ascontiguousarray(np.frombuffer(data, dtype="<f4").reshape(-1, channels).T)
        process.finish()
