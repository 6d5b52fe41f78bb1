"""The terminal: a console, tables and text in which nothing of a transcript can steer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from panelaudio.cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Console(Console):
    """rich ends the program with code 1 where the reader of a pipe went away; that is no fault."""

    def on_broken_pipe(self) -> None:
        """Let the command line deal with it."""
        raise BrokenPipeError


def open_console(*, stderr: bool = False) -> Console:
    """Where a command prints."""
    return _Console(stderr=stderr)


def table_of(
    title: str,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    right: tuple[int, ...] = (),
    whole: tuple[int, ...] = (),
) -> Table:
    """A table of plain cells; ``right``: places of columns of figures, ``whole``: of names that are not broken."""
    table = Table(title=title or None, title_justify="left", title_style="bold")
    for place, column in enumerate(columns):
        justify: Literal["left", "right"] = "right" if place in right else "left"
        table.add_column(column, justify=justify, overflow="fold", no_wrap=place in whole)
    for row in rows:
        table.add_row(*(plain_text(cell) for cell in row))
    return table


def plain_text(text: str, style: str = "") -> Text:
    """A text as it stands: no markup, control characters shown."""
    return Text(visible(text), style=style)
