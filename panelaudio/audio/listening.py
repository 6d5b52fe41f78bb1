"""How loud a sound file is, millisecond by millisecond, as a player plays it from its start: for proofs, not for ears.

ffmpeg leaves out what the file's header tells players to leave out (an MP3's encoder delay, an MP4's edit list, an Opus
file's pre-skip), and puts silence before a track that begins late: what comes out is the player's clock.
"""

from __future__ import annotations

from subprocess import DEVNULL
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from panelaudio.audio.ffmpeg import Process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Levels = npt.NDArray[np.uint8]
"""RMS of each millisecond, as half decibels above ``SILENT_DB``: an hour takes 3.6 MB."""

SILENT_DB = -120.0
STEPS_A_DB = 2
_RATE_HZ = 16_000
"""Enough for the onset of any speech sound; half the work of what it was recorded with."""
_FRAMES_A_MS = _RATE_HZ // 1000
_BLOCK_S = 30
_BYTES = 2


def levels_of(path: Path) -> Levels:
    """Decode a file as a stream, whatever its codec, and measure it; all channels count as one.

    Raises:
        OutputError: it cannot be decoded, or holds no sound.
    """
    return np.concatenate([np.zeros(0, np.uint8), *_measured(path)])


def _measured(path: Path) -> Iterator[Levels]:
    # No protocol but files: a playlist in a sound file's clothes must not make a connection.
    source = ("-protocol_whitelist", "file", "-i", f"file:{path.absolute()}", "-map", "0:a:0")
    clock = ("-af", "aresample=first_pts=0")
    shape = ("-f", "s16le", "-ac", "1", "-ar", str(_RATE_HZ), "pipe:1")
    with Process([*source, *clock, *shape], source=DEVNULL) as decoder:
        while data := decoder.read(_BLOCK_S * _RATE_HZ * _BYTES):
            yield _levels(data)
        decoder.finish()


def _levels(data: bytes) -> Levels:
    """Of whole milliseconds; the last one of a file may be filled up with silence."""
    frames = np.frombuffer(data[: len(data) - len(data) % _BYTES], dtype="<i2")
    frames = np.pad(frames, (0, -len(frames) % _FRAMES_A_MS)).reshape(-1, _FRAMES_A_MS).astype(np.float32)
    power = np.einsum("ij,ij->i", frames, frames) / np.float32(_FRAMES_A_MS * 32768.0**2)
    steps = STEPS_A_DB * (10 * np.log10(np.maximum(power, np.float32(1e-12))) - SILENT_DB)
    levels: Levels = np.rint(np.clip(steps, 0, 255)).astype(np.uint8)
    return levels


def as_db(steps: float) -> float:
    """A level as decibels of full scale."""
    return steps / STEPS_A_DB + SILENT_DB
