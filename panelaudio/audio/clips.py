"""A clip's sound, at its own rate or at the timeline's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.polish import polished
from panelaudio.errors import OutputError
from panelaudio.timecode import ms_to_frames, rescale
from panelaudio.weighing.high_pass import without_rumble

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
    import soundfile

    try:
        whole, rate_hz = soundfile.read(clip.path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise _gone(clip) from error
    if rate_hz != clip.rate_hz or whole.shape != (clip.frames, 1):
        raise _gone(clip)
    sound: Samples = whole[:, 0]
    return sound


def _gone(clip: Clip) -> OutputError:
    hint = "run the same command again: what is missing is rendered anew"
    return OutputError(f"the clip {clip.path} was changed while it was needed", code="cache-changed", hint=hint)


def voice_sound(clip: Clip, polish_lufs: float | None = None) -> Samples:
    """A clip as it goes into the mix, at its own rate: without rumble; polished where the voice's loudness is given."""
    sound = without_rumble(read_clip(clip), clip.rate_hz)
    return sound if polish_lufs is None else polished(sound, clip.rate_hz, polish_lufs)


def placed_sound(placement: Placement, polish_lufs: float | None = None) -> Samples:
    """The sound of a placement at the timeline's rate, cut and faded; shape (placement.frames,)."""
    clip, rate_hz = placement.clip, placement.rate_hz
    sound = voice_sound(clip, polish_lufs)
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
