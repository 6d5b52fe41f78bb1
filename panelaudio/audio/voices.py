"""Each voice's loudness, measured once over all that it says, and the gain that makes the voices equally loud."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.clips import read_clip, voice_sound
from panelaudio.audio.laid import Laid
from panelaudio.audio.loudness import SILENT_LUFS, integrated_lufs, power_of, to_factor
from panelaudio.audio.reference import REFERENCE_LUFS
from panelaudio.audio.side_by_side import side_by_side
from panelaudio.audio.spool import Spool
from panelaudio.audio.tenths import Tenths
from panelaudio.timecode import frames_to_ms
from panelaudio.weighing import BIN_MS, NO_LEVELS, bin_frames, levels_of, powers, powers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from panelaudio.audio.spool import Place
    from panelaudio.audio.tenths import Energies
    from panelaudio.cast import Cast
    from panelaudio.speech import Clip
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
    kept: Callable[[Clip], bytes] = lambda _: NO_LEVELS,
) -> Levels:
    """Measure every voice (BS.1770-4, gated) and find its gain; one gain a voice, so that no sentence pumps.

    With ``polish`` every voice is measured twice: as the engine gave it, then compressed from there. ``music_lufs`` is
    how loud each use of music is where it is heard alone. ``kept`` gives a clip's levels (``panelaudio.weighing``), or
    none where it has to be heard.

    Raises:
        OutputError: a clip is gone, or the disk is full.
    """
    find = partial(_levels, timeline, cast, on_progress, jobs, music_lufs)
    levels = find(partial(_weighed, kept))
    if not polish:
        return levels
    polish_lufs = {name: level.measured_lufs for name, level in levels.voices.items()}
    return replace(find(partial(_polished, polish_lufs)), polish_lufs=polish_lufs)


def _levels(  # noqa: PLR0913, PLR0917 - those of ``level_voices``
    timeline: Timeline,
    cast: Cast,
    on_progress: Callable[[float], None],
    jobs: int,
    music_lufs: Mapping[str, float],
    weigh: Callable[[Placement], Energies],
) -> Levels:
    heard: dict[str, Tenths] = defaultdict(Tenths)
    frames: dict[str, int] = defaultdict(int)
    places: list[Place] = []
    with Spool() as spool:  # the bins are needed again once the gains are known
        weighed = side_by_side(weigh, timeline.placements, jobs)
        for number, (placement, energies) in enumerate(zip(timeline.placements, weighed, strict=True), start=1):
            bins = energies.astype(np.float32)
            heard[placement.utterance.speaker].push(bins)
            places.append(spool.put(bins))
            frames[placement.utterance.speaker] += placement.frames
            on_progress(number / len(timeline.placements))
        voices = {name: _level(name, tenths, frames[name], cast) for name, tenths in heard.items()}
        programme_lufs = _programme_lufs(timeline, map(spool.get, places), voices, music_lufs)
    return Levels(voices=voices, programme_lufs=programme_lufs)


def _weighed(kept: Callable[[Clip], bytes], placement: Placement) -> Energies:
    """The placement's power in bins of 10 ms: mean squares, so that clips of different rates can be compared.

    As it was kept with the clip, to a bin at both ends.
    """
    clip = placement.clip
    levels = kept(clip) or levels_of(read_clip(clip), clip.rate_hz)
    frames = bin_frames(clip.rate_hz)
    return powers_of(levels)[placement.clip_start // frames : -(-placement.clip_end // frames)]


def _polished(polish_lufs: Mapping[str, float], placement: Placement) -> Energies:
    """The same of a polished voice, which is heard anew."""
    clip = placement.clip
    sound = voice_sound(clip, polish_lufs[placement.utterance.speaker])
    return powers(sound[placement.clip_start : placement.clip_end], clip.rate_hz)


def _level(speaker: str, tenths: Tenths, frames: int, cast: Cast) -> VoiceLevel:
    measured = integrated_lufs(tenths, 1)
    gain = min(REFERENCE_LUFS - measured, MOST_GAIN_DB) if measured > SILENT_LUFS else 0.0
    asked = cast.role_of(speaker).gain_db
    return VoiceLevel(speaker=speaker, measured_lufs=measured, gain_db=gain + asked, asked_db=asked, frames=frames)


def _programme_lufs(
    timeline: Timeline,
    heard: Iterable[Energies],
    voices: Mapping[str, VoiceLevel],
    music_lufs: Mapping[str, float],
) -> float:
    """The loudness of the mix, from the bins laid where the placements lie; the room tone is far under the gate.

    Music is taken for evenly loud, and counts where nobody speaks.
    """
    frame_ms = partial(frames_to_ms, rate_hz=timeline.rate_hz)
    tenths = Tenths()
    music = [
        (frame_ms(one.start_frame) // BIN_MS, frame_ms(one.end_frame) // BIN_MS, power_of(music_lufs[one.use]))
        for one in timeline.music
    ]

    def told(start: int, bins: Energies) -> None:
        for first, end, power in music:
            part = bins[max(first - start, 0) : max(end - start, 0)]
            np.maximum(part, power, out=part)
        tenths.push(bins)

    laid = Laid(told)
    for placement, own in zip(timeline.placements, heard, strict=True):
        gain_db = voices[placement.utterance.speaker].gain_db + placement.utterance.manner.gain_db
        laid.add(frame_ms(placement.start_frame) // BIN_MS, own * np.float32(to_factor(gain_db) ** 2))
    laid.finish(frame_ms(timeline.frames) // BIN_MS + 2)
    return integrated_lufs(tenths, 1)
