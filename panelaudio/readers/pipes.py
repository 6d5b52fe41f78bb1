"""A table in Markdown, ``| Speaker | Text |``: its rows are read as those of any other table."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.readers.draft import no_speaker
from panelaudio.readers.front import plain_title
from panelaudio.readers.table import TableReader
from panelaudio.script import LeftOut, Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_ROW = re.compile(r"\s{0,8}\|.{1,20000}\|\s{0,8}")
_RULE = re.compile(r"\s{0,8}\|(?:\s{0,40}:?-{1,200}:?\s{0,40}\|){1,20}\s{0,8}")
_CELL_END = re.compile(r"(?<!\\)\|")
_FEWEST = 3


class PipesReader:
    """Reads a Markdown table with a column of speakers and one of words."""

    name = "pipes"

    def sniff(self, source: Source) -> float:
        """High where a table of several rows has such columns."""
        lines = source.sample
        if not any(_RULE.fullmatch(line) for line in lines if line.lstrip()[:1] == "|"):
            return 0.0
        rows = _rows(lines)
        return 0.94 if len(rows) > _FEWEST and TableReader().sniff(_as_table(source, lines, rows)) > 0 else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: no table has a column of words, or a name fits two people.
        """
        lines = source.lines
        rows = _rows(lines)
        if not rows:
            raise no_speaker(source.name)
        script = TableReader().read(_as_table(source, lines, rows))
        beside = [
            LeftOut(line=at + 1, reason="markup" if _RULE.fullmatch(line) else "beside the table", text=line.strip())
            for at, line in enumerate(lines)
            if line.strip() and at not in rows
        ]
        told = {one.line for one in beside}
        taken = tuple(one if one.line not in told else Taken(one.line, "beside the table") for one in script.taken)
        title = next((line for line in lines if line.startswith("# ")), "")
        left_out = sorted([*beside, *script.left_out], key=lambda one: one.line)
        title = script.title or (plain_title(title) if title else "")
        return replace(script, format=self.name, title=title, taken=taken, left_out=tuple(left_out))


def _rows(lines: Sequence[str]) -> dict[int, str]:
    """The rows of tables by their lines, with tabs between the cells."""
    found = {
        at: line
        for at, line in enumerate(lines)
        if "|" in line[:9] and _ROW.fullmatch(line) and not _RULE.fullmatch(line)
    }
    return {at: "\t".join(_cells(line)) for at, line in found.items()}


def _cells(line: str) -> list[str]:
    cells = _CELL_END.split(line.strip()[1:-1])
    return [" ".join(cell.replace("\\|", "|").strip(" *_").split()) for cell in cells]


def _as_table(source: Source, lines: Sequence[str], rows: dict[int, str]) -> Source:
    """The rows alone, each on its line."""
    return replace(source, text="\n".join(rows.get(at, "") for at in range(len(lines))))
