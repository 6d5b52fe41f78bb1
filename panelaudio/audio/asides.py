"""A file is written aside and then moved into its place: whole or absent."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ASIDE = f".panelaudio-{hashlib.blake2b(platform.node().encode(), digest_size=4).hexdigest()}-"
"""With the machine's name in it: on a shared folder, another machine's processes cannot be asked after."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def unwritable(path: Path, error: OSError) -> OutputError:
    """What the system says of a file that could not be written, as an error of ours."""
    if error.errno in _FULL:
        hint = "make room there, then run the same command again"
        message = f"the disk is full: {path.parent} has no room for {path.name.rpartition('.part-')[2]}"
        return OutputError(message, code="disk-full", hint=hint, location=str(path.parent))
    message = f"{path} cannot be written: {error.strerror or error}"
    return OutputError(message, code="unwritable", hint="check the folder, its rights and the disk")


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write to; moved onto it at the end, removed where the block fails.

    Raises:
        OutputError: it cannot be moved.
    """
    aside = path.with_name(f"{_ASIDE}{os.getpid()}.part-{path.name}")
    _clear_left(path.parent)
    try:
        yield aside
        _move(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def _move(aside: Path, path: Path) -> None:
    try:
        aside.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error


def _clear_left(folder: Path) -> None:
    """Remove what runs left that were killed in the act: their process is no more."""
    for left in folder.glob(f"{_ASIDE}*.part*"):
        number = left.name.removeprefix(_ASIDE).partition(".")[0]
        if number.isdecimal() and not _is_alive(int(number)):
            left.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":  # there, asking would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
