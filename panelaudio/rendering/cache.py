"""Finished clips, each under a key of everything that shapes its sound. Many processes may use one folder."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from panelaudio.errors import OutputError
from panelaudio.rendering.entry import glance, pack, unpack
from panelaudio.rendering.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from panelaudio.cast import Voice
    from panelaudio.rendering.entry import Entry
    from panelaudio.speech import Synthesis

FORMAT = 3
"""Of keys and files; a new number leaves all older clips behind."""
_FETCHES = 16
"""At the same time: a store far away takes its time for each."""
_BEGINNING = 1 << 17
"""Bytes of a file; what is told before the sound of a clip of a minute is a quarter of them."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def default_cache(place: str = "") -> Cache:
    """The cache at a place, else at the one that ``PANELAUDIO_CACHE`` names, else in this platform's cache folder.

    A place is a folder or a URL that fsspec knows, such as ``s3://bucket/clips``. What lies at a URL is shared with
    others, and kept in this platform's cache folder as well.

    Raises:
        UsageError: nothing here knows such URLs.
    """
    place = place or os.environ.get("PANELAUDIO_CACHE", "")
    if "://" in place and not place.startswith("file://"):
        store = Store(url=place.rstrip("/"))
        store.check()
        return Cache(folder=_platform_folder(), store=store)
    return Cache(folder=Path(place.removeprefix("file://")).absolute() if place else _platform_folder())


def _platform_folder() -> Path:
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("panelaudio", appauthor=False))


def _name_of(key: str) -> str:
    """The file of a key, in the folder and in the store."""
    return f"clips/{key[:2]}/{key}.flac"


def key_of(voice: Voice, version: str, spoken: str) -> str:
    """SHA-256 over everything that shapes a clip's sound, in hexadecimal: voice, engine version, text.

    The version is that of the engine and its model. The text is what the normalizer made, which is all that an engine
    sees of the normalizer, the lexicon and the transcript.
    """
    content = json.dumps([FORMAT, version, asdict(voice), spoken], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """A folder of clips, fanned out by the first two characters of their keys, and perhaps a store that others use."""

    folder: Path
    store: Store | None = None

    @property
    def place(self) -> str:
        """Where others find the clips: the store's URL, else the folder."""
        return self.store.url if self.store else str(self.folder)

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
        return self.folder / _name_of(key)

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

    def levels(self, key: str) -> bytes:
        """How loud a clip is (see ``Entry``), read from the beginning of its file; empty where that cannot be told."""
        with suppress(OSError, ValueError), self.path_of(key).open("rb") as file:
            return glance(file.read(_BEGINNING)).levels
        return b""

    def keep(self, key: str, entry: Entry, synthesis: Synthesis) -> None:
        """Put a clip in its place, here and in the store. Raises ``OutputError`` as ``write`` and ``Store`` do."""
        raw = pack(entry, synthesis)
        self.write(self.path_of(key), raw)
        if self.store:
            self.store.put(_name_of(key), raw)

    def fetch(self, keys: Iterable[str]) -> None:
        """Take the clips of these keys that are not here from the store, as far as it has them, whole.

        Raises:
            OutputError: ``store-unreachable``, or as ``write`` does.
        """
        wanted = [key for key in keys if not self.path_of(key).exists()] if self.store else []
        if wanted:
            with ThreadPoolExecutor(min(_FETCHES, len(wanted))) as pool:
                for _ in pool.map(self._fetch, wanted):
                    pass

    def _fetch(self, key: str) -> None:
        raw = self.store.get(_name_of(key)) if self.store else None
        if raw is None:
            return
        with suppress(ValueError):  # a damaged one is as good as none: it is made again, and put there again
            unpack(raw)
            self.write(self.path_of(key), raw)

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
