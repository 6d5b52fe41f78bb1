"""Temporary folders that a killed run cannot leave behind for ever: the next run clears them.

A run holds a lock on a file in each of its folders. The system lets go of it when the process ends, in whatever way; so
a folder whose lock is free belongs to nobody. Process numbers would not do: they are used again, and mean nothing to a
container that shares the folder.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "panelaudio-"
_LOCK = ".lock"
_BEING_MADE_S = 60.0
"""A folder without its lock, when younger, is about to get it."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A temporary folder, gone afterwards. What killed runs left of theirs is removed first."""
    clear_left()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name, (Path(name) / _LOCK).open("wb") as lock:
        _taken(lock.fileno())
        yield Path(name)
        lock.close()  # Windows removes no file that is open


def clear_left() -> int:
    """Remove the folders of runs that are no more. How many there were."""
    removed = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if _is_left(folder):
                shutil.rmtree(folder)
                removed += 1
    return removed


def _is_left(folder: Path) -> bool:
    status = folder.lstat()
    if folder.is_symlink() or not folder.is_dir() or (sys.platform != "win32" and status.st_uid != os.getuid()):
        return False
    try:
        lock = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return time.time() - status.st_mtime > _BEING_MADE_S
    try:
        return _taken(lock)
    finally:
        os.close(lock)


def _taken(descriptor: int) -> bool:
    """Whether a file could be locked, until it is closed. A file system without locks takes none."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
