"""A Word document whose talk is in a table, one row a turn, as the CSV that the reader of tables knows."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from typing import TYPE_CHECKING

from panelaudio.readers.docx_text import PlainText
from panelaudio.script import LeftOut, Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from panelaudio.readers.docx_xml import Paragraph

    _Numbered = tuple[int, Paragraph]


def as_table(paragraphs: Sequence[Paragraph]) -> PlainText | None:
    """The rows of the document's tables as CSV; None where most of its words stand in no table."""
    inside = sum(len(paragraph.text) for paragraph in paragraphs if paragraph.row)
    if 2 * inside <= sum(len(paragraph.text) for paragraph in paragraphs):
        return None
    plain, buffer = PlainText(), io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n")
    for row, group in groupby(enumerate(paragraphs, start=1), key=lambda one: one[1].row):
        members = list(group)
        if not row or not any(paragraph.text.strip() for _, paragraph in members):
            _outside(plain, members)
            continue
        before = buffer.tell()
        writer.writerow(_cells(members))
        buffer.seek(before)
        plain.places += [members[0][0]] * buffer.read().count("\n")
        plain.along[members[0][0]] = tuple(number for number, _ in members[1:])
    plain.text = buffer.getvalue().removesuffix("\n")
    return plain


def _cells(members: Iterable[_Numbered]) -> list[str]:
    """The texts of a row's cells; the paragraphs of a cell are parted by an empty line."""
    cells = groupby(members, key=lambda one: one[1].cell)
    return ["\n\n".join(paragraph.text for _, paragraph in group).strip() for _, group in cells]


def _outside(plain: PlainText, members: Iterable[_Numbered]) -> None:
    for number, paragraph in members:
        if text := paragraph.text.strip():
            plain.left_out.append(LeftOut(line=number, reason="outside the table of what is said", text=text))
        else:
            plain.taken.append(Taken(line=number, use="blank"))
