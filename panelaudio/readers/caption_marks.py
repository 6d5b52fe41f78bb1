"""What stands in a cue beside words: tags, voices, names, and the marks of a change of speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.first_names import bearers_of
from panelaudio.readers.labels import Label, Shape, find_label, fold, is_titled, shape_of
from panelaudio.readers.markup import unescape, without_markup
from panelaudio.readers.passages import speaker_name
from panelaudio.readers.unspoken_sounds import is_sound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_VOICE = re.compile(r"<(/?)v(?:\.[^\s<>]*)?(?: ([^<>]*))?>")
_ONE_VOICE = re.compile(r"<v(?:\.[^\s<>]*)? ([^<>]*)>([^<{]*)")
_CHANGE = re.compile(r"\s*(?:>>+|[-‐–](?=\s?[^\W\d_]|\s[^\w\s]))\s*")
_BRACKETED = re.compile(r"(?:\[([^\[\]:]{1,60}):?\]|\(([^():]{1,60}):?\))\s*:?\s*")
_SHOUTED = re.compile(r"\(([^\W\d_a-z](?:[^()a-z]{0,60}[^\W\d_a-z])?)\)\s*")
_SOUNDING = re.compile(r"[\w♪♫]")
_MAY_CHANGE = frozenset(">-‐–")
_NEAR = 150
"""A colon further on ends no name."""


Stretch = tuple[str, str]
"""Part of a cue's line: its text without tags, and the voice that a ``<v>`` around it names."""


def stretches(text: str, voice: str) -> Iterator[Stretch]:
    """The parts of a line, each with its voice; ``voice`` is the one open where the line begins."""
    at = 0
    for found in _VOICE.finditer(text) if "<" in text else ():
        yield plain_row(text[at : found.start()]), voice
        voice = "" if found[1] else speaker_name(unescape(found[2] or ""))
        at = found.end()
    yield plain_row(text[at:]), voice


def whole_voice(text: str) -> tuple[str | None, str]:
    """The voice of a line that begins with its tag and has no other, and the rest; None and all of it for others."""
    found = _ONE_VOICE.fullmatch(text)
    return (speaker_name(unescape(found[1])), found[2]) if found else (None, text)


def plain_row(row: str) -> str:
    """A line without tags, positions and entities; empty where it holds no words."""
    if "<" in row or "&" in row or "{" in row:
        row = without_markup(row)
    row = row.strip()
    return row if row[:1].isalpha() or _SOUNDING.search(row) else ""


def change_mark(text: str) -> str | None:
    """What follows ``>>`` or a dash at the start of a line, which say that somebody else speaks; None without."""
    found = _CHANGE.match(text) if text[:1] in _MAY_CHANGE else None
    return text[found.end() :] if found else None


def label_of(text: str, known: Collection[str] = ()) -> Label | None:
    """The label at the start of a line, ``Name:``, ``[Name]`` or ``(NAME)``, or None; costs little where there is none.

    ``known`` are folded spellings that are speakers' though they look like no name.
    """
    if text[:1] in {"[", "("}:
        return _bracketed(text)
    return find_label(text, known) if ":" in text[:_NEAR] else None


def _bracketed(text: str) -> Label | None:
    found = _BRACKETED.match(text)
    name = " ".join((found[1] or found[2]).split()) if found else ""
    shape = shape_of(name) if name and not is_sound(name) and not _tells_what_is_done(name) else None
    if found is None or shape is None or (found[2] and not name.isupper()):
        return None
    return Label(name=name, shape=shape, text=text[found.end() :].strip())


def is_surely_somebody(label: Label) -> bool:
    """Whether what stands in brackets can be nothing but a name: ``CAR STARTS`` looks like a full one."""
    if label.shape in {Shape.ROLE, Shape.INITIALS} or not label.name.isupper() or is_titled(label.name):
        return True
    return bool(bearers_of(fold(label.name).split()[0]))


def _tells_what_is_done(name: str) -> bool:
    """``SPEAKING SPANISH``, ``dog barking``."""
    words = fold(name).split()
    return any(len(word) > 5 and word.endswith("ing") for word in words) and not bearers_of(words[0])  # noqa: PLR2004 - King, Ming


def shouted_direction(text: str) -> str:
    """Round brackets in capitals at the start of a line, ``(IN FRENCH) …``, which captions set around what is heard."""
    found = _SHOUTED.match(text) if text.startswith("(") else None
    return found[0] if found else ""
