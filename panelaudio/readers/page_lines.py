"""The blocks of a page as lines of Markdown, for the readers of plain text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from panelaudio.readers.page_blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def lines_of(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """The blocks as lines of Markdown with the lines of the page where they stand; blank ones part paragraphs."""
    term = ""
    for at, block in enumerate(_with_rows(blocks)):
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


def _with_rows(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those of a table's row in one, with tabs between its cells, where each cell holds but one."""
    for row, group in groupby(blocks, key=lambda block: block.row):
        cells = list(group)
        if not row or len(cells) == 1 or len({one.cell for one in cells}) < len(cells):
            yield from cells
            continue
        text = "\t".join(one.text.strip("* ") for one in cells)
        yield Block(line=cells[0].line, text=text, row=row, goes_on=True)
