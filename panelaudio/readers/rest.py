"""A transcript inside something else: some lines are taken out, and a reader reads the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.script import LeftOut, Script, Source, Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from panelaudio.script import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What remains of a source's lines."""

    lines: Sequence[str]
    places: Sequence[int]
    """The line of the source, from 1, at which each stands."""
    left_out: Sequence[LeftOut]
    persons: tuple[str, ...] = ()
    """Full names that stand in what was taken out."""


def read_rest(source: Source, rest: Rest, choose: Callable[[Source], Reader]) -> Script:
    """The script of the rest, its lines put back to those of the source.

    Args:
        source: the whole.
        rest: what remains of it.
        choose: the reader of a source that holds the rest alone.

    Raises:
        InputError: nobody speaks, or a spelling fits two people.
    """
    text = replace(source, text="\n".join(rest.lines), persons=rest.persons)
    try:
        script = choose(text).read(text)
    except InputError as fault:
        name, _, line = fault.location.rpartition(":")
        if name == source.name and line.isdecimal():
            fault.location = f"{name}:{_place(rest, int(line))}"
        raise
    placed = script.placed(lambda line: _place(rest, line))
    left_out = sorted((*placed.left_out, *rest.left_out), key=lambda one: one.line)
    script = replace(placed, left_out=tuple(left_out))
    return replace(script, taken=(*script.taken, *_blanks(source, script)))


def _place(rest: Rest, line: int) -> int:
    return rest.places[min(line, len(rest.places)) - 1]


def _blanks(source: Source, script: Script) -> list[Taken]:
    """Blank lines that were taken out with what stood between them."""
    told = {line for line, _ in script.ledger()}
    return [Taken(at, "blank") for at in range(1, len(source.lines) + 1) if at not in told]
