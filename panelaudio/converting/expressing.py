"""How words are said, as marks in a text that is written down: ``[softly]``, ``[normally]``, ``_never_``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.script import EMPHASIS, NORMALLY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from panelaudio.script import Expression


def marked(text: str, expressions: Sequence[Expression], escaped: Callable[[str], str]) -> str:
    """A turn's text with its marks; what stands between two of them is escaped, paragraph by paragraph."""
    kept: list[str] = []
    here = 0
    for at, mark in sorted(_marks(text, expressions), key=lambda one: one[0]):
        kept += [_escaped(text, here, at, escaped), mark]
        here = at
    return "".join([*kept, _escaped(text, here, len(text), escaped)])


def _escaped(text: str, first: int, end: int, escaped: Callable[[str], str]) -> str:
    """A part of a text; what only means something at the start of a line is escaped there alone."""
    head, *more = text[first:end].split("\n\n")
    begins = first == 0 or text.endswith("\n\n", 0, first)
    told = escaped(head) if begins else escaped(f"x{head}")[1:]
    return "\n\n".join([told, *map(escaped, more)])


def _marks(text: str, expressions: Sequence[Expression]) -> Iterator[tuple[int, str]]:
    """What stands at which character; of several at one place, ends come first."""
    for one in expressions:
        if one.kind == EMPHASIS:
            yield one.end, "</em>"
    manners = [one for one in expressions if one.kind != EMPHASIS]
    starts = {one.start for one in manners}
    for one in manners:
        paragraph = text.find("\n\n", one.start)
        ends = {len(text), paragraph if paragraph >= 0 else len(text)}
        if not ({one.end, one.end + 1} & starts or one.end in ends):
            yield one.end, f"[{NORMALLY}] "
    for one in manners:
        yield one.start, f"[{one.kind}] "
    for one in expressions:
        if one.kind == EMPHASIS:
            yield one.start, "<em>"
