"""What an episode of a batch is made of: as long as that is the same, it need not be made again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio import __version__
from panelaudio.settings import find_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from panelaudio.pipeline.request import Request

_NO_MATTER = frozenset({"jobs", "cluster", "cache", "why", "again", "transcript", "output", "cast_file", "cover"})
"""Of a request: what does not change an episode, or is looked into."""
_NAMED_FILE = re.compile(r"""[^\s'"\[\],{}]+\.(?:pls|xml|png|jpe?g|wav|mp3|flac|ogg|opus|m4a)""", re.IGNORECASE)
"""Files that a voices.yaml names: lexicons, pictures, music, takes."""


def made_of(request: Request, versions: Mapping[str, str]) -> str:
    """A digest of all that an episode is made of, without reading the transcript as one; empty where it cannot be told.

    Args:
        request: For the transcript, with the voices that the batch gave to people.
        versions: Of the engines that speak in it.
    """
    digest = hashlib.sha256(
        f"{__version__} {sorted(versions.items())} {request.output.resolve()}".encode("utf-8", "replace")
    )
    chosen = {name: value for name, value in asdict(request).items() if name not in _NO_MATTER}
    digest.update(repr(sorted(chosen.items())).encode("utf-8", "replace"))
    try:
        for path in _files(request):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


def _files(request: Request) -> Iterator[Path]:
    transcript = Path(request.transcript)
    yield transcript
    if request.cover and (cover := Path(request.cover)).is_file():
        yield cover
    settings = find_settings(transcript, request.cast_file)
    if settings:
        yield settings
        for name in _NAMED_FILE.findall(settings.read_text(encoding="utf-8-sig", errors="replace")):
            if (path := settings.parent / name).is_file():
                yield path
