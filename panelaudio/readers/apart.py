"""Names set off by something else than a colon: ``NORA VALE—text``, ``(Nora) text``, ``Nora (ABC). – text``.

The European Parliament sets ``. –`` behind a name, the French Assemblée a full stop behind one with a title, Japan's
Diet ``○`` before it; ``【Nora】``, a tab or wide blanks stand in other exports.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, stamp_ms
from panelaudio.readers.front import read_front
from panelaudio.readers.labels import Shape, fold, nick_shape, shape_of, spaced
from panelaudio.readers.talk import read_talk, start_of_talk
from panelaudio.readers.unspoken_sounds import is_sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_NAME = r"[^\W\d_][^:\[\](){}<>|\t\n\\—–（）　]{0,50}?"
_ASIDE = r"(?:\s?\((?P<aside>[^()]{1,60})\))?"
_MARK = r"[*_]{0,3}"
_TITLE = r"(?:MM?\.|Mmes?|Mlle|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Herr|Frau|The|La|Le|El|Il)"
_RANGE = r"(?P<start>\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?)(?:\s?(?:-->|[-–])\s?\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?)?"
_STYLES = {
    "dash": re.compile(rf"\s{{0,12}}{_MARK}(?P<name>{_NAME}){_ASIDE}{_MARK}\s?(?:—|\s[–-]\s|\s?--\s?)\s?(?=\S)"),
    "stop and dash": re.compile(
        rf"\s{{0,12}}{_MARK}(?P<name>{_NAME})(?:\s?\((?P<aside>[^()]{{1,60}})\))?"
        rf"(?:,\s(?P<role>[^.—–]{{1,120}}))?\.{_MARK}\s?[—–-]\s(?:\([A-Z]{{2}}\)\s)?(?=\S)"  # the language spoken
    ),
    "stop": re.compile(
        rf"\s{{0,12}}{_MARK}(?P<name>{_TITLE}\s{_NAME})(?:,\s(?P<role>[^.]{{1,100}}))?\.{_MARK}\s(?=\S)"
    ),
    "square": re.compile(
        rf"\s{{0,12}}(?:[\[(]{_RANGE}[\])]\s{{1,8}})?\[(?P<name>[^\W\d_][^\[\]\n]{{0,50}})\]:?\s{{1,8}}(?=\S)"
    ),
    "round": re.compile(r"\s{0,12}\((?P<name>[^\W\d_][^()\n:]{0,50})\):?\s{1,4}(?=\S)"),
    "circle": re.compile(
        r"[\s　]{0,4}[○◯◆●〇](?P<name>[^\s　（）()]{1,20})(?:[（(](?P<aside>[^（）()]{1,30})[）)])?[\s　]{1,4}(?=\S)"
    ),
    "corner": re.compile(r"\s{0,4}[【［〔](?P<name>[^【】［］〔〕\n]{1,40})[】］〕]\s{0,4}[:：]?\s{0,4}(?=\S)"),
    "wide": re.compile(rf"\s{{0,12}}(?:{_RANGE}\t)?(?P<name>{_NAME})(?:\t{{1,4}}|\s{{3,30}}|　{{1,3}})(?=\S)"),
}
_BRACKETS = frozenset({"square", "round", "corner"})
_SURE_STYLES = frozenset({"circle", "corner"})
_HEAD = 200
_FEWEST = 3
_MOSTLY = 0.5


class ApartReader:
    """Reads names that a dash, a bracket, a full stop or a wide blank sets off."""

    name = "apart"

    def sniff(self, source: Source) -> float:
        """Middling where most paragraphs begin with names in one such dress, two of which at least come back."""
        lines = source.sample
        cues = _cues(lines)
        begun = len(_starts(lines, min(cues), max(cues))) if cues else 0
        names = Counter(cue.name for cue in cues.values())
        enough = len(cues) >= _FEWEST and len(names) > 1 and len(cues) >= _MOSTLY * begun
        return 0.77 if enough else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        lines = source.lines
        cues = _cues(lines)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        start = start_of_talk(lines, min(cues), 0)
        read_front(dialogue, lines, start)
        read_talk(dialogue, lines, cues, start)
        return dialogue.finish(self.name)


def _starts(lines: Sequence[str], first: int, last: int) -> list[int]:
    """The lines at which paragraphs begin; all of them where nothing parts paragraphs."""
    filled = [at for at in range(first, last + 1) if lines[at].strip()]
    begun = [at for at in filled if at == first or not lines[at - 1].strip()]
    return begun if len(begun) > 1 else filled


def _cues(lines: Sequence[str]) -> dict[int, Cue]:
    """The cues of the style in which most stand."""
    if not lines:
        return {}
    starts = _starts(lines, 0, len(lines) - 1)
    best = max((_speaking(style, lines, starts) for style in _STYLES), key=len)
    if len(best) >= _FEWEST:
        return best
    filled = [at for at, line in enumerate(lines) if line.strip()]  # one turn right below the other, a head above
    return max((_speaking(style, lines, filled) for style in _STYLES), key=len) if len(filled) > len(starts) else best


def _speaking(style: str, lines: Sequence[str], starts: Sequence[int]) -> dict[int, Cue]:
    """Names that come back, and those that stand once and can be nothing else."""
    cues = {at: cue for at in starts if (cue := _cue(style, lines[at]))}
    times = Counter(fold(cue.name) for cue in cues.values())
    if max(times.values(), default=0) < 2:  # noqa: PLR2004 - nothing comes back
        return {}
    once = style in _SURE_STYLES
    return {
        at: cue
        for at, cue in cues.items()
        if once or times[fold(cue.name)] > 1 or cue.shape in {Shape.FULL, Shape.ROLE}
    }


def _cue(style: str, line: str) -> Cue | None:
    found = _STYLES[style].match(line[:_HEAD])
    if found is None:
        return None
    name = spaced(found["name"].strip(" *_,"))
    parts = found.groupdict()
    aside = parts.get("aside") or parts.get("role") or ""
    if style == "circle" and aside:  # the office, and who holds it
        name, aside = aside, name
    name = name.removesuffix("君") if style == "circle" else name
    shape = shape_of(name) or (Shape.SINGLE if style in _SURE_STYLES and len(name.split()) < 4 else None)  # noqa: PLR2004 - no name is longer
    shape = shape or (nick_shape(name) if style == "square" and not is_sound(name) else None)
    shape = shape or (nick_shape(name) if "\t" in found[0] and not found[0].startswith("\t") else None)
    shape = shape or (Shape.ROLE if style in {"stop", "stop and dash"} and _is_office(name) else None)
    if shape is None or (style in _BRACKETS and is_sound(name)):
        return None
    start_ms = stamp_ms(parts["start"]) if parts.get("start") else None
    return Cue(name, shape, aside, line[found.end() :].strip(), start_ms, dressed=True)


def _is_office(name: str) -> bool:
    """``M. le ministre``, ``Mme la rapporteure``: small letters behind a title."""
    words = name.split()
    return 1 < len(words) < 8 and fold(words[0]) in {"m", "mme"} and words[1] in {"le", "la", "l’"}  # noqa: PLR2004 - no office is longer
