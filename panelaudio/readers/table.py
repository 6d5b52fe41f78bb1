"""Tables of talk: CSV, TSV and cells parted by semicolons, one row a turn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.draft import Draft
from panelaudio.readers.joining import Piece, join_pieces
from panelaudio.readers.passages import Passage, paragraphs_of, speaker_name, tell_passages
from panelaudio.readers.people import MAX_SPEAKERS
from panelaudio.readers.table_layout import SEPARATOR_LINE, Layout, find_layout, fitted
from panelaudio.readers.table_rows import Row, rows_of, time_ms, times_in, unit_of
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.script import Script, Source


class TableReader:
    """Reads rows with a speaker and words; the times of the rows stay in the turns."""

    name = "table"

    def sniff(self, source: Source) -> float:
        """Sure where a header names the columns; a little less where only the cells tell them."""
        if source.text.lstrip("\ufeff \n")[:2] in {"{\n", '{"', "[{", "[\n"}:  # JSON has commas too
            return 0.0
        layout = find_layout(source)
        return 0.0 if layout is None else 0.95 if layout.titles else 0.9

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: no column holds words, the cells cannot be told apart, or a name fits two people.
        """
        layout = find_layout(source)
        if layout is None:
            raise _no_table(source.name)
        draft = Draft(source=source)
        rows = _body(draft, layout)
        if layout.speaker is None:
            return tell_passages(draft, self.name, tuple(join_pieces(_Table(draft, layout, rows).pieces())))
        passages = tuple(_Table(draft, layout, rows).passages())
        _refuse_too_many(source.name, passages)
        return tell_passages(draft, self.name, passages)


def _body(draft: Draft, layout: Layout) -> list[Row]:
    """The rows below the header."""
    text = draft.source.text
    if SEPARATOR_LINE.fullmatch(text.split("\n", 1)[0]):
        draft.take(1, "the table's separator")
        text = "\n" + text.partition("\n")[2]
    rows = rows_of(draft.source.name, text, layout.delimiter)
    for line in range(rows[0].line, rows[0].last + 1) if layout.titles else ():
        draft.take(line, "the table's header")
    used = {layout.text, layout.speaker, layout.start, layout.end}
    unused = [title or f"column {at + 1}" for at, title in enumerate(layout.titles) if at not in used]
    if unused:
        message = f"these columns are not spoken: {', '.join(unused)}"
        draft.notices.append(Notice(code="columns", message=message, line=rows[0].line))
    return rows[1:] if layout.titles else rows


@dataclass(slots=True)
class _Table:
    """The rows of one table being read."""

    draft: Draft
    layout: Layout
    rows: Sequence[Row]
    units: dict[int, int] = field(default_factory=dict)

    def passages(self) -> Iterator[Passage]:
        """One passage a row; a row without a speaker and a time goes on with the one before."""
        group: list[Passage] = []
        for row, cells in self._fitting():
            said = self._passage(row, cells)
            if said is None:
                continue
            if group and (said.speaker or said.start_ms is not None):
                yield _joined(group)
                group = []
            group.append(said)
        if group:
            yield _joined(group)

    def pieces(self) -> Iterator[Piece]:
        """What is said, where the table has no column of speakers: sentences may go on in the next row."""
        for row, cells in self._fitting():
            start, end = self._times(cells)
            text = " ".join(cells[self.layout.text].split())
            yield Piece(speaker="", text=text, first_line=row.line, last_line=row.last, start_ms=start, end_ms=end)

    def _fitting(self) -> Iterator[tuple[Row, tuple[str, ...]]]:
        for row in self.rows:
            cells = fitted(row.cells, self.layout)
            if cells is None:
                reason = f"a row of {len(row.cells)} cells in a table of {self.layout.width} columns"
                self._leave(row, reason, self.layout.delimiter.join(row.cells))
            else:
                yield row, cells

    def _passage(self, row: Row, cells: tuple[str, ...]) -> Passage | None:
        stated = cells[self.layout.speaker] if self.layout.speaker is not None else ""
        paragraphs = paragraphs_of(cells[self.layout.text], row.line)
        if not paragraphs:
            self._leave(row, "a row without words", self.layout.delimiter.join(cells))
            return None
        start, end = self._times(cells)
        lines = tuple(range(row.line, row.last + 1))
        return Passage(speaker=speaker_name(stated), paragraphs=paragraphs, lines=lines, start_ms=start, end_ms=end)

    def _times(self, cells: tuple[str, ...]) -> tuple[int | None, int | None]:
        if self.layout.start is None:
            return None, None
        first, second = times_in(cells[self.layout.start])
        start, end = self._ms(first, self.layout.start), self._ms(second, self.layout.start)
        if self.layout.end is not None:
            end = self._ms(cells[self.layout.end], self.layout.end)
        return start, end if start is None or end is None or end >= start else None

    def _ms(self, cell: str, column: int) -> int | None:
        """The time in a cell; start and end count in the same unit."""
        if column not in self.units:
            title = self.layout.titles[column] if self.layout.titles else ""
            self.units[column] = unit_of(title, (row.cells[column] for row in self.rows if len(row.cells) > column))
        return time_ms(cell, self.units[column])

    def _leave(self, row: Row, reason: str, text: str) -> None:
        for line in range(row.line, row.last + 1):
            self.draft.take(line, "of a row that is left out")
        self.draft.leave(row.line, reason, text)


def _joined(group: Sequence[Passage]) -> Passage:
    ends = [one.end_ms for one in group if one.end_ms is not None]
    paragraphs = tuple(paragraph for one in group for paragraph in one.paragraphs)
    lines = tuple(line for one in group for line in one.lines)
    return replace(group[0], paragraphs=paragraphs, lines=lines, end_ms=ends[-1] if ends else None)


def _refuse_too_many(name: str, passages: Sequence[Passage]) -> None:
    speakers = {passage.speaker for passage in passages}
    if len(speakers) > MAX_SPEAKERS:
        message = f"{name}: more than {MAX_SPEAKERS} different speakers; this is no table of talk"
        hint = "see whether the column of the speakers is named 'speaker'"
        raise InputError(message, code="too-many-speakers", hint=hint, location=name)


def _no_table(name: str) -> InputError:
    hint = "name the columns in the first row: speaker, text and, if there are times, start and end"
    return InputError(f"{name}: no table with speakers and words was found", code="no-table", hint=hint, location=name)
