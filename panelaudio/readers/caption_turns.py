"""Who says what in cues: a voice tells it, a label where the speaker changes, or a mark that somebody else speaks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.caption_marks import Stretch, change_mark, label_of, stretches
from panelaudio.readers.caption_sounds import why_row_unspoken
from panelaudio.readers.joining import Piece, ends_sentence
from panelaudio.readers.labels import Shape
from panelaudio.readers.markup import markup_in
from panelaudio.readers.passages import speaker_name
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.readers.caption_cues import OldCue, Row
    from panelaudio.readers.draft import Draft
    from panelaudio.readers.labels import Label

_TAKING_TURNS = ("Speaker 1", "Speaker 2")
"""Who speaks where only the change is marked: two who take turns, which is most often right."""


def pieces_of(draft: Draft, cues: list[OldCue]) -> Iterator[Piece]:
    """What is said in the cues, row by row, each with its speaker (empty before the first who is named)."""
    return _Telling(draft, cues).pieces()


class _Telling:
    """Who speaks now, cue after cue."""

    def __init__(self, draft: Draft, cues: list[OldCue]) -> None:
        self.draft = draft
        self.cues = cues
        self.labels = _labels_of_speakers(cues)
        self.changes_are_marked = _changes_are_marked(cues)
        self.changes = 0
        self.speaker = ""

    def pieces(self) -> Iterator[Piece]:
        for cue in self.cues:
            voice = ""
            for row in cue.rows:
                if row.simple and (row.voice or voice or self.speaker or not self.changes_are_marked):
                    voice = voice if row.voice is None else row.voice
                    self.speaker = voice or self.speaker
                    yield Piece(self.speaker, row.plain, row.line, row.line, cue.start_ms, cue.end_ms)
                    continue
                said = False
                for part, part_voice in self._stretches(row, voice):
                    voice = part_voice
                    text = self._heard(row.line, part, voice) if part else ""
                    said = said or bool(part)
                    if text:
                        yield Piece(self.speaker, text, row.line, row.line, cue.start_ms, cue.end_ms)
                if not said:
                    self.draft.leave(row.line, "no words in this line of a caption", row.text)

    def _stretches(self, row: Row, voice: str) -> Iterable[Stretch]:
        """The parts of a row; most are one, without a tag or in one voice."""
        if row.voice is not None:
            return ((row.plain, row.voice),)
        if "<" not in row.text and "{" not in row.text:
            return ((row.plain, voice),)
        self.draft.leave(row.line, "markup", markup_in(row.text))
        return stretches(row.text, voice)

    def _heard(self, line: int, text: str, voice: str) -> str:
        """What is said in a stretch; who says it is kept."""
        rest = change_mark(text) if self.changes_are_marked else None
        text = text if rest is None else rest
        label = label_of(text)
        if label is not None and label.name in self.labels and voice in {"", speaker_name(label.name)}:
            text, voice = label.text, speaker_name(label.name)
            self.draft.take(line, "a speaker's name")
        if voice:
            self.speaker = voice
        elif rest is not None or (self.changes_are_marked and not self.speaker):
            self._somebody_else(line)
        reason = why_row_unspoken(text, self.draft.source.spoken)
        if reason:
            self.draft.leave(line, reason, text)
        return "" if reason else text

    def _somebody_else(self, line: int) -> None:
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


def _labels_of_speakers(cues: list[OldCue]) -> frozenset[str]:
    """The labels that are speakers'.

    They stand where a cue or a sentence begins. Those that come back, full names and roles are; a single name that
    stands once is where the captions begin with a label and the sentence before has ended. Brackets without words
    after them name a speaker only where they do elsewhere.
    """
    times: Counter[str] = Counter()
    certain: set[str] = set()
    maybe: set[str] = set()
    labelled = False
    for at, ended, label in _labels_in(cues):
        times[label.name] += 1
        labelled = labelled or at == 0
        if at == 0 or label.shape in {Shape.FULL, Shape.ROLE}:
            certain.add(label.name)
        elif ended:
            maybe.add(label.name)
    certain.update(name for name, count in times.items() if count > 1)
    return frozenset(certain | maybe if labelled else certain)


def _labels_in(cues: list[OldCue]) -> Iterator[tuple[int, bool, Label]]:
    """Labels with the place of their cue, and whether a sentence ended before them."""
    before = ""
    for at, cue in enumerate(cues):
        for place, row in enumerate(cue.rows):
            text = row.plain
            if ":" in text or "[" in text:
                ended = ends_sentence(before)
                label = label_of(change_mark(text) or text) if place == 0 or ended else None
                if label is not None and (label.text or not text.endswith("]")):
                    yield at, ended, label
            before = text or before
