"""Each voice's loudness, measured once over all that it says, and the gain that makes the voices equally loud."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.clips import read_clip, voice_sound
from panelaudio.audio.loudness import SILENT_LUFS, integrated_lufs, power_of, to_factor
from panelaudio.audio.reference import REFERENCE_LUFS
from panelaudio.audio.side_by_side import side_by_side
from panelaudio.timecode import frames_to_ms
from panelaudio.weighing import BIN_MS, bin_frames, levels_of, powers, powers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from panelaudio.audio.loudness import Energies
    from panelaudio.cast import Cast
    from panelaudio.timeline import Placement, Timeline

MOST_GAIN_DB = 40.0
_NO_MUSIC: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLevel:
    """What was measured of one speaker's voice."""

    speaker: str
    measured_lufs: float
    """As it goes into the mix, before any gain; gated, over the whole episode."""
    gain_db: float
    """To the reference, with the gain of voices.yaml."""
    asked_db: float
    """That gain alone."""
    frames: int
    """Of the timeline, in which it speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """All voices of a programme, and how loud it would be without mastering."""

    voices: Mapping[str, VoiceLevel]
    programme_lufs: float
    polish_lufs: Mapping[str, float] = field(default_factory=dict)
    """Of each voice that is to be polished, its loudness before that."""

    def gains_db(self) -> dict[str, float]:
        """Of each speaker."""
        return {name: level.gain_db for name, level in self.voices.items()}


def level_voices(  # noqa: PLR0913 - each is a choice of its own, and has a name
    timeline: Timeline,
    cast: Cast,
    on_progress: Callable[[float], None] = lambda _: None,
    *,
    jobs: int = 1,
    polish: bool = False,
    music_lufs: Mapping[str, float] = _NO_MUSIC,
) -> Levels:
    """Measure every voice (BS.1770-4, gated) and find its gain; one gain a voice, so that no sentence pumps.

    With ``polish`` every voice is measured twice: as the engine gave it, then compressed from there. ``music_lufs`` is
    how loud each use of music is where it is heard alone.
    """
    find = partial(_levels, timeline, cast, on_progress, jobs, music_lufs)
    levels = find({})
    if not polish:
        return levels
    return find({name: level.measured_lufs for name, level in levels.voices.items()})


def _levels(  # noqa: PLR0913, PLR0917 - those of ``level_voices``
    timeline: Timeline,
    cast: Cast,
    on_progress: Callable[[float], None],
    jobs: int,
    music_lufs: Mapping[str, float],
    polish_lufs: Mapping[str, float],
) -> Levels:
    heard: dict[str, array[float]] = defaultdict(lambda: array("f"))  # they grow in place, hours of them
    lengths: list[int] = []
    frames: dict[str, int] = defaultdict(int)
    weighed = side_by_side(partial(_weighed, polish_lufs=polish_lufs), timeline.placements, jobs)
    for number, (placement, energies) in enumerate(zip(timeline.placements, weighed, strict=True), start=1):
        heard[placement.utterance.speaker].frombytes(energies.astype(np.float32).tobytes())
        lengths.append(len(energies))
        frames[placement.utterance.speaker] += placement.frames
        on_progress(number / len(timeline.placements))
    bins = {name: np.frombuffer(one, np.float32) for name, one in heard.items()}
    voices = {name: _level(name, bins[name], frames[name], cast) for name in bins}
    programme_lufs = _programme_lufs(timeline, _in_order(timeline, bins, lengths), voices, music_lufs)
    return Levels(voices=voices, programme_lufs=programme_lufs, polish_lufs=polish_lufs)


def _weighed(placement: Placement, polish_lufs: Mapping[str, float]) -> Energies:
    """The placement's power in bins of 10 ms: mean squares, so that clips of different rates can be compared.

    As it was kept with the clip, to a bin at both ends; a polished voice is heard anew.
    """
    clip, lufs = placement.clip, polish_lufs.get(placement.utterance.speaker)
    if lufs is not None:
        return powers(voice_sound(clip, lufs)[placement.clip_start : placement.clip_end], clip.rate_hz)
    kept = clip.levels or levels_of(read_clip(clip), clip.rate_hz)
    frames = bin_frames(clip.rate_hz)
    return powers_of(kept)[placement.clip_start // frames : -(-placement.clip_end // frames)]


def _level(speaker: str, bins: Energies, frames: int, cast: Cast) -> VoiceLevel:
    measured = integrated_lufs(bins, 1)
    gain = min(REFERENCE_LUFS - measured, MOST_GAIN_DB) if measured > SILENT_LUFS else 0.0
    asked = cast.role_of(speaker).gain_db
    return VoiceLevel(speaker=speaker, measured_lufs=measured, gain_db=gain + asked, asked_db=asked, frames=frames)


def _in_order(timeline: Timeline, bins: Mapping[str, Energies], lengths: Iterable[int]) -> Iterator[Energies]:
    """The bins of each placement."""
    reached = dict.fromkeys(bins, 0)
    for placement, length in zip(timeline.placements, lengths, strict=True):
        name = placement.utterance.speaker
        yield bins[name][reached[name] : reached[name] + length]
        reached[name] += length


def _programme_lufs(
    timeline: Timeline,
    heard: Iterable[Energies],
    voices: Mapping[str, VoiceLevel],
    music_lufs: Mapping[str, float],
) -> float:
    """The loudness of the mix, from the bins laid where the placements lie; the room tone is far under the gate.

    Music is taken for evenly loud, and counts where nobody speaks.
    """
    programme = np.zeros(frames_to_ms(timeline.frames, timeline.rate_hz) // BIN_MS + 2, np.float32)
    for placement, own in zip(timeline.placements, heard, strict=True):
        gain_db = voices[placement.utterance.speaker].gain_db + placement.utterance.manner.gain_db
        bins = own * np.float32(to_factor(gain_db) ** 2)
        start = frames_to_ms(placement.start_frame, timeline.rate_hz) // BIN_MS
        room = programme[start : start + len(bins)]
        room += bins[: len(room)]
    for one in timeline.music:
        start, end = (frames_to_ms(frame, timeline.rate_hz) // BIN_MS for frame in (one.start_frame, one.end_frame))
        np.maximum(programme[start:end], power_of(music_lufs[one.use]), out=programme[start:end])
    return integrated_lufs(programme, 1)
