"""Which column of a table holds the speakers, which the words, which the times: by the header, else by the cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.labels import fold, shape_of
from panelaudio.readers.passages import speaker_name
from panelaudio.readers.table_rows import DELIMITERS, Row, is_time, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Source

SEPARATOR_LINE = re.compile(r"(?:\ufeff)?sep=(.)\s*", re.IGNORECASE)
"""Excel's own first line: ``sep=;``."""
_TITLES = {
    "speaker": "speaker speakers name who participant person author user username display-name speaker-name "
    "speaker-label speaker-id sprecher sprecherin redner rednerin wer locuteur locutrice intervenant orateur hablante "
    "orador falante relatore spreker talare",
    "text": "text content transcript transcription utterance utterances words message sentence caption "
    "speech body inhalt was wortlaut beitrag texte texto testo tekst parole propos dialogue dialog line "
    "quote",
    "start": "start time timestamp start-time starttime begin start-timestamp timecode in time-stamp beginn "
    "anfang zeit von "
    "debut heure inicio hora inizio ora",
    "end": "end end-time endtime end-timestamp stop out ende bis fin fine",
}
"""The names of the columns, folded; a hyphen stands for a blank."""
_KINDS = {title.replace("-", " "): kind for kind, titles in _TITLES.items() for title in titles.split()}
_TELLING = {
    "start": frozenset("start begin from timecode".split()),
    "end": frozenset("end stop until".split()),
    "speaker": frozenset("speaker who speaks participant person interlocutor".split()),
    "text": frozenset("text said says transcript transcription utterance words message spoken".split()),
}
"""Words of a longer title that tell what its column holds; the first kind that fits does."""
_NO_COLUMNS = frozenset("id confidence score count number index language channel type gender role duration".split())
_WORDS_OF_TITLE = 5
_UNIT = re.compile(r" (?:in )?(?:ms|s|secs?|seconds|milliseconds)$")
_MOSTLY = 0.9
_FEW_ROWS = 2
_WIDTHS = (2, 3)
_WORDS_OF_PROSE = 3
_ENDS = frozenset(".?!…")
_HEAD = 4000
_HEAD_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a table's columns are, from 0; None where it has no such column."""

    delimiter: str
    width: int
    text: int
    speaker: int | None = None
    start: int | None = None
    end: int | None = None
    titles: tuple[str, ...] = ()
    """The folded cells of the header; none where the table has no header."""


def find_layout(source: Source) -> Layout | None:
    """The layout of a table that begins a text; None where it is no table of talk."""
    return source.view("layout", lambda: _found(source.name, source.text, source.judged))


def _found(name: str, text: str, judged: int) -> Layout | None:
    sample = text[:judged]
    if len(text) > judged:
        sample = sample[: sample.rfind("\n") + 1]
    separator = SEPARATOR_LINE.fullmatch(sample.split("\n", 1)[0])
    if separator:
        sample = "\n" + sample.partition("\n")[2]
    delimiters = (separator[1],) if separator and separator[1] in DELIMITERS else DELIMITERS
    fitting = (one for one in delimiters if one in sample and _may_be_table(sample, one))
    tables = [(one, _sampled(name, sample, one)) for one in fitting]
    known = (_by_header(rows, delimiter) for delimiter, rows in tables)
    found = next((layout for layout in known if layout), None)
    found = found or next((layout for one, rows in tables if (layout := _by_cells(rows, one))), None)
    return found or next((layout for one, rows in tables if (layout := _below_header(rows, one))), None)


def _below_header(rows: Sequence[Row], delimiter: str) -> Layout | None:
    """A table whose header says nothing that is known: its cells do."""
    if len(rows) <= _FEW_ROWS or any(is_time(cell) or not cell.strip() for cell in rows[0].cells):
        return None
    layout = _by_cells(rows[1:], delimiter)
    titles = tuple(_title(cell) for cell in rows[0].cells)
    return replace(layout, titles=titles) if layout and len(titles) == layout.width else None


def _may_be_table(sample: str, delimiter: str) -> bool:
    """Whether the first rows are such as a table has, as far as no quote stands in them: prose is told by few rows."""
    lines = sample[:_HEAD].partition('"')[0].split("\n")[:_HEAD_LINES]
    cells = (line.split(delimiter) for line in lines[:-1])
    rows = [row for row in cells if any(cell.strip() for cell in row)]
    if not rows or "text" in {column_of(_title(cell)) for cell in rows[0]}:
        return True
    width = len(rows[0])
    return width in _WIDTHS and all(len(row) == width for row in rows)


