"""What stands in a cue beside words: tags, voices, names, and the marks of a change of speaker."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.readers.labels import find_label
from panelaudio.readers.passages import speaker_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.readers.labels import Label

_VOICE = re.compile(r"<(/?)v(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*))?>")
_TAG = re.compile(r"</?(?:[ibus]|em|strong|c|v|font|lang|ruby|rt|span)(?:[. \t][^<>]*)?>|<[\d:.]+>", re.IGNORECASE)
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_CHANGE = re.compile(r"\s*(?:>>+|[-‐–](?=\s?[^\W\d_]|\s[^\w\s]))\s*")
_SOUNDING = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Part of a cue's line: its text without tags, and the voice that a ``<v>`` around it names."""

    text: str
    voice: str


def stretches(row: str, voice: str) -> Iterator[Stretch]:
    """The parts of a line, each with its voice; ``voice`` is the one open where the line begins."""
    if "<" not in row:
        yield Stretch(text=plain_row(row), voice=voice)
        return
    at = 0
    for found in _VOICE.finditer(row):
        yield Stretch(text=plain_row(row[at : found.start()]), voice=voice)
        voice = "" if found[1] else speaker_name(html.unescape(found[2] or ""))
        at = found.end()
    yield Stretch(text=plain_row(row[at:]), voice=voice)


def plain_row(row: str) -> str:
    """A line without tags, positions and entities; blank where it only holds marks such as ``♪``."""
    if "<" in row:
        row = _TAG.sub("", row)
    if "{" in row:
        row = _OVERRIDE.sub("", row)
    if "&" in row:
        row = html.unescape(row)
    return row.strip() if _SOUNDING.search(row) else ""


def change_mark(text: str) -> str | None:
    """What follows ``>>`` or a dash at the start of a line, which say that somebody else speaks; None without."""
    found = _CHANGE.match(text)
    return text[found.end() :] if found else None


def label_of(text: str) -> Label | None:
    """The label at the start of a line, or None; it costs nothing where no colon stands near."""
    return find_label(text) if ":" in text[:150] else None
