"""Text out of a PDF or a printer: heads, feet and numbers of its pages stand amid the talk, and break what is said.

Form feeds part the pages, as ``pdftotext`` and printers set them. Without them only a number that rises from page to
page tells where one ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.readers.hearing import HearingReader
from panelaudio.readers.page_furniture import furniture_in
from panelaudio.readers.page_notes import NOTE, Notes
from panelaudio.readers.printed import PAGE
from panelaudio.readers.rest import Rest, read_rest
from panelaudio.readers.unspoken import FOOTNOTE
from panelaudio.script import LeftOut

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from panelaudio.script import Script, Source

_OTHER_SHAPES = ("{", "[", "<", "WEBVTT", "---\n")
_SURELY_HEARING = 0.85
_SENTENCE_END = '.?!:…"”’)]'


class PagesReader:
    """Takes the furniture of pages out, and has the rest read."""

    name = "pages"

    def sniff(self, source: Source) -> float:
        """High where pages have heads, feet or numbers; nothing for records whose own reader knows their pages."""
        if source.text.startswith(_OTHER_SHAPES) or "-->" in source.text[:2000] or not furniture_in(source.sample):
            return 0.0
        return 0.0 if HearingReader().sniff(source) > _SURELY_HEARING else 0.96

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        lines = source.lines
        furniture = furniture_in(lines)
        notes = Notes(lines, furniture)
        reasons = dict.fromkeys(furniture, PAGE) | dict.fromkeys(notes.lines, NOTE)
        left_out = [LeftOut(line=at + 1, reason=why, text=lines[at].strip()) for at, why in reasons.items()]
        left_out += [LeftOut(line=at + 1, reason=FOOTNOTE, text=number) for at, number in notes.marks]
        kept = _kept(lines, reasons)
        rest = [notes.told.get(at, lines[at]).replace("\f", "") for at in kept]
        return read_rest(source, Rest(lines=rest, places=[at + 1 for at in kept], left_out=left_out), self.name)


def _kept(lines: Sequence[str], furniture: Collection[int]) -> list[int]:
    """All other lines; of blank ones beside furniture one, and none where a sentence goes on over the page."""
    kept: list[int] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (end in furniture or not lines[end].strip()):
            end += 1
        blank = [one for one in range(at, end) if one not in furniture]
        if len(blank) < end - at:
            blank = [] if _goes_on(lines, kept, end) else blank[:1]
        kept += [*blank, *range(end, min(end + 1, len(lines)))]
        at = end + 1
    return kept


def _goes_on(lines: Sequence[str], kept: Sequence[int], after: int) -> bool:
    """Whether a sentence that a page ends amid goes on below: it has no end, or a small letter follows."""
    if not kept or after >= len(lines):
        return False
    before, following = lines[kept[-1]].rstrip(), lines[after].strip()
    return before[-1:] not in _SENTENCE_END and following[:1].islower()
