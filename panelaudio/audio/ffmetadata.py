"""Tags as ffmpeg's own metadata file, with all escaped: for MP4, for Vorbis comments (Opus, FLAC) and for WAV."""

from __future__ import annotations

import base64
import re
import struct
from typing import TYPE_CHECKING

from panelaudio.audio.languages import three_letters
from panelaudio.audio.tags import LONGEST, Tags, chapter_stamp, one_line, shown

if TYPE_CHECKING:
    from panelaudio.episode import Chapter, Picture

_SPECIAL = re.compile(r"([=;#\\\n])")
_FRONT_COVER = 3
_MOST_COMMENTED = 999
"""Chapters that Ogg's comments can number."""


def for_mp4(tags: Tags) -> str:
    """Entries by the names that ffmpeg's MP4 muxer knows, and chapters."""
    entries = {**_plain(tags), "description": tags.description[:LONGEST], "lyrics": tags.words()}
    return _file(entries, tags.chapters)


def for_comments(tags: Tags, *, picture: bool) -> str:
    """Vorbis comments; ``picture``: the cover among them (Opus), instead of in a block of its own (FLAC)."""
    entries = {**_plain(tags), "language": three_letters(tags.language) if tags.language else ""}
    entries |= {"lyrics": tags.words(), "syncedlyrics": tags.timed_words()}
    for number, one in enumerate(tags.chapters[:_MOST_COMMENTED], start=1):
        entries[f"CHAPTER{number:03d}"] = chapter_stamp(one.start_ms)
        entries[f"CHAPTER{number:03d}NAME"] = one_line(one.title)
    if picture and tags.cover:
        entries["METADATA_BLOCK_PICTURE"] = base64.b64encode(picture_block(tags.cover)).decode()
    return _file(entries)


def for_wav(tags: Tags) -> str:
    """What a WAV's INFO list holds; it knows neither chapters nor pictures."""
    return _file(_plain(tags))


def _plain(tags: Tags) -> dict[str, str]:
    return {
        "title": one_line(tags.title)[:LONGEST],
        "artist": one_line(tags.artist)[:LONGEST],
        "album": one_line(tags.album)[:LONGEST],
        "date": one_line(tags.date),
        "comment": tags.description[:LONGEST],
        "genre": one_line(tags.genre)[:LONGEST],
        "encoded_by": tags.encoder,
    }


def _file(entries: dict[str, str], chapters: tuple[Chapter, ...] = ()) -> str:
    r"""``= ; # \\`` and line ends are escaped (ffmpeg-formats, "Metadata")."""
    lines = [f"{key}={_escaped(text)}" for key, text in entries.items() if text.strip()]
    for one in chapters:
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={one.start_ms}", f"END={one.end_ms}"]
        lines.append(f"title={_escaped(one_line(one.title))}")
    return "\n".join([";FFMETADATA1", *lines]) + "\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", shown(text))


def picture_block(picture: Picture) -> bytes:
    """A picture as FLAC's block of type 6 has it (RFC 9639 §8.8)."""
    mime = picture.mime.encode()
    head = struct.pack(">II", _FRONT_COVER, len(mime)) + mime + struct.pack(">I", 0)
    size = struct.pack(">IIIII", picture.width, picture.height, 24, 0, len(picture.data))
    return head + size + picture.data
