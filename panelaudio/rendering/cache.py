"""Finished clips, each under a key of everything that shapes its sound. Many processes may use one folder."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from panelaudio.errors import OutputError
from panelaudio.rendering.entry import pack, unpack

if TYPE_CHECKING:
    from panelaudio.cast import Voice
    from panelaudio.rendering.entry import Entry
    from panelaudio.speech import Synthesis

FORMAT = 2
"""Of keys and files; a new number leaves all older clips behind."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def default_cache_dir() -> Path:
    """The folder named by ``PANELAUDIO_CACHE``, else the user's cache folder of this platform."""
    if named := os.environ.get("PANELAUDIO_CACHE"):
        return Path(named)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("panelaudio", appauthor=False))


def key_of(voice: Voice, version: str, spoken: str) -> str:
    """SHA-256 over everything that shapes a clip's sound, in hexadecimal: voice, engine version, text.

    The version is that of the engine and its model. The text is what the normalizer made, which is all that an engine
    sees of the normalizer, the lexicon and the transcript.
    """
    content = json.dumps([FORMAT, version, asdict(voice), spoken], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """A folder of clips, fanned out by the first two characters of their keys."""

    folder: Path

    @property
    def clips(self) -> Path:
        """Where the clips are."""
        return self.folder / "clips"

    @property
    def runs(self) -> Path:
        """Where it is kept what the last run of each transcript was made of."""
        return self.folder / "runs"

    def path_of(self, key: str) -> Path:
        """Where the clip of a key is, or would be."""
        return self.clips / key[:2] / f"{key}.flac"

    def load(self, key: str) -> Entry | None:
        """The entry of a key, marked as used now; None where there is none.

        Raises:
            ValueError: there is one, but it is damaged.
        """
        path = self.path_of(key)
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:  # a bad block of the disk, a folder in the way
            raise ValueError(str(error)) from error
        entry = unpack(raw)
        with suppress(OSError):  # the clips of a cache on a read-only disk are good all the same
            os.utime(path)
        return entry

    def store(self, key: str, entry: Entry, synthesis: Synthesis) -> None:
        """Put a clip in its place. Raises ``OutputError`` as ``write`` does."""
        self.write(self.path_of(key), pack(entry, synthesis))

    def write(self, path: Path, content: bytes) -> None:
        """Write a file of the cache aside and move it into its place, so that it is whole or absent.

        There is no fsync: what a power cut tears, the checksum finds.

        Raises:
            OutputError: ``disk-full``, or ``cache-unwritable`` for any other reason.
        """
        aside = path.with_suffix(f".{token_hex(6)}.part")  # many machines may write here: a pid would not do
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                aside.write_bytes(content)
                aside.replace(path)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise self._unwritable(error) from error

    def prepare(self) -> None:
        """Make the folder, before any work is done for it. Raises ``OutputError`` as ``write`` does."""
        try:
            self.clips.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> OutputError:
        if error.errno in _FULL:
            message = f"the disk of the cache {self.folder} is full"
            hint = "free some space, or let PANELAUDIO_CACHE name a folder elsewhere; what is done is not lost"
            return OutputError(message, code="disk-full", hint=hint)
        message = f"the cache {self.folder} cannot be written: {error.strerror or error}"
        hint = "let PANELAUDIO_CACHE name a folder that you may write"
        return OutputError(message, code="cache-unwritable", hint=hint)
