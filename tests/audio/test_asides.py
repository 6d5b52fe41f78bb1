"""Files that are written aside."""

from __future__ import annotations

import errno
from pathlib import Path

from panelaudio.audio.asides import unwritable


def test_a_full_disk_is_named() -> None:
    """Which folder has no room, and for what: the file, not the name that it had aside."""
    error = unwritable(Path("out/.panelaudio-1f-7.part-talk.mp3"), OSError(errno.ENOSPC, "No space left on device"))
    assert (error.message, error.location) == ("the disk is full: out has no room for talk.mp3", "out")
