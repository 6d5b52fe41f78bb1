"""What lies in the cache, and how it is kept within bounds."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.rendering.amounts import size_bytes
from panelaudio.rendering.entry import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.rendering.cache import Cache
    from panelaudio.rendering.entry import Entry

DEFAULT_LIMIT_BYTES = 5_000_000_000
"""About 57 hours of speech at 22 050 Hz."""
SPARED_S = 24 * 3600
"""What was used within this time is never pruned: a run elsewhere may be about to read it."""
_BEGINNING = 1 << 16
"""Bytes in which a file tells what it is."""


def default_limit_bytes() -> int:
    """What a run prunes the cache to: as ``PANELAUDIO_CACHE_LIMIT`` says, else 5 GB.

    Raises:
        UsageError: the variable holds no size.
    """
    named = os.environ.get("PANELAUDIO_CACHE_LIMIT")
    return size_bytes(named, "PANELAUDIO_CACHE_LIMIT") if named else DEFAULT_LIMIT_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of the cache."""

    path: Path
    size_bytes: int
    used_s: float
    """When it was last used; seconds since 1970."""

    def entry(self) -> Entry | None:
        """What is said in it; None where that cannot be told."""
        try:
            with self.path.open("rb") as file:
                return glance(file.read(_BEGINNING))
        except (OSError, ValueError):
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What pruning did."""

    removed: int
    """Files."""
    freed_bytes: int
    left: int
    left_bytes: int
    spared: int
    """Files that would have had to go, if they had not been used lately."""


def contents(cache: Cache) -> tuple[Kept, ...]:
    """All files of a cache, last used first: clips, what is half written, what is known of earlier runs."""
    found = (*_files(cache.clips), *_files(cache.runs))
    return tuple(sorted(found, key=lambda one: (-one.used_s, str(one.path))))


def prune(
    cache: Cache, *, limit_bytes: int | None = None, older_s: float | None = None, spared_s: float = SPARED_S
) -> Pruned:
    """Remove what was unused for ``older_s``, then what was unused for longest until the rest fits ``limit_bytes``.

    What was used within ``spared_s`` stays in any case; what a killed run left half written goes with the rest.
    """
    now = time.time()
    removed = spared = seen_bytes = freed_bytes = 0
    found = contents(cache)
    for one in found:
        age_s = now - one.used_s
        seen_bytes += one.size_bytes
        over = limit_bytes is not None and seen_bytes > limit_bytes
        unwanted = over or (older_s is not None and age_s > older_s) or one.path.suffix == ".part"
        if unwanted and age_s >= spared_s and _remove(one.path):
            removed += 1
            freed_bytes += one.size_bytes
        else:
            spared += unwanted
    return Pruned(
        removed=removed,
        freed_bytes=freed_bytes,
        left=len(found) - removed,
        left_bytes=seen_bytes - freed_bytes,
        spared=spared,
    )


def _remove(path: Path) -> bool:
    with suppress(OSError):  # another run may be pruning as well
        path.unlink()
        return True
    return False


def _files(folder: Path) -> Iterator[Kept]:
    with suppress(OSError), os.scandir(folder) as inside:
        for one in inside:
            if one.is_dir(follow_symlinks=False):
                yield from _files(Path(one.path))
                continue
            with suppress(OSError):
                status = one.stat(follow_symlinks=False)
                yield Kept(path=Path(one.path), size_bytes=status.st_size, used_s=status.st_mtime)
