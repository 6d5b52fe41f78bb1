"""A title with a colon on the first line of a page: ``Radio Valley: What the Bees Know`` is said by nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.labels import Shape, bare_name, fold, initials_of
from panelaudio.readers.vocabulary import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.dress import Cue

_SHORT = 100
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = (
    rf"(?:\d{{1,2}}\.?\s{_MONTH},?\s\d{{4}}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_FURNITURE = re.compile(
    rf"(?:(?:posted|published|updated|last updated|recorded|aired|filed|veröffentlicht|publié|publicado)\s"
    rf"(?:on|by|in|am|von|le|par|el|por)?\b.{{0,80}}"
    rf"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?{_DAY}(?:\s?[|·•–—-]\s?.{{1,60}}|\sby\s.{{1,40}})?"
    r"|(?:by|von|par|por)\s(?-i:[^\W\d_a-z])[\w.'’-]{0,30}(?:\s[\w.'’-]{1,30}){0,4}"
    r"|[^\W\d_][\w '’&-]{0,25}(?:\s[|·•»›]\s[\w '’&-]{1,25}){1,12})",
    re.IGNORECASE,
)


def without_title(cues: dict[int, Cue], lines: Sequence[str]) -> dict[int, Cue]:
    """The cues without one on the first line that stands once, where the next line is a date, a byline or a menu."""
    filled = (at for at, line in enumerate(lines) if line.strip())
    first, below = next(filled, -1), next(filled, -1)
    cue = cues.get(first)
    if cue is None or below < 0 or below in cues or not _is_furniture(lines[below]):
        return cues
    others = {one.name: one for at, one in cues.items() if at != first}
    if not others or any(_may_be(one, cue.name) for one in others.values()):
        return cues
    return {at: one for at, one in cues.items() if at != first}


def _is_furniture(line: str) -> bool:
    text = line.strip(" \t*_")
    return len(text) < _SHORT and (text.casefold() in FURNITURE or _FURNITURE.fullmatch(text) is not None)


def _may_be(other: Cue, name: str) -> bool:
    """Whether another label is the same name again, or its initials or a part of it."""
    if other.shape is Shape.INITIALS:
        return fold(other.name).replace(" ", "") in initials_of(name)
    return bare_name(other.name) == bare_name(name) or bare_name(other.name) in bare_name(name).split()
