"""Watching whether something prints or leaves files behind."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from panelaudio.testing.promises import promise

if TYPE_CHECKING:
    from collections.abc import Iterator

_STREAMS = (1, 2)


@contextmanager
def no_output() -> Iterator[None]:
    """Raise ``AssertionError`` where the block writes to stdout or stderr, or a new file into the working folder.

    It watches the file descriptors, so that libraries in C and child processes do not escape it.
    """
    before = set(Path.cwd().iterdir())
    with tempfile.TemporaryFile() as caught:
        with _redirected(caught):
            yield
        caught.seek(0)
        printed = caught.read()
    promise(not printed, f"it prints: {printed[:200]!r}")
    left = set(Path.cwd().iterdir()) - before
    promise(not left, f"it writes into the working folder: {sorted(path.name for path in left)}")


@contextmanager
def _redirected(target: BinaryIO) -> Iterator[None]:
    _flush()
    kept = {number: os.dup(number) for number in _STREAMS}
    try:
        for number in _STREAMS:
            os.dup2(target.fileno(), number)
        yield
    finally:
        _flush()
        for number, original in kept.items():
            os.dup2(original, number)
            os.close(original)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
