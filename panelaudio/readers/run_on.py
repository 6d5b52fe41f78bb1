"""Live captions as running text: ``>> Good evening. >> Thank you.`` on one line is said by two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.rest import Rest

if TYPE_CHECKING:
    from panelaudio.script import Source

_CHANGE = re.compile(r"(?<=\S)\s{1,4}(?=>>\s?[^\s>])")
_OTHER_SHAPES = ("{", "[{", "<", "WEBVTT")
_HEAD = 2000


def changes_apart(source: Source) -> Rest | None:
    """The source's lines, those within which another speaker begins parted there; None where there is none.

    Some line must begin with ``>>``: elsewhere it is an arrow, or a program.
    """
    text = source.text
    if ">>" not in text or text.lstrip().startswith(_OTHER_SHAPES) or "-->" in text[:_HEAD]:
        return None
    if not any(line.startswith(">>") for line in source.lines):
        return None
    parts = [(at, part) for at, line in enumerate(source.lines, start=1) for part in _parted(line)]
    if len(parts) == len(source.lines):
        return None
    return Rest(lines=[part for _, part in parts], places=[at for at, _ in parts], left_out=())


def _parted(line: str) -> list[str]:
    return _CHANGE.split(line) if ">>" in line else [line]
