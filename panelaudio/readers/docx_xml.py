"""The paragraphs of a Word document out of its XML (ISO/IEC 29500-1 §17), and title and date out of its properties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from panelaudio.errors import InputError
from panelaudio.readers.docx_zip import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DUBLIN_CORE = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HIDDEN = frozenset({"del", "moveFrom", "pPrChange", "rPrChange"})
_HEADING = re.compile(
    r"(?:heading|berschrift|titre|t[ií]?tulo|titolo|kop|rubrik|overskrift|otsikko|nag[lł]wek|nagwek)\s?([1-9])",
    re.IGNORECASE,
)
_TITLE = re.compile(r"title|titel|ttulo|título|tytu[lł]?|tittel|otsikko", re.IGNORECASE)
MAX_DEPTH = 500
"""Elements inside each other; Word itself writes some dozen."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph of the document, table cells included."""

    text: str = ""
    """Line breaks inside it as line ends, tabs as tabs."""
    level: int | None = None
    """Of a heading, from 1; 0 for the document's title; None for a plain paragraph."""
    row: int = 0
    """The row of a table in which it stands, numbered from 1 through the document; 0 outside of tables."""
    cell: int = 0
    """The cell of the row, from 1."""


@dataclass(slots=True)
class _Open:
    row: int = 0
    cell: int = 0
    style: str = ""
    parts: list[str] = field(default_factory=list)

    def paragraph(self) -> Paragraph:
        return Paragraph("".join(self.parts), _level(self.style), self.row, self.cell)


class _Body:
    """Collects paragraphs; those in a text box stand inside another paragraph and come before it."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._open: list[_Open] = []
        self._hidden = 0
        self._in_text = False
        self._own_tabs = 0
        self._tables = self._row = self._cell = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self._hidden or _is_hidden(space, name):
            self._hidden += 1
        elif space in WORD:
            self._word(space, name, attributes)

    def _word(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p":
            self._open.append(_Open(self._row, self._cell) if self._tables else _Open())
        elif name in {"tbl", "tr", "tc"}:
            self._table(name)
        elif not self._open:
            return
        elif name == "pStyle":
            self._open[-1].style = attributes.get(f"{space} val", "")
        elif name == "tabs":
            self._own_tabs += 1
        elif name == "t":
            self._in_text = True
        elif name in _MARKS and not self._own_tabs:
            self._open[-1].parts.append(_MARKS[name])

    def _table(self, name: str) -> None:
        """A table within a cell belongs to the cell."""
        if name == "tbl":
            self._tables += 1
        elif self._tables == 1 and name == "tr":
            self._row, self._cell = self._row + 1, 0
        elif self._tables == 1:
            self._cell += 1

    def end(self, tag: str) -> None:
        space, _, name = tag.rpartition(" ")
        if self._hidden:
            self._hidden -= 1
        elif space in WORD and name == "tbl":
            self._tables -= 1
        elif space in WORD and name == "p":
            self.paragraphs.append(self._open.pop().paragraph())
        elif space in WORD and name == "tabs" and self._open:
            self._own_tabs -= 1
        elif space in WORD and name == "t":
            self._in_text = False

    def text(self, data: str) -> None:
        if self._in_text and not self._hidden and self._open:
            self._open[-1].parts.append(data.replace("\r", " ").replace("\n", " "))


class _Properties:
    """Collects the texts of the Dublin Core elements."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._now = ""

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._now = name if space in _DUBLIN_CORE else ""

    def end(self, _tag: str) -> None:
        self._now = ""

    def text(self, data: str) -> None:
        if self._now:
            self.found.setdefault(self._now, []).append(data)


def paragraphs_in(name: str, part: str, chunks: Iterable[bytes]) -> list[Paragraph]:
    """The paragraphs of the main part, in the order of the text; deleted text and old copies are passed over.

    Raises:
        InputError: the XML is damaged, or declares a document type or entities, as Word never does.
    """
    body = _Body()
    _parse(name, part, chunks, body)
    return body.paragraphs


def properties_in(name: str, part: str, chunks: Iterable[bytes]) -> dict[str, str]:
    """``title``, ``created`` and what else the document's properties say in Dublin Core's words.

    Raises:
        InputError: as for paragraphs.
    """
    properties = _Properties()
    _parse(name, part, chunks, properties)
    return {key: " ".join("".join(parts).split()) for key, parts in properties.found.items()}


def _parse(name: str, part: str, chunks: Iterable[bytes], sink: _Body | _Properties) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _forbidden(name, part, f"nests more than {MAX_DEPTH} elements")
        sink.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        sink.end(tag)

    def refuse(*_: object) -> None:
        raise _forbidden(name, part, "declares a document type or an entity")

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, sink.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, ValueError, LookupError) as error:  # an unknown encoding is a LookupError or ValueError
        raise damaged(name, error) from None


def _forbidden(name: str, part: str, what: str) -> InputError:
    message = f"{name}: {part} {what}; no Word document does"
    return InputError(message, code="bad-xml", hint="open it in Word and save it anew as .docx", location=name)


def _is_hidden(space: str, name: str) -> bool:
    """Deleted or moved text, former properties, and the copy of a text box for old programs."""
    return (space in WORD and name in _HIDDEN) or (space == _COMPATIBILITY and name == "Fallback")


def _level(style: str) -> int | None:
    """Of the paragraph style's id; Word names it in the language of whoever wrote the document."""
    if found := _HEADING.fullmatch(style):
        return int(found[1])
    return 0 if _TITLE.fullmatch(style) else None
