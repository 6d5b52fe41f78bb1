"""What a model file contains, as a digest that is worked out once for each file."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = ".digests.json"
_PIECE_BYTES = 1 << 20


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while piece := content.read(_PIECE_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def kept_digest(path: Path) -> str:
    """As :func:`sha256_of`, looked up beside the file if it has the size and time that it had then.

    Raises:
        OSError: it cannot be read.
    """
    state = path.stat()
    stamp = [state.st_size, state.st_mtime_ns]
    kept = _read(path.parent / _KEPT)
    entry = kept.get(path.name)
    if isinstance(entry, list) and entry[:2] == stamp:
        return str(entry[2])
    digest = sha256_of(path)
    with suppress(OSError):  # in a folder that is not ours the work is done again each time
        _write(path.parent / _KEPT, kept | {path.name: [*stamp, digest]})
    return digest


def _read(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, kept: dict[str, object]) -> None:
    aside = path.with_suffix(f".{os.getpid()}.part")
    aside.write_text(json.dumps(kept), encoding="utf-8")
    aside.replace(path)
