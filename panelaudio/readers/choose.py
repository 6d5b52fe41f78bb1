"""Which reader reads a transcript: the one that is surest, unless the user names one."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio import plugins
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.rest import read_rest
from panelaudio.readers.run_on import changes_apart
from panelaudio.readers.sheets import sheets_of
from panelaudio.readers.source import open_source
from panelaudio.settings import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.script import Reader, Script, Source

_OF_PAPER = frozenset("apart changes heads markdown names panel play qa stacked".split())
"""Readers of text that may come out of a PDF; those of hearings know pages themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The reader that was taken and why, for ``inspect``."""

    reader: Reader
    score: float
    why: str


def choose_reader(source: Source, name: str | None = None) -> Choice:
    """The reader named, or the one with the best score; the first by name where scores are equal.

    Raises:
        UsageError: there is no reader of that name.
        InputError: no reader sees a speaker.
    """
    if name:
        return Choice(reader=plugins.load("readers", name), score=1.0, why=f"asked for by --reader {name}")
    scores = _scores(source)
    if len(source.text) > source.judged and all(score <= 0 for score, _ in scores.values()):
        scores = _scores(replace(source, judged=len(source.text)))  # the talk begins late
    best, (score, reader) = max(scores.items(), key=lambda one: one[1][0])
    if score <= 0:
        raise no_speaker(source.name)
    others = sorted(
        ((other, rated) for other, (rated, _) in scores.items() if other != best and rated > 0), reverse=True
    )
    beside = ", ".join(f"{other} {rated:.2f}" for other, rated in others) or "no other"
    return Choice(reader=reader, score=score, why=f"the surest: {score:.2f} (beside it: {beside})")


def _scores(source: Source) -> dict[str, tuple[float, Reader]]:
    readers: list[Reader] = [plugins.load("readers", one) for one in plugins.names("readers")]
    return {reader.name: (reader.sniff(source), reader) for reader in readers}


def read_transcript(
    name: str,
    *,
    reader: str | None = None,
    aliases: tuple[tuple[str, str], ...] = (),
    lenient: bool = False,
    spoken: frozenset[str] = SPOKEN,
) -> tuple[Script, Choice]:
    """Open, judge and read a transcript; ``-`` is standard input.

    Args:
        name: of the file.
        reader: the one to take; None for the surest.
        aliases: spellings with the full names that they stand for, as voices.yaml has them.
        lenient: go on where a spelling may mean two people.
        spoken: the kinds of text beside speech that are spoken.

    Raises:
        InputError: it cannot be read, or is ambiguous.
        UsageError: there is no reader of that name.
    """
    opened, notices = open_source(name, aliases=aliases, lenient=lenient)
    source = replace(opened, spoken=spoken)
    with _uncollected():
        if apart := changes_apart(source):
            choice = choose_reader(replace(source, text="\n".join(apart.lines)), reader)
            script = read_rest(source, apart, lambda _: choice.reader)
            return replace(script, notices=notices + script.notices), choice
        choice = choose_reader(source, reader)
        sheets = sheets_of(source) if choice.reader.name in _OF_PAPER else None
        script = sheets.read(choice.reader, source) if sheets else choice.reader.read(source)
    return replace(script, notices=notices + script.notices), choice


@contextmanager
def _uncollected() -> Iterator[None]:
    """Reading makes very many small objects and no circles of them: to look for circles meanwhile costs much time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _count_as_old()
            gc.enable()


def _count_as_old() -> None:
    """What was made meanwhile counts as looked through; else the next look for circles begins with all of it."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
