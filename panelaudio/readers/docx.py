"""Word documents (.docx): Teams, Google Meet and whoever else writes a transcript in Word.

A paragraph's text is read by whichever reader is surest of it; a heading's becomes a Markdown heading. All line
numbers of the script are numbers of paragraphs, from 1, cells of tables included and empty paragraphs counted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.choose import choose_reader
from panelaudio.readers.docx_table import as_table
from panelaudio.readers.docx_text import PlainText, as_text
from panelaudio.readers.docx_xml import paragraphs_in, properties_in
from panelaudio.readers.docx_zip import CORE, WordArchive
from panelaudio.readers.source import is_word
from panelaudio.readers.table import TableReader
from panelaudio.script import Script, Source, Taken

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_TITLES = ("microsoft word", "word document", "document", "untitled", "dokument")


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
        plain = as_text(paragraphs)
        if not plain.text.strip():  # an empty text would come back to this reader
            hint = "a picture of text holds no text; check that the transcript is in it"
            raise InputError(f"{source.name} holds no text", code="empty", hint=hint, location=source.name)
        core = properties_in(source.name, CORE, archive.chunks(CORE)) if CORE in archive else {}
        table = as_table(paragraphs)
        if table is not None and TableReader().sniff(replace(source, text=table.text)):
            plain = table
        return _with_properties(_read_text(source, plain, self.name), core)


def _read_text(source: Source, plain: PlainText, reader: str) -> Script:
    """The script of the text by the reader that is surest, its lines put back to paragraphs."""
    try:
        text = replace(source, text=plain.text)
        script = choose_reader(text).reader.read(text)
    except InputError as error:
        name, _, line = error.location.rpartition(":")
        if name == source.name and line.isdecimal():
            error.location = f"{name}:{plain.place(int(line))}"
        raise
    placed = script.placed(plain.place)
    beside = (Taken(line=other, use=one.use) for one in placed.taken for other in plain.along.get(one.line, ()))
    return replace(
        placed,
        format=reader,
        taken=tuple(dict.fromkeys([one for one in (*placed.taken, *beside, *plain.taken) if one.line])),
        left_out=tuple(sorted([*placed.left_out, *plain.left_out], key=lambda one: one.line)),
    )


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
