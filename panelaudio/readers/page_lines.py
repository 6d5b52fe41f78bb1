"""The blocks of a page as lines of Markdown, for the readers of plain text."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from panelaudio.readers.page_blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def lines_of(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """The blocks as lines of Markdown with the lines of the page where they stand; blank ones part paragraphs."""
    term = ""
    for at, block in enumerate(_with_rows(_with_times(blocks))):
        if block.kind == "term":
            term, line = f"{term}**{block.text.strip(' :*')}:** ", block.line
            continue
        if at and not block.goes_on:
            yield "", block.line
        yield term + _markdown(block), block.line
        term = ""
    if term:
        yield term, line


def _markdown(block: Block) -> str:
    if block.kind == "heading":
        return f"{'#' * block.level} {block.text.strip('*')}"
    return f"**{block.text}:**" if block.kind == "speaker" else block.text


def _with_times(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a time within a line in one with what stands around it: ``**Nora** [0:05] Hello.``."""
    for _, group in groupby(_numbered(blocks), key=lambda pair: pair[0]):
        parts = [block for _, block in group]
        if len(parts) == 1 or all(one.kind != "time" for one in parts):
            yield from parts
            continue
        words = [f"[{one.text.strip('[]()')}]" if one.kind == "time" else one.text for one in parts]
        yield replace(parts[0], kind="text", text=" ".join(words))


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """Each block with the number of the line that it stands on: those of text or time within a line share one."""
    number = 0
    before: Block | None = None
    for block in blocks:
        plain = before is not None and {block.kind, before.kind} <= {"text", "time"} and block.row == before.row
        number += not (block.inline and plain)
        yield number, block
        before = block


def _with_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those of a table's row in one, with tabs between its cells, where each cell holds but one."""
    for row, group in groupby(blocks, key=lambda block: block.row):
        cells = list(group)
        if not row or len(cells) == 1 or len({one.cell for one in cells}) < len(cells):
            yield from cells
            continue
        texts = {one.cell: one.text.strip("* ") for one in cells}
        text = "\t".join(texts.get(cell, "") for cell in range(1, cells[-1].cell + 1))
        yield Block(line=cells[0].line, text=text, row=row, goes_on=True)
