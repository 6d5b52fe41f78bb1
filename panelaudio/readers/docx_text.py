"""A Word document as the plain text that the plain readers know: headings marked, Teams' heads as other heads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.script import LeftOut, Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.docx_xml import Paragraph

_PARTED_BY_HAND = 5
"""One empty paragraph in so many, and the document parts its paragraphs with empty ones, as plain text does."""
_DEEPEST = 6
_RECORDING = re.compile(r"\S.{0,80}\s(?:started|stopped) (?:transcription|recording)", re.IGNORECASE)
_TIMING = re.compile(r"(\d{1,3}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,3}))?\s{0,3}-->\s{0,3}[\d:.]{1,20}\s{0,3}")
_LINES_OF_CUE = 3
_LONGEST_NAME = 60


@dataclass(slots=True)
class PlainText:
    """The text, and where its lines come from."""

    text: str = ""
    places: list[int] = field(default_factory=list)
    """For each line the number of its paragraph; 0 for a line between two."""
    left_out: list[LeftOut] = field(default_factory=list)
    """What is in no line, by paragraph."""
    taken: list[Taken] = field(default_factory=list)
    """What else is in no line, and is blank."""
    along: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The other paragraphs that share the lines of a paragraph: those of its row in a table."""

    def place(self, line: int) -> int:
        """The paragraph of a line, 0 where there is none."""
        return self.places[line - 1] if 0 < line <= len(self.places) else 0


def as_text(paragraphs: Sequence[Paragraph]) -> PlainText:
    """The document as plain text, an empty line between paragraphs unless its author put one there."""
    empty = sum(not paragraph.text.strip() for paragraph in paragraphs)
    between = [] if empty * _PARTED_BY_HAND > len(paragraphs) else [""]
    titled = any(paragraph.level == 0 for paragraph in paragraphs)
    plain = PlainText()
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        if len(paragraph.text) < 2 * _LONGEST_NAME and _RECORDING.fullmatch(paragraph.text.strip()):
            plain.left_out.append(LeftOut(line=number, reason="a note of Teams", text=paragraph.text.strip()))
            continue
        gap = between if lines else []
        own = _lines_of(paragraph, titled=titled)
        lines += gap + own
        plain.places += [0] * len(gap) + [number] * len(own)
    plain.text = "\n".join(lines)
    return plain


def _lines_of(paragraph: Paragraph, *, titled: bool) -> list[str]:
    words = " ".join(paragraph.text.split())
    if paragraph.level is None or not words:
        return _teams_head(paragraph.text.split("\n"))
    marks = "#" * min(paragraph.level + titled, _DEEPEST)
    return [f"{marks} {words}"]


def _teams_head(lines: list[str]) -> list[str]:
    """Teams once wrote ``0:0:3.24 --> 0:0:5.0``, the name and the words, each on its line of one paragraph."""
    found = _TIMING.fullmatch(lines[0]) if len(lines) >= _LINES_OF_CUE and len(lines[0]) < _LONGEST_NAME else None
    name = lines[1].strip() if found else ""
    if found is None or not name or len(name) > _LONGEST_NAME:
        return lines
    hours, minutes, seconds = (int(part) for part in found.groups()[:3])
    clock = f"{hours}:{minutes:02d}:{seconds:02d}.{(found[4] or '0'):<03}"
    return [f"{name}  {clock}", *lines[2:]]
