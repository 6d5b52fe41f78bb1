"""MP3 as a row of frames (ISO/IEC 11172-3 §2.4.1, 13818-3): where each begins, and how long it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import gcd

_SYNC = 0xFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one version of the format lays out its frames (layer III, no checksum)."""

    second: int
    """The second byte of each frame's header."""
    samples: int
    """Of a frame, per channel."""
    rates_hz: tuple[int, int, int]
    kbits: tuple[int, ...]
    sides: tuple[int, int]
    """Bytes of side information, of one channel and of two."""
    reservoir_bits: int
    """Of the number that tells how far a frame leans on earlier ones; the side information begins with it."""


MPEG_1 = Layout(
    second=0xFB,
    samples=1152,
    rates_hz=(44_100, 48_000, 32_000),
    kbits=(0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    sides=(17, 32),
    reservoir_bits=9,
)
MPEG_2 = Layout(
    second=0xF3,
    samples=576,
    rates_hz=(22_050, 24_000, 16_000),
    kbits=(0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    sides=(9, 17),
    reservoir_bits=8,
)
_BY_SECOND = {one.second: one for one in (MPEG_1, MPEG_2)}


def layout_for(rate_hz: int) -> Layout:
    """The version of the format that has a sampling rate.

    Raises:
        ValueError: none has it.
    """
    found = next((one for one in _BY_SECOND.values() if rate_hz in one.rates_hz), None)
    if found is None:
        raise ValueError(f"no MP3 has {rate_hz} Hz")
    return found


def layout_of(stream: bytes, place: int = 0) -> Layout:
    """The version of the format that the frame at a place has.

    Raises:
        ValueError: no frame begins there.
    """
    head = stream[place : place + 2]
    found = _BY_SECOND.get(head[1]) if len(head) > 1 and head[0] == _SYNC else None
    if found is None:
        raise ValueError(f"no frame of MPEG layer III at byte {place}")
    return found


def padding_period(kbits: int, rate_hz: int) -> int:
    """After so many frames the pattern of frames that are a byte longer begins anew."""
    whole = layout_for(rate_hz).samples // 8 * kbits * 1000
    return rate_hz // gcd(whole, rate_hz)


def frame_starts(stream: bytes) -> list[int]:
    """The offset of every frame of a stream that holds nothing else, and the stream's length at the end.

    Raises:
        ValueError: there is something else, or a frame leans on the bits of an earlier one (the bit reservoir).
    """
    starts, place = [0], 0
    known: dict[bytes, tuple[int, int]] = {}  # by the head: a pass over hours of frames
    while place < len(stream):
        head = stream[place : place + 3]
        if head not in known:
            known[head] = _measures(stream, place)
        length, mask = known[head]
        begin = stream[place + 4 : place + 6]
        if len(begin) < 2:  # noqa: PLR2004 - the bytes that main_data_begin stands in
            raise ValueError(f"the frame at byte {place} is cut off")
        if begin[0] or begin[1] & mask:
            raise ValueError(f"the frame at byte {place} leans on an earlier one")
        place += length
        starts.append(place)
    return starts


def _measures(stream: bytes, place: int) -> tuple[int, int]:
    """The length of a frame, and which bits of its sixth byte belong to the number that says how far it leans back."""
    layout = layout_of(stream, place)
    if len(stream) < place + 3:
        raise ValueError(f"the frame at byte {place} is cut off")
    return frame_length(layout, stream[place + 2]), 0xFF & (0xFF00 >> (layout.reservoir_bits - 8))


@cache
def frame_length(layout: Layout, third_byte: int) -> int:
    """Bytes of a frame, from the byte of its header that tells bit rate, sampling rate and padding.

    Raises:
        ValueError: it is no such byte.
    """
    try:
        kbits, rate_hz = layout.kbits[third_byte >> 4], layout.rates_hz[(third_byte >> 2) & 3]
    except IndexError as error:
        raise ValueError(f"no bit rate and sampling rate: {third_byte:#x}") from error
    return layout.samples // 8 * kbits * 1000 // rate_hz + ((third_byte >> 1) & 1)
