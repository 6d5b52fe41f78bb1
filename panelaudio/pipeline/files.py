"""Where the outputs go, and how a file is written whole."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.audio.asides import unwritable, written_aside
from panelaudio.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)$")
MAX_STEM = 120
"""Bytes in UTF-8; file systems take 255, of which the endings and a temporary name need some."""


def stem_for(transcript: str, title: str, asked: str | None) -> str:
    """The name that all outputs share: as asked, else the transcript's, else (standard input) the title's.

    Raises:
        UsageError: the name asked for is no plain file name.
    """
    if asked is not None:
        if asked != plain_name(asked) or not asked:
            hint = f"try --stem '{plain_name(asked) or 'episode'}', and --output DIR for the folder"
            raise UsageError(f"'{asked}' cannot be a file's name", code="bad-stem", hint=hint)
        return asked
    name = title if transcript == "-" else Path(transcript).stem
    return plain_name(name) or "episode"


def plain_name(name: str, longest: int = MAX_STEM) -> str:
    """A name that every file system takes: no separators, control or reserved characters, not too long (bytes)."""
    plain = _UNSAFE.sub("-", name).strip(" .-")
    while len(plain.encode()) > longest:
        plain = plain[:-1]
    return f"{plain}-" if _RESERVED.match(plain) else plain.rstrip(" .")


def prepare(folder: Path) -> None:
    """Make the output folder and see, before hours of work, that files can be written there.

    Raises:
        OutputError: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        message = f"nothing can be written to {folder}: {error.strerror or error}"
        raise OutputError(message, code="unwritable", hint="choose another folder with --output DIR") from error


def check_targets(targets: Iterable[Path], inputs: Iterable[Path]) -> None:
    """See that no output is a folder or one of the files that the run reads.

    Raises:
        OutputError: one is.
    """
    sources = {path.resolve() for path in inputs}
    for target in targets:
        if target.is_dir():
            raise OutputError(f"{target} is a folder", code="unwritable", hint="choose another name with --stem NAME")
        if target.resolve() in sources:
            message = f"{target} would replace a file that this run reads"
            raise OutputError(message, code="would-overwrite", hint="choose another name with --stem NAME")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside and move it into its place, so that it is whole or absent.

    Raises:
        OutputError: the file cannot be written; an earlier one stays as it was.
    """
    try:
        with written_aside(path) as aside:
            aside.write_bytes(content)
    except OSError as error:
        raise unwritable(path, error) from error
