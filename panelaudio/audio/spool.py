"""Arrays that are needed again later lie on disk in the meantime: hours of them, or an excerpt that is heard often."""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from panelaudio.audio.asides import unwritable

if TYPE_CHECKING:
    from types import TracebackType

    from panelaudio.audio.tenths import Energies
    from panelaudio.speech import Samples


class Place(NamedTuple):
    """Where an array lies in a spool."""

    start: int
    """Bytes before it."""
    length: int
    """Of the array."""


class _Nameless:
    """A file without a name, gone with the process however that ends. A context manager."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` has room for the file; None: the system's for temporary files."""
        self._folder = folder or Path(gettempdir())
        self._file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed on leaving

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def _append(self, values: Energies) -> int:
        """Write an array after all others; gives how many bytes stand before it.

        Raises:
            OutputError: the disk is full, or the file cannot be written.
        """
        try:
            start = self._file.seek(0, SEEK_END)
            self._file.write(values.tobytes())
            self._file.flush()  # else it would fail on leaving
        except OSError as error:
            raise unwritable(self._folder, error) from error
        return start


class Spool(_Nameless):
    """Arrays of single precision in a file without a name. A context manager; several threads may use one."""

    def __init__(self, folder: Path | None = None) -> None:
        """As of the file."""
        super().__init__(folder)
        self._lock = Lock()

    def put(self, values: Samples) -> Place:
        """Keep an array of shape (length,).

        Raises:
            OutputError: the disk is full, or the file cannot be written.
        """
        with self._lock:
            return Place(self._append(values.astype(np.float32, copy=False)), len(values))

    def get(self, place: Place) -> Samples:
        """What was put there; it cannot be written to."""
        with self._lock:
            self._file.seek(place.start)
            return np.frombuffer(self._file.read(place.length * np.dtype(np.float32).itemsize), np.float32)


class Roll(_Nameless):
    """A long row that comes piece by piece into a file without a name, and then is an array that lies there.

    A context manager; the array stays when it is left.
    """

    def add(self, values: Energies) -> None:
        """Keep an array of shape (length,) in half precision.

        Raises:
            OutputError: the disk is full, or the file cannot be written.
        """
        self._append(values.astype(np.float16))

    def whole(self) -> Energies:
        """All of it; it cannot be written to."""
        if not self._file.tell():
            return np.zeros(0, np.float16)  # of nothing there is no map
        return np.frombuffer(mmap(self._file.fileno(), 0, access=ACCESS_READ), np.float16)
