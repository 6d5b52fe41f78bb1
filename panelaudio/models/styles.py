"""Kokoro's voices: each a table of style vectors, one for each length of text; together an archive of arrays."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_WIDTH = 256


def is_archive(path: Path) -> bool:
    """Whether a file is NumPy's archive of arrays."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(name.endswith(".npy") for name in archive.namelist())


def pack_styles(files: Sequence[Path], target: Path) -> None:
    """Put voices that lie in a file each (float32, N × 256) into one archive of arrays of shape (N, 1, 256).

    Raises:
        UsageError: ``bad-source``: a file is no such table.
    """
    tables = {}
    for path in files:
        table = np.fromfile(path, dtype="<f4")
        if not table.size or table.size % _WIDTH or not np.isfinite(table).all():
            message = f"{path.name} is no voice of Kokoro: {path.stat().st_size} bytes"
            raise UsageError(message, code="bad-source", hint="a voice is a table of float32, 256 in a row")
        tables[path.stem] = table.reshape(-1, 1, _WIDTH)
    with zipfile.ZipFile(target, "w") as archive:  # not np.savez: it writes the time of day
        for name, table in sorted(tables.items()):
            with archive.open(zipfile.ZipInfo(f"{name}.npy"), "w") as content:
                np.lib.format.write_array(content, table, allow_pickle=False)
