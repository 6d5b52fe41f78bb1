"""An MP3 file in the making: tag, Info frame, and the frames of sound as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from panelaudio.audio.asides import unwritable
from panelaudio.audio.checksum import Checksum
from panelaudio.audio.info_frame import DECODER_DELAY, ENCODER_DELAY, Music, info_frame
from panelaudio.audio.mp3_frames import frame_starts

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

DELAY = ENCODER_DELAY + DECODER_DELAY
"""Samples of what is decoded before the programme's first; players skip them, as the Info frame tells."""


class Mp3File:
    """A context manager; where the block fails, the file is broken.

    Raises:
        OutputError: it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        """``path`` is replaced at once."""
        self._path = path
        self._checksum = Checksum()
        self._first = b""
        self._size = self._place = 0
        self.frames = 0
        """Of MP3, so far."""

    def __enter__(self) -> Self:
        try:
            self._file = self._path.open("wb")
        except OSError as error:
            raise unwritable(self._path, error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._file.close()
        except OSError as failed:
            if kind is None:
                raise unwritable(self._path, failed) from failed

    def begin(self, tag: bytes) -> None:
        """Write what stands before all frames."""
        self._write(tag)
        self._place = len(tag)

    def add(self, stream: bytes) -> None:
        """Write whole frames. Before the first of them room is left for the Info frame, which is as long."""
        starts = frame_starts(stream)
        if not self._first:
            self._first = stream[: starts[1]]
            self._write(self._info(samples=0))
        self._write(stream)
        self._checksum.push(stream)
        self._size += len(stream)
        self.frames += len(starts) - 1

    def finish(self, samples: int) -> None:
        """Tell, in the Info frame, of the frames and of the programme's samples (per channel) in them."""
        try:
            self._file.seek(self._place)
        except OSError as error:
            raise unwritable(self._path, error) from error
        self._write(self._info(samples))

    def _info(self, samples: int) -> bytes:
        music = Music(frames=self.frames, size=self._size, samples=samples, checksum=self._checksum.value)
        return info_frame(self._first, music)

    def _write(self, data: bytes) -> None:
        try:
            self._file.write(data)
        except OSError as error:
            raise unwritable(self._path, error) from error
