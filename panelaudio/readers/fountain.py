"""Fountain screenplays: a cue in capitals above its speech, scene headings, a title page; action is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue
from panelaudio.readers.front import take_field
from panelaudio.readers.labels import Shape
from panelaudio.readers.unspoken import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_SCENE = re.compile(
    r"\s{0,40}(?:\.(?=[^.\s])|(?=(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ]))(.{1,200}?)\s{0,40}(?:#[^#]{1,20}#)?\s{0,20}",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\s{0,80}(?:@(?P<forced>[^(^]{1,60}?)|(?P<name>[^a-z(^<>@!.:]{1,60}?))\s{0,8}(?P<aside>\([^()]{1,40}\))?\s{0,8}\^?\s{0,8}"
)
_TRANSITION = re.compile(r"\s{0,80}(?:[A-Z ]{1,40}TO:|>.*|FADE (?:IN|OUT)[:.].*)\s*")
_TITLE_KEY = re.compile(r"([A-Z][A-Za-z ]{1,30}):\s*(.*)")
_SECTION = re.compile(r"\s{0,3}#{1,6}\s*(\S.*)")
_SCENE_STARTS = frozenset(".IiEe")
_SHORT = 300


class FountainReader:
    """Reads Fountain."""

    name = "fountain"

    def sniff(self, source: Source) -> float:
        """High where scene headings and cues in capitals stand, or forced cues (``@Name``) that come back."""
        lines = source.sample
        short = (at for at, line in enumerate(lines) if len(line) <= _SHORT and line.strip())
        apart = [at for at in short if _stands_apart(lines, at)]
        scenes = any(_is_scene(lines, at) for at in apart)
        cues = [at for at in apart if _cue(lines, at)]
        forced = sum(lines[at].startswith("@") for at in cues)
        return 0.96 if (scenes and cues) or forced > 1 else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks.
        """
        lines = source.lines
        if not any(_cue(lines, at) for at in range(len(lines))):
            raise no_speaker(source.name)
        dialogue = Dialogue(source, round_too=True)
        for at in range(_title_page(dialogue, lines), len(lines)):
            _line(dialogue, lines, at)
        return dialogue.finish(self.name)


def _title_page(dialogue: Dialogue, lines: Sequence[str]) -> int:
    """How many lines the title page has: keys and indented values up to the first blank line."""
    if not _TITLE_KEY.match(lines[0][:_SHORT]):
        return 0
    key, at = "", 0
    values: dict[str, list[str]] = {}
    for at, line in enumerate([*lines, ""]):
        if not line.strip():
            break
        if found := _TITLE_KEY.match(line):
            key, line = found[1].casefold(), found[2]  # noqa: PLW2901 - the rest of the line is its value
        values.setdefault(key, []).append(clean(line)[0].strip())
        dialogue.draft.leave(at + 1, "title page", lines[at])
    for key, parts in values.items():
        take_field(dialogue, key, " ".join(part for part in parts if part))
    return at


def _line(dialogue: Dialogue, lines: Sequence[str], at: int) -> None:
    line = lines[at]
    if not line.strip():
        if line == "  " and dialogue.speaking:  # two blanks hold a speech open
            dialogue.part()
        else:
            dialogue.stop()
    elif dialogue.speaking:
        dialogue.say(at + 1, line)
    elif _is_scene(lines, at):
        dialogue.heading(at + 1, line.strip().lstrip(".").split("#")[0])
    elif "#" in line[:4] and (found := _SECTION.fullmatch(line[:_SHORT])):
        dialogue.heading(at + 1, found[1])
    elif cue := _cue(lines, at):
        dialogue.cue(at + 1, cue)
    else:
        reason = "transition or centred text" if _TRANSITION.fullmatch(line[:_SHORT]) else "action"
        dialogue.draft.leave(at + 1, reason, line)


def _is_lower(line: str) -> bool:
    """Whether a second letter is small, as in prose: quicker than the pattern, which no such line fits."""
    start = line.lstrip()[:2]
    return start[1:].isascii() and start[1:].islower() and start[0] != "@"


def _stands_apart(lines: Sequence[str], at: int) -> bool:
    return at == 0 or not lines[at - 1].strip()


def _is_scene(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    may_be = len(line) < _SHORT and line.lstrip()[:1] in _SCENE_STARTS and _stands_apart(lines, at)
    return may_be and _SCENE.fullmatch(line) is not None


def _cue(lines: Sequence[str], at: int) -> Cue | None:
    """A line in capitals with a blank line above and words below."""
    line = lines[at]
    if len(line) > _SHORT or _is_lower(line) or not _stands_apart(lines, at):
        return None
    if at + 1 >= len(lines) or not lines[at + 1].strip():
        return None
    found = _CUE.fullmatch(line)
    if found is None or _TRANSITION.fullmatch(line):
        return None
    name = " ".join((found["forced"] or found["name"]).split())
    if not any(char.isalpha() for char in name):
        return None
    return Cue(name=name, shape=Shape.ROLE)
