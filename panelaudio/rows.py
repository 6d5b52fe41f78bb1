"""Rows of small records whose numbers are packed: a word takes some dozens of bytes, not some hundreds.

Ten hours of talk have a hundred thousand words, each with a mark and a place in a caption.
"""

from __future__ import annotations

import struct
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

Record = TypeVar("Record")
_CODES = (("h", 1 << 15), ("i", 1 << 31), ("q", 1 << 63))
"""Of signed numbers in two, four and eight bytes, with the power of two that they do not reach."""


def packed(numbers: Sequence[int]) -> bytes:
    """Whole numbers in as few bytes each as the greatest of them needs; a byte before them tells how many those are.

    Raises:
        OverflowError: one needs more than eight bytes.
    """
    most = max(max(numbers, default=0), -min(numbers, default=0))
    code = next((code for code, beyond in _CODES if most < beyond), None)
    if code is None:
        raise OverflowError(f"{most} is no number of frames, characters or milliseconds")
    return code.encode() + struct.pack(f"={len(numbers)}{code}", *numbers)


def unpacked(row: bytes, first: int, count: int) -> tuple[int, ...]:
    """Some numbers of what ``packed`` made, from the one at place ``first`` on."""
    code = chr(row[0])
    return struct.unpack_from(f"={count}{code}", row, 1 + first * struct.calcsize(code))


def how_many(row: bytes) -> int:
    """The numbers in what ``packed`` made."""
    return (len(row) - 1) // struct.calcsize(chr(row[0]))


class Row(Sequence[Record]):
    """Equal to a tuple of the same records, which are made when they are asked for; a slice is a tuple."""

    __slots__ = ()

    @abstractmethod
    def record(self, place: int) -> Record:
        """The record at a place from 0 up to the row's length."""

    def __iter__(self) -> Iterator[Record]:
        return map(self.record, range(len(self)))

    @overload
    def __getitem__(self, place: int) -> Record: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Record, ...]: ...

    def __getitem__(self, place: int | slice) -> Record | tuple[Record, ...]:
        found = range(len(self))[place]
        return self.record(found) if isinstance(found, int) else tuple(map(self.record, found))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, (Row, tuple)) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