def _sampled(name: str, sample: str, delimiter: str) -> list[Row]:
    """The sample's rows; those before a fault, if there is one: a sample may end inside a quoted cell."""
    try:
        return rows_of(name, sample, delimiter)
    except InputError as error:
        line = int(error.location.rpartition(":")[2])
        whole = "\n".join(sample.split("\n")[: line - 1])
    try:
        return rows_of(name, whole, delimiter)
    except InputError:
        return []


def column_of(title: str) -> str:
    """What a column with this folded title holds; empty where that is not known."""
    return _KINDS.get(title) or _KINDS.get(_UNIT.sub("", title)) or _column_by_word(title)


def _column_by_word(title: str) -> str:
    """``who said it`` holds speakers, ``what was said`` words; ``speaker confidence`` neither."""
    words = frozenset(title.split())
    if not words or len(words) > _WORDS_OF_TITLE or not words.isdisjoint(_NO_COLUMNS):
        return ""
    return next((kind for kind, telling in _TELLING.items() if not words.isdisjoint(telling)), "")


def _title(cell: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold(cell[:80])).split())


def _by_header(rows: Sequence[Row], delimiter: str) -> Layout | None:
    if len(rows) < _FEW_ROWS or len(rows[0].cells) < min(_WIDTHS):
        return None
    titles = tuple(_title(cell) for cell in rows[0].cells)
    kinds = [column_of(title) for title in titles]
    at = {kind: _best(kind, kinds, titles) for kind in _TITLES if kind in kinds}
    if "text" not in at or not ("speaker" in at or "start" in at):
        return None
    layout = Layout(delimiter=delimiter, width=len(titles), titles=titles, **at)
    fitting = sum(1 for row in rows[1:] if fitted(row.cells, layout) is not None)
    return layout if fitting >= _MOSTLY * (len(rows) - 1) else None


def _best(kind: str, kinds: list[str], titles: tuple[str, ...]) -> int:
    """The column of a kind whose title is the plainest: ``speaker`` before ``speaker id``."""
    ranks = [title.replace("-", " ") for title in _TITLES[kind].split()]
    fitting = [at for at, one in enumerate(kinds) if one == kind]
    return min(fitting, key=lambda at: ranks.index(titles[at]) if titles[at] in ranks else len(ranks))


def fitted(cells: tuple[str, ...], layout: Layout) -> tuple[str, ...] | None:
    """A row's cells, as many as there are columns; None where they do not fit.

    Cells too many are words with the separator in them, where the words stand last; else they must be empty.
    """
    width = layout.width
    extra = cells[width:]
    if len(cells) < width:
        return (*cells, *[""] * (width - len(cells))) if len(cells) > layout.text else None
    if not any(cell.strip() for cell in extra):
        return cells[:width]
    return (*cells[: width - 1], layout.delimiter.join(cells[width - 1 :])) if layout.text == width - 1 else None


def _by_cells(rows: Sequence[Row], delimiter: str) -> Layout | None:
    """Without a header every row must have the same two or three cells, one of them a name that comes back."""
    if len(rows) < _FEW_ROWS:
        return None
    width = len(rows[0].cells)
    if width not in _WIDTHS or any(len(row.cells) != width for row in rows):
        return None
    columns = list(zip(*(row.cells for row in rows), strict=True))
    speaker = next((at for at, cells in enumerate(columns) if _names(cells)), None)
    text = next((at for at, cells in enumerate(columns) if at != speaker and _prose(cells, delimiter)), None)
    rest = [at for at in range(width) if at not in {speaker, text}]
    if speaker is None or text is None or not all(all(map(is_time, columns[at])) for at in rest):
        return None
    start = rest[0] if rest else None
    return Layout(delimiter=delimiter, width=width, text=text, speaker=speaker, start=start)


def _names(cells: Sequence[str]) -> bool:
    spelled = [speaker_name(cell[:300]) for cell in cells]
    named = [one for one in spelled if one]
    different = set(named)
    if not spelled[0] or len(different) == len(named) or len(different) > len(named) / 2 + 1:
        return False
    return all(shape_of(one) is not None for one in different)


def _prose(cells: Sequence[str], delimiter: str) -> bool:
    """Words, and more than names; a comma with a blank behind it parts clauses, not cells."""
    words = sum(len(cell[:2000].split()) for cell in cells)
    apart = sum(cell.startswith(" ") for cell in cells)
    said = sum(cell[-1:] in _ENDS for cell in cells)
    return (words >= _WORDS_OF_PROSE * len(cells) or said >= _MOSTLY * len(cells)) and (
        delimiter == "\t" or 2 * apart < len(cells)
    )
