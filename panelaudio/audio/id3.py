"""An ID3v2.3 tag as bytes: texts, chapters, the transcript plain and timed, a cover.

Written here because ffmpeg cannot write USLT and SYLT with a language and times, and mutagen puts CHAP frames in order
of their size (``docs/adr/0009-tags-of-our-own.md``). Version 3, since all players and hosts read it.
https://id3.org/id3v2.3.0, https://id3.org/id3v2-chapters-1.0
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from panelaudio.audio.languages import UNKNOWN, three_letters
from panelaudio.audio.tags import LONGEST, Tags, one_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from panelaudio.episode import Chapter, Picture

_LATIN_1, _UTF_16 = b"\x00", b"\x01"
_MS, _TRANSCRIPTION = 2, 2
"""SYLT: times in milliseconds; what was said, not sung."""
_FRONT_COVER = 3
_TOP, _ORDERED = 2, 1
_NOWHERE = 0xFFFFFFFF
"""Of a chapter's byte offsets: the times count."""
_LATEST_MS = 0xFFFFFFFF
_MOST_ENTRIES = 255
"""A table of contents counts its entries in one byte."""
_MOST_BYTES = (1 << 28) - 1
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def id3_tag(tags: Tags) -> bytes:
    """The whole tag; nothing where there are no tags. A frame that finds no room (a tag has 256 MB) is left out."""
    kept = []
    size = 0
    for frame in _frames(tags):
        if size + len(frame) <= _MOST_BYTES:
            kept.append(frame)
            size += len(frame)
    if not kept:
        return b""
    return b"ID3\x03\x00\x00" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + b"".join(kept)


def _frames(tags: Tags) -> Iterator[bytes]:
    language = three_letters(tags.language) if tags.language else ""
    texts = {
        "TIT2": tags.title,
        "TPE1": tags.artist,
        "TALB": tags.album,
        **_dates(tags.date),
        "TCON": tags.genre,
        "TLAN": language,
        "TENC": tags.encoder,
    }
    for name, text in texts.items():
        yield from _text(name, text)
    yield from _chapters(tags.chapters)
    if shown(tags.description):
        yield _spoken("COMM", language, shown(tags.description)[:LONGEST])
    if tags.transcript:
        yield _spoken("USLT", language, tags.words())
        yield _timed(language, tags)
    if tags.cover:
        yield _picture(tags.cover)


def _dates(date: str) -> dict[str, str]:
    """Year, and day and month in one, as version 3 has them."""
    found = _DATE.match(date)
    if not found:
        return {}
    year, month, day = found.groups()
    return {"TYER": year, **({"TDAT": f"{day}{month}"} if day else {})}


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">IH", len(body), 0) + body


def _text(name: str, text: str) -> Iterator[bytes]:
    text = one_line(text)[:LONGEST]
    if text:
        encoding = _encoding(text)
        yield _frame(name, encoding + _encoded(text, encoding))


def _encoding(text: str) -> bytes:
    """Plain ASCII goes as Latin-1, which readers take for the code page of their system; all else as UTF-16."""
    return _LATIN_1 if text.isascii() else _UTF_16


def _encoded(text: str, encoding: bytes, *, ended: bool = False) -> bytes:
    if encoding == _LATIN_1:
        return text.encode("latin-1") + (b"\0" if ended else b"")
    return b"\xff\xfe" + text.encode("utf-16-le") + (b"\0\0" if ended else b"")


def _spoken(name: str, language: str, text: str) -> bytes:
    """A text in a language: COMM or USLT, without a description."""
    encoding = _encoding(text)
    code = (language or UNKNOWN).encode()
    return _frame(name, encoding + code + _encoded("", encoding, ended=True) + _encoded(text, encoding))


def _timed(language: str, tags: Tags) -> bytes:
    """SYLT: each sentence with its time; the line end before it is the format's sign of a new line."""
    encoding = _encoding("".join(one.labelled for one in tags.transcript))
    lines = (
        _encoded(f"\n{one.labelled}" if number else one.labelled, encoding, ended=True)
        + struct.pack(">I", min(one.start_ms, _LATEST_MS))
        for number, one in enumerate(tags.transcript)
    )
    head = encoding + (language or UNKNOWN).encode() + bytes([_MS, _TRANSCRIPTION])
    return _frame("SYLT", head + _encoded("", encoding, ended=True) + b"".join(lines))


def _picture(picture: Picture) -> bytes:
    return _frame("APIC", _LATIN_1 + picture.mime.encode() + b"\0" + bytes([_FRONT_COVER]) + b"\0" + picture.data)


def _chapters(chapters: Sequence[Chapter]) -> Iterator[bytes]:
    """One table of contents, with tables of its own where it has more than 255 entries; then the chapters in order."""
    names = [f"chp{number}" for number in range(len(chapters))]
    if not names:
        return
    parts = [names[start : start + _MOST_ENTRIES] for start in range(0, len(names), _MOST_ENTRIES)]
    if len(parts) == 1:
        yield _contents("toc", names, _TOP | _ORDERED)
    else:
        tables = [f"toc{number}" for number in range(len(parts))][:_MOST_ENTRIES]
        yield _contents("toc", tables, _TOP | _ORDERED)
        for table, part in zip(tables, parts, strict=False):
            yield _contents(table, part, _ORDERED)
    for name, one in zip(names, chapters, strict=True):
        times = struct.pack(">IIII", min(one.start_ms, _LATEST_MS), min(one.end_ms, _LATEST_MS), _NOWHERE, _NOWHERE)
        yield _frame("CHAP", name.encode() + b"\0" + times + b"".join(_text("TIT2", one.title)))


def _contents(name: str, entries: Sequence[str], flags: int) -> bytes:
    body = name.encode() + b"\0" + bytes([flags, len(entries)])
    return _frame("CTOC", body + b"".join(entry.encode() + b"\0" for entry in entries))
