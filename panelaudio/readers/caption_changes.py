"""Several who speak on one row of a caption: ``- Hey! - What?``, ``Good evening. >> Thank you.`` are two each."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.caption_cues import OldCue, Row
from panelaudio.readers.markup import markup_in
from panelaudio.readers.within import names_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.readers.draft import Draft

_DASHES = frozenset("-‐–")
_CHANGE = re.compile(r"\s(?=>>)")
_DASH = re.compile(r"(?<=[.?!…\"”’)\]♪])\s(?=[-‐–]\s?[^\W\d_a-zà-ÿ]|[-‐–]\s?[\[(¿¡\"“])")
"""A dash behind a whole sentence, and before another: ``It was - well - cold.`` goes on."""


def one_a_row(draft: Draft, cues: list[OldCue]) -> list[OldCue]:
    """The cues, in which what several say on one row stands on rows of its own."""
    if not any(_may_part(row) for cue in cues for row in cue.rows):
        return cues
    return [OldCue(cue.start_ms, cue.end_ms, cue.line, [part for row in cue.rows for part in _parts(draft, row)])
            for cue in cues]  # fmt: skip


def named_apart(cues: list[OldCue], names: frozenset[str]) -> list[OldCue]:
    """The cues, in which each of these full names begins a row where it stands behind a sentence and before a colon."""
    if not any(": " in row.plain[1:] for cue in cues for row in cue.rows):
        return cues
    return [replace(cue, rows=[part for row in cue.rows for part in _named(row, names)]) for cue in cues]


def _named(row: Row, names: frozenset[str]) -> Iterator[Row]:
    starts = [found.start() for found in names_within(row.plain, names)] if ": " in row.plain else []
    if not starts or "<" in row.text:
        yield row
        return
    for first, end in pairwise([0, *starts, len(row.plain)]):
        part = row.plain[first:end].strip()
        yield Row(row.line, part, part)


def _may_part(row: Row) -> bool:
    plain = row.plain
    return ">>" in plain[1:] or (plain[:1] in _DASHES and " -" in plain.replace("–", "-").replace("‐", "-"))


def _parts(draft: Draft, row: Row) -> Iterator[Row]:
    rule = _CHANGE if ">>" in row.plain[1:] else _DASH
    parts = rule.split(row.plain) if _may_part(row) and "<v" not in row.text else []
    if len(parts) < 2:  # noqa: PLR2004 - nobody else
        yield row
        return
    if "<" in row.text or "{" in row.text:
        draft.leave(row.line, "markup", markup_in(row.text))
    for part in parts:
        yield Row(row.line, part, part, row.voice if part is parts[0] else None)
