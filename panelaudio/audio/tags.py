"""What players show of a file: title, artists, date. Written as ffmpeg's own metadata file, with all escaped."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPECIAL = re.compile(r"([=;#\\\n])")
_UNSAID = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """Empty ones are not written."""

    title: str = ""
    artists: tuple[str, ...] = ()
    date: str = ""
    """ISO 8601."""
    description: str = ""
    language: str = ""
    encoder: str = ""


def as_ffmetadata(tags: Tags) -> str:
    r"""The text of a metadata file; ``= ; # \\`` and line ends are escaped (ffmpeg-formats, "Metadata")."""
    entries = {
        "title": tags.title,
        "artist": ", ".join(tags.artists),
        "date": tags.date,
        "comment": tags.description,
        "language": tags.language,
        "genre": "Podcast",
        "encoded_by": tags.encoder,
    }
    lines = [f"{key}={_escaped(text)}" for key, text in entries.items() if text.strip()]
    return "\n".join([";FFMETADATA1", *lines]) + "\n"


def _escaped(text: str) -> str:
    flat = _UNSAID.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST]
    return _SPECIAL.sub(r"\\\1", flat.strip())
