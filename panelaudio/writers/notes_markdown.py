"""Show notes as Markdown (``.notes.md``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.writers.notes import notes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.writers.notes import Entry

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_BEGINS = re.compile(r"^([#+=-]|\d+(?=[.)]))")


class NotesWriter:
    """A heading for each part that there is something to say about."""

    name = "notes"
    suffix = ".notes.md"
    details: tuple[str, ...] = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        notes = notes_of(episode)
        parts = [f"# {escaped(notes.title)}", escaped(notes.facts), *map(escaped, notes.description)]
        parts += _list("Speakers", [f"**{escaped(one.head)}** – {escaped(one.text)}" for one in notes.speakers])
        parts += _list("Chapters", [f"{one.head} {escaped(one.text)}" for one in notes.chapters])
        parts += _list("Music", [_credit(one) for one in notes.music])
        parts += ["## How it was made", escaped(notes.made)]
        return "\n\n".join(part for part in parts if part) + "\n"


def _list(heading: str, lines: Sequence[str]) -> list[str]:
    return [f"## {heading}", "\n".join(f"- {line}" for line in lines)] if lines else []


def _credit(one: Entry) -> str:
    return f"{escaped(one.head)}: {escaped(one.text)}"


def escaped(text: str) -> str:
    """A plain text that Markdown takes for this very text."""
    text = _SPECIAL.sub(r"\\\1", text)
    return _BEGINS.sub(lambda found: f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\", text)
