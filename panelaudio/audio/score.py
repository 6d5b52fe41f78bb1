"""The music of a programme: tunes at their places on the timeline, levelled, faded and ducked."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from panelaudio.audio.ducking import Ducking
from panelaudio.audio.loudness import to_factor
from panelaudio.audio.reference import REFERENCE_LUFS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from panelaudio.audio.tunes import Tune
    from panelaudio.speech import Samples
    from panelaudio.timeline import MusicPlacement, Timeline

UNDER_VOICES_LU = 2.0
"""By so much music alone is softer than the voices."""
DEPTH_DB = {"intro": 14.0, "outro": 14.0, "bed": 10.0, "sting": 0.0}
"""How far each is turned down under speech. A sting has the gap for itself."""
BED_DB = -10.0
"""Of a bed, where nobody speaks."""
_CROSSFADE_S = 2
"""Of the end of a bed with its beginning, where it comes again; a quarter of it, where it is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The tunes of an episode, by use, with the gains that the user asked for."""

    tunes: Mapping[str, Tune] = field(default_factory=dict)
    gains_db: Mapping[str, float] = field(default_factory=dict)

    @property
    def wide(self) -> bool:
        """Whether any of them needs two channels."""
        return any(tune.wide for tune in self.tunes.values())

    def lufs(self, use: str) -> float:
        """How loud a tune is alone, on one channel, beside voices at the reference."""
        return REFERENCE_LUFS - UNDER_VOICES_LU + self.gains_db.get(use, 0.0) + (BED_DB if use == "bed" else 0.0)

    def on(self, timeline: Timeline) -> PlacedScore:
        """The score where a timeline has it."""
        spans = [(one.start_frame, one.end_frame) for one in timeline.placements]
        stings = [(one.start_frame, one.end_frame) for one in timeline.music if one.use == "sting"]
        return PlacedScore(
            score=self,
            timeline=timeline,
            speech=Ducking.of(spans, timeline.rate_hz),
            sound=Ducking.of(sorted(spans + stings), timeline.rate_hz),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedScore:
    """Music along the frames of a programme. Any stretch of it is the same, wherever it begins."""

    score: Score
    timeline: Timeline
    speech: Ducking
    sound: Ducking
    """Of speech and stings."""

    def between(self, first: int, end: int, channels: int) -> Samples | None:
        """The music from frame ``first`` up to ``end``, shape (channels, frames); None where there is none."""
        heard = [
            self._heard(one, first, end)
            for one in self.timeline.music
            if one.start_frame < end and one.end_frame > first
        ]
        if not heard:
            return None
        both = np.zeros((2, end - first), dtype=np.float32)
        for start, sound in heard:
            both[:, start - first : start - first + sound.shape[1]] += sound
        return both if channels == 2 else both.mean(axis=0, keepdims=True)  # noqa: PLR2004 - a tune's own channels

    def _heard(self, one: MusicPlacement, first: int, end: int) -> tuple[int, Samples]:
        """Where one piece is first heard in a stretch, and what is."""
        start, stop = max(first, one.start_frame), min(end, one.end_frame)
        tune = self.score.tunes[one.use]
        played = (start - one.start_frame, stop - one.start_frame)
        sound = _looped(tune, *played, self.timeline.rate_hz) if one.use == "bed" else tune.samples(*played)
        # The tune was measured on two channels, where the same sound reads 3 LU more than on one.
        level_db = self.score.lufs(one.use) + 10 * math.log10(2) - tune.lufs
        ducking = self.sound if one.use == "bed" else self.speech
        gains = ducking.gains(start, stop, DEPTH_DB[one.use]) * _faded(one, *played)
        return start, sound * (gains * np.float32(to_factor(level_db)))


def _faded(one: MusicPlacement, first: int, end: int) -> Samples | np.float32:
    """The piece's own fades, of equal power, for its frames from ``first`` up to ``end``."""
    length = one.frames
    if first >= one.fade_in_frames and end <= length - one.fade_out_frames:
        return np.float32(1.0)
    frames = np.arange(first, end, dtype=np.float64)
    rising = np.clip((frames + 0.5) / max(one.fade_in_frames, 1), 0, 1)
    falling = np.clip((length - frames - 0.5) / max(one.fade_out_frames, 1), 0, 1)
    gains: Samples = (np.sin(np.pi / 2 * rising) * np.sin(np.pi / 2 * falling)).astype(np.float32)
    return gains


def _looped(tune: Tune, first: int, end: int, rate_hz: int) -> Samples:
    """A stretch of a tune that is played over and over, its end crossfaded with its beginning."""
    return np.concatenate(list(_rounds(tune, first, end, rate_hz)), axis=1)


def _rounds(tune: Tune, first: int, end: int, rate_hz: int) -> Iterator[Samples]:
    crossfade = min(_CROSSFADE_S * rate_hz, tune.frames // 4)
    period = tune.frames - crossfade
    while first < end:
        turn, at = divmod(first, period)
        stop = min(end - turn * period, period)
        sound = tune.samples(at, stop)
        if turn and at < crossfade:
            blend = min(stop, crossfade) - at
            place = (np.arange(at, at + blend, dtype=np.float64) + 0.5) / crossfade * (np.pi / 2)
            old = tune.samples(period + at, period + at + blend)
            sound[:, :blend] = (sound[:, :blend] * np.sin(place) + old * np.cos(place)).astype(np.float32)
        yield sound
        first += stop - at
