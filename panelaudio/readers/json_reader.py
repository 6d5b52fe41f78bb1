"""JSON as a transcript: Podcasting 2.0, Whisper and WhisperX, Rev, QMSum, and lists of objects that speak."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from panelaudio.errors import InputError
from panelaudio.readers.clean_json import is_clean, read_clean
from panelaudio.readers.draft import Draft
from panelaudio.readers.joining import join_pieces
from panelaudio.readers.json_chats import as_said
from panelaudio.readers.json_ledger import account, left_whole, take_brackets
from panelaudio.readers.json_lines import Record, parse_json
from panelaudio.readers.json_names import leave_silent, speaker_names, table_key
from panelaudio.readers.json_pieces import passages_of, piece_of, punctuate, set_right_times
from panelaudio.readers.json_services import pair_pieces, service_pieces
from panelaudio.readers.json_shapes import Found, find_speech
from panelaudio.readers.names import NamesReader
from panelaudio.readers.passages import Passage, plain_text, tell_passages
from panelaudio.readers.topics import TOPICS, headings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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
TEXT_FIELDS = ("transcript", "transcription", "text", "content", "body", "dialogue", "conversation")
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
            value = _parsed(source)
            speaks = _other_pieces(source, value) or find_speech(value) or _embedded(source, value)
            return 0.95 if speaks else _NO_SPEECH * surely
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
        if others := _other_pieces(source, value):
            return self._pieces_alone(draft, value, others)
        found = find_speech(value)
        if found is None:
            return self._text_inside(draft, value)
        names = speaker_names(draft, value)
        line = _line_of(found)
        pieces = [piece_of(draft, entry, names, line) for entry in as_said(found.entries)]
        set_right_times([piece for piece in pieces if piece is not None])
        uses = _head(draft, value)
        if isinstance(value, Record) and (key := punctuate(pieces, value)):
            uses[key] = "the words, with their punctuation"
        leave_silent(draft, value, names, (piece.speaker for piece in pieces if piece))
        items = _with_headings(pieces, headings_of(draft, value, len(pieces)))
        take_brackets(draft)
        _tell_way(draft, found, uses)
        return self._told(draft, items)

    def _told(self, draft: Draft, items: Sequence[Passage | Heading]) -> Script:
        try:
            return tell_passages(draft, self.name, items)
        except InputError as fault:
            raise _nobody(draft.source) if fault.code == "no-speaker" else fault from None

    def _pieces_alone(self, draft: Draft, value: Any, pieces: list[Piece]) -> Script:
        """What a service's result or a list of pairs says; nothing else stands in it that anybody would say."""
        if isinstance(value, Record):
            used = {key: "words" for key, held in value.items() if isinstance(held, list | Record)}
            account(draft, value, used | _head(draft, value))
        draft.take_all(range(1, len(draft.source.lines) + 1), "words")
        joined = passages_of(pieces) if pieces[0].fresh else join_pieces(pieces)
        return self._told(draft, list(joined))

    def _text_inside(self, draft: Draft, value: Any) -> Script:
        """A transcript as text in a field, or as a list of lines, is read as one; all of it stands on one line here."""
        inside = _embedded(draft.source, value)
        if inside is None:
            raise _nobody(draft.source)
        key, plain = inside
        uses = _head(draft, value)
        if isinstance(value, Record):
            account(draft, value, uses | {key: "words"})
        take_brackets(draft)
        line = value.key_lines[key] if isinstance(value, Record) else 1
        script = NamesReader().read(plain).placed(lambda _: line)
        script = replace(script, format=self.name, taken=tuple(one for one in script.taken if one.use != "blank"))
        return draft.around(script, range(line, len(draft.source.lines) + 1) if not isinstance(value, Record) else ())


def _parsed(source: Source) -> Any:
    return source.view("json", lambda: parse_json(source.name, source.text))


def _other_pieces(source: Source, value: Any) -> list[Piece]:
    """The words of the shapes that are no list of objects with a speaker and a text."""

    def make() -> list[Piece]:
        return service_pieces(value) or ([] if find_speech(value) else pair_pieces(value))

    return source.view("json-pieces", make)


def _embedded(source: Source, value: Any) -> tuple[str, Source] | None:
    """The field that holds a transcript as text, and the text; the field's name is empty for a list of lines."""
    fields: list[tuple[str, Any]] = [("", value)] if isinstance(value, list) else []
    if isinstance(value, Record):
        fields = [(key, value[key]) for key in TEXT_FIELDS if key in value]
    for key, held in fields:
        lines: list[Any] = held if isinstance(held, list) else [held]
        text = "\n\n".join(one for one in lines if isinstance(one, str))
        plain = replace(source, text=text)
        if ":" in text and NamesReader().sniff(plain) > 0:
            return key, plain
    return None


def _nobody(source: Source) -> InputError:
    message = f"{source.name}: nobody says a word in this JSON"
    return InputError(message, code="no-speaker", hint=_HINT, location=f"{source.name}:1")


def _head(draft: Draft, value: Any) -> dict[str, str]:
    """Title, description, language and date of the top, with the uses of their keys."""
    record = value if isinstance(value, Record) else {}
    stated = {key: plain_text(text) for key, text in record.items() if isinstance(text, str)}
    uses = {TOPICS: "topics"} if isinstance(record.get(TOPICS), list) else {}
    uses |= {key: "names of speakers"} if (key := table_key(record)) else {}
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
