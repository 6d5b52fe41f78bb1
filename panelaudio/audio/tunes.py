"""Pieces of music, decoded to the episode's rate and measured; their samples lie in files, not in memory."""

from __future__ import annotations

from dataclasses import dataclass
from subprocess import DEVNULL
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.ffmpeg import Process
from panelaudio.audio.loudness import SILENT_LUFS
from panelaudio.audio.measuring import blocks_of, measure
from panelaudio.audio.pcm import BYTES, as_whole_numbers, between
from panelaudio.audio.sting import sting
from panelaudio.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from panelaudio.speech import Samples

CHANNELS = 2
"""Of a tune's file, whatever the music has."""
LONGEST_S = 900
"""No more of a piece is decoded."""
_MORE_S = 0.1
"""Decoded besides: ffmpeg rounds to its packets."""
_NO_STREAM = "matches no streams"
"""What ffmpeg says of a picture or a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tune:
    """A piece of music at the episode's rate."""

    path: str
    """Interleaved 16-bit integers on two channels."""
    frames: int
    lufs: float
    wide: bool
    """Whether its two channels differ."""

    def samples(self, first: int, end: int) -> Samples:
        """Its frames from ``first`` up to ``end``, both inside it; shape (2, frames)."""
        count = (end - first) * CHANNELS
        whole = np.fromfile(self.path, dtype="<i2", count=count, offset=first * CHANNELS * BYTES)
        return whole.reshape(-1, CHANNELS).T.astype(np.float32) / np.float32(32768)


def tune_of(source: Path | None, into: Path, rate_hz: int, seconds: float | None = None) -> Tune:
    """Decode a piece of music, or the sting that is built in where there is no ``source``.

    Args:
        source: A sound file of the user's, of any kind that ffmpeg reads.
        into: The file for the samples.
        rate_hz: Of the episode.
        seconds: How much of it is heard at most; what is not heard does not count for its loudness.

    Raises:
        InputError: it is no sound file, or there is no sound in it.
    """
    most = round(min(seconds or LONGEST_S, LONGEST_S) * rate_hz)
    blocks = _sting(rate_hz) if source is None else _decoded(source, rate_hz, most)
    with into.open("wb") as file:
        kept = _Kept(file.write)
        measured = measure(between(kept.all_of(blocks), 0, most), rate_hz, CHANNELS)
    lufs = measured.loudness.integrated_lufs
    if lufs <= SILENT_LUFS:
        raise _silent(source)
    return Tune(path=str(into), frames=measured.frames, lufs=lufs, wide=kept.wide)


def _silent(source: Path | None) -> InputError:
    return InputError(f"{source} has no sound in it", code="silent-music", hint="choose another file")


class _Kept:
    """Writes the blocks that pass."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self.wide = False

    def all_of(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        for block in blocks:
            self._write(as_whole_numbers(block).tobytes())
            self.wide = self.wide or not np.array_equal(block[0], block[1])
            yield block


def _sting(rate_hz: int) -> Iterator[Samples]:
    mono = sting(rate_hz)
    yield np.stack((mono, mono))


def _decoded(source: Path, rate_hz: int, most_frames: int) -> Iterator[Samples]:
    # No protocol but files: a playlist in a sound file's clothes must not make a connection.
    most = f"{most_frames / rate_hz + _MORE_S:g}"
    given = ("-protocol_whitelist", "file", "-i", f"file:{source.absolute()}", "-map", "0:a:0", "-t", most)
    shape = ("-f", "s16le", "-ac", str(CHANNELS), "-ar", str(rate_hz), "pipe:1")
    with Process([*given, *shape], source=DEVNULL) as decoder:
        yield from blocks_of(decoder, CHANNELS)
        try:
            decoder.finish()
        except OutputError as error:
            if _NO_STREAM in error.message:
                raise _silent(source) from error
            raise InputError(
                f"{source} cannot be read as sound: {error.message.removeprefix('ffmpeg failed: ')}",
                code="bad-music",
                hint="choose a sound file, such as one in FLAC, MP3 or WAV",
            ) from error
