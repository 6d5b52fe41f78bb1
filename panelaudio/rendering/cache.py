"""Finished clips, each under a key of everything that shapes its sound. Many processes may use one folder."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.errors import OutputError
from panelaudio.rendering.entry import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.cast import Voice
    from panelaudio.rendering.entry import Entry
    from panelaudio.speech import Synthesis

FORMAT = 1
"""Of keys and files; a new number leaves all older clips behind."""
DEFAULT_LIMIT_BYTES = 5_000_000_000
"""About 31 hours of speech at 22 050 Hz."""
SPARED_S = 24 * 3600
"""Clips used within this time are never pruned: a run elsewhere may be about to read them."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def default_cache_dir() -> Path:
    """The folder named by ``PANELAUDIO_CACHE``, else the user's cache folder of this platform."""
    if named := os.environ.get("PANELAUDIO_CACHE"):
        return Path(named)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("panelaudio", appauthor=False))


def key_of(voice: Voice, version: str, spoken: str) -> str:
    """SHA-256 over everything that shapes a clip's sound, in hexadecimal: voice, engine version, text."""
    content = json.dumps([FORMAT, version, asdict(voice), spoken], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """A folder of clips, fanned out by the first two characters of their keys."""

    folder: Path

    def path_of(self, key: str) -> Path:
        """Where the clip of a key is, or would be."""
        return self.folder / "clips" / key[:2] / f"{key}.wav"

    def load(self, key: str) -> Entry | None:
        """The entry of a key, marked as used now; None where there is none, or a damaged one."""
        path = self.path_of(key)
        try:
            entry = unpack(path.read_bytes())
        except (OSError, ValueError):
            return None
        with suppress(OSError):  # the clips of a cache on a read-only disk are good all the same
            os.utime(path)
        return entry

    def store(self, key: str, entry: Entry, synthesis: Synthesis) -> None:
        """Write a clip aside and move it into its place, so that it is whole or absent.

        There is no fsync: what a power cut tears, the checksum finds.

        Raises:
            OutputError: ``disk-full``, or ``cache-unwritable`` for any other reason.
        """
        path = self.path_of(key)
        aside = path.with_suffix(f".{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                aside.write_bytes(pack(entry, synthesis))
                aside.replace(path)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise self._unwritable(error) from error

    def prepare(self) -> None:
        """Make the folder, before any work is done for it. Raises ``OutputError`` as ``store`` does."""
        try:
            (self.folder / "clips").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def prune(self, limit_bytes: int) -> int:
        """Remove the clips unused for longest until the rest fits; what was used lately stays in any case.

        Returns:
            How many files were removed.
        """
        found = sorted(self._files(), reverse=True)
        spared_from = time.time() - SPARED_S
        kept_bytes = removed = 0
        for used, size, path in found:
            kept_bytes += size
            left_behind = path.endswith(".part")
            if used < spared_from and (kept_bytes > limit_bytes or left_behind):
                with suppress(OSError):  # another run may be pruning as well
                    Path(path).unlink()
                    removed += 1
        return removed

    def _files(self) -> Iterator[tuple[float, int, str]]:
        """When last used, size in bytes, path; of whole clips and of those that a killed run left half written."""
        with suppress(OSError), os.scandir(self.folder / "clips") as folders:
            for folder in folders:
                with suppress(OSError), os.scandir(folder) as files:
                    for file in files:
                        status = file.stat()
                        yield status.st_mtime, status.st_size, file.path

    def _unwritable(self, error: OSError) -> OutputError:
        if error.errno in _FULL:
            message = f"the disk of the cache {self.folder} is full"
            hint = "free some space, or let PANELAUDIO_CACHE name a folder elsewhere; what is done is not lost"
            return OutputError(message, code="disk-full", hint=hint)
        message = f"the cache {self.folder} cannot be written: {error.strerror or error}"
        hint = "let PANELAUDIO_CACHE name a folder that you may write"
        return OutputError(message, code="cache-unwritable", hint=hint)
