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
from panelaudio.audio.probing import no_sound
from panelaudio.errors import OutputError

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
_TIMED = frozenset({".m4a", ".m4b", ".mp4", ".mov", ".mkv", ".webm"})
"""Containers in which a track may begin after the start; in others, a first time stamp that is not 0 is the codec's."""
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
    keep = ("-copyts",) if path.suffix.lower() in _TIMED else ()
    source = (*keep, "-protocol_whitelist", "file", "-i", f"file:{path.absolute()}", "-map", "0:a:0")
    clock = ("-af", "aresample=first_pts=0")
    shape = ("-f", "s16le", "-ac", "1", "-ar", str(_RATE_HZ), "pipe:1")
    heard = False
    with Process([*source, *clock, *shape], source=DEVNULL) as decoder:
        while data := decoder.read(_BLOCK_S * _RATE_HZ * _BYTES):
            yield _levels(data)
            heard = True
        try:
            decoder.finish()
        except OutputError as error:
            raise error if heard else no_sound(path) from error


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
