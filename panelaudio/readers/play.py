"""Plays in their dresses: ``Nora.  text``, ``NORA: text``, ``NORA<tab>text``, a name alone above the text.

Acts and scenes become headings; persons, stage directions and what the printer adds are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue
from panelaudio.readers.front import read_front
from panelaudio.readers.labels import Shape, fold, shape_of
from panelaudio.readers.unspoken import DIRECTION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.script import Script, Source

_NUMBER = r"(?:[IVXLC]+|\d{1,3}|[A-Za-z]+)"
_ACT = re.compile(
    rf"\s{{0,60}}[_*#]{{0,3}}\s?(?:(?:ACT|Act)\s(?!DROP|END|Drop|End){_NUMBER}\b.{{0,80}}"
    r"|(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|First|Second|Third|Fourth|Fifth)\s(?:ACT|Act)\b.{0,40}"
    r"|(?:PROLOGUE|EPILOGUE|INDUCTION|INTERLUDE)\b.{0,20})[_*.]{0,3}\s{0,20}"
)
_SCENE = re.compile(
    rf"\s{{0,60}}[_*#]{{0,3}}\s?(?:SCENE|Scene)(?:\s{{1,4}}{_NUMBER}\b.{{0,100}}|[_*.:]{{0,3}}\s{{0,20}})"
)
_CAPS = r"[A-Z][A-Z0-9.'’-]{0,30}(?:\s(?:AND|and|&|OF|of|THE|the|[A-Z0-9][A-Z0-9.'’-]{0,30})){0,4}"
_NAME = r"[A-Z][A-Za-z’'-]{0,30}(?:\.?\s(?:and\s|of\s|the\s)?[A-Z][A-Za-z’'-]{0,30}){0,3}"
_ASIDE = r"(?:\s?(?P<aside>\([^()\n]{1,100}\)|\[[^\[\]\n]{1,100}\]))?"
_STYLES = {
    "dot": re.compile(
        rf"\s{{0,12}}[_*]{{0,2}}(?P<name>{_CAPS}|{_NAME}){_ASIDE}\.[_*]{{0,2}}(?P<gap>\s{{0,2}}[—–]|--|\s{{1,8}}|$)"
    ),
    "colon": re.compile(rf"\s{{0,60}}[_*]{{0,2}}(?P<name>{_CAPS}|{_NAME}){_ASIDE}\s?:[_*]{{0,2}}(?P<gap>\s{{1,8}}|$)"),
    "tab": re.compile(rf"(?P<name>{_CAPS}|{_NAME})(?P<aside>)(?P<gap>\t)"),
    "alone": re.compile(rf"\s{{0,80}}[_*]{{0,2}}(?P<name>{_CAPS}){_ASIDE}[_*]{{0,2}}\s{{0,20}}(?P<gap>$)"),
}
_SIGNS = {"dot": ".", "colon": ":", "tab": "\t", "alone": ""}
"""What a line of the style must hold: quicker than the pattern."""
_HEADINGS_BEGIN = frozenset("AFSTPEI_*#")
"""First characters of ``_ACT`` and ``_SCENE``: most lines need not be tried."""
_STAGE = re.compile(
    r"\s{0,60}[_*\[(]{0,3}(?:Enter|Re-enter|Exit|Exeunt|Flourish|Sennet|Alarums?|Curtain|Blackout|Lights|Fade"
    r"|End of (?:Act|Scene)|CURTAIN|BLACKOUT|TABLEAU|ACT DROP|END OF (?:ACT|SCENE|PLAY))\b.{0,300}"
)
_END = re.compile(
    r"\W{0,9}(?:THE END|FINIS|End of (?:the )?Project Gutenberg|\*{0,3}\s?END OF THE PROJECT)", re.IGNORECASE
)
_HEAD = 160
_MOST_PERSONS, _LINES_LOOKED_THROUGH = 200, 5000
"""Of a play; a list of terms has more."""
_AND = re.compile(r"\s(?:and|of|the)\s")
_SHORT = 140
_FEWEST = 3


class PlayReader:
    """Reads plays as they are printed."""

    name = "play"

    def sniff(self, source: Source) -> float:
        """High where an act or scene stands and names come back as plays set them."""
        lines = source.sample
        cues = _cues(lines)
        if len({cue.name for cue in cues.values()}) < 2 or len(cues) < _FEWEST:  # noqa: PLR2004 - a dialogue has two
            return 0.0
        acts = any(_is_heading(line) for line in lines)
        dotted = bool(_found("dot", lines).keys() & cues.keys())
        return 0.945 if acts else 0.4 if dotted else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks.
        """
        lines = source.lines
        cues = _cues(lines)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source, round_too=True)
        start = _start(lines, min(cues))
        read_front(dialogue, lines, start)
        _Talk(dialogue, lines, cues).read(start)
        return dialogue.finish(self.name)


