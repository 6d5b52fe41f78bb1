"""Windows of sound go through ffmpeg into a file, which is written aside and then moved: whole or absent."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.ffmpeg import Process
from panelaudio.audio.tags import Tags, as_ffmetadata
from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from panelaudio.audio.formats import AudioFormat
    from panelaudio.speech import Samples

_FULL_SCALE = 32767


def encode(  # noqa: PLR0913 - each is a property of the sound or the file, and most have names
    windows: Iterable[Samples], path: Path, form: AudioFormat, *, rate_hz: int, channels: int, tags: Tags
) -> None:
    """Encode windows of shape (channels, frames) into ``path``, which must not matter yet.

    Raises:
        OutputError: ffmpeg failed, or the disk is full.
    """
    with tempfile.TemporaryDirectory(prefix="panelaudio-") as folder:
        metadata = Path(folder, "tags.txt")
        metadata.write_text(as_ffmetadata(tags), encoding="utf-8")
        sound = ("-f", "s16le", "-ar", str(rate_hz), "-ac", str(channels), "-i", "pipe:0")
        about = ("-f", "ffmetadata", "-i", str(metadata), "-map", "0:a", "-map_metadata", "1")
        arguments = ["-y", *sound, *about, *form.options(channels), f"file:{path}"]
        with Process(arguments, writes=True) as process:
            for window in windows:
                process.write(as_bytes(window))
            process.finish()


def as_bytes(window: Samples) -> bytes:
    """Samples of shape (channels, frames) as interleaved 16-bit integers; the room tone is all the dither it needs."""
    held = np.clip(window.T, -1.0, 1.0) * np.float32(_FULL_SCALE)
    data: bytes = np.rint(held).astype("<i2").tobytes()
    return data


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write to; moved onto it at the end, removed where the block fails.

    Raises:
        OutputError: it cannot be moved.
    """
    aside = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        yield aside
        aside.replace(path)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise OutputError(message, code="unwritable", hint="check the folder, its rights and the disk") from error
    finally:
        aside.unlink(missing_ok=True)
