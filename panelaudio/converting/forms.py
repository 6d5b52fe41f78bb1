"""The forms in which a clean transcript can be written; reading one gives the same speakers, turns and headings."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Protocol

from panelaudio.converting.expressing import marked
from panelaudio.errors import UsageError
from panelaudio.nearest import nearest
from panelaudio.script import Heading, Pause, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from panelaudio.script import Item, Script

MARK_KEY, MARK = "transcript", "panelaudio 1"
"""What a form says of itself, so that readers take it to the letter."""
_ANY_MEANING = re.compile(r"[\\*_\[\](){}<>&~`@:/#]")
_ANY_SIGN = re.compile("[¹²³⁴-⁹⁰♪♫\u00ad]")
_ANY_START = re.compile(r"^(?=[>=.!-])")


class Form(Protocol):
    """Writes a script; ``escaped`` makes of a text one that readers take to the letter."""

    def __call__(self, script: Script, escaped: Callable[[str], str] = ...) -> str:
        """The whole file."""


def always_escaped(text: str) -> str:
    """A text on one line in which every character that may mean something to a reader stands behind a backslash."""
    text = _ANY_MEANING.sub(lambda found: f"\\{found[0]}", " ".join(text.split("\n")))
    return _ANY_START.sub(r"\\", _ANY_SIGN.sub(lambda found: f"&#{ord(found[0])};", text))


def _written(item: Turn | Heading, escaped: Callable[[str], str]) -> list[str]:
    """Paragraphs, in which marks stand for how words are said."""
    if isinstance(item, Turn) and item.expressions:
        # Each part between two marks is escaped whole: what a bracket means may depend on what stands behind the mark.
        return marked(item.text, item.expressions, always_escaped).split("\n\n")
    return [escaped(part) for part in item.text.split("\n\n")]


def _plain(item: Turn | Heading, _escaped: Callable[[str], str]) -> list[str]:
    return item.text.split("\n\n")


def _told(
    items: Iterable[Item],
    escaped: Callable[[str], str],
    write: Callable[[Turn | Heading, Callable[[str], str]], list[str]] = _written,
) -> list[tuple[Turn | Heading, list[str]]]:
    """Turns and headings with their paragraphs; a pause is one of the turn before it, or of the first turn."""
    told: list[tuple[Turn | Heading, list[str]]] = []
    waiting: list[str] = []
    last: list[str] | None = None
    for item in items:
        if isinstance(item, Pause):
            (waiting if last is None else last).append(f"[pause {item.duration_ms / 1000:g}s]")
            continue
        paragraphs = write(item, escaped)
        if isinstance(item, Turn):
            last = paragraphs = [*waiting, *paragraphs]
            waiting = []
        told.append((item, paragraphs))
    return told


def as_markdown(script: Script, escaped: Callable[[str], str] = always_escaped) -> str:
    """Front matter, ``##`` headings, ``**Name:** text`` with further paragraphs beneath."""
    parts = [_front_matter(script)]
    for item, paragraphs in _told(script.items, escaped):
        if isinstance(item, Turn):
            parts.append(f"**{_guarded(escaped(item.speaker), ':*')}:** " + "\n\n".join(paragraphs))
        else:
            parts.append(f"## {_guarded(paragraphs[0], '#')}")
    return "\n\n".join(parts) + "\n"


def _guarded(escaped: str, chars: str) -> str:
    """An escaped text in which some more characters are: those that would end a name or a heading."""
    return re.sub(rf"(?<![\\&])(?=[{re.escape(chars)}])", r"\\", escaped)


def _front_matter(script: Script) -> str:
    # A JSON string is a YAML string, whatever the title holds.
    fields = {
        "title": script.title,
        "date": script.date,
        "language": script.language,
        "description": script.description,
        MARK_KEY: MARK,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, "---"])


def as_fountain(script: Script, escaped: Callable[[str], str] = always_escaped) -> str:
    """A title page, ``.HEADING`` scenes, ``@Name`` cues; the line between paragraphs holds two blanks (Fountain)."""
    fields = {
        "Title": script.title,
        "Draft date": script.date,
        "Language": script.language,
        "Description": script.description,
        MARK_KEY.title(): MARK,
    }
    parts = ["\n".join(f"{key}: {escaped(' '.join(value.split()))}" for key, value in fields.items() if value)]
    for item, paragraphs in _told(script.items, escaped):
        if isinstance(item, Turn):
            parts.append(f"@{_guarded(escaped(item.speaker), '(^')}\n" + "\n  \n".join(paragraphs))
        else:
            parts.append(f".{_guarded(paragraphs[0], '#')}")
    return "\n\n".join(parts) + "\n"


def as_json(script: Script, escaped: Callable[[str], str] = str) -> str:  # noqa: ARG001 - JSON has its own escapes
    """An object with ``title``, ``date``, ``language``, ``description``, ``speakers``, ``turns`` and ``headings``.

    How words are said stands beside a turn's text: ``expressions``, each with ``start`` and ``end`` (characters) and
    ``kind``.
    """
    told = _told(script.items, str, _plain)
    content: dict[str, Any] = {
        MARK_KEY: MARK,
        "title": script.title,
        "date": script.date,
        "language": script.language,
        "description": script.description,
        "speakers": [{"name": one.name, "aliases": list(one.aliases)} for one in script.speakers],
        "turns": [_turn(item, paragraphs) for item, paragraphs in told if isinstance(item, Turn)],
        "headings": _headings(script),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _turn(turn: Turn, paragraphs: list[str]) -> dict[str, Any]:
    times = {"start_ms": turn.start_ms, "end_ms": turn.end_ms}
    given: dict[str, Any] = {key: value for key, value in times.items() if value is not None}
    text = "\n\n".join(paragraphs)
    if turn.expressions:
        ahead = text.index(turn.text)  # a pause may stand before the first turn
        given["expressions"] = [
            {"start": one.start + ahead, "end": one.end + ahead, "kind": one.kind} for one in turn.expressions
        ]
    return {"speaker": turn.speaker, "text": text, **given}


def _headings(script: Script) -> list[dict[str, Any]]:
    """Each with the number of the turn before which it stands, from 0."""
    headings, turns = [], 0
    for item in script.items:
        if isinstance(item, Heading):
            headings.append({"before_turn": turns, "text": item.text})
        turns += isinstance(item, Turn)
    return headings


FORMS: dict[str, Form] = {"md": as_markdown, "fountain": as_fountain, "json": as_json}
"""By the ending of the file."""


def form_of(path: Path) -> Form:
    """The form that a file's ending asks for.

    Raises:
        UsageError: it asks for none that there is.
    """
    ending = path.suffix.removeprefix(".").casefold()
    if ending not in FORMS:
        near = nearest(ending, tuple(FORMS))
        hint = f"did you mean '{path.with_suffix(f'.{near}')}'? " if near else ""
        message = f"'{path.name}' does not tell the form of the transcript"
        raise UsageError(message, code="unknown-form", hint=f"{hint}Endings: {', '.join(f'.{one}' for one in FORMS)}")
    return FORMS[ending]
