"""MP3 as a row of frames (ISO/IEC 11172-3 §2.4.1): where each begins, and the checksum that LAME's tag has of them."""

from __future__ import annotations

from functools import cache
from math import gcd
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

SAMPLES = 1152
"""Of a frame of MPEG-1 layer III (rates from 32 kHz)."""
_KBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_HZ = (44_100, 48_000, 32_000)
_SYNC = b"\xff\xfb"
"""MPEG-1, layer III, no checksum."""
_WIDTH = 256


def padding_period(kbits: int, rate_hz: int) -> int:
    """After so many frames the pattern of frames that are a byte longer begins anew."""
    whole = SAMPLES // 8 * kbits * 1000
    return rate_hz // gcd(whole, rate_hz)


def frame_starts(stream: bytes) -> list[int]:
    """The offset of every frame of a stream that holds nothing else, and the stream's length at the end.

    Raises:
        ValueError: there is something else, or a frame leans on the bits of an earlier one (the bit reservoir).
    """
    starts = [0]
    while (place := starts[-1]) < len(stream):
        head = stream[place : place + 6]
        if len(head) < 6 or head[:2] != _SYNC:  # noqa: PLR2004 - the header and main_data_begin
            raise ValueError(f"no frame of MPEG-1 layer III at byte {place}")
        if head[4] or head[5] >> 7:
            raise ValueError(f"the frame at byte {place} leans on an earlier one")
        starts.append(place + frame_length(head[2]))
    return starts


@cache
def frame_length(third_byte: int) -> int:
    """Bytes of a frame, from the byte of its header that tells bit rate, sampling rate and padding.

    Raises:
        ValueError: it is no such byte.
    """
    try:
        kbits, rate_hz = _KBITS[third_byte >> 4], _RATES_HZ[(third_byte >> 2) & 3]
    except IndexError as error:
        raise ValueError(f"no bit rate and sampling rate: {third_byte:#x}") from error
    return SAMPLES // 8 * kbits * 1000 // rate_hz + ((third_byte >> 1) & 1)


class Checksum:
    """CRC-16 with the reflected polynomial 0x8005, from 0: what LAME's tag holds of the music and of itself.

    Bytes are taken in many rows at once, and the rows' checksums put together: a checksum is linear.
    """

    def __init__(self) -> None:
        self.value = 0

    def push(self, data: bytes) -> None:
        """Take more bytes."""
        rows = _rows(data)
        crc = np.zeros(len(rows), dtype=np.uint16)
        for words in rows.T:
            crc = _word_table()[crc ^ words]
        self._join(len(data) % _WIDTH or _WIDTH, crc[:1])
        self._join(_WIDTH, crc[1:])

    def _join(self, width: int, later: npt.NDArray[np.uint16]) -> None:
        """Go on with the checksums of rows of ``width`` bytes."""
        low, high = _shift_tables(width)
        for one in later.tolist():
            self.value = low[self.value & 0xFF] ^ high[self.value >> 8] ^ one


def _rows(data: bytes) -> npt.NDArray[np.uint16]:
    """The bytes by twos in rows; zeros before the first do not change a checksum that begins with 0."""
    missing = -len(data) % _WIDTH
    return np.frombuffer(bytes(missing) + data, dtype="<u2").reshape(-1, _WIDTH // 2).astype(np.uint16, copy=False)


@cache
def _word_table() -> npt.NDArray[np.uint16]:
    """What each checksum becomes when two zero bytes follow."""
    table = np.arange(1 << 16, dtype=np.uint16)
    for _ in range(16):
        table = ((table >> 1) ^ (table & 1) * 0xA001).astype(np.uint16)
    return table


@cache
def _shift_tables(width: int) -> tuple[list[int], list[int]]:
    """What the low and the high byte of a checksum become when ``width`` zero bytes follow."""
    crc = np.concatenate((np.arange(256), np.arange(256) << 8)).astype(np.uint16)
    for _ in range(width // 2):
        crc = _word_table()[crc]
    if width % 2:
        crc = (crc >> 8) ^ _word_table()[(crc & 0xFF) << 8]
    return crc[:256].tolist(), crc[256:].tolist()
