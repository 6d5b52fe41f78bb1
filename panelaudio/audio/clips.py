"""A clip's sound, read through pydub, at its own rate or at the timeline's."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.errors import OutputError
from panelaudio.timecode import ms_to_frames, rescale

if TYPE_CHECKING:
    from panelaudio.speech import Clip, Samples
    from panelaudio.timeline import Placement

FADE_MS = 3
"""At both ends of a placement: a sound that begins in mid-wave clicks."""


def read_clip(clip: Clip) -> Samples:
    """The samples of a clip, mono, as float32; shape (frames,).

    Raises:
        OutputError: the file is gone or is not what was rendered.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydub warns that it finds no system ffmpeg, which it does not need here
        from pydub import AudioSegment
        from pydub.exceptions import CouldntDecodeError
    try:
        segment = AudioSegment(Path(clip.path).read_bytes())  # by a name, pydub would try ffmpeg on a broken file
    except (OSError, ValueError, KeyError, IndexError, struct.error, CouldntDecodeError) as error:
        raise _gone(clip) from error
    if segment.frame_rate != clip.rate_hz or segment.channels != 1:
        raise _gone(clip)
    whole = np.frombuffer(segment.raw_data, dtype=f"<i{segment.sample_width}")
    if len(whole) != clip.frames:
        raise _gone(clip)
    return whole.astype(np.float32) / np.float32(1 << (8 * segment.sample_width - 1))


def _gone(clip: Clip) -> OutputError:
    hint = "run the same command again: what is missing is rendered anew"
    return OutputError(f"the clip {clip.path} was changed while it was needed", code="cache-changed", hint=hint)


def placed_sound(placement: Placement) -> Samples:
    """The sound of a placement at the timeline's rate, cut and faded; shape (placement.frames,)."""
    clip, rate_hz = placement.clip, placement.rate_hz
    sound = read_clip(clip)
    if clip.rate_hz != rate_hz:
        import soxr

        # Medium is good to 16 bits, which is what is encoded.
        sound = soxr.resample(sound, clip.rate_hz, rate_hz, quality="MQ")
    start = rescale(placement.clip_start, clip.rate_hz, rate_hz)
    cut = np.zeros(placement.frames, dtype=np.float32)
    part = sound[start : start + placement.frames]
    cut[: len(part)] = part
    return _faded(cut, ms_to_frames(FADE_MS, rate_hz))


def _faded(sound: Samples, frames: int) -> Samples:
    frames = min(frames, len(sound) // 2)
    if frames:
        ramp = (0.5 - 0.5 * np.cos(np.pi * (np.arange(frames) + 0.5) / frames)).astype(np.float32)
        sound[:frames] *= ramp
        sound[-frames:] *= ramp[::-1]
    return sound
