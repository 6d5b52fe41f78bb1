"""A text as it is shown beside the text that is said for it; the map between the two stays exact under any edits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from panelaudio.speech import Span

Say = str | Callable[[re.Match[str]], str | None]
"""What is said for a match: a template as of ``re.Match.expand``, or a function (None: leave it)."""

_WORDS_AND_BLANKS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch as shown and as said; where both are equal it corresponds character by character."""

    display: str
    spoken: str
    final: bool = False
    """Later edits leave it alone."""

    @property
    def unchanged(self) -> bool:
        """Whether it is said as it is shown."""
        return self.display == self.spoken


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A row of pieces that tile the display and the spoken text in order."""

    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str) -> Rewriting:
        """A text that is said as it is shown."""
        return cls((Piece(text, text),) if text else ())

    @property
    def display(self) -> str:
        """What is shown; no edit changes it."""
        return "".join(piece.display for piece in self.pieces)

    @property
    def spoken(self) -> str:
        """What is said."""
        return "".join(piece.spoken for piece in self.pieces)

    def spans(self) -> tuple[Span, ...]:
        """The map: one span per edited piece and one per unchanged stretch."""
        spans = []
        shown = said = 0
        for piece in _joined(self.pieces):
            shown_end, said_end = shown + len(piece.display), said + len(piece.spoken)
            spans.append(Span(display_start=shown, display_end=shown_end, spoken_start=said, spoken_end=said_end))
            shown, said = shown_end, said_end
        return tuple(spans)

    def replace(self, pattern: re.Pattern[str], say: Say, *, final: bool = True) -> Rewriting:
        """Say something else for every match in the spoken text.

        A match that touches a final piece is left alone, unless it is white space only. One that takes in part of an
        edited piece joins the whole piece, since nobody knows which of its characters said which.

        Args:
            pattern: What to look for; empty matches do nothing.
            say: What to say instead.
            final: Whether the outcome is safe from later edits.
        """
        changes = []
        for match in pattern.finditer(self.spoken):
            said = match.expand(say) if isinstance(say, str) else say(match)
            if match.group() and said is not None and (final or said != match.group()):
                changes.append((match, said))
        return self._with(changes, final=final) if changes else self

    def _with(self, changes: list[tuple[re.Match[str], str]], *, final: bool) -> Rewriting:
        pieces = list(self.pieces)
        starts = [0, *accumulate(len(piece.spoken) for piece in pieces)][: len(pieces)]
        for match, said in reversed(changes):  # from the end, so that the starts before it stay true
            start, end = match.span()
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
            covered = pieces[first : last + 1]
            if any(piece.final and piece.spoken for piece in covered) and not match.group().isspace():
                continue
            fresh = _edited(covered, start - starts[first], end - starts[last], said, final=final)
            pieces[first : last + 1] = fresh
            # Only what ends at or before `start` is looked up again: an edited first piece, or the rest of a cut one.
            starts[first : last + 1] = [starts[first], *[start] * (len(fresh) - 1)]
        return Rewriting(_joined(pieces))

    def reworded(self, start: int, end: int, say: Callable[[str], str]) -> Rewriting:
        """Each word said for a stretch of the display is said otherwise; pieces that it touches count as a whole.

        Args:
            start: Characters of the display before the stretch.
            end: Those before its end.
            say: Gives for a word what is said instead; a word again.
        """
        pieces: list[Piece] = []
        reached = 0
        for piece in self.pieces:
            first, last = max(start - reached, 0), min(end - reached, len(piece.display))
            reached += len(piece.display)
            if first >= last:
                pieces.append(piece)
                continue
            if not piece.unchanged:
                first, last = 0, len(piece.display)
            middle = piece.spoken[first:last] if piece.unchanged else piece.spoken
            said = "".join(word if word.isspace() else say(word) for word in _WORDS_AND_BLANKS.findall(middle))
            pieces += _plain(piece.display[:first])
            pieces += _paired(piece.display[first:last], said, final=True)
            pieces += _plain(piece.display[last:])
        return Rewriting(_joined(pieces))

    def cut(self, display_at: int) -> tuple[Rewriting, Rewriting]:
        """Two rewritings, before and from a character of the display.

        Raises:
            ValueError: the place is inside an edited piece.
        """
        before: list[Piece] = []
        reached = 0
        for index, piece in enumerate(self.pieces):
            inside = display_at - reached
            if inside <= 0:
                return Rewriting(tuple(before)), Rewriting(self.pieces[index:])
            if inside < len(piece.display):
                head, tail = _halves(piece, inside)
                return Rewriting((*before, head)), Rewriting((tail, *self.pieces[index + 1 :]))
            before.append(piece)
            reached += len(piece.display)
        return self, Rewriting(())


def _halves(piece: Piece, at: int) -> tuple[Piece, Piece]:
    if not piece.unchanged:
        raise ValueError(f"'{piece.display}' is said as a whole and cannot be cut")
    head, tail = piece.display[:at], piece.display[at:]
    return Piece(head, head, piece.final), Piece(tail, tail, piece.final)


def _edited(covered: list[Piece], start: int, end: int, said: str, *, final: bool) -> list[Piece]:
    """The covered pieces with ``said`` for the text from ``start`` (in the first) to ``end`` (in the last)."""
    first, last = covered[0], covered[-1]
    display = "".join(piece.display for piece in covered)
    before, after = first.spoken[:start], last.spoken[end:]
    head = tail = ""
    if first.unchanged:
        head, before = before, ""
        display = display[len(head) :]
    if last.unchanged:
        tail, after = after, ""
        display = display[: len(display) - len(tail)]
    middle = [Piece(display, before + said + after, final)] if before or after else _paired(display, said, final=final)
    return [*_plain(head), *middle, *_plain(tail)]


def _plain(text: str) -> list[Piece]:
    return [Piece(text, text)] if text else []


def _paired(display: str, said: str, *, final: bool) -> list[Piece]:
    """Word by word where both have the same number of words, so that each keeps a time of its own."""
    shown, spoken = _WORDS_AND_BLANKS.findall(display), _WORDS_AND_BLANKS.findall(said)
    alike = len(shown) == len(spoken) and all(a.isspace() == b.isspace() for a, b in zip(shown, spoken, strict=True))
    if not alike or not said:
        return [Piece(display, said, final)]
    return [Piece(one, other, final) for one, other in zip(shown, spoken, strict=True)]


def _joined(pieces: list[Piece] | tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with neighbours that are unchanged made one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.unchanged and joined[-1].unchanged and piece.final == joined[-1].final:
            joined[-1] = Piece(joined[-1].display + piece.display, joined[-1].spoken + piece.spoken, piece.final)
        else:
            joined.append(piece)
    return tuple(joined)