def _is_heading(line: str) -> bool:
    if len(line) >= _SHORT or line.lstrip()[:1] not in _HEADINGS_BEGIN:
        return False
    return _ACT.fullmatch(line) is not None or _SCENE.fullmatch(line) is not None


def _start(lines: Sequence[str], first: int) -> int:
    """The act above the first words belongs to the play, and the scene; contents and persons above them do not."""
    heads = [at for at in range(first) if _is_heading(lines[at])]
    acts = [at for at in heads if _ACT.fullmatch(lines[at])]
    return acts[-1] if acts else heads[-1] if heads else first


def _found(style: str, lines: Sequence[str]) -> dict[int, re.Match[str]]:
    """The lines at the beginning of a paragraph that have a name in the style, headings aside."""
    rule, sign = _STYLES[style], _SIGNS[style]
    anywhere = style in {"colon", "tab"} or (style == "dot" and _are_close(lines))
    found = {}
    for at, line in enumerate(lines):
        if not line or not (anywhere or at == 0 or not lines[at - 1] or lines[at - 1].isspace()):
            continue
        head = line[:_HEAD]
        if sign not in head or not (match := rule.match(head)):
            continue
        if not (_is_heading(line) or _STAGE.match(head) or (style == "alone" and not _text_below(lines, at))):
            found[at] = match
    return found


def _are_close(lines: Sequence[str]) -> bool:
    """Whether speeches follow each other without blank lines: most lines begin with a name in capitals and a dot.

    ``A.`` is a list's.
    """
    filled = [line[:_HEAD] for line in lines if line.strip()]
    found = (_STYLES["dot"].match(line) for line in filled if "." in line)
    begun = sum(len(name) > 1 and name.isupper() for match in found if match and (name := str(match["name"])))
    return begun >= max(_FEWEST, len(filled) / 2) and 2 * sum(not line.strip() for line in lines[1:-1]) < begun


