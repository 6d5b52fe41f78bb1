"""Protocol buffers on the wire, as far as a model file needs them: fields are listed, and new ones are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARINT, _FIXED64, _LENGTH, _FIXED32 = 0, 1, 2, 5
_FIXED_BYTES = {_FIXED64: 8, _FIXED32: 4}


class Field(NamedTuple):
    """A field of a message: its number and, for one with a length, where its content lies (end excluded)."""

    number: int
    start: int
    end: int


def fields(content: bytes | memoryview, start: int = 0, end: int | None = None) -> Iterator[Field]:
    """The fields of the message that lies from ``start`` to ``end``; those that are numbers have no content.

    Raises:
        ValueError: this is no message.
    """
    place, end = start, len(content) if end is None else end
    while place < end:
        key, place = _varint(content, place)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            _, place = _varint(content, place)
            yield Field(number, place, place)
            continue
        if wire == _LENGTH:
            size, place = _varint(content, place)
        elif wire in _FIXED_BYTES:
            size = _FIXED_BYTES[wire]
        else:
            raise ValueError(f"no protocol buffer: a field of kind {wire} at byte {place}")
        if not number or place + size > end:
            raise ValueError(f"no protocol buffer: a field at byte {place} goes beyond its message")
        yield Field(number, place, place + size)
        place += size


def _varint(content: bytes | memoryview, place: int) -> tuple[int, int]:
    """A number and the place after it."""
    number = shift = 0
    while True:
        if place >= len(content) or shift > 63:  # noqa: PLR2004 - of 64 bits
            raise ValueError(f"no protocol buffer: a number at byte {place} does not end")
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says whether more follows
            return number, place


def write_field(number: int, value: bytes | str | int) -> bytes:
    """A field with a number (0 or more), a text or a message."""
    if isinstance(value, int):
        return _written(number << 3 | _VARINT) + _written(value)
    content = value.encode() if isinstance(value, str) else value
    return _written(number << 3 | _LENGTH) + _written(len(content)) + content


def _written(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:  # noqa: PLR2004 - seven bits a byte
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)
