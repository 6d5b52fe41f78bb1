"""The forms in which a clean transcript can be written."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from panelaudio.errors import UsageError
from panelaudio.plugins import nearest
from panelaudio.script import Heading, Pause, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from panelaudio.script import Item, Script


def with_pauses(items: Iterable[Item]) -> list[Turn | Heading]:
    """Turns and headings; a pause is a paragraph of the turn before it, or of the first one where none is before it."""
    found: list[Turn | Heading] = []
    waiting = ""
    for item in items:
        if isinstance(item, Pause):
            last = next((place for place in reversed(range(len(found))) if isinstance(found[place], Turn)), None)
            pause = f"[pause {item.duration_ms / 1000:g}s]"
            if last is None:
                waiting += f"{pause}\n\n"
            else:
                found[last] = _longer(found[last], after=f"\n\n{pause}")
        elif isinstance(item, Turn):
            found.append(_longer(item, before=waiting) if waiting else item)
            waiting = ""
        else:
            found.append(item)
    return found


def _longer(item: Turn | Heading, *, before: str = "", after: str = "") -> Turn | Heading:
    return replace(item, text=f"{before}{item.text}{after}")


def as_markdown(script: Script) -> str:
    """Front matter, ``##`` headings, ``**Name:** text`` with further paragraphs beneath."""
    parts = [_front_matter(script)] if script.title or script.date else []
    parts += [
        f"**{item.speaker}:** {item.text}" if isinstance(item, Turn) else f"## {item.text}"
        for item in with_pauses(script.items)
    ]
    return "\n\n".join(parts) + "\n"


def _front_matter(script: Script) -> str:
    # A JSON string is a YAML string, whatever the title holds.
    fields = {"title": script.title, "date": script.date, "language": script.language}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, "---"])


def as_fountain(script: Script) -> str:
    """A title page, ``.HEADING`` scenes, ``@Name`` cues; the line between paragraphs holds two blanks (Fountain)."""
    parts = [f"Title: {' '.join(script.title.split())}"] if script.title else []
    for item in with_pauses(script.items):
        if isinstance(item, Turn):
            parts.append(f"@{item.speaker}\n" + item.text.replace("\n\n", "\n  \n"))
        else:
            parts.append(f".{item.text}")
    return "\n\n".join(parts) + "\n"


def as_json(script: Script) -> str:
    """An object with ``title``, ``date``, ``language``, ``description``, ``speakers`` and ``turns``."""
    content: dict[str, Any] = {
        "title": script.title,
        "date": script.date,
        "language": script.language,
        "description": script.description,
        "speakers": [{"name": one.name, "aliases": list(one.aliases)} for one in script.speakers],
        "turns": [_turn(item) for item in with_pauses(script.items) if isinstance(item, Turn)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _turn(turn: Turn) -> dict[str, Any]:
    times = {"start_ms": turn.start_ms, "end_ms": turn.end_ms}
    given = {key: value for key, value in times.items() if value is not None}
    return {"speaker": turn.speaker, "text": turn.text, **given}


FORMS: dict[str, Callable[[Script], str]] = {"md": as_markdown, "fountain": as_fountain, "json": as_json}
"""By the ending of the file."""


def form_of(path: Path) -> Callable[[Script], str]:
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
