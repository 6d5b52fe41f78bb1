"""One file of the cache: a FLAC that any player opens, with the clip's words and a checksum inside.

::

    fLaC | STREAMINFO | APPLICATION "pnla": what JSON says of the clip, then a CRC-32 of all other bytes | … | frames

FLAC readers pass over APPLICATION blocks that they do not know (RFC 9639, section 8.4), so one file holds all of a clip
and one rename makes it appear whole. The block stands before the sound: the beginning of a file tells what is in it.
Why FLAC: ``docs/adr/0020-clips-as-flac.md``.
"""

from __future__ import annotations

import binascii
import json
import os
import struct
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, fields
from io import BytesIO
from typing import TYPE_CHECKING

from panelaudio.speech import Mark, Marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.speech import Synthesis

FULL_SCALE = 32768
"""libsndfile reads a 16-bit sample as ``n / 32768``; the same factor here makes the trip exact."""
COMPRESSION = 0.0
"""libsndfile's scale from 0 to 1. The quickest: the slowest takes 2.4 times as long to make files 8 % smaller."""
_STREAMINFO = 42
"""Bytes of the beginning of every FLAC: its word, and the first block with its head (RFC 9639, section 8.2)."""
_LAST = 0x80
_APPLICATION = 2
_HEAD = struct.Struct(">I 4s")
"""Kind and length of the block; whose it is."""
_CRC = struct.Struct(">I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the cache knows of a clip beside its samples. The marks speak of the *spoken* text."""

    frames: int
    rate_hz: int
    marks: Sequence[Mark]
    """Packed, whatever row they are given in."""
    sound_start: int
    """The first frame above silence; see ``Clip``."""
    sound_end: int
    timed: bool
    spoken: str = ""
    """What is said, for people who look at the cache."""
    voice: str = ""
    """And by whom: ``pyttsx3 gmw/en-US+m3``."""
    levels: bytes = b""
    """How loud it is, 10 ms by 10 ms (``panelaudio.weighing``); empty where nobody has measured it."""

    def __post_init__(self) -> None:
        if not isinstance(self.marks, Marks):
            object.__setattr__(self, "marks", Marks(self.marks))


def pack(entry: Entry, synthesis: Synthesis) -> bytes:
    """The file's bytes. Samples beyond full scale are clipped; there must be one at least."""
    flac = bytearray(_flac(synthesis))
    told = _tell(entry)
    last = flac[4] & _LAST
    flac[4] &= ~_LAST
    kind = (last | _APPLICATION) << 24 | (_HEAD.size - 4 + len(told) + _CRC.size)
    before, after = bytes(flac[:_STREAMINFO]) + _HEAD.pack(kind, b"pnla") + told, bytes(flac[_STREAMINFO:])
    return before + _CRC.pack(zlib.crc32(after, zlib.crc32(before))) + after


def unpack(raw: bytes) -> Entry:
    """The entry of a file's bytes.

    Raises:
        ValueError: the bytes are not, to the last bit, those that ``pack`` made.
    """
    told, end = _block(raw)
    rest = memoryview(raw)
    if zlib.crc32(rest[end:], zlib.crc32(rest[: end - _CRC.size])) != _CRC.unpack_from(raw, end - _CRC.size)[0]:
        raise ValueError("the checksum does not fit")
    return _entry(told)


def glance(beginning: bytes) -> Entry:
    """The entry of a file's first bytes, for a list: whether the rest is sound is not looked at.

    Raises:
        ValueError: that is no beginning of what ``pack`` makes, or too little of it.
    """
    return _entry(_block(beginning)[0])


def _flac(synthesis: Synthesis) -> bytes:
    """The sound as a FLAC; through a file in memory where the system has them, since libsndfile writes word by word."""
    if not hasattr(os, "memfd_create"):
        out = BytesIO()
        _write(synthesis, out)
        return out.getvalue()
    with os.fdopen(os.memfd_create("clip"), "r+b") as file:
        _write(synthesis, os.dup(file.fileno()))  # libsndfile closes what it is given
        file.seek(0)
        return file.read()


def _write(synthesis: Synthesis, file: BytesIO | int) -> None:
    import numpy as np
    import soundfile

    scaled = np.rint(synthesis.samples * FULL_SCALE).clip(-FULL_SCALE, FULL_SCALE - 1)
    soundfile.write(
        file,
        scaled.astype(np.int16),
        synthesis.rate_hz,
        format="FLAC",
        subtype="PCM_16",
        compression_level=COMPRESSION,
    )


def _block(raw: bytes) -> tuple[bytes, int]:
    """What our block tells, and where the block ends."""
    at = _STREAMINFO + _HEAD.size
    if len(raw) < at:
        raise ValueError("too short")
    kind, owner = _HEAD.unpack_from(raw, _STREAMINFO)
    end = at - 4 + (kind & 0xFFFFFF)
    if raw[:4] != b"fLaC" or (kind >> 24) & ~_LAST != _APPLICATION or owner != b"pnla" or end - at < _CRC.size:
        raise ValueError("no clip")
    if len(raw) < end:
        raise ValueError("too short")
    return raw[at : end - _CRC.size], end


def _tell(entry: Entry) -> bytes:
    told = {one.name: getattr(entry, one.name) for one in fields(entry)}
    told["marks"] = [(mark.start, mark.end, mark.frame, mark.end_frame) for mark in entry.marks]
    told["levels"] = b64encode(entry.levels).decode()
    return json.dumps(told, separators=(",", ":")).encode()


def _entry(told: bytes) -> Entry:
    try:
        content = json.loads(told)
        marks = tuple(Mark(start=a, end=b, frame=c, end_frame=d) for a, b, c, d in content.pop("marks"))
        return Entry(marks=marks, levels=b64decode(content.pop("levels")), **content)
    except (binascii.Error, TypeError, KeyError, AttributeError) as error:  # of another version of this program
        raise ValueError("another format") from error
