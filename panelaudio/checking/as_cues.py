"""The cues of a file as the rules of captions take them: labels apart from words, a cue for each speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.checking.speakers import DASH, names_in, names_of
from panelaudio.episode import Cue
from panelaudio.script import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.checking.captions_file import CaptionsFile, FileCue, Row
    from panelaudio.checking.speakers import Names

_NOBODY = ""
"""Where nothing tells who speaks."""
_BOTH = 2


class Said(NamedTuple):
    """A row of a cue: who says it (empty: nobody knows), the label that tells so, and the words."""

    speaker: str
    label: str
    words: str


class Numbered(NamedTuple):
    """A cue with its number in the file."""

    number: int
    cue: Cue


def people_in(file: CaptionsFile, max_characters: int | None = None) -> Names:
    """The names that a file itself tells: its voices, else the labels of its cues; as ``names_of`` takes them."""
    if file.voiced:
        voices = dict.fromkeys(row.voice for cue in file.cues for row in cue.rows if row.voice)
        return names_of((Speaker(name=voice) for voice in voices), max_characters)
    return names_in(cue.rows[0].text for cue in file.cues if cue.rows)


def said_in(file: CaptionsFile, names: Names) -> list[list[Said]]:
    """The rows of every cue, each with its speaker; a label holds until the next one."""
    speaker, found = _NOBODY, []
    for cue in file.cues:
        dashed = sum(DASH.match(row.text) is not None for row in cue.rows) >= _BOTH
        rows = []
        for row in cue.rows:
            said = _said(row, _NOBODY if file.voiced else speaker, names, dashed=dashed)
            speaker = said.speaker
            rows.append(said)
        found.append(rows)
    return found


def _said(row: Row, before: str, names: Names, *, dashed: bool) -> Said:
    voice = (names.of(row.voice) or row.voice) if row.voice else _NOBODY
    found = names.label_of(row.text)
    if found is not None and voice in {_NOBODY, found[1]}:
        return Said(found[1], found[0], row.text[len(found[0]) :])
    dash = DASH.match(row.text) if dashed else None
    if dash:
        return Said(voice, dash[0], row.text[dash.end() :])
    return Said(voice or before, "", row.text)


def as_cues(file: CaptionsFile, names: Names) -> list[Numbered]:
    """What can be judged: cues that take no time are left out; who shares a cue with others has one of one's own."""
    found: list[Numbered] = []
    turn, before = 0, _NOBODY
    for number, (rows, cue) in enumerate(zip(said_in(file, names), file.cues, strict=True), start=1):
        parts = list(parts_of(rows)) or [[Said(_NOBODY, "", "")]]
        for lane, part in zip(reversed(range(len(parts))), parts, strict=True):
            turn += bool(part[0].label) or part[0].speaker != before
            before = part[0].speaker
            if cue.end_ms > cue.start_ms:
                found.append(Numbered(number, _cue(cue, part, turn, lane)))
    return _in_lanes(file.cues, found)


def parts_of(rows: Sequence[Said]) -> Iterator[list[Said]]:
    """The rows by speaker: a label begins a new part."""
    part: list[Said] = []
    for row in rows:
        if part and (row.label or row.speaker != part[-1].speaker):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _cue(cue: FileCue, part: Sequence[Said], turn: int, lane: int) -> Cue:
    alone = bool(part[0].label) and not part[0].words  # the label has a line of its own
    lines = [row.words for row in part if row.words]
    return Cue(
        start_ms=cue.start_ms,
        end_ms=cue.end_ms,
        speaker=part[0].speaker,
        turn=turn,
        lines=tuple([part[0].label.strip(), *lines] if alone else lines),
        label="" if alone else part[0].label,
        lane=lane,
    )


def _in_lanes(cues: Sequence[FileCue], found: list[Numbered]) -> list[Numbered]:
    """Cues that are shown at once, each in a place of its own and by another speaker, are in lanes of their own."""
    laned, reached = [], -1
    lanes: dict[tuple[str, str], int] = {}
    for number, cue in found:
        if cue.start_ms >= reached:
            lanes = {}
        reached = max(reached, cue.end_ms)
        place = cues[number - 1].place
        lane = lanes.setdefault((place, cue.speaker), len(lanes)) if place and cue.speaker else cue.lane
        laned.append(Numbered(number, replace(cue, lane=lane)))
    return laned
