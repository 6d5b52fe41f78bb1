"""Pieces of speech become passages: captions and recognized words end where time does, not where a sentence does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.readers.passages import Passage, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARAGRAPH_MS = 2000
"""A silence of this length after the end of a sentence begins a paragraph."""
_CLOSING = frozenset(",.?!;:%…)]}”’»、。，？！：；）」』")
_SENTENCE_END = frozenset(".?!…。？！")
_AFTER_SENTENCE = "\"'”’»)]」』 "


@dataclass(slots=True)
class Piece:
    """A caption's line, a recognized word: part of what somebody says. Not frozen, since a file has very many."""

    speaker: str
    text: str
    first_line: int
    last_line: int
    start_ms: int | None = None
    end_ms: int | None = None
    fresh: bool = False
    """Begins a passage even where the speaker stays (somebody else of the same name is heard)."""


@dataclass(slots=True, kw_only=True)
class _Growing:
    speaker: str
    start_ms: int | None
    end_ms: int | None = None
    words: list[str] = field(default_factory=list)
    line: int = 0
    paragraphs: list[tuple[int, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        if self.words and self._pauses_before(piece):
            self._close_paragraph()
        if not self.words:
            self.line = piece.first_line
        elif not _glued(self.words[-1], piece.text):
            self.words.append(" ")
        self.words.append(piece.text)
        if not self.lines or self.lines[-1] != piece.last_line:
            self.lines.extend(range(piece.first_line, piece.last_line + 1))
        if piece.end_ms is not None:
            self.end_ms = piece.end_ms

    def _pauses_before(self, piece: Piece) -> bool:
        if piece.start_ms is None or self.end_ms is None or piece.start_ms - self.end_ms < PARAGRAPH_MS:
            return False
        return ends_sentence(self.words[-1])

    def _close_paragraph(self) -> None:
        self.paragraphs.append((self.line, plain_text("".join(self.words))))
        self.words.clear()

    def passage(self) -> Passage:
        self._close_paragraph()
        return Passage(
            speaker=self.speaker,
            paragraphs=tuple(self.paragraphs),
            lines=tuple(self.lines),
            start_ms=self.start_ms,
            end_ms=self.end_ms,
        )


def join_pieces(pieces: Iterable[Piece]) -> Iterator[Passage]:
    """One passage for the pieces that one speaker says in a row; blank pieces are passed over."""
    growing: _Growing | None = None
    for piece in pieces:
        if not piece.text.strip():
            continue
        if growing is None or piece.speaker != growing.speaker or piece.fresh:
            if growing is not None:
                yield growing.passage()
            growing = _Growing(speaker=piece.speaker, start_ms=piece.start_ms)
        growing.add(piece)
    if growing is not None:
        yield growing.passage()


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, quotes and brackets after the full stop included."""
    return text.rstrip(_AFTER_SENTENCE)[-1:] in _SENTENCE_END and bool(text.strip())


def _glued(before: str, after: str) -> bool:
    """No blank goes between a word and a mark of its own, nor inside Chinese and Japanese."""
    if after[0] in _CLOSING and _CLOSING.issuperset(after[:4]):
        return True
    return _unspaced(before[-1]) and _unspaced(after[0])


def _unspaced(char: str) -> bool:
    return char >= "\u3000" and (char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef")
