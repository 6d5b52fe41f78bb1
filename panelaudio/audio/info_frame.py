"""The first frame of an MP3, which holds no sound: how long the file is, and what to skip at both ends of it.

Layout: Xing's header with LAME's extension (the "MP3 Info Tag", revision 0), which players read to play without a
gap and to seek: ``Info``, flags, frames, bytes, a table of a hundred places, then encoder, delay, padding, checksums.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from panelaudio.audio.checksum import Checksum
from panelaudio.audio.mp3_frames import frame_length, layout_of

ENCODER_DELAY = 576
"""Samples that LAME puts before the first."""
DECODER_DELAY = 529
"""Samples by which every decoder is late."""
_ALL_FOUR = 0x0F
_MONO = 3
_CONSTANT = 1
_LOWEST_QUALITY = 100
_EXTENSION = struct.Struct(">9s B B f H H B B 3s B B H I H")
_ENCODER = b"Lavc"
_PLACES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Music:
    """What is told of the frames that follow."""

    frames: int
    """Of MP3."""
    size: int
    """Bytes of them."""
    samples: int
    """Of the programme, per channel."""
    checksum: int


def info_frame(like: bytes, music: Music) -> bytes:
    """The frame for a file whose frames begin as ``like`` does (its first frame).

    The bit rate is constant, so that the places for seeking lie evenly.
    """
    head = bytearray(like[:4])
    head[2] &= ~0x02  # no padding
    layout = layout_of(like)
    size = frame_length(layout, head[2])
    side = layout.sides[head[3] >> 6 != _MONO]
    padding = max(music.frames * layout.samples - ENCODER_DELAY - music.samples, 0)
    total = size + music.size
    xing = b"Info" + struct.pack(">III", _ALL_FOUR, music.frames, total)
    places = bytes(255 * place // _PLACES for place in range(_PLACES))
    body = (
        bytes(head)
        + bytes(side)
        + xing
        + places
        + struct.pack(">I", _LOWEST_QUALITY)
        + _extension(music, total, padding)
    )
    check = Checksum()
    check.push(body)
    return (body + struct.pack(">H", check.value)).ljust(size, b"\0")


def _extension(music: Music, total: int, padding: int) -> bytes:
    skipped = (ENCODER_DELAY << 12 | min(padding, 0xFFF)).to_bytes(3, "big")
    return _EXTENSION.pack(_ENCODER, _CONSTANT, 0, 0.0, 0, 0, 0, 0, skipped, 0, 0, 0, total, music.checksum)
