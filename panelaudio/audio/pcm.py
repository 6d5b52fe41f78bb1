"""Streams of samples: a part of one, and as the 16-bit integers that go to an encoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from panelaudio.speech import Samples

BYTES = 2
"""Of a sample."""
_FULL_SCALE = 32767


def as_whole_numbers(window: Samples) -> npt.NDArray[np.int16]:
    """Samples of shape (channels, frames) as 16-bit integers of shape (frames, channels)."""
    held = np.clip(window.T, -1.0, 1.0) * np.float32(_FULL_SCALE)
    whole: npt.NDArray[np.int16] = np.rint(held).astype("<i2")
    return whole


def as_bytes(window: Samples) -> bytes:
    """Samples of shape (channels, frames) as interleaved 16-bit integers; the room tone is all the dither it needs."""
    data: bytes = as_whole_numbers(window).tobytes()
    return data


def from_bytes(data: bytes, channels: int) -> Samples:
    """Interleaved 16-bit integers as samples of shape (channels, frames)."""
    whole = np.frombuffer(data, dtype="<i2").reshape(-1, channels)
    return np.ascontiguousarray(whole.T * np.float32(1 / 32768))


def between(blocks: Iterable[Samples], first: int, last: int) -> Iterator[Samples]:
    """A stream's frames from ``first`` up to ``last``, no block of them empty; all of the stream is taken."""
    place = 0
    for block in blocks:
        part = block[:, max(first - place, 0) : max(last - place, 0)]
        place += block.shape[1]
        if part.shape[1]:
            yield part
