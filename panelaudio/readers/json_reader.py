"""JSON as a transcript: Podcasting 2.0, Whisper and WhisperX, Rev, QMSum, and lists of objects that speak."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from panelaudio.errors import InputError
from panelaudio.readers.clean_json import is_clean, read_clean
from panelaudio.readers.draft import Draft
from panelaudio.readers.json_ledger import account, left_whole, take_brackets
from panelaudio.readers.json_lines import Record, parse_json
from panelaudio.readers.json_names import TABLE, leave_silent, speaker_names
from panelaudio.readers.json_pieces import passages_of, piece_of
from panelaudio.readers.json_shapes import Found, find_speech
from panelaudio.readers.passages import Passage, plain_text, tell_passages
from panelaudio.readers.topics import TOPICS, headings_of

if TYPE_CHECKING:
    from panelaudio.readers.joining import Piece
    from panelaudio.script import Heading, Script, Source

_BEGINS = re.compile(
    r"[\s\ufeff]*+(?:\{\s*+[\"}]|(?:\[\s*+)++(?:[\"{\]]|-?[\d.eE+-]++\s*+[,\]]|(?:true|false|null)\b))"
)
"""A stamp or a name in brackets begins no JSON."""
_SURELY = re.compile(r"[\s\ufeff]*+(?:\{\s*+[\"}]|(?:\[\s*+)++[\"{\]])")
"""How JSON begins, and no text in brackets does: ``[Nora]``, ``{pause}``."""
_BROKEN, _NO_SPEECH = 0.9, 0.3
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_LONGEST_DATE = 40
_HINT = 'turns look like {"speaker": "Full Name", "text": "words"}, in a list'


class JsonReader:
    """Reads the JSON that transcription services and data sets give."""

    name = "json"

    def sniff(self, source: Source) -> float:
        """Sure where the text is JSON in which somebody speaks."""
        if not _BEGINS.match(source.text):
            return 0.0
        surely = _SURELY.match(source.text) is not None
        try:
            return 0.95 if find_speech(_parsed(source)) else _NO_SPEECH * surely
        except InputError:  # whoever reads it says what is wrong, and where
            return _BROKEN * surely

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: it is no JSON, nobody speaks in it, or a name fits two people.
        """
        value = _parsed(source)
        draft = Draft(source=source)
        if is_clean(value):
            take_brackets(draft)
            return read_clean(draft, value, self.name, _head(draft, value))
        found = find_speech(value)
        if found is None:
            raise _nobody(source)
        names = speaker_names(draft, value)
        line = _line_of(found)
        pieces = [piece_of(draft, entry, names, line) for entry in found.entries]
        leave_silent(draft, value, names, (piece.speaker for piece in pieces if piece))
        items = _with_headings(pieces, headings_of(draft, value, len(pieces)))
        take_brackets(draft)
        _tell_way(draft, found, _head(draft, value))
        try:
            return tell_passages(draft, self.name, items)
        except InputError as fault:
            raise _nobody(source) if fault.code == "no-speaker" else fault from None


def _parsed(source: Source) -> Any:
    return source.view("json", lambda: parse_json(source.name, source.text))


def _nobody(source: Source) -> InputError:
    message = f"{source.name}: nobody says a word in this JSON"
    return InputError(message, code="no-speaker", hint=_HINT, location=f"{source.name}:1")


def _head(draft: Draft, value: Any) -> dict[str, str]:
    """Title, description, language and date of the top, with the uses of their keys."""
    record = value if isinstance(value, Record) else {}
    stated = {key: plain_text(text) for key, text in record.items() if isinstance(text, str)}
    uses = {TOPICS: "topics"} if isinstance(record.get(TOPICS), list) else {}
    uses |= {TABLE: "names of speakers"} if isinstance(record.get(TABLE), Record | list) else {}
    draft.title, draft.description = stated.get("title", ""), stated.get("description", "")
    if _LANGUAGE.fullmatch(stated.get("language", "")):
        draft.language = stated["language"]
    if _is_date(stated.get("date", "")):
        draft.date = stated["date"]
    used = {"title": draft.title, "description": draft.description, "date": draft.date}
    used["language"] = draft.language if stated.get("language") == draft.language else ""
    return uses | {key: key for key, text in used.items() if text}


def _is_date(text: str) -> bool:
    try:
        return len(text) < _LONGEST_DATE and bool(date.fromisoformat(text[:10]))
    except ValueError:
        return False


def _tell_way(draft: Draft, found: Found, uses: dict[str, str]) -> None:
    """Everything that stands beside the way to the speech."""
    line = 1
    for depth, (holder, key) in enumerate(found.way):
        if isinstance(holder, Record):
            line = holder.key_lines[str(key)]
            account(draft, holder, {**(uses if depth == 0 else {}), str(key): "list of what is said"})
            continue
        for at, other in enumerate(holder):
            if at != key:
                where = other.first_line if isinstance(other, Record) else line
                left_whole(draft, where, "beside the speech", other)


def _line_of(found: Found) -> int:
    lines = [holder.key_lines[str(key)] for holder, key in found.way if isinstance(holder, Record)]
    return lines[-1] if lines else 1


def _with_headings(pieces: list[Piece | None], headings: dict[int, list[Heading]]) -> list[Passage | Heading]:
    """The passages, and before them the headings of the entries where topics begin."""
    items: list[Passage | Heading] = []
    starts = sorted({0, *headings, len(pieces)})
    for first, end in pairwise(starts):
        items.extend(headings.get(first, []))
        items.extend(passages_of(piece for piece in pieces[first:end] if piece is not None))
    return items
