"""A web page: its text without markup is read by the plain reader that is surest; Podcasting 2.0's HTML directly.

No library for main content is used. The parser of the standard library keeps every paragraph and its source line, which
the ledger needs; libraries for main content give text without lines.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, stamp_ms
from panelaudio.readers.hearing import HearingReader
from panelaudio.readers.labels import Shape, shape_of
from panelaudio.readers.names import NamesReader
from panelaudio.readers.panel import PanelReader
from panelaudio.readers.qa import QaReader
from panelaudio.script import Taken

if TYPE_CHECKING:
    from panelaudio.script import Reader, Script, Source

_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body|article|main|cite|div|p|section|h1)\b", re.IGNORECASE)
_HIDDEN = frozenset("script style noscript template svg nav footer aside form button select iframe".split())
_BLOCKS = frozenset("p div br li h1 h2 h3 h4 h5 h6 tr blockquote section article dt dd cite time td main ul ol".split())
_READERS: tuple[type[Reader], ...] = (NamesReader, PanelReader, QaReader, HearingReader)


class _Words(HTMLParser):
    """The words of a page, each block on lines of its own, at the lines where they stand in the source."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden: list[str] = []
        self.blocks: list[tuple[int, str, list[str]]] = []
        self.title: list[str] = []
        self.language = ""
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag in _HIDDEN:
            self.hidden.append(tag)
        if tag in _BLOCKS or tag == "title":
            self._tag = tag
            self.blocks.append((0, tag, []))

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()
        if tag in _BLOCKS or tag == "title":
            self._tag = ""
            self.blocks.append((0, "", []))

    def handle_data(self, data: str) -> None:
        """Words stand here."""
        if self._tag == "title":
            self.title.append(data)
        elif data.strip() or (self.blocks and self.blocks[-1][2]):
            self._put(data)

    def _put(self, data: str) -> None:
        if self.hidden:
            return
        if not self.blocks or not self.blocks[-1][0]:
            skipped = len(data) - len(data.lstrip())
            tag = self.blocks[-1][1] if self.blocks else ""
            self.blocks.append((self.getpos()[0] + data.count("\n", 0, skipped), tag, []))
        self.blocks[-1][2].append(data)


class HtmlReader:
    """Reads web pages."""

    name = "html"

    def sniff(self, source: Source) -> float:
        """High where the text begins as a page does."""
        return 0.97 if _PAGE.match(source.text[:2000]) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        words = _Words()
        words.feed(source.text)
        words.close()
        blocks = [(line, tag, " ".join("".join(parts).split())) for line, tag, parts in words.blocks if line]
        if any(tag == "cite" for _, tag, _ in blocks):
            script = _cited(source, blocks, self.name)
        else:
            script = _plain(source, blocks, self.name)
        title = " ".join("".join(words.title).split())
        return replace(script, title=title or script.title, language=words.language or script.language)


def _cited(source: Source, blocks: list[tuple[int, str, str]], reader: str) -> Script:
    """``<cite>Name:</cite><time>0:00</time><p>…</p>``."""
    dialogue = Dialogue(source)
    for line, tag, text in blocks:
        if tag == "cite" and text.strip(" :"):
            name = text.strip(" :")
            dialogue.cue(line, Cue(name=name, shape=shape_of(name) or Shape.ROLE))
        elif tag == "time":
            dialogue.start(stamp_ms(text))
            dialogue.draft.leave(line, "time stamp", text)
        elif dialogue.speaking:
            dialogue.part()
            dialogue.say(line, text)
        else:
            dialogue.draft.leave(line, "page head", text)
    _rest(dialogue)
    return dialogue.finish(reader)


def _rest(dialogue: Dialogue) -> None:
    """Lines that hold nothing but markup."""
    for number, line in enumerate(dialogue.draft.source.lines, start=1):
        if line.strip():
            dialogue.draft.take(number, "markup")


def _plain(source: Source, blocks: list[tuple[int, str, str]], reader: str) -> Script:
    """The words alone are read by the surest plain reader; its lines are set back to those of the page."""
    text = "\n\n".join(words for _, _, words in blocks if words)
    lines = [line for line, _, words in blocks if words]
    plain = replace(source, text=text)
    chosen = max((kind() for kind in _READERS), key=lambda one: one.sniff(plain))
    if not lines or chosen.sniff(plain) <= 0:
        raise no_speaker(source.name)
    return _set_back(chosen.read(plain), lines, source, reader)


def _set_back(script: Script, lines: list[int], source: Source, reader: str) -> Script:
    """The script with the page's lines: block ``n`` stands at line ``2n + 1`` of the plain text."""

    def place(line: int) -> int:
        return lines[min((line - 1) // 2, len(lines) - 1)]

    placed = script.placed(place)
    taken = [one for one in placed.taken if one.use != "blank"]
    known = {one.line for one in taken} | {one.line for one in placed.left_out}
    return replace(placed, format=reader, taken=(*taken, *_markup(source, known)))


def _markup(source: Source, known: set[int]) -> list[Taken]:
    return [
        Taken(number, "markup" if line and not line.isspace() else "blank")
        for number, line in enumerate(source.lines, start=1)
        if number not in known
    ]
