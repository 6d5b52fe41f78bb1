"""A file comes from the network: it goes on where it stopped, and is believed only by its checksum."""

from __future__ import annotations

import hashlib
import http.client
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

from panelaudio import __version__
from panelaudio.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panelaudio.models.releases import RemoteFile

_TRIES = 4
_TIMEOUT_S = 30.0
_PIECE_BYTES = 1 << 18
_MOST_LISTED_BYTES = 20_000_000
_PARTIAL, _BEYOND = 206, 416
_FAULTS = (OSError, http.client.HTTPException)
"""What a network does; urllib's errors are among the first."""

pause: Callable[[float], None] = time.sleep
"""Between tries."""


def fetch(url: str) -> bytes:
    """A small document.

    Raises:
        EngineError: ``download-failed``.
    """
    for attempt in range(_TRIES):
        try:
            with _opened(url, 0) as answer:
                return bytes(answer.read(_MOST_LISTED_BYTES))
        except _FAULTS as error:
            if _is_final(error) or attempt == _TRIES - 1:
                raise _failed(url, error) from error
            pause(2.0**attempt)
    raise AssertionError("the last try returns or raises")


def download(remote: RemoteFile, path: Path, on_progress: Callable[[int], None]) -> None:
    """Bring a file to ``path``; what came before an interruption lies in ``<path>.part`` and is not fetched again.

    Args:
        remote: The file.
        path: Where it will lie, whole and checked, or not at all.
        on_progress: Told how many bytes have come.

    Raises:
        EngineError: ``download-failed``; ``bad-checksum``: what came is something else.
    """
    part = path.with_name(f"{path.name}.part")
    for attempt in range(_TRIES):
        try:
            _go_on(remote, part, on_progress)
            break
        except _FAULTS as error:
            if _is_final(error) or attempt == _TRIES - 1:
                raise _failed(remote.url, error) from error
            pause(2.0**attempt)
    verify(part, remote)
    part.replace(path)


def _go_on(remote: RemoteFile, part: Path, on_progress: Callable[[int], None]) -> None:
    have = part.stat().st_size if part.exists() else 0
    if have > remote.size_bytes:
        part.unlink()
        have = 0
    if have == remote.size_bytes:
        return
    with _opened(remote.url, have) as answer, part.open("r+b" if have else "wb") as target:
        have = have if answer.status == _PARTIAL else 0  # a server without ranges begins anew
        target.seek(have)
        target.truncate()
        while have < remote.size_bytes and (piece := answer.read(_PIECE_BYTES)):
            target.write(piece)
            have += len(piece)
            on_progress(have)
    if have < remote.size_bytes:
        raise ConnectionError(f"it ended after {have} of {remote.size_bytes} bytes")


def _opened(url: str, start: int) -> Any:
    if not url.startswith(("https://", "http://")):
        raise urllib.error.URLError(f"'{url}' is no address of the web")
    headers = {"User-Agent": f"panelaudio/{__version__}"} | ({"Range": f"bytes={start}-"} if start else {})
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - looked at above
    return urllib.request.urlopen(request, timeout=_TIMEOUT_S)  # noqa: S310


def _is_final(error: Exception) -> bool:
    """Whether another try would end the same: the server says no, or the disk does."""
    if isinstance(error, urllib.error.HTTPError):
        error.close()  # it holds the connection
        return 400 <= error.code < 500 and error.code not in {408, 429}  # noqa: PLR2004 - HTTP's own numbers
    return isinstance(error, OSError) and error.filename is not None


def verify(path: Path, remote: RemoteFile) -> None:
    """Compare a file with what the maker tells of it; one that differs is removed.

    Raises:
        EngineError: ``bad-checksum``.
    """
    kind, _, expected = remote.checksum.partition(":")
    digest = hashlib.new(kind, usedforsecurity=False)
    with path.open("rb") as content:
        while piece := content.read(_PIECE_BYTES):
            digest.update(piece)
    if digest.hexdigest() != expected:
        path.unlink()
        message = f"{remote.name} is not what its maker released: its {kind} is {digest.hexdigest()}, not {expected}"
        hint = "run the same command again; where it stays so, a proxy or a mirror gives another file"
        raise EngineError(message, code="bad-checksum", hint=hint)


def _failed(url: str, error: Exception) -> Exception:
    if isinstance(error, OSError) and error.filename and not isinstance(error, urllib.error.HTTPError):
        return error  # of the disk, not of the network
    reason = getattr(error, "reason", None) or error
    hint = "run the same command again to go on; without a network, bring the files and use --from FOLDER"
    return EngineError(f"{url} cannot be fetched: {reason}", code="download-failed", hint=hint)
