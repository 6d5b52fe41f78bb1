"""Show notes as HTML (``.notes.html``): a page of its own; its body can go into a feed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.writers.notes import notes_of

if TYPE_CHECKING:
    from collections.abc import Sequence


_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
{body}
</body>
</html>
"""


class NotesHtmlWriter:
    """The same as the Markdown; every text finds its direction by itself."""

    name = "notes-html"
    suffix = ".notes.html"
    details: tuple[str, ...] = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole page."""
        notes = notes_of(episode)
        parts = [f'<h1 dir="auto">{_text(notes.title)}</h1>', _paragraph(notes.facts)]
        parts += map(_paragraph, notes.description)
        speakers = [f"<strong>{_text(one.head)}</strong> – {_text(one.text)}" for one in notes.speakers]
        chapters = [f"<time>{one.head}</time> {_text(one.text)}" for one in notes.chapters]
        music = [f"{_text(one.head)}: {_text(one.text)}" for one in notes.music]
        for heading, lines in (("Speakers", speakers), ("Chapters", chapters), ("Music", music)):
            parts += _list(heading, lines)
        parts += ["<h2>How it was made</h2>", _paragraph(notes.made)]
        body = "\n".join(part for part in parts if part)
        return _PAGE.format(language=escape(notes.language), title=_text(notes.title), body=body)


def _paragraph(text: str) -> str:
    return f'<p dir="auto">{_text(text)}</p>' if text else ""


def _list(heading: str, lines: Sequence[str]) -> list[str]:
    items = "\n".join(f'<li dir="auto">{line}</li>' for line in lines)
    return [f"<h2>{heading}</h2>", f"<ul>\n{items}\n</ul>"] if lines else []


def _text(text: str) -> str:
    return escape(text, quote=False)
