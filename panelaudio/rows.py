"""Rows of small records whose numbers are packed: a word takes some dozens of bytes, not some hundreds.

Ten hours of talk have a hundred thousand words, each with a mark and a place in a caption.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

Record = TypeVar("Record")


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
