"""Rows of a table in text (CSV, TSV, semicolons), each with the lines it stands on, and the times in its cells."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.dress import stamp_ms
from panelaudio.readers.source import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DELIMITERS = ("\t", ",", ";")
_CLOCK = re.compile(r"\d{1,4}(?::\d{1,2}){1,2}(?:[.,]\d{1,9})?")
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,9})?")
_RANGE = re.compile(r"\s{0,9}(?:-->|–|-|\bto\b)\s{0,9}")
_CELL_OF_TIME = 60
_MS_PER_ROW = 200
"""Whole numbers that rise by more in each row are milliseconds: nobody speaks for so many seconds in every row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    """Where it begins in the source, from 1."""
    last: int
    """The line where it ends: a cell in quotes may hold line ends."""
    cells: tuple[str, ...]

    @property
    def filled(self) -> bool:
        """Whether any cell holds something."""
        return any(cell.strip() for cell in self.cells)


def rows_of(name: str, text: str, delimiter: str) -> list[Row]:
    """The rows that hold something.

    Quotes are read strictly first; where that fails they are read as Excel reads them, and in a table with tabs, whose
    writers seldom quote, as plain marks.

    Raises:
        InputError: a quote is never closed, or the cells cannot be told apart.
    """
    try:
        return list(_parsed(text, delimiter, quoting=csv.QUOTE_MINIMAL, strict=True))
    except _BadRowError as error:
        fault = error
    if fault.unclosed and delimiter != "\t":
        raise _refused(name, fault)
    try:
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        return list(_parsed(text, delimiter, quoting=quoting, strict=False))
    except _BadRowError as error:
        raise _refused(name, error) from None


class _BadRowError(Exception):
    """What the csv module cannot read, with the line where the row begins."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.unclosed = "end of data" in reason


def _parsed(text: str, delimiter: str, *, quoting: int, strict: bool) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    lines = (f"{line}\n" for line in text.split("\n"))
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=strict)  # type: ignore[arg-type]
    line = 0
    try:
        for cells in reader:
            row = Row(line + 1, reader.line_num, tuple(cells))
            line = reader.line_num
            if row.filled:
                yield row
    except csv.Error as error:
        raise _BadRowError(line + 1, str(error)) from None


def _refused(name: str, fault: _BadRowError) -> InputError:
    what = "a quote is opened and never closed" if fault.unclosed else str(fault)
    return InputError(
        f"{name}, line {fault.line}: the table cannot be read: {what}",
        code="bad-table",
        hint='put cells with line ends or separators in quotes ("…") and double the quotes inside them',
        location=f"{name}:{fault.line}",
    )


def times_in(cell: str) -> tuple[str, str]:
    """The two ends of a cell such as ``0:01 - 0:04``; the second is empty where there is one time."""
    ends = _RANGE.split(cell[:_CELL_OF_TIME].strip("[]() \t\n"), maxsplit=1)
    return ends[0], ends[1] if len(ends) > 1 else ""


def is_time(cell: str) -> bool:
    """Whether a cell holds a clock's time or a number, and nothing else."""
    start = times_in(cell)[0]
    return len(cell) <= _CELL_OF_TIME and bool(_CLOCK.fullmatch(start) or _NUMBER.fullmatch(start))


def time_ms(cell: str, unit_ms: int) -> int | None:
    """Milliseconds of ``0:03``, ``00:00:03.5`` or a bare number of units; None where the cell holds no time."""
    bare = cell[:_CELL_OF_TIME].strip("[]() \t\n")
    if _CLOCK.fullmatch(bare):
        return stamp_ms(bare)
    if not _NUMBER.fullmatch(bare):
        return None
    whole, _, fraction = bare.replace(",", ".").partition(".")
    return int(whole) * unit_ms + (int((fraction + "000")[:3]) * unit_ms // 1000 if fraction else 0)


def unit_of(title: str, cells: Iterable[str]) -> int:
    """What a bare number counts: 1 for milliseconds, 1000 for seconds, by the column's title or by its numbers."""
    if re.search(r"ms\b|milli", title):
        return 1
    numbers = [cell.strip() for cell in cells if cell.strip()]
    if re.search(r"\bs(?:ec)", title) or not all(one.isascii() and one.isdigit() and len(one) < 13 for one in numbers):  # noqa: PLR2004 - as _NUMBER has it
        return 1000
    whole = [int(one) for one in numbers]
    return 1 if whole and max(whole) > _MS_PER_ROW * len(whole) else 1000
