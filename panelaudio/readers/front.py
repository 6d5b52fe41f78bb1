"""What stands before and after the talk: title, date, people, introduction; notes of the transcribers, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.labels import fold
from panelaudio.readers.people import names_in
from panelaudio.readers.unspoken import clean
from panelaudio.readers.vocabulary import FOOT_STARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.dialogue import Dialogue

_TITLE_LENGTH = 200
_WORDS_OF_INTRODUCTION = 12
_HEAD_READ = 400
"""Lines in which title and introduction are looked for."""
_DATE = re.compile(r"\b(\d{4}-\d\d-\d\d)(?:\b|T)")
_FIELD = re.compile(r"(?:\*\*)?(title|date|language|lang|description|summary):(?:\*\*)?\s*(\S.*)", re.IGNORECASE)
_FOOT_NOTE = re.compile(
    r"\W{0,9}(?:transcribed|transcript(?:ion)?|captioned)\s(?:by|provided)\b|\W{0,9}end of (?:transcript|tape)",
    re.IGNORECASE,
)
_WORDS_OF_FOOT = 9


def read_front(dialogue: Dialogue, lines: Sequence[str], first: int, after: int = 0) -> None:
    """Title, date, language and introduction out of the lines ``after`` … ``first``; all are left out of the talk."""
    draft = dialogue.draft
    introduction: list[str] = []
    for at in range(after, first):
        text = lines[at].strip()
        if not text:
            continue
        reason = "page head"
        if at - after < _HEAD_READ and len(text) < 10 * _TITLE_LENGTH:
            reason = _use(dialogue, text, introduction)
        draft.leave(at + 1, reason, text)
    draft.description = draft.description or "\n\n".join(introduction)
    mentioned = names_in(f"{draft.title}\n{draft.description}")
    dialogue.people.mentioned = tuple(dict.fromkeys((*dialogue.people.mentioned, *mentioned)))


def _use(dialogue: Dialogue, text: str, introduction: list[str]) -> str:
    """What a line of the head is for."""
    draft = dialogue.draft
    if field := _FIELD.match(text):
        take_field(dialogue, field[1].casefold(), field[2].strip())
        return f"page head: {field[1].casefold()}"
    if not draft.date and (date := _DATE.search(text)):
        draft.date = date[1]
    words = " ".join(clean(text)[0].strip("#*_ ").split())
    if len(words.split()) >= _WORDS_OF_INTRODUCTION and words[-1:] in ".?!:…":
        introduction.append(words)
        return "introduction: the episode's description"
    if not draft.title and words and len(words) < _TITLE_LENGTH and fold(words).strip(": ") != "transcript":
        draft.title = words
        return "page head: the episode's title"
    return "page head"


def take_field(dialogue: Dialogue, name: str, value: str) -> None:
    """A field of the head goes where it belongs."""
    draft = dialogue.draft
    value = value.strip().strip("\"'")
    if name == "title":
        draft.title = value
    elif name in {"description", "summary"}:
        draft.description = draft.description or value
    elif name in {"language", "lang"}:
        draft.language = value
    elif name == "date":
        found = _DATE.search(value)
        draft.date = found[1] if found else draft.date


def is_foot(line: str) -> bool:
    """Whether a line after the last cue begins the foot of a page, and is no sentence of the last speaker."""
    start = " ".join(line[:120].casefold().split()).lstrip("#*_->— ")
    if _FOOT_NOTE.match(line[:120]):
        return True
    few = len(line[:400].split()) <= _WORDS_OF_FOOT and not line.rstrip().endswith((".", "?", "!", "…"))
    return few and start.startswith(FOOT_STARTS)
