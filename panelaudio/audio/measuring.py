"""A sound file as a listener gets it: decoded, and measured by BS.1770-4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.audio.ffmpeg import decoded
from panelaudio.audio.loudness import integrated_lufs, range_lu, to_db
from panelaudio.audio.pcm import BYTES, from_bytes
from panelaudio.audio.spool import Roll
from panelaudio.audio.tenths import Tenths
from panelaudio.audio.true_peak import PeakMeter
from panelaudio.episode import Loudness
from panelaudio.weighing import Weigher, bin_frames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from panelaudio.audio.ffmpeg import Process
    from panelaudio.audio.tenths import Energies
    from panelaudio.speech import Samples

_BLOCK_FRAMES = 1 << 17
"""Small enough for the processor's own memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Energies as a meter weighs them."""

    energies: Energies
    """Of bins of 10 ms from the start; in half precision (0.004 dB), on disk: hours of them are not in memory while
    the rest is encoded."""
    frames_a_bin: int

    def parts_lufs(self, parts: Iterable[slice]) -> float:
        """The loudness of some stretches of bins, taken as if they stood in a row."""
        tenths = Tenths()
        for part in parts:
            tenths.push(self.energies[part])
        return integrated_lufs(tenths, self.frames_a_bin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Weighed):
    """What the meter read."""

    loudness: Loudness
    frames: int
    """Of the decoded file."""


def measure(blocks: Iterable[Samples], rate_hz: int, channels: int) -> Measured:
    """Measure a stream of blocks of shape (channels, frames)."""
    peaks, frames = PeakMeter(channels), 0

    def told() -> Iterator[Samples]:
        nonlocal frames
        for block in blocks:
            peaks.push(block)
            frames += block.shape[1]
            yield block

    weighed = weigh(told(), rate_hz, channels)
    tenths, frames_a_bin = Tenths.of(weighed.energies), weighed.frames_a_bin
    loudness = Loudness(
        integrated_lufs=round(integrated_lufs(tenths, frames_a_bin), 2),
        range_lu=round(range_lu(tenths, frames_a_bin), 2),
        true_peak_dbtp=round(to_db(peaks.finish()), 2),
    )
    return Measured(loudness=loudness, energies=weighed.energies, frames_a_bin=frames_a_bin, frames=frames)


def weigh(blocks: Iterable[Samples], rate_hz: int, channels: int) -> Weighed:
    """Weigh a stream of blocks of shape (channels, frames), without its peaks."""
    frames_a_bin = bin_frames(rate_hz)
    weigher = Weigher(rate_hz, channels, frames_a_bin)
    with Roll() as roll:
        for block in blocks:
            roll.add(weigher.push(block))
        return Weighed(energies=roll.whole(), frames_a_bin=frames_a_bin)


def measure_file(path: Path, rate_hz: int, channels: int) -> Measured:
    """Decode a sound file of any kind that ffmpeg reads, and measure it.

    Raises:
        OutputError: it cannot be decoded.
    """
    return measure(decode_file(path, rate_hz, channels), rate_hz, channels)


def decode_file(path: Path, rate_hz: int, channels: int) -> Iterator[Samples]:
    """The sound of a file in blocks; shape (channels, frames). Raises as ``measure_file`` does."""
    with decoded(str(path.absolute()), rate_hz, channels) as decoder:
        yield from blocks_of(decoder, channels)
        decoder.finish()


def blocks_of(decoder: Process, channels: int) -> Iterator[Samples]:
    """What a decoder gives, in blocks; shape (channels, frames)."""
    frame_bytes = channels * BYTES
    while data := decoder.read(_BLOCK_FRAMES * frame_bytes):
        yield from_bytes(data[: len(data) - len(data) % frame_bytes], channels)
