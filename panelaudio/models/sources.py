"""Files of a model that somebody brought along: a folder, an archive, or one file."""

from __future__ import annotations

import tarfile
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BYTES = 4_000_000_000


@contextmanager
def opened(source: Path) -> Iterator[tuple[Path, ...]]:
    """The files of a folder, of an archive (zip, wheel, tar) or beside one file, while the block lasts.

    Raises:
        UsageError: ``no-such-source``, ``bad-source``.
    """
    if source.is_dir():
        yield _files(source)
    elif not source.is_file():
        raise UsageError(f"{source} does not exist", code="no-such-source", hint="--from takes a file or a folder")
    elif zipfile.is_zipfile(source) and source.suffix != ".bin":
        with tempfile.TemporaryDirectory(prefix="panelaudio-") as folder:
            yield _unzipped(source, Path(folder))
    elif tarfile.is_tarfile(source):
        with tempfile.TemporaryDirectory(prefix="panelaudio-") as folder:
            yield _untarred(source, Path(folder))
    else:
        yield tuple(sorted(path for path in source.parent.iterdir() if path.is_file()))


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _unzipped(source: Path, folder: Path) -> tuple[Path, ...]:
    with zipfile.ZipFile(source) as archive:
        _refuse_large(source, sum(one.file_size for one in archive.infolist()))
        archive.extractall(folder)  # noqa: S202 - zipfile takes '..' and '/' out of names itself
    return _files(folder)


def _untarred(source: Path, folder: Path) -> tuple[Path, ...]:
    try:
        with tarfile.open(source) as archive:
            _refuse_large(source, sum(one.size for one in archive))
            archive.extractall(folder, filter="data")
    except tarfile.TarError as error:
        raise UsageError(
            f"{source} cannot be unpacked: {error}", code="bad-source", hint="unpack it yourself"
        ) from error
    return _files(folder)


def _refuse_large(source: Path, size_bytes: int) -> None:
    if size_bytes > _MOST_BYTES:
        message = f"{source} would unpack to {size_bytes / 1e9:.1f} GB, more than any model has"
        raise UsageError(message, code="bad-source", hint="unpack it yourself and name the folder")
