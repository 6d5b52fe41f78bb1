"""Who says what in cues: a voice tells it, a label where the speaker changes, or a mark that somebody else speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.readers.caption_changes import named_apart, one_a_row
from panelaudio.readers.caption_labels import handles_of_speakers, labels_of_speakers
from panelaudio.readers.caption_marks import Stretch, change_mark, label_of, shouted_direction, stretches
from panelaudio.readers.caption_sounds import why_row_unspoken
from panelaudio.readers.joining import Piece
from panelaudio.readers.labels import Shape, fold, shape_of
from panelaudio.readers.markup import markup_in
from panelaudio.readers.passages import speaker_name
from panelaudio.readers.unspoken import DIRECTION
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.readers.caption_cues import OldCue, Row
    from panelaudio.readers.draft import Draft

_NAMELESS = ("<v >", "<v>")
"""A voice of nobody: programs write it where they did not know who spoke."""
_TAKING_TURNS = ("Speaker 1", "Speaker 2")
"""Who speaks where only the change is marked: two who take turns, which is most often right."""


def pieces_of(draft: Draft, cues: list[OldCue]) -> Iterator[Piece]:
    """What is said in the cues, row by row, each with its speaker (empty before the first who is named)."""
    return _Telling(draft, one_a_row(draft, cues)).pieces()


class _Telling:
    """Who speaks now, cue after cue."""

    def __init__(self, draft: Draft, cues: list[OldCue]) -> None:
        self.draft = draft
        self.handles = handles_of_speakers(cues)
        self.labels = labels_of_speakers(cues) | self.handles
        self.cues = named_apart(cues, frozenset(name for name in self.labels if shape_of(name) is Shape.FULL))
        self.known = frozenset(fold(name) for name in self.handles)
        self.changes_are_marked = _changes_are_marked(cues)
        self.named = bool(self.labels) or any("<v " in row.text for cue in cues for row in cue.rows)
        self.changes = 0
        self.speaker = ""
        self.fresh = False
        """Somebody else begins, whose name is not told either."""

    def pieces(self) -> Iterator[Piece]:
        for cue in self.cues:
            voice = ""
            for row in cue.rows:
                if row.simple and (row.voice or voice or self.speaker or not self.changes_are_marked):
                    voice = voice if row.voice is None else row.voice
                    self.speaker = voice or (self.speaker if row.voice is None else "")  # ``<v >`` names nobody
                    yield Piece(self.speaker, row.plain, row.line, row.line, cue.start_ms, cue.end_ms)
                    continue
                said = False
                for part, part_voice in self._stretches(row, voice):
                    voice = part_voice
                    text = self._heard(row.line, part, voice) if part else ""
                    said = said or bool(part)
                    if text:
                        yield Piece(self.speaker, text, row.line, row.line, cue.start_ms, cue.end_ms, self.fresh)
                        self.fresh = False
                if not said:
                    self.draft.leave(row.line, "no words in this line of a caption", row.text)

    def _stretches(self, row: Row, voice: str) -> Iterable[Stretch]:
        """The parts of a row; most are one, without a tag or in one voice."""
        if row.voice is not None:
            return ((row.plain, row.voice),)
        if "<" not in row.text and "{" not in row.text:
            return ((row.plain, voice),)
        self.draft.leave(row.line, "markup", markup_in(row.text))
        if row.text.startswith(_NAMELESS):
            self.speaker = ""
        return stretches(row.text, voice)

    def _heard(self, line: int, text: str, voice: str) -> str:
        """What is said in a stretch; who says it is kept."""
        rest = change_mark(text) if self.changes_are_marked else None
        text = text if rest is None else rest
        label = label_of(text, self.known)
        if label is not None and label.name in self.labels and voice in {"", speaker_name(label.name)}:
            text, voice = label.text, speaker_name(label.name)
            self.draft.take(line, "a speaker's name")
        elif "directions" not in self.draft.source.spoken and (heard := shouted_direction(text)):
            self.draft.leave(line, DIRECTION, heard)
            text = text[len(heard) :]
        if voice:
            self.speaker = voice
        elif rest is not None or (self.changes_are_marked and not self.speaker):
            self._somebody_else(line)
            self.fresh = rest is not None
        reason = why_row_unspoken(text, self.draft.source.spoken)
        if reason:
            self.draft.leave(line, reason, text)
        return "" if reason else text

    def _somebody_else(self, line: int) -> None:
        if self.named:
            self.speaker = ""  # among people with names, somebody without
            return
        if not self.changes:
            first, second = _TAKING_TURNS
            message = f"changes of speaker are marked without a name: '{first}' and '{second}' take turns"
            self.draft.notices.append(Notice(code="unknown-speakers", message=message, line=line))
        self.speaker = _TAKING_TURNS[self.changes % 2]
        self.changes += 1


def _changes_are_marked(cues: list[OldCue]) -> bool:
    """Whether ``>>`` or dashes at the start of rows mark changes: one alone may be a dash of the text."""
    marked = (row.plain for cue in cues for row in cue.rows if change_mark(row.plain) is not None)
    return any(text.startswith(">>") or count for count, text in enumerate(marked))
