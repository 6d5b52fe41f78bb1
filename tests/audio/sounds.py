"""Sounds and timelines for the tests of the mix; clips are real files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile

from panelaudio.cast import Cast, Role, Voice
from panelaudio.speech import Clip, Mark, Span, Utterance
from panelaudio.timeline import Gap, Placement, Timeline

if TYPE_CHECKING:
    from pathlib import Path

if TYPE_CHECKING:
    from panelaudio.speech import Samples


RATE_HZ = 44_100


def sine(hz: float, seconds: float, level: float = 0.5, rate_hz: int = RATE_HZ) -> Samples:
    """A tone; ``level`` is its amplitude."""
    wave = level * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)
    return wave.astype(np.float32)


def speechlike(seconds: float, level: float, rate_hz: int = 22_050, seed: int = 1) -> Samples:
    """Noise whose loudness comes and goes as that of speech, with sharp peaks."""
    random = np.random.default_rng(seed)
    frames = round(seconds * rate_hz)
    envelope = np.abs(np.sin(np.pi * 3 * np.arange(frames) / rate_hz)) ** 2
    noise = random.laplace(0, 1, frames) * envelope
    sound: Samples = np.clip(noise * level, -1, 1).astype(np.float32)
    return sound


def voicelike(seconds: float, level: float, rate_hz: int = 22_050, seed: int = 1) -> Samples:
    """The same with peaks as those of a voice, 15 dB or so over its loudness."""
    random = np.random.default_rng(seed)
    frames = round(seconds * rate_hz)
    envelope = np.abs(np.sin(np.pi * 3 * np.arange(frames) / rate_hz)) ** 2
    sound: Samples = np.clip(random.normal(0, level, frames) * envelope, -1, 1).astype(np.float32)
    return sound


def clip_of(folder: Path, name: str, sound: Samples, rate_hz: int = 22_050) -> Clip:
    """A clip with one word that is the whole sound."""
    path = folder / f"{name}.wav"
    soundfile.write(path, sound, rate_hz, subtype="PCM_16")
    return Clip(
        key=name,
        path=str(path),
        frames=len(sound),
        rate_hz=rate_hz,
        marks=(Mark(start=0, end=4, frame=0, end_frame=len(sound)),),
        sound_start=0,
        sound_end=len(sound),
    )


def timeline_of(pieces: list[tuple[str, Clip]], gap_frames: int = 11_025, rate_hz: int = RATE_HZ) -> Timeline:
    """Speakers' clips in a row, with equal gaps before, between and after."""
    placements, gaps, reached = [], [], 0
    for turn, (speaker, clip) in enumerate(pieces):
        gaps.append(Gap(start_frame=reached, frames=gap_frames, reason="speaker"))
        reached += gap_frames
        span = Span(display_start=0, display_end=4, spoken_start=0, spoken_end=4)
        utterance = Utterance(turn=turn, part=0, speaker=speaker, display="word", spoken="word", spans=(span,))
        placement = Placement(
            utterance=utterance, clip=clip, rate_hz=rate_hz, start_frame=reached, clip_start=0, clip_end=clip.frames
        )
        placements.append(placement)
        reached = placement.end_frame
    gaps.append(Gap(start_frame=reached, frames=gap_frames, reason="tail"))
    return Timeline(rate_hz=rate_hz, frames=reached + gap_frames, placements=tuple(placements), gaps=tuple(gaps))


def cast_of(**seats: int) -> Cast:
    """Speakers with their seats."""
    voice = Voice(engine="tone", name="tone-1")
    return Cast(roles=tuple(Role(speaker=name, voice=voice, seat=seat) for name, seat in seats.items()))
