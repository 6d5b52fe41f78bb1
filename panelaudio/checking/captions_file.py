"""A file of captions as it stands, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from panelaudio.captions.rules import Problem

Format = Literal["srt", "vtt", "ass"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a cue's text: without markup, single blanks between words."""

    text: str
    voice: str = ""
    """Who speaks it, where the format itself tells (``<v Name>``, an ASS event's name)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCue:
    """A cue of a file; nothing about it need be right."""

    line: int
    """Of the file, from 1: where its times stand."""
    start_ms: int
    end_ms: int
    rows: tuple[Row, ...]
    place: str = ""
    """Where it is shown, as the file says; two cues of different places may be shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionsFile:
    """What a file holds, and what is wrong with it as a file."""

    name: str
    """As the user gave it."""
    format: Format
    cues: tuple[FileCue, ...]
    """In the order of the file."""
    faults: tuple[Problem, ...]
    """Of the file's form, in the order of the file."""
    rounding_ms: int = 1
    """What its time stamps may add to a length or take from it."""
    voiced: bool = False
    """Whether the format itself tells who speaks, so that no label need be looked for."""
