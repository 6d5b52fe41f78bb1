"""The entries of a JSON transcript become pieces of speech; what is not spoken of them is left out with its reason."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from panelaudio.readers.joining import Piece, ends_sentence, join_pieces
from panelaudio.readers.json_ledger import account, left_whole
from panelaudio.readers.json_lines import Record
from panelaudio.readers.json_shapes import Keys, naming_key, when, who
from panelaudio.readers.markup import without_markup
from panelaudio.readers.passages import Passage, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from panelaudio.readers.draft import Draft


_LONGEST_WORD_MS = 30_000
_NEAR_MS = 1000
_MARKS = ".,;:!?…\"'“”‘’()[]«»¿¡-–—"
_WORD_USES = {"value": "words", "ts": "time", "end_ts": "time"}


def piece_of(draft: Draft, entry: Any, names: dict[str, str], line: int) -> Piece | None:
    """What an entry says; None, and a report, where it holds no words. ``line`` is for one that is no object."""
    if not isinstance(entry, Record):
        left_whole(draft, line, "no entry of a speaker", entry)
        return None
    keys = Keys.of(entry)
    if isinstance(entry.get("elements"), list):
        return _monologue(draft, entry, keys, names)
    text = entry[keys.text] if keys.text else ""
    if not keys.text or not without_markup(text).strip():
        left_whole(draft, entry.first_line, "no words in this entry", entry)
        account(draft, entry, dict.fromkeys(entry, "of an entry without words"))
        return None
    account(draft, entry, keys.uses())
    _account_speaker(draft, entry, keys)
    line = entry.key_lines[keys.text]
    return Piece(
        speaker=who(entry, keys.speaker, names),
        text=text,
        first_line=line,
        last_line=line,
        start_ms=when(entry, keys.start),
        end_ms=when(entry, keys.end),
    )


def punctuate(pieces: Sequence[Piece | None], holder: Record) -> str:
    """Give recognized words the marks that the whole text beside them has; the key of that text, empty where none fits.

    Whisper's words come without them, where they come without its phrases.
    """
    for key in ("text", "transcript"):
        whole = holder.get(key)
        written = whole.split() if isinstance(whole, str) else []
        heard = [piece.text.strip() if piece else "" for piece in pieces]
        if len(written) == len(heard) > 0 and all(map(_same_word, written, heard)):
            for piece, word in zip(pieces, written, strict=True):
                if piece:
                    piece.text = word
            return key
    return ""


def _same_word(written: str, heard: str) -> bool:
    return written.casefold().strip(_MARKS) == heard.casefold().strip(_MARKS)


def set_right_times(pieces: Sequence[Piece]) -> None:
    """Some services count milliseconds and do not say so: where a word would take half a minute, they did."""
    timed = [piece for piece in pieces if piece.start_ms is not None and piece.end_ms is not None]
    lasting_ms = sum((piece.end_ms or 0) - (piece.start_ms or 0) for piece in timed)
    words = sum(len(piece.text.split()) for piece in timed)
    if not words or lasting_ms < _LONGEST_WORD_MS * words:
        return
    for piece in pieces:
        piece.start_ms = None if piece.start_ms is None else piece.start_ms // 1000
        piece.end_ms = None if piece.end_ms is None else piece.end_ms // 1000


def _monologue(draft: Draft, entry: Record, keys: Keys, names: dict[str, str]) -> Piece | None:
    """Rev: words and punctuation one by one, blanks included; ``unknown`` is a sound."""
    account(draft, entry, {**({keys.speaker: "speaker"} if keys.speaker else {}), "elements": "words"})
    _account_speaker(draft, entry, keys)
    line = entry.key_lines["elements"]
    said: list[Record] = []
    for one in entry["elements"]:
        if isinstance(one, Record) and isinstance(one.get("value"), str) and one.get("type") != "unknown":
            said.append(one)
            account(draft, one, _WORD_USES)
        else:
            left_whole(draft, one.first_line if isinstance(one, Record) else line, "no word of a monologue", one)
    text = "".join(one["value"] for one in said)
    if not text.strip():
        left_whole(draft, line, "no words in this entry", entry)
        return None
    starts = [ms for one in said if (ms := when(one, "ts" if "ts" in one else None)) is not None]
    ends = [ms for one in said if (ms := when(one, "end_ts" if "end_ts" in one else None)) is not None]
    return Piece(
        speaker=who(entry, keys.speaker, names),
        text=text,
        first_line=line,
        last_line=line,
        start_ms=min(starts, default=None),
        end_ms=max(ends, default=None),
        fresh=True,
    )


def _account_speaker(draft: Draft, entry: Record, keys: Keys) -> None:
    speaker = entry[keys.speaker] if keys.speaker else None
    if isinstance(speaker, Record):
        account(draft, speaker, {naming_key(speaker) or "": "speaker"})


def passages_of(pieces: Iterable[Piece]) -> Iterator[Passage]:
    """Pieces with times are joined while one speaker speaks; each without is a passage of its own."""
    for timed, group in groupby(pieces, key=_timed):
        if timed:
            yield from join_pieces(_going_on(group))
            continue
        for piece in group:
            yield from _alone(piece)


def _going_on(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Words without a speaker right after an unfinished sentence are its speaker's."""
    before: Piece | None = None
    for piece in pieces:
        if not piece.speaker and before is not None and _goes_on(before, piece):
            piece.speaker = before.speaker
        yield piece
        before = piece


def _goes_on(before: Piece, piece: Piece) -> bool:
    ended, begins = before.end_ms or before.start_ms, piece.start_ms
    near = ended is not None and begins is not None and begins - ended < _NEAR_MS
    return near and not ends_sentence(before.text)


def _timed(piece: Piece) -> bool:
    return not piece.fresh and (piece.start_ms is not None or piece.end_ms is not None)


def _alone(piece: Piece) -> Iterator[Passage]:
    paragraphs = paragraphs_of(piece.text, piece.first_line)
    if paragraphs:
        yield Passage(speaker=piece.speaker, paragraphs=paragraphs, start_ms=piece.start_ms, end_ms=piece.end_ms)
