"""A short way to a folder: eSpeak NG fails with data under a path of 160 characters or more."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

_LONGEST = 150


@cache
def short_path(folder: str) -> str:
    """The path itself, or that of a link to it, which lives as long as this process."""
    if len(folder) <= _LONGEST:
        return folder
    holder = tempfile.TemporaryDirectory(prefix="panelaudio-")
    _HOLDERS.append(holder)
    link = Path(holder.name) / "data"
    link.symlink_to(folder, target_is_directory=True)
    return str(link)


_HOLDERS: list[tempfile.TemporaryDirectory[str]] = []