def _text_below(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and bool(lines[at + 1].strip())


def _cues(lines: Sequence[str]) -> dict[int, Cue]:
    """The cues of the style that has most of those that come back."""
    best: dict[int, Cue] = {}
    for style in _STYLES:
        found = _speaking(_found(style, lines), lines)
        if len(found) > len(best):
            best = found
    return best


def _speaking(found: Mapping[int, re.Match[str]], lines: Sequence[str]) -> dict[int, Cue]:
    """Names that come back; where most are in capitals, or stand off by two blanks, those that stand once as well."""
    names = {at: " ".join(match["name"].split()) for at, match in found.items()}
    times = Counter(names.values())
    returning = {name for name, count in times.items() if count > 1 and _may_speak(name)}
    usual = [at for at, name in names.items() if name in returning]
    shouted = 2 * sum(names[at].isupper() for at in usual) > len(usual)
    apart = 2 * sum(len(found[at]["gap"]) > 1 for at in usual) > len(usual)
    few = len(times) < _MOST_PERSONS  # each of them means to look through the lines
    cues = {}
    for at, name in names.items():
        alike = (shouted and _AND.sub(" AND ", name).isupper()) or (apart and not shouted and len(found[at]["gap"]) > 1)
        alike = alike or (few and ":" in found[at][0] and _is_mentioned(name, lines))
        if name in returning or (returning and alike and _may_speak(name, once=True, known=returning)):
            shape = shape_of(name) or Shape.ROLE
            text = lines[at][found[at].end() :].strip()
            cues[at] = Cue(name=name, shape=shape, aside=found[at]["aside"] or "", text=text)
    return cues


def _is_mentioned(name: str, lines: Sequence[str]) -> bool:
    """Whether somebody's full name ends with a name: ``Oskar Tan`` of whom ``Tan: …`` may be a line."""
    whole = re.compile(rf"(?<![.!?] )(?<!^)\b[A-Z][a-z]+ {re.escape(name)}\b")
    looked = (line for line in lines[:_LINES_LOOKED_THROUGH] if name in line)
    return shape_of(name) is Shape.SINGLE and any(whole.search(line) for line in looked)


def _may_speak(name: str, *, once: bool = False, known: set[str] | None = None) -> bool:
    """Whether a name in its place is somebody's: in capitals nearly any phrase that comes back, else a name."""
    if fold(name).split()[0] in _NOBODY:
        return False
    if shape_of(name) is not None or (not once and name.isupper()):
        return True
    parts = re.split(r"\s(?:and|AND|&)\s", name)
    return len(parts) > 1 and all(part in (known or ()) or shape_of(part) is not None for part in parts)


_NOBODY = frozenset(
    "act scene persons characters dramatis curtain end note tableau blackout time place setting".split()
)


class _Talk:
    """One play being read."""

    def __init__(self, dialogue: Dialogue, lines: Sequence[str], cues: Mapping[int, Cue]) -> None:
        self.dialogue = dialogue
        self.lines = lines
        self.cues = cues
        self.last = max(cues)
        self.ended = False

    def read(self, start: int) -> None:
        for at in range(start, len(self.lines)):
            line, cue = self.lines[at], self.cues.get(at)
            if cue is not None:
                self.dialogue.draft.leave(at + 1, DIRECTION, cue.aside)
                self.dialogue.cue(at + 1, cue._replace(aside=""))
            elif not line or line.isspace():
                self.dialogue.part()
            else:
                self._uncued(at, line)

    def _uncued(self, at: int, line: str) -> None:
        if self.ended or (at > self.last and _END.match(line[:80])):
            self.ended = True
            self.dialogue.stop()
            self.dialogue.draft.leave(at + 1, "end of the play", line)
        elif _is_heading(line):
            self._heading(at, " ".join(line.strip(" \t_*.#:").split()))
        elif not self.lines[at - 1].strip() and (_STAGE.match(line[:_HEAD]) or _is_shouted(line)):
            self.dialogue.stop()
            self.dialogue.draft.leave(at + 1, DIRECTION, line)
        elif self.dialogue.speaking:
            self.dialogue.say(at + 1, line)
        else:
            self.dialogue.draft.leave(at + 1, DIRECTION, line)

    def _heading(self, at: int, text: str) -> None:
        """A bare ``SCENE`` heads the description of the stage, and no chapter."""
        self.dialogue.stop()
        if text.casefold() == "scene":
            self.dialogue.draft.leave(at + 1, DIRECTION, text)
        else:
            self.dialogue.heading(at + 1, text)
            self.dialogue.stop()


def _is_shouted(line: str) -> bool:
    """A paragraph of one or two words in capitals alone, such as ``TABLEAU``, is no speech."""
    text = line.strip().strip(".!")
    return text.isupper() and len(text.split()) <= 2 and len(text) > 3  # noqa: PLR2004 - "OH NO" is, "I" is not
