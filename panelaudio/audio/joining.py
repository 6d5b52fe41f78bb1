"""Sounds and silences joined with pydub: each byte is copied a fixed number of times, however long the episode.

``AudioSegment +=`` copies all that came before, and pydub's own lengths are in milliseconds, which do not add up.
So the pieces are AudioSegments with a whole number of frames, and their bytes are joined a window at a time.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.speech import Samples

_WIDTH = 4
"""Bytes of a sample while the programme is put together."""
HEADROOM = 16.0
"""24 dB over full scale: peaks are the limiter's matter, not the joining's."""
_SCALE = float(2**31 - 128) / HEADROOM  # the greatest 32-bit float that is an int32


def as_segment(sound: Samples, rate_hz: int) -> Any:
    """Samples of shape (channels, frames) as a pydub ``AudioSegment`` of as many frames."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    held = np.clip(sound, -HEADROOM, HEADROOM).T
    data = np.ascontiguousarray(held * _SCALE, dtype="<i4").tobytes()
    return AudioSegment(data=data, sample_width=_WIDTH, frame_rate=rate_hz, channels=len(sound))


def silence(frames: int, rate_hz: int, channels: int) -> Any:
    """A silent ``AudioSegment`` of a number of frames."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    return AudioSegment(
        data=bytes(frames * _WIDTH * channels), sample_width=_WIDTH, frame_rate=rate_hz, channels=channels
    )


def as_samples(segment: Any) -> Samples:
    """An ``AudioSegment`` of ``as_segment`` as samples of shape (channels, frames)."""
    data = np.frombuffer(segment.raw_data, dtype="<i4").reshape(-1, segment.channels)
    return np.ascontiguousarray((data.astype(np.float32) / np.float32(_SCALE)).T)


def windows(pieces: Iterable[Any], window_frames: int) -> Iterator[Any]:
    """The pieces joined, as ``AudioSegment`` s of ``window_frames`` frames; the last may be shorter."""
    held: list[memoryview] = []
    count = 0
    like = None
    for like in pieces:
        data, size = memoryview(like.raw_data), window_frames * like.frame_width
        while count + len(data) >= size:
            held.append(data[: size - count])
            data = data[len(held[-1]) :]
            yield like._spawn(b"".join(held))  # noqa: SLF001 - pydub's way to make a segment like another
            held, count = [], 0
        if len(data):
            held.append(data)
            count += len(data)
    if held and like is not None:
        yield like._spawn(b"".join(held))  # noqa: SLF001
