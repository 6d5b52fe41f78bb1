"""The results of speech services whose words stand deep inside: Amazon, Azure, Deepgram, Google, Speechmatics.

Each service gives words or phrases with times, and a number for whoever says them; they become pieces of speech, which
are joined as those of all other shapes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from panelaudio.readers.fields import time_ms
from panelaudio.readers.joining import Piece
from panelaudio.readers.json_lines import Record
from panelaudio.readers.passages import speaker_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PERIOD = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:\.(\d{1,9}))?S)?")
_TICKS_IN_MS = 10_000
_MOST_SPEAKERS_LABELS = 100_000


def service_pieces(value: Any) -> list[Piece]:
    """The pieces of the service whose result a value is; none where it is no service's."""
    if not isinstance(value, Record):
        return []
    found = (list(read(value)) for read in _SERVICES)
    return next((pieces for pieces in found if any(piece.text.strip() for piece in pieces)), [])


def _at(value: Any, *way: str | int) -> Any:
    """What stands at the end of a way of keys and places; None where it leads nowhere."""
    for step in way:
        if isinstance(step, str) and isinstance(value, Record):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and len(value) > step:
            value = value[step]
        else:
            return None
    return value


def _records(value: Any) -> list[Record]:
    return [one for one in value if isinstance(one, Record)] if isinstance(value, list) else []


def _piece(record: Record, text: Any, speaker: Any, start: object, end: object) -> Piece:
    stated = speaker if isinstance(speaker, str | int) and not isinstance(speaker, bool) else ""
    line = record.first_line
    words = text if isinstance(text, str) else ""
    return Piece(speaker_name(str(stated)), words, line, line, time_ms(start), time_ms(end))


def _deepgram(value: Record) -> Iterator[Piece]:
    for channel in _records(_at(value, "results", "channels")):
        best = _at(channel, "alternatives", 0)
        paragraphs = _records(_at(best, "paragraphs", "paragraphs"))
        for one in paragraphs:
            for sentence in _records(one.get("sentences")):
                yield _piece(
                    sentence, sentence.get("text"), one.get("speaker"), sentence.get("start"), sentence.get("end")
                )
        if not paragraphs:
            for word in _records(_at(best, "words")):
                text = word.get("punctuated_word") or word.get("word")
                yield _piece(word, text, word.get("speaker"), word.get("start"), word.get("end"))


def _amazon(value: Record) -> Iterator[Piece]:
    labels: dict[str, Any] = {}
    for part in _records(_at(value, "results", "speaker_labels", "segments")):
        for word in _records(part.get("items")):
            labels[str(word.get("start_time"))] = word.get("speaker_label", part.get("speaker_label"))
    speaker: Any = ""
    for item in _records(_at(value, "results", "items")):
        start, end = item.get("start_time"), item.get("end_time")
        speaker = item.get("speaker_label") or labels.get(str(start), speaker)
        yield _piece(item, _at(item, "alternatives", 0, "content"), speaker, start, end)


def _google(value: Record) -> Iterator[Piece]:
    results = [
        best for one in _records(value.get("results")) if isinstance(best := _at(one, "alternatives", 0), Record)
    ]
    if results and any(_tag(word) for word in _records(results[-1].get("words"))):
        told = [best for best in results[:-1] if any(_tag(word) for word in _records(best.get("words")))]
        results = [*told, results[-1]]  # the last result holds all words once more, now with their speakers
    for best in results:
        words = [word for word in _records(best.get("words")) if isinstance(word.get("word"), str)]
        for word in words:
            start, end = word.get("startTime", word.get("startOffset")), word.get("endTime", word.get("endOffset"))
            yield _piece(word, word["word"], _tag(word), start, end)
        if not words:
            yield _piece(best, best.get("transcript"), "", None, None)


def _tag(word: Record) -> Any:
    return word.get("speakerTag") or word.get("speakerLabel") or ""


def _speechmatics(value: Record) -> Iterator[Piece]:
    for item in _records(value.get("results")):
        best = _at(item, "alternatives", 0)
        if isinstance(best, Record) and "type" in item:
            yield _piece(item, best.get("content"), best.get("speaker"), item.get("start_time"), item.get("end_time"))


def _azure(value: Record) -> Iterator[Piece]:
    for phrase in _records(value.get("recognizedPhrases")):
        text = _at(phrase, "nBest", 0, "display")
        piece = _piece(phrase, text, phrase.get("speaker", ""), None, None)
        piece.start_ms, length = _azure_ms(phrase, "offset"), _azure_ms(phrase, "duration")
        piece.end_ms = None if piece.start_ms is None or length is None else piece.start_ms + length
        yield piece


def _azure_ms(phrase: Record, key: str) -> int | None:
    ticks, period = phrase.get(f"{key}InTicks"), phrase.get(key)
    if isinstance(ticks, int | float) and not isinstance(ticks, bool) and 0 <= ticks < 10**16:
        return round(ticks / _TICKS_IN_MS)
    found = _PERIOD.fullmatch(period) if isinstance(period, str) and len(period) < 40 else None  # noqa: PLR2004 - no period is longer
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    return (hours * 3600 + minutes * 60 + seconds) * 1000 + int((found[4] or "0").ljust(3, "0")[:3])


def pair_pieces(value: Any) -> list[Piece]:
    """Pairs of a speaker and words: ``[["Nora", "Hi."]]``, ``[{"Nora": "Hi."}]``, two lists side by side."""
    for holder in (value, *(value.values() if isinstance(value, Record) else ())):
        if isinstance(holder, list) and len(holder) > 1 and all(map(_is_pair, holder)):
            line = value.first_line if isinstance(value, Record) else 1
            return [_paired(one, line) for one in holder]
    if not isinstance(value, Record):
        return []
    lists = {
        key: held for key, held in value.items() if isinstance(held, list) and all(isinstance(one, str) for one in held)
    }
    names = next((lists[key] for key in ("speaker", "speakers", "names", "name") if key in lists), [])
    said = next((held for key, held in lists.items() if held is not names and len(held) == len(names) > 1), [])
    lines = value.key_lines
    line = next((lines[key] for key, held in lists.items() if held is said), value.first_line)
    return [Piece(_plain_name(name), text, line, line, fresh=True) for name, text in zip(names, said, strict=False)]


def _is_pair(one: Any) -> bool:
    if isinstance(one, Record):
        return len(one) == 1 and all(isinstance(text, str) and text.strip() for text in one.values())
    return isinstance(one, list) and len(one) == 2 and all(isinstance(text, str) and text.strip() for text in one)  # noqa: PLR2004 - a pair


def _paired(one: Any, line: int) -> Piece:
    name, text = next(iter(one.items())) if isinstance(one, Record) else one
    at = one.first_line if isinstance(one, Record) else line
    return Piece(speaker_name(name), text, at, at, fresh=True)


def _plain_name(stated: str) -> str:
    """``NORA VALE, host`` is Nora Vale."""
    return speaker_name(stated.split(",", maxsplit=1)[0])


_SERVICES: tuple[Callable[[Record], Iterator[Piece]], ...] = (_deepgram, _amazon, _azure, _speechmatics, _google)
