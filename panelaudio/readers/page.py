"""A web page: where elements name the speakers they are taken at their word, else its text is read as any other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.apart import ApartReader
from panelaudio.readers.dates import date_in
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, stamp_ms
from panelaudio.readers.front import is_foot, plain_title, read_front
from panelaudio.readers.heads import HeadsReader
from panelaudio.readers.hearing import HearingReader
from panelaudio.readers.labels import Shape, shape_of
from panelaudio.readers.markdown import MarkdownReader
from panelaudio.readers.names import NamesReader
from panelaudio.readers.page_blocks import UNSEEN, Block, page_of
from panelaudio.readers.page_lines import lines_of
from panelaudio.readers.page_main import main_part
from panelaudio.readers.panel import PanelReader
from panelaudio.readers.play import PlayReader
from panelaudio.readers.qa import QaReader
from panelaudio.readers.stacked import StackedReader
from panelaudio.readers.table import TableReader
from panelaudio.readers.talk import leave_foot
from panelaudio.readers.unspoken import FOOTNOTE, TIME_STAMP
from panelaudio.script import LeftOut, Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.page_blocks import Page
    from panelaudio.script import Reader, Script, Source

_PAGE = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|main|cite|div|p|section|h[1-6]|table|dl|ul|ol|span|b|strong|meta"
    r"|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = re.compile(r"(?:.*<)(?:span|b|strong)$", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:html|head|body|article|main|cite|div|p|br|hr|section|h[1-6]|table|tr|dl|dt|dd|ul|ol|li|blockquote|time)\b",
    re.IGNORECASE,
)
"""Without one of these, bold type at the beginning is that of a text with blank lines, and no page."""
_READERS: tuple[type[Reader], ...] = (
    NamesReader, MarkdownReader, PanelReader, QaReader, HearingReader, HeadsReader, StackedReader, ApartReader,
    PlayReader,
)  # fmt: skip
_FOOTNOTE_MARK = re.compile(r"\W{0,3}(?:\d{1,3}|[a-z*†‡])\W{0,3}")
_OUTSIDE = "beside the page's main content"
_MOST_OF_IT = 2 / 3
"""Of the turns must stand in what the library takes for the main content, or all of the page is read."""


class HtmlReader:
    """Reads web pages."""

    name = "html"

    def sniff(self, source: Source) -> float:
        """High where the text begins as a page does."""
        page = _PAGE.match(source.text[:4000])
        return 0.97 if page and (not _INLINE.match(page[0]) or _BLOCK.search(source.text)) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        page = page_of(source.text)
        script = _seen(source, page) if page.concealed else None
        if script is None:
            page = page_of(source.text, concealed=True) if page.concealed else page
            script = _read_somehow(source, page)
        return _with_head(replace(script, format=self.name), page)


def _read_somehow(source: Source, page: Page) -> Script:
    """The page, with what it calls furniture where nobody speaks else: an element never closed, or round the talk."""
    try:
        return _read(source, page)
    except InputError as fault:
        shown = page_of(source.text, UNSEEN, concealed=True)
        if fault.code != "no-speaker" or len(shown.blocks) == len(page.blocks):
            raise
        return _read(source, shown)


def _why_concealed(text: str) -> str:
    return FOOTNOTE if _FOOTNOTE_MARK.fullmatch(text) else "concealed by the page, or beside its text"


def _seen(source: Source, page: Page) -> Script | None:
    """What is said in the parts that the page shows; None where it keeps most of the talk folded away."""
    try:
        script = _read(source, page)
        whole = _read(source, page_of(source.text, concealed=True))
    except InputError as fault:
        if fault.code != "no-speaker":
            raise
        return None
    if len(script.turns) < _MOST_OF_IT * len(whole.turns):
        return None
    left = [LeftOut(line=block.line, reason=_why_concealed(block.text), text=block.text) for block in page.concealed]
    lines = {one.line for one in left}
    return replace(
        script,
        left_out=tuple(sorted((*script.left_out, *left), key=lambda one: one.line)),
        taken=tuple(one for one in script.taken if one.use not in {"markup", "blank"} or one.line not in lines),
    )


def _read(source: Source, page: Page) -> Script:
    """The main content, or the whole page where most of the talk would be lost."""
    blocks = page.blocks
    main: Sequence[int] = main_part(source.text, blocks)
    if page.title:
        blocks = [Block(line=page.title_line, text=page.title), *blocks]
        main = [0, *(at + 1 for at in main)]
    whole = _told(source, blocks, range(len(blocks)))
    if len(main) == len(blocks):
        if whole is None:
            raise no_speaker(source.name)
        return whole
    part = _told(source, blocks, main)
    enough = part is not None and (whole is None or len(part.turns) >= _MOST_OF_IT * len(whole.turns))
    script = part if enough else whole
    if script is None:
        raise no_speaker(source.name)
    return script


def _told(source: Source, blocks: Sequence[Block], main: Sequence[int]) -> Script | None:
    """The script of some of the blocks; None where nobody speaks in them."""
    inside = [blocks[at] for at in main]
    within = set(main)
    outside = [block for at, block in enumerate(blocks) if at not in within]
    try:
        named = sum(block.kind == "speaker" for block in inside)
        script = _stated(source, inside) if named > 1 else _plain(source, inside)
    except InputError as fault:
        if fault.code != "no-speaker":
            raise
        return None
    left = (*script.left_out, *(LeftOut(line=one.line, reason=_OUTSIDE, text=one.text) for one in outside))
    told = {line for line, _ in replace(script, left_out=left).ledger()}
    return replace(
        script, left_out=tuple(sorted(left, key=lambda one: one.line)), taken=(*script.taken, *_rest(source, told))
    )


def _rest(source: Source, told: set[int]) -> list[Taken]:
    """Lines that hold nothing but markup."""
    return [
        Taken(number, "markup" if line and not line.isspace() else "blank")
        for number, line in enumerate(source.lines, start=1)
        if number not in told
    ]


def _stated(source: Source, blocks: Sequence[Block]) -> Script:
    """``<cite>Name:</cite><time>0:00</time><p>…</p>``, and elements whose class says what they hold."""
    plain = replace(source, text="\n".join(block.text for block in blocks))
    dialogue = Dialogue(plain)
    named = [at for at, block in enumerate(blocks) if block.kind == "speaker"]
    first = named[0]
    while first and blocks[first - 1].kind in {"heading", "time"} and blocks[first - 1].level != 1:
        first -= 1
    foot = next((at for at in range(named[-1] + 1, len(blocks)) if is_foot(blocks[at].text)), len(blocks))
    read_front(dialogue, plain.lines, first)
    for at in range(first, foot):
        _block(dialogue, at + 1, blocks[at])
    if foot < len(blocks):
        leave_foot(dialogue, plain.lines, foot)
    script = dialogue.finish("html")
    return _set_back(script, [block.line for block in blocks])


def _block(dialogue: Dialogue, number: int, block: Block) -> None:
    if block.kind == "speaker":
        name = block.text
        dialogue.cue(number, Cue(name=name, shape=shape_of(name) or Shape.ROLE))
    elif block.kind == "time":
        dialogue.start(stamp_ms(block.text))
        dialogue.draft.leave(number, TIME_STAMP, block.text)
    elif block.kind == "heading":
        dialogue.heading(number, block.text.strip("*"))
    elif dialogue.speaking:
        if not block.goes_on:
            dialogue.part()
        dialogue.say(number, block.text.removeprefix("… "))
    else:
        dialogue.draft.leave(number, "page head", block.text)


def _plain(source: Source, blocks: Sequence[Block]) -> Script:
    """The words alone are read by the surest plain reader; its lines are set back to those of the page."""
    told = list(lines_of(blocks))
    plain = replace(source, text="\n".join(words for words, _ in told))
    table = _table(source, blocks)
    if table is not None:
        return table
    sure = {kind: kind().sniff(plain) for kind in _READERS}
    chosen = max(sure, key=lambda kind: sure[kind])
    if not told or sure[chosen] <= 0:
        raise no_speaker(source.name)
    return _set_back(chosen().read(plain), [line for _, line in told])


def _table(source: Source, blocks: Sequence[Block]) -> Script | None:
    """The turns of a table whose columns are named, where the page is one."""
    told = list(lines_of([block for block in blocks if block.row]))
    plain = replace(source, text="\n".join(words for words, _ in told))
    if 2 * sum(block.row > 0 for block in blocks) < len(blocks) or not TableReader().sniff(plain):
        return None
    beside = [LeftOut(line=block.line, reason=_OUTSIDE, text=block.text) for block in blocks if not block.row]
    script = _set_back(TableReader().read(plain), [line for _, line in told])
    return replace(script, left_out=(*beside, *script.left_out))


def _set_back(script: Script, places: Sequence[int]) -> Script:
    """The script with the page's lines: line ``n`` of the plain text stands at ``places[n - 1]``."""
    placed = script.placed(lambda line: places[min(line, len(places)) - 1])
    return replace(placed, taken=tuple(one for one in placed.taken if one.use != "blank"))


def _with_head(script: Script, page: Page) -> Script:
    """What the page states of itself; a title without the site's name where a heading of it is part of it."""
    meta = page.meta
    stated = meta.get("og:title") or page.title
    heads = [block.text.strip("*") for block in page.blocks if block.kind == "heading" and block.level == 1]
    title = heads[0] if len(heads) == 1 else next((head for head in heads if head in page.title), stated)
    published = meta.get("article:published_time") or meta.get("date") or meta.get("datepublished") or ""
    description = meta.get("og:description") or meta.get("description") or ""
    return replace(
        script,
        title=plain_title(title) or script.title,
        language=page.language or script.language,
        date=script.date or date_in(published[:40]),
        description=script.description or description,
    )
