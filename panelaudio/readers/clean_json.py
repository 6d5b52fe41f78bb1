"""The JSON that `panelaudio convert` writes: read to the letter, so that it gives the same turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panelaudio.errors import InputError
from panelaudio.readers.expression import marked
from panelaudio.readers.fields import time_ms
from panelaudio.readers.json_ledger import account, left_whole
from panelaudio.readers.json_lines import Record
from panelaudio.readers.labels import fold
from panelaudio.readers.literal import MARK_KEY, is_marked
from panelaudio.readers.passages import plain_text
from panelaudio.script import EMPHASIS, MANNERS, Expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.readers.draft import Draft
    from panelaudio.script import Script

_USES = {"speaker": "speaker", "text": "words", "start_ms": "time", "end_ms": "time"}
_USES["expressions"] = "how words are said"
_EXPRESSION_USES = dict.fromkeys(("start", "end", "kind"), "how words are said")
_HEADING_USES = {"before_turn": "where the heading stands", "text": "heading"}


def is_clean(value: Any) -> bool:
    """Whether a JSON value says that it is a transcript of ours."""
    return isinstance(value, Record) and is_marked(value.get(MARK_KEY)) and isinstance(value.get("turns"), list)


def read_clean(draft: Draft, value: Record, reader: str, uses: dict[str, str]) -> Script:
    """The turns and headings as they stand.

    Raises:
        InputError: a turn has no speaker or no words.
    """
    headings = _headings(draft, value)
    names: dict[str, str] = {}
    given = {fold(spelling): name for spelling, name in draft.source.aliases}
    for number, turn in enumerate(value["turns"]):
        for line, text in headings.pop(number, ()):
            draft.heading(line, text)
        speaker, paragraphs = _turn(draft, turn, value.key_lines["turns"])
        names[speaker] = given.get(fold(speaker), speaker)
        account(draft, turn, _USES)
        start, end = (time_ms(turn.get(key), unit_ms=1) for key in ("start_ms", "end_ms"))
        draft.tell(speaker, paragraphs, start_ms=start, end_ms=end)
    for line, text in (one for rest in headings.values() for one in rest):
        draft.heading(line, text)
    own = {MARK_KEY: "the mark of panelaudio", "turns": "list of what is said", "headings": "headings"}
    account(draft, value, {**uses, **own, "speakers": "names of speakers"})
    return draft.finish(reader, names)


def _turn(draft: Draft, turn: Any, line: int) -> tuple[str, list[tuple[int, str]]]:
    speaker = turn.get("speaker") if isinstance(turn, Record) else None
    text = turn.get("text") if isinstance(turn, Record) else None
    if isinstance(speaker, str) and isinstance(text, str) and speaker.strip() and text.strip():
        at = turn.key_lines["text"]
        text = marked(text, _expressions(draft, turn, text))
        return " ".join(speaker.split()), [(at, part) for part in text.split("\n\n") if part.strip()]
    at = turn.first_line if isinstance(turn, Record) else line
    message = f"line {at}: a turn needs a speaker and a text"
    hint = f"or take the key '{MARK_KEY}' out, and the file is read as any other JSON"
    raise InputError(message, code="bad-turn", hint=hint, location=f"{draft.source.name}:{at}")


def _expressions(draft: Draft, turn: Record, text: str) -> list[Expression]:
    """How words of a turn are said; what has no place in its text is left out, and reported."""
    found: list[Expression] = []
    stated = turn.get("expressions")
    for one in stated if isinstance(stated, list) else ():
        start, end, kind = (one.get(key) if isinstance(one, Record) else None for key in ("start", "end", "kind"))
        kinds = [known for known in (EMPHASIS, *MANNERS) if known == kind]
        if kinds and isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
            account(draft, one, _EXPRESSION_USES)
            found.append(Expression(start=start, end=end, kind=kinds[0]))
        else:
            left_whole(draft, turn.key_lines["expressions"], "a way of speaking without a place", one)
    return found


def _headings(draft: Draft, value: Record) -> dict[int, list[tuple[int, str]]]:
    """By the number of the turn before which they stand: line and text."""
    found: dict[int, list[tuple[int, str]]] = {}
    for heading, place, text in _stated(value):
        if isinstance(place, int) and not isinstance(place, bool) and isinstance(text, str) and plain_text(text):
            account(draft, heading, _HEADING_USES)
            found.setdefault(place, []).append((heading.key_lines["text"], plain_text(text)))
        else:
            line = heading.first_line if isinstance(heading, Record) else value.key_lines["headings"]
            left_whole(draft, line, "a heading without a turn", heading)
    return found


def _stated(value: Record) -> Iterator[tuple[Any, Any, Any]]:
    headings = value.get("headings")
    for heading in headings if isinstance(headings, list) else ():
        if isinstance(heading, Record):
            yield heading, heading.get("before_turn"), heading.get("text")
        else:
            yield heading, None, None
