"""Fountain screenplays: a cue in capitals above its speech, scene headings, a title page; action is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue
from panelaudio.readers.front import take_field, unquoted
from panelaudio.readers.labels import Shape
from panelaudio.readers.literal import MARK_KEY, is_marked, name_behind, protect, restore
from panelaudio.readers.unspoken import DIRECTION, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

_SCENE = re.compile(
    r"\s{0,40}(?:\.(?=[^.\s])|(?=(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ]))(.{1,400}?)\s{0,40}(?:#[^#]{1,20}#)?\s{0,20}",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\s{0,80}(?:@(?P<forced>[^(^]{1,400}?)|(?P<name>(?:[^a-z(^<>@!.:]|\.(?=\s?[A-Z0-9])){1,60}?))"
    r"(?:\s{0,8}\([^()]{1,40}\)){0,3}\s{0,8}\^?\s{0,8}"
)
_TRANSITION = re.compile(r"\s{0,80}(?:[A-Z ]{1,40}TO:|>.*|FADE (?:IN|OUT)[:.].*)\s*")
_TITLE_KEY = re.compile(r"([A-Z][A-Za-z ]{1,30}):\s*(.*)")
_PARENTHETICAL = re.compile(r"\s{0,80}\([^()]{1,300}\)\s{0,40}")
_SECTION = re.compile(r"\s{0,3}#{1,6}\s*(\S.*)")
_FIELDS = {"draft date": "date"}
_SCENE_STARTS = frozenset(".IiEe")
_SHORT = 300


_NOTE = re.compile(r"\[\[[^\[\]]{0,1000}\]\]")


class FountainReader:
    """Reads Fountain."""

    name = "fountain"

    def sniff(self, source: Source) -> float:
        """High where scene headings and cues in capitals stand, or forced cues (``@Name``) that come back."""
        lines = source.sample
        if is_marked(restore(_title_fields(lines).get(MARK_KEY, ""))):
            return 0.99
        short = (at for at, line in enumerate(lines) if len(line) <= _SHORT and line.strip())
        apart = [at for at in short if _stands_apart(lines, at)]
        scenes = any(_is_scene(lines, at) for at in apart)
        cues = [at for at in apart if _cue(lines, at)]
        forced = sum(lines[at].startswith("@") and not lines[at][1:2].isdigit() for at in cues)
        return 0.96 if (scenes and cues) or forced > 1 else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks.
        """
        lines = [protect(line) for line in source.lines]
        if not any(_cue(lines, at) for at in range(len(lines))):
            raise no_speaker(source.name)
        fields = _title_fields(lines)
        ours = is_marked(restore(fields.get(MARK_KEY, "")))
        dialogue = Dialogue(source, round_too=not ours, escaped=True)
        dialogue.people.literal = ours
        for key, value in fields.items():
            plain = restore(clean(value)[0]).strip()
            take_field(dialogue, _FIELDS.get(key, key), plain if ours else unquoted(plain))
        _Screenplay(dialogue, lines).read(_title_page(lines))
        return dialogue.finish(self.name)


def _title_page(lines: Sequence[str]) -> int:
    """How many lines the title page has: keys and indented values up to the first blank line."""
    if not _TITLE_KEY.match(lines[0][:_SHORT]):
        return 0
    return next((at for at, line in enumerate(lines) if not line.strip()), len(lines))


def _title_fields(lines: Sequence[str]) -> dict[str, str]:
    key = ""
    values: dict[str, list[str]] = {}
    for line in lines[: _title_page(lines)]:
        found = _TITLE_KEY.match(line)
        key = found[1].casefold() if found else key
        values.setdefault(key, []).append((found[2] if found else line).strip())
    return {key: " ".join(part for part in parts if part) for key, parts in values.items()}


class _Screenplay:
    """One screenplay being read."""

    def __init__(self, dialogue: Dialogue, lines: Sequence[str]) -> None:
        self.dialogue = dialogue
        self.lines = lines
        self.cut = False
        """Inside ``/* … */``."""

    def read(self, start: int) -> None:
        for at in range(len(self.lines)):
            if at < start:
                self._leave(at, "title page")
            else:
                self._line(at, self.lines[at])

    def _line(self, at: int, line: str) -> None:
        if self.cut or line.lstrip().startswith("/*"):
            self.cut = "*/" not in line
            self._leave(at, "cut out of the screenplay")
        elif not line.strip():
            self._blank(line)
        elif self.dialogue.speaking:
            self._speech(at, line)
        elif _is_scene(self.lines, at):
            self.dialogue.heading(at + 1, _heading_of(line))
        elif "#" in line[:4] and (found := _SECTION.fullmatch(line[:_SHORT])):
            self.dialogue.heading(at + 1, found[1])
        elif cue := _cue(self.lines, at):
            self.dialogue.cue(at + 1, cue)
        else:
            self._leave(at, _why_unspoken(line))

    def _blank(self, line: str) -> None:
        if line == "  " and self.dialogue.speaking:  # two blanks hold a speech open
            self.dialogue.part()
        else:
            self.dialogue.stop()

    def _speech(self, at: int, line: str) -> None:
        """Words, or what is between them: ``(beat)``, ``[[a note]]``; a lyric is sung by whoever speaks."""
        if _PARENTHETICAL.fullmatch(line) and "directions" not in self.dialogue.draft.source.spoken:
            self._leave(at, DIRECTION)
            return
        for note in _NOTE.findall(line) if "[[" in line else ():
            self.dialogue.draft.leave(at + 1, "note", note)
        self.dialogue.say(at + 1, _NOTE.sub("", line).lstrip().removeprefix("~"))

    def _leave(self, at: int, reason: str) -> None:
        self.dialogue.draft.leave(at + 1, reason, self.dialogue.draft.source.lines[at])
        if not self.lines[at].strip():
            self.dialogue.draft.take(at + 1, "blank")


def _heading_of(line: str) -> str:
    found = _SCENE.fullmatch(line)
    return found[1] if found else line.strip()


def _why_unspoken(line: str) -> str:
    if not _is_lower(line) and _TRANSITION.fullmatch(line[:_SHORT]):
        return "transition or centred text"
    mark = line.lstrip()[:1]
    return {"=": "synopsis", "~": "lyrics", "[": "note"}.get(mark, "action")


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
    if not name or not (found["forced"] or any(char.isalpha() for char in name)):
        return None
    return Cue(name=name_behind(name), shape=Shape.ROLE)
