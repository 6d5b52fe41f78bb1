"""One file of the cache: a WAV that any player opens, with the clip's words and a checksum inside.

::

    RIFF size WAVE | fmt  | data: 16-bit PCM | pnla: what JSON says of the clip, then a CRC-32 of all bytes before it

RIFF readers pass over blocks that they do not know ("Multimedia Programming Interface and Data Specifications 1.0",
1991), so one file holds all of a clip and one rename makes it appear whole.
"""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.speech import Mark

if TYPE_CHECKING:
    from panelaudio.speech import Synthesis

FULL_SCALE = 32768
"""libsndfile reads a 16-bit sample as ``n / 32768``; the same factor here makes the trip exact."""
_FMT = struct.Struct("<4s I 4s  4s I H H I I H H  4s I")
_BLOCK = struct.Struct("<4s I")
_CRC = struct.Struct("<I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the cache knows of a clip beside its samples. The marks speak of the *spoken* text."""

    frames: int
    rate_hz: int
    marks: tuple[Mark, ...]
    sound_start: int
    """The first frame above silence; see ``Clip``."""
    sound_end: int
    timed: bool


def pack(entry: Entry, synthesis: Synthesis) -> bytes:
    """The file's bytes. Samples beyond full scale are clipped."""
    import numpy as np

    scaled = np.rint(synthesis.samples * FULL_SCALE).clip(-FULL_SCALE, FULL_SCALE - 1)
    pcm = scaled.astype("<i2").tobytes()
    told = _tell(entry)
    size = _FMT.size - 8 + len(pcm) + _BLOCK.size + len(told) + _CRC.size
    rate = entry.rate_hz
    head = _FMT.pack(b"RIFF", size, b"WAVE", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16, b"data", len(pcm))
    body = head + pcm + _BLOCK.pack(b"pnla", len(told) + _CRC.size) + told
    return body + _CRC.pack(zlib.crc32(body))


def unpack(raw: bytes) -> Entry:
    """The entry of a file's bytes.

    Raises:
        ValueError: the bytes are not, to the last bit, those that ``pack`` made.
    """
    if len(raw) < _FMT.size + _BLOCK.size + _CRC.size:
        raise ValueError("too short")
    body = memoryview(raw)[: -_CRC.size]
    if zlib.crc32(body) != _CRC.unpack(raw[-_CRC.size :])[0]:
        raise ValueError("the checksum does not fit")
    pcm_bytes = _FMT.unpack_from(raw)[-1]
    told = json.loads(bytes(body[_FMT.size + pcm_bytes + _BLOCK.size :]))
    marks = tuple(Mark(start=a, end=b, frame=c, end_frame=d) for a, b, c, d in told.pop("marks"))
    return Entry(marks=marks, **told)


def _tell(entry: Entry) -> bytes:
    told = {
        "frames": entry.frames,
        "rate_hz": entry.rate_hz,
        "sound_start": entry.sound_start,
        "sound_end": entry.sound_end,
        "timed": entry.timed,
        "marks": [(mark.start, mark.end, mark.frame, mark.end_frame) for mark in entry.marks],
    }
    text = json.dumps(told, separators=(",", ":")).encode()
    return text + b" " * (len(text) % 2)  # RIFF blocks are of even length
