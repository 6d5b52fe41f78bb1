"""MP3 frames as a listener hears them, part by part, by libsndfile's decoder in this process."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.mp3_frames import frame_starts, layout_for
from panelaudio.audio.pcm import between
from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.speech import Samples

_OVERLAP = 3
"""Frames before a part that its first frame's sound still depends on: the overlap of one, the filter bank's memory.

As many follow it once more, for the decoder guesses a length from the bit rate and stops there, some samples early.
"""
_BLOCK = 1 << 17
"""Samples: small enough for the processor's own memory."""


class Decoder:
    """Decodes a row of frames that comes in parts; the sound of the parts joins without a seam."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._shape = (rate_hz, channels)
        self._samples = layout_for(rate_hz).samples
        self._tail = b""
        self._tail_frames = 0

    def push(self, stream: bytes) -> Iterator[Samples]:
        """The sound of whole frames, in blocks of shape (channels, frames), with both delays at the start of all.

        Raises:
            OutputError: what was encoded cannot be decoded.
        """
        starts = frame_starts(stream)
        count, first = len(starts) - 1, self._tail_frames * self._samples
        last_few = min(_OVERLAP, count)
        tail = stream[starts[count - last_few] :]
        heard = 0
        for block in between(self._blocks(self._tail + stream + tail), first, first + count * self._samples):
            yield block
            heard += block.shape[1]
        if heard != count * self._samples:
            raise _undecodable(f"{heard} samples of {count} frames")
        self._tail_frames, self._tail = last_few, tail

    def _blocks(self, stream: bytes) -> Iterator[Samples]:
        import soundfile

        try:
            with soundfile.SoundFile(io.BytesIO(stream)) as file:
                if (file.samplerate, file.channels) != self._shape:
                    raise _undecodable(f"{file.channels} channels at {file.samplerate} Hz")
                while len(sound := file.read(_BLOCK, dtype="float32", always_2d=True)):
                    yield np.ascontiguousarray(sound.T)
        except soundfile.LibsndfileError as error:
            raise _undecodable(str(error)) from error


def _undecodable(what: str) -> OutputError:
    hint = "pip install --force-reinstall soundfile, or choose another format"
    return OutputError(f"the encoded sound cannot be measured: {what}", code="undecodable", hint=hint)
