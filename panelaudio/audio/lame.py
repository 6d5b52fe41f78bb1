"""LAME in this process: the library that the wheel ``lameenc`` carries, called through ctypes.

The module ``lameenc`` itself cannot switch the bit reservoir off, but its library shows LAME's own functions (those of
``lame.h``) on Linux and macOS. Where it does not, ffmpeg's LAME encodes (``docs/adr/0032-lame-in-this-process.md``).
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from typing import TYPE_CHECKING, Self

import numpy as np

from panelaudio.audio.pcm import as_whole_numbers
from panelaudio.errors import OutputError

if TYPE_CHECKING:
    from types import TracebackType

    from panelaudio.speech import Samples

_MONO, _JOINT_STEREO = 3, 1
_BYTES_A_SAMPLE, _ROOM = 1.25, 7200
"""What ``lame.h`` asks a buffer to have room for."""
_SETTINGS = (
    "num_channels",
    "in_samplerate",
    "out_samplerate",
    "mode",
    "brate",
    "quality",
    "disable_reservoir",
    "bWriteVbrTag",
)


@lru_cache(maxsize=1)
def lame_library() -> ctypes.CDLL | None:
    """The library; None where it is not installed, or keeps its functions to itself."""
    try:
        import lameenc

        library = ctypes.CDLL(lameenc.__file__)
        library.lame_init.restype = ctypes.c_void_p
        for name in _SETTINGS:
            getattr(library, f"lame_set_{name}").argtypes = (ctypes.c_void_p, ctypes.c_int)
        library.lame_init_params.argtypes = library.lame_close.argtypes = (ctypes.c_void_p,)
        sound, out = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int), (ctypes.c_char_p, ctypes.c_int)
        library.lame_encode_buffer.argtypes = (ctypes.c_void_p, *sound, *out)
        library.lame_encode_flush.argtypes = (ctypes.c_void_p, *out)
    except (ImportError, OSError, AttributeError):
        return None
    return library


class Lame:
    """An encoder at a constant bit rate, without a bit reservoir, Info frame or tags. A context manager."""

    def __init__(self, library: ctypes.CDLL, *, rate_hz: int, channels: int, kbits: int, level: int) -> None:
        """``level`` is LAME's quality: 0 is the slowest."""
        self._library = library
        self._encoder = ctypes.c_void_p(library.lame_init())
        mode = _MONO if channels == 1 else _JOINT_STEREO
        values = (channels, rate_hz, rate_hz, mode, kbits, level, 1, 0)
        told = [
            getattr(library, f"lame_set_{name}")(self._encoder, value)
            for name, value in zip(_SETTINGS, values, strict=True)
        ]
        if any(told) or library.lame_init_params(self._encoder) < 0:
            self._close()
            raise _failed(f"{rate_hz} Hz, {kbits} kbit/s")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        self._library.lame_close(self._encoder)

    def push(self, window: Samples) -> bytes:
        """Frames of MP3 that sound of shape (channels, frames) completes.

        Raises:
            OutputError: LAME failed.
        """
        sound = np.ascontiguousarray(as_whole_numbers(window).T)  # channel by channel
        frames = sound.shape[1]
        out = ctypes.create_string_buffer(int(frames * _BYTES_A_SAMPLE) + _ROOM)
        left, right = sound[0].ctypes.data, sound[-1].ctypes.data
        return _whole(out, self._library.lame_encode_buffer(self._encoder, left, right, frames, out, len(out)))

    def finish(self) -> bytes:
        """The last frames. Raises as ``push`` does."""
        out = ctypes.create_string_buffer(_ROOM)
        return _whole(out, self._library.lame_encode_flush(self._encoder, out, len(out)))


def _whole(out: ctypes.Array[ctypes.c_char], size: int) -> bytes:
    if size < 0:
        raise _failed(f"error {size}")
    return bytes(memoryview(out)[:size])


def _failed(what: str) -> OutputError:
    return OutputError(f"LAME failed: {what}", code="lame-failed", hint="try another format")
