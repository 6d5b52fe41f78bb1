"""CRC-16 as the tag of an MP3 has it: of all frames of sound, and of the tag itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

_WIDTH = 256


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
