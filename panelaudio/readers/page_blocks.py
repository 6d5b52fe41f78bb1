"""The blocks of a web page: its words without tags, each paragraph at the line of the source where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, Literal

from panelaudio.readers.page_concealed import VOID, is_concealed

UNSEEN = frozenset("script style noscript template svg select option iframe textarea math canvas object".split())
"""What a browser shows to nobody, or as a picture."""
FURNITURE = UNSEEN | frozenset("nav footer aside button".split())
_BLOCKS = frozenset(
    """p div br li h1 h2 h3 h4 h5 h6 tr blockquote section article dt dd td th main ul ol dl table header footer nav
    aside figure figcaption pre address details summary form fieldset hr body title""".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_APART = re.compile(r"[^a-z]+")
_SPEAKER = frozenset("speaker speakername talker interlocutor".split())
_TIME = frozenset("time timestamp timecode".split())
_CLOCK = re.compile(r"[\[(]?\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?[\])]?")
_LONGEST_NAME = 80
_DEEPEST = 30
_MOST_OPEN = 2000
"""Tags open at once that are followed; what is nested deeper is read as if it were not."""

Kind = Literal["text", "heading", "speaker", "time", "term"]
_TELLING: Final = ("speaker", "time")


@dataclass(slots=True, kw_only=True)
class Block:
    """Words that stand together."""

    line: int
    """Of the source, from 1, where they begin."""
    kind: Kind = "text"
    text: str = ""
    """On one line; bold and italic type at its start, and rows of tables, as Markdown has them."""
    level: int = 0
    """Of a heading."""
    goes_on: bool = False
    """Only a line break parts it from the block before."""
    inline: bool = False
    """Only an element within a line parts it from the block before: a time behind a name."""
    within: tuple[int, ...] = ()
    """The elements around it, from the outermost, as numbers; those that are no body of a page."""
    row: int = 0
    """Of a table, counted through the page; 0 outside of tables."""
    cell: int = 0


@dataclass(slots=True, kw_only=True)
class Page:
    """What a page holds."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    title_line: int = 1
    language: str = ""
    concealed: list[Block] = field(default_factory=list)
    """The words of elements that say of themselves that nobody sees them."""
    meta: dict[str, str] = field(default_factory=dict)
    """The page's own statements: ``description``, ``og:title``, ``article:published_time``, in small letters."""


def page_of(text: str, hidden: frozenset[str] = FURNITURE, *, concealed: bool = False) -> Page:
    """The blocks of a page, those in ``hidden`` elements aside, and those that it conceals, unless they are wanted."""
    parser = _Parser(hidden, concealed=concealed)
    parser.feed(text)
    parser.close()
    parser.end_block()
    return parser.page


