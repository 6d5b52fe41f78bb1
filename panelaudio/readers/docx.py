"""Word documents (.docx): Teams, Google Meet and whoever else writes a transcript in Word.

A paragraph's text is read by whichever reader is surest of it; a heading's becomes a Markdown heading. All line
numbers of the script are numbers of paragraphs, from 1, cells of tables included and empty paragraphs counted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from panelaudio.errors import InputError
from panelaudio.readers.choose import choose_reader
from panelaudio.readers.docx_xml import Paragraph, paragraphs_in, properties_in
from panelaudio.readers.docx_zip import CORE, WordArchive
from panelaudio.readers.source import is_word
from panelaudio.script import Item, LeftOut, Notice, Script, Source, Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PARTED_BY_HAND = 5
"""One empty paragraph in so many, and the document parts its paragraphs with empty ones, as plain text does."""
_NO_TITLES = ("microsoft word", "word document", "document", "untitled", "dokument")
_DEEPEST = 6
_Placed = TypeVar("_Placed", Item, LeftOut, Taken, Notice)


class DocxReader:
    """Reads the text of Word documents as the plain readers read text; line numbers are paragraph numbers."""

    name = "docx"

    def sniff(self, source: Source) -> float:
        """Sure where the bytes are a Word document whose text is still to be taken out."""
        return 1.0 if not source.text and is_word(source.raw) else 0.0

    def read(self, source: Source) -> Script:
        """The script; what the ledger calls lines are paragraphs.

        Raises:
            InputError: it is no Word document, is damaged, encrypted or too large, or nobody speaks in it.
        """
        archive = WordArchive(source.name, source.raw)
        paragraphs = paragraphs_in(source.name, archive.main, archive.chunks(archive.main))
        if not any(paragraph.text.strip() for paragraph in paragraphs):
            hint = "a picture of text holds no text; check that the transcript is in it"
            raise InputError(f"{source.name} holds no text", code="empty", hint=hint, location=source.name)
        core = properties_in(source.name, CORE, archive.chunks(CORE)) if CORE in archive else {}
        text, places = as_text(paragraphs)
        return _with_properties(_read_text(replace(source, text=text), places, self.name), core)


def as_text(paragraphs: Sequence[Paragraph]) -> tuple[str, list[int]]:
    """The document as plain text, and for each of its lines the number of the paragraph (0 for a line between two)."""
    empty = sum(not paragraph.text.strip() for paragraph in paragraphs)
    between = [] if empty * _PARTED_BY_HAND > len(paragraphs) else [""]
    titled = any(paragraph.level == 0 for paragraph in paragraphs)
    lines: list[str] = []
    places: list[int] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        gap = between if lines else []
        own = _lines_of(paragraph, titled=titled)
        lines += gap + own
        places += [0] * len(gap) + [number] * len(own)
    return "\n".join(lines), places


def _lines_of(paragraph: Paragraph, *, titled: bool) -> list[str]:
    words = " ".join(paragraph.text.split())
    if paragraph.level is None or not words:
        return paragraph.text.split("\n")
    marks = "#" * min(paragraph.level + titled, _DEEPEST)
    return [f"{marks} {words}"]


def _read_text(source: Source, places: Sequence[int], reader: str) -> Script:
    """The script of the text by the reader that is surest, its lines put back to paragraphs."""
    try:
        script = choose_reader(source).reader.read(source)
    except InputError as error:
        name, _, line = error.location.rpartition(":")
        if name == source.name and line.isdecimal():
            error.location = f"{name}:{_place(int(line), places)}"
        raise
    taken = dict.fromkeys(_placed_all(script.taken, places))
    return replace(
        script,
        format=reader,
        items=_placed_all(script.items, places),
        taken=tuple(one for one in taken if one.line),
        left_out=_placed_all(script.left_out, places),
        notices=_placed_all(script.notices, places),
    )


def _placed_all(things: Iterable[_Placed], places: Sequence[int]) -> tuple[_Placed, ...]:
    return tuple(_placed(one, places) for one in things)


def _placed(thing: _Placed, places: Sequence[int]) -> _Placed:
    return replace(thing, line=_place(thing.line, places))


def _place(line: int, places: Sequence[int]) -> int:
    return places[line - 1] if 0 < line <= len(places) else 0


def _with_properties(script: Script, core: Mapping[str, str]) -> Script:
    """The title and the day that the text gives stand before those of the properties."""
    title = core.get("title", "")
    if title.casefold().startswith(_NO_TITLES):
        title = ""
    try:
        day = date.fromisoformat(core.get("created", "")[:10]).isoformat()
    except ValueError:
        day = ""
    return replace(script, title=script.title or title, date=script.date or day)
