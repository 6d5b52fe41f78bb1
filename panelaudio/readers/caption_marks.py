"""What stands in a cue beside words: tags, voices, names, and the marks of a change of speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.readers.labels import Label, find_label, shape_of
from panelaudio.readers.markup import unescape, without_markup
from panelaudio.readers.passages import speaker_name
from panelaudio.readers.unspoken import is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.readers.caption_cues import Row

_VOICE = re.compile(r"<(/?)v(?:\.[^\s<>]*)?(?: ([^<>]*))?>")
_CHANGE = re.compile(r"\s*(?:>>+|[-‐–](?=\s?[^\W\d_]|\s[^\w\s]))\s*")
_BRACKETED = re.compile(r"\[([^\[\]:]{1,60}):?\]\s*:?\s*")
_SOUNDING = re.compile(r"[\w♪♫]")
_MAY_CHANGE = frozenset(">-‐–")
_NEAR = 150
"""A colon further on ends no name."""


class Stretch(NamedTuple):
    """Part of a cue's line: its text without tags, and the voice that a ``<v>`` around it names."""

    text: str
    voice: str


def stretches(row: Row, voice: str) -> Iterator[Stretch]:
    """The parts of a line, each with its voice; ``voice`` is the one open where the line begins."""
    text, at = row.text, 0
    for found in _VOICE.finditer(text) if "<" in text else ():
        yield Stretch(plain_row(text[at : found.start()]), voice)
        voice = "" if found[1] else speaker_name(unescape(found[2] or ""))
        at = found.end()
    yield Stretch(plain_row(text[at:]) if at else row.plain, voice)


def plain_row(row: str) -> str:
    """A line without tags, positions and entities; empty where it holds no words."""
    row = without_markup(row).strip()
    return row if _SOUNDING.search(row) else ""


def change_mark(text: str) -> str | None:
    """What follows ``>>`` or a dash at the start of a line, which say that somebody else speaks; None without."""
    found = _CHANGE.match(text) if text[:1] in _MAY_CHANGE else None
    return text[found.end() :] if found else None


def label_of(text: str) -> Label | None:
    """The label at the start of a line, ``Name:`` or ``[Name]``, or None; costs little where there is none."""
    if text.startswith("["):
        return _bracketed(text)
    return find_label(text) if ":" in text[:_NEAR] else None


def _bracketed(text: str) -> Label | None:
    found = _BRACKETED.match(text)
    name = " ".join(found[1].split()) if found else ""
    shape = shape_of(name) if name and not is_sound(name) else None
    if found is None or shape is None:
        return None
    return Label(name=name, shape=shape, text=text[found.end() :].strip())