class _Parser(HTMLParser):
    """Follows the tags of a page; nothing in it depends on their being closed in order."""

    def __init__(self, hidden: frozenset[str], *, concealed: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._hidden_tags = hidden
        self._hidden: list[str] = []
        self._shows_all = concealed
        self._conceals = self._mute = False
        self._open: list[tuple[str, Kind | None]] = []
        self._within: list[int] = []
        self._elements = 0
        self._block: Block | None = None
        self._parts: list[str] = []
        self._kind: Kind = "text"
        self._level = 0
        self._bold = ""
        self._breaks = 0
        self._inline = False
        self._rows = self._row = self._cell = 0
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if self._hidden == ["p"] and tag in _BLOCKS:
            self._hidden = []  # a paragraph ends where the next block begins (HTML §13.1.2.4)
        if self._hidden:
            if tag == self._hidden[-1] and tag not in VOID:
                self._hidden.append(tag)
            self._mute = self._mute or tag in UNSEEN
            return
        self._conceals = self._mute = False
        if tag in self._hidden_tags:
            self.end_block()
            self._hidden.append(tag)
            return
        found = {name: value or "" for name, value in attrs}
        if not self._shows_all and is_concealed(tag, found, self._open[-1][0] if self._open else ""):
            if tag in _BLOCKS:
                self.end_block()
            self._hidden.append(tag)
            self._conceals = True
            return
        if tag == "html":
            self.page.language = found.get("lang") or found.get("xml:lang", "")
        elif tag == "meta":
            self._meta(found)
        elif tag == "title":
            self._title, self.page.title_line = [], self.getpos()[0]
        self._begin(tag, found)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        telling = _telling(tag, attributes)
        if tag in _BLOCKS or telling:
            self.end_block()
            self._breaks = self._breaks + 1 if tag == "br" else 0
            self._inline = tag not in _BLOCKS
        if telling:
            self._kind = telling
        elif tag in _HEADINGS:
            self._kind, self._level = "heading", int(tag[1])
        elif tag == "dt":
            self._kind = "term"
        elif (tag in _BOLD or tag in _ITALIC) and not self._bold and self._block is None:
            self._bold = "**" if tag in _BOLD else "*"
        elif tag == "tr":
            self._rows += 1
            self._row, self._cell = self._rows, 0
        elif tag in {"td", "th"}:
            self._cell += 1
        if tag not in VOID and len(self._open) < _MOST_OPEN:
            self._open.append((tag, telling))
            self._elements += 1
            self._within.append(0 if tag in {"html", "body"} else self._elements)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes, and with it whatever was left open inside it."""
        if self._hidden:
            if tag == self._hidden[-1]:
                self._hidden.pop()
            self._mute = self._mute and tag not in UNSEEN
            return
        if tag == "title" and self._title is not None:
            self.page.title = self.page.title or " ".join("".join(self._title).split())
            self._title = None
        place = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at][0] == tag), None)
        telling = self._open[place][1] if place is not None else None
        if place is not None:
            del self._open[place:], self._within[place:]
        if self._bold and tag in (_BOLD if self._bold == "**" else _ITALIC):
            self._unmark()
        if tag in _BLOCKS or telling:
            self.end_block()
            self._breaks = 0
            self._inline = tag not in _BLOCKS
        if tag == "table":
            self._row = 0

    def _unmark(self) -> None:
        if self._block is not None:
            words = "".join(self._parts).rstrip()
            self._parts = [f"{self._bold}{words.strip()}{self._bold} "] if words.strip() else []
        self._bold = ""

    def handle_data(self, data: str) -> None:
        """Words stand here."""
        if self._hidden:
            if self._conceals and not self._mute and (words := " ".join(data.split())):
                self.page.concealed.append(Block(line=self.getpos()[0], text=words))
            return
        if self._title is not None:
            self._title.append(data)
            return
        if self._block is None:
            bare = data.lstrip()
            if not bare:
                return
            line = self.getpos()[0] + data.count("\n", 0, len(data) - len(bare))
            self._block = Block(line=line, kind=self._kind, level=self._level, goes_on=self._breaks == 1)
            self._block.row, self._block.cell = self._row, self._cell
            self._block.inline, self._inline = self._inline, False
            self._block.within = tuple(self._within[:_DEEPEST])
            data = bare
        self._parts.append(data)

    def end_block(self) -> None:
        """The words so far are a block."""
        if self._bold:
            self._unmark()
        block, text = self._block, " ".join("".join(self._parts).split())
        self._block, self._parts = None, []
        self._kind, self._level = "text", 0
        if block is not None and text:
            block.text = text
            self.page.blocks.append(_judged(block))
            self._breaks = 0

    def _meta(self, attributes: dict[str, str]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name and attributes.get("content"):
            self.page.meta.setdefault(name.casefold()[:60], " ".join(attributes["content"].split())[:2000])


def _telling(tag: str, attributes: dict[str, str]) -> Kind | None:
    """Whether an element says of itself that it holds a speaker or a time."""
    if tag == "cite":
        return "speaker"
    if tag == "time":
        return "time"
    for one in f"{attributes.get('class', '')} {attributes.get('itemprop', '')}".casefold().split():
        words = [word for word in _APART.split(one) if word]
        if words and (words[-1] in _SPEAKER or words[-2:] in (["speaker", "name"], ["ts", "name"])):
            return "speaker"
        if words and words[-1] in _TIME:
            return "time"
    return None


def _judged(block: Block) -> Block:
    """A block that holds more than a name or a time is no such block after all."""
    bare = block.text.strip("*_ ")
    no_name = block.kind == "speaker" and not 0 < len(bare.strip(":<> ")) <= _LONGEST_NAME
    if no_name or (block.kind == "time" and not _CLOCK.fullmatch(bare)):
        block.kind = "text"
    elif block.kind in _TELLING:
        block.text = bare.strip(":<> ").strip() if block.kind == "speaker" else bare
    return block
