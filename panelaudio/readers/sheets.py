"""Text out of a PDF, a print or an e-mail: heads, feet and numbers of pages stand in the middle of sentences.

A foot tells itself: the same words on page after page, with a number that rises by one. A head is a line that comes
back beside them, or at the top of pages (form feeds). They are taken out before the text is read, and reported.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.joining import ends_sentence
from panelaudio.readers.page_notes import NOTE, Notes
from panelaudio.readers.printed import PAGE
from panelaudio.readers.rest import Rest, read_rest
from panelaudio.readers.unspoken import FOOTNOTE
from panelaudio.script import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from panelaudio.script import Reader, Script, Source

_MAY_BE = re.compile(
    r"\f|^[>* ]{0,6}(?:subject|betreff|objet|asunto):|\b(?:page|seite|página|pagina|sida|side)\s{1,4}\d"
    r"|^[ \t\W]{0,100}\d{1,4}[ \t\W]{0,40}$|\d\s?/\s?\d{1,4}\s{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_SAYS_PAGE = re.compile(r"\b(?:page|seite|página|pagina|sida|side)\s#|# of #|#\s?/\s?#", re.IGNORECASE)
_NO_FOOT = re.compile(
    r"\W{0,8}(?:part|chapter|section|topic|item|act|scene|session|question|episode|step|day|week|round|speaker|q|teil"
    r"|kapitel|frage|partie|chapitre)\b",
    re.IGNORECASE,
)
"""A heading or a label that is counted is no foot."""
_OF_MAIL = re.compile(
    r"[>* ]{0,6}(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To"
    r"|Von|An|Gesendet|Datum|Betreff|De|À|Para|Envoyé|Enviado|Objet"
    r"|Asunto)\*{0,2}:\*{0,2}\s"
)
_ABOUT = re.compile(r"[>* ]{0,6}(?:Subject|Betreff|Objet|Asunto)\b")
_FIGURES = re.compile(r"\d{1,9}")
_LONGEST = 120
_LEAST_APART = 5
_LEAST_APART_BARE = 6
_FEWEST = 3
_NEAR = 3
"""Lines within which a head stands beside a number of a page."""
_MOSTLY = 2 / 3


@dataclass(frozen=True, slots=True)
class Sheets:
    """What of a text is paper."""

    furniture: Mapping[int, str]
    """Lines, from 0, that are heads, feet and numbers of pages or the head of an e-mail, with the reason."""
    blank: frozenset[int]
    """Blank lines around them inside a sentence."""
    notes: Notes
    """Those at the foot of pages; their lines are among the furniture."""

    def read(self, reader: Reader, source: Source) -> Script:
        """What the reader makes of the text without its paper; every line keeps its place.

        Raises:
            InputError: as the reader does.
        """
        lines, notes = source.lines, self.notes
        left_out = [LeftOut(line=at + 1, reason=why, text=lines[at].strip()) for at, why in self.furniture.items()]
        left_out += [LeftOut(line=at + 1, reason=FOOTNOTE, text=number) for at, number in notes.marks]
        kept = [at for at in range(len(lines)) if at not in self.furniture and at not in self.blank]
        plain = [notes.told.get(at, lines[at]).replace("\f", "") for at in kept]
        rest = Rest(lines=plain, places=[at + 1 for at in kept], left_out=left_out)
        return read_rest(source, rest, lambda _: reader)


def sheets_of(source: Source) -> Sheets | None:
    """The paper of a text; None where it has none, which most are told by a look at their beginning."""
    if "-->" in source.text[:5000] or not _MAY_BE.search(source.text[: source.judged]):
        return None
    lines = [line.strip("\f \t") if len(line) < _LONGEST else "" for line in source.lines]
    numbers = frozenset(_numbers(lines))
    pages = numbers | _heads(source.lines, lines, numbers)
    notes = Notes(source.lines, pages)
    furniture = dict.fromkeys(pages, PAGE) | dict.fromkeys(notes.lines, NOTE)
    furniture |= dict.fromkeys(_mail_heads(lines), "head of an e-mail")
    blank = frozenset(_inside(source.lines, pages | notes.lines))
    return Sheets(furniture, blank, notes) if furniture else None


def _mail_heads(lines: Sequence[str]) -> set[int]:
    """Three lines or more, one below the other, that say from whom, to whom and about what somebody wrote."""
    found: set[int] = set()
    block: list[int] = []
    for at, text in enumerate([*lines, ""]):
        if _OF_MAIL.match(text):
            block.append(at)
            continue
        if len(block) >= _FEWEST and any(_ABOUT.match(lines[one]) for one in block):
            found.update(block)
        block = []
    return found


def _numbers(lines: Sequence[str]) -> set[int]:
    """The lines that are alike but for a number that rises from page to page."""
    alike: dict[str, list[int]] = {}
    for at, text in enumerate(lines):
        if (
            text
            and ":" not in text.replace("://", "")
            and not text.isalpha()
            and (words := _FIGURES.sub("#", text)) != text
        ):
            alike.setdefault(" ".join(words.split()), []).append(at)
    found: set[int] = set()
    for words, places in alike.items():
        if _is_foot(words, places, lines):
            found.update(places)
    return found


def _is_foot(words: str, places: Sequence[int], lines: Sequence[str]) -> bool:
    bare = not any(char.isalpha() for char in words)
    fewest = _FEWEST - 1 if _SAYS_PAGE.search(words) else _FEWEST
    apart = _LEAST_APART_BARE if bare else _LEAST_APART
    if len(places) < fewest or _NO_FOOT.match(words) or ends_sentence(words):
        return False
    if any(after - before < apart for before, after in pairwise(places)):
        return False
    if bare and not all(_stands_alone(lines, at) for at in places):
        return False
    counts = [[int(figure) for figure in _FIGURES.findall(lines[at])] for at in places]
    columns = list(zip(*counts, strict=True))
    rising = sum(all(after - before == 1 for before, after in pairwise(one)) for one in columns)
    still = sum(len(set(one)) == 1 for one in columns)
    return rising == 1 and rising + still == len(columns)


def _stands_alone(lines: Sequence[str], at: int) -> bool:
    return at + 1 >= len(lines) or not lines[at + 1] or not at or not lines[at - 1]


def _heads(written: Sequence[str], lines: Sequence[str], numbers: frozenset[int]) -> set[int]:
    """Lines that come back word for word beside the numbers of pages, or first on a page."""
    beside = {at for number in numbers for at in _near(lines, number)}
    beside |= {at for at, line in enumerate(written) if "\f" in line}
    times = Counter(lines[at] for at in beside if at not in numbers)
    maybe = {
        text for text, count in times.items() if count > 1 and text and not ends_sentence(text) and ":" not in text
    }
    if not maybe:
        return set()
    places: dict[str, list[int]] = {}
    for at, text in enumerate(lines):
        if text in maybe:
            places.setdefault(text, []).append(at)
    fitting = (at for at in places.values() if sum(one in beside for one in at) >= _MOSTLY * len(at))
    return {one for at in fitting for one in at}


def _near(lines: Sequence[str], at: int) -> Iterable[int]:
    """The nearest lines that are not blank, before and behind."""
    before = [one for one in range(at - 1, max(at - 2 * _NEAR, 0) - 1, -1) if lines[one]]
    behind = [one for one in range(at + 1, min(at + 2 * _NEAR, len(lines))) if lines[one]]
    return before[:_NEAR] + behind[:_NEAR]


def _inside(lines: Sequence[str], furniture: AbstractSet[int]) -> set[int]:
    """Blank lines around the paper where a sentence goes on behind it."""
    found: set[int] = set()
    for at in sorted(furniture):
        first, last = at, at
        while first > 0 and (first - 1 in furniture or not lines[first - 1].strip()):
            first -= 1
        while last + 1 < len(lines) and (last + 1 in furniture or not lines[last + 1].strip()):
            last += 1
        before = lines[first - 1] if first else ""
        after = lines[last + 1].lstrip("\f \t") if last + 1 < len(lines) else ""
        if before and not ends_sentence(before) and after[:1].islower():
            found.update(one for one in range(first, last + 1) if one not in furniture)
    return found
