"""The programme, window by window: placements and gaps in order, levelled, mastered, over the room tone."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

import numpy as np

from panelaudio.audio.clips import placed_sound
from panelaudio.audio.joining import as_samples, as_segment, silence, windows
from panelaudio.audio.limiter import Limiter
from panelaudio.audio.loudness import to_factor
from panelaudio.audio.pcm import between
from panelaudio.audio.room_tone import room_tone
from panelaudio.audio.score import Score
from panelaudio.audio.side_by_side import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from panelaudio.audio.score import PlacedScore
    from panelaudio.speech import Samples
    from panelaudio.timeline import Placement, Timeline

WINDOW_FRAMES = 1 << 17
"""About three seconds, small enough for the processor's own memory; a whole number of the limiter's steps."""
_WINDOWS_AT_A_TIME = 8
_LONGEST_SILENCE_S = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """What is mixed and how."""

    timeline: Timeline
    gains_db: Mapping[str, float]
    """Of each speaker's voice."""
    seats: Mapping[str, int]
    asked_channels: int | None = None
    """One or two; None: two where somebody sits aside."""
    polish_lufs: Mapping[str, float] = field(default_factory=dict)
    """Of each voice that is polished, its loudness before that."""
    score: Score = field(default_factory=Score)
    """The music that the timeline has places for."""
    music_db: float = 0.0
    """What is added to its level, beside voices at the reference."""
    only: str | None = None
    """A speaker who alone is heard, or an empty text for the music alone; then there is no room tone."""
    sound_of: Callable[[Placement, float | None], Samples] = placed_sound
    """A placement's sound at the timeline's rate; polished where a loudness is given."""

    @property
    def channels(self) -> int:
        """As asked, else one unless somebody sits aside or music is wide. On one channel the seats do not count."""
        aside = any(self.seats.values()) or (self.score.wide and bool(self.timeline.music))
        return self.asked_channels or (2 if aside else 1)

    def programme(self, ceiling_dbtp: float) -> Programme:
        """The mix, mastered: no true peak above ``ceiling_dbtp``."""
        ends = (one.end_frame for one in self.timeline.placements)
        music = self.score.on(self.timeline) if self.timeline.music and not self.only else None
        return Programme(mix=self, ceiling_dbtp=ceiling_dbtp, reached=tuple(accumulate(ends, max)), music=music)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The mastered sound. Any stretch of it can be made by itself, by several threads at once, as often as needed."""

    mix: Mix
    ceiling_dbtp: float
    reached: tuple[int, ...]
    """After each placement, the frame up to which there is sound so far; it rises even where placements overlap."""
    music: PlacedScore | None = None

    @property
    def frames(self) -> int:
        """Its length."""
        return self.mix.timeline.frames

    @property
    def rate_hz(self) -> int:
        """Its rate."""
        return self.mix.timeline.rate_hz

    @property
    def channels(self) -> int:
        """One or two."""
        return self.mix.channels

    def windows(self, jobs: int = 1) -> Iterator[Samples]:
        """All of it in order: windows of shape (channels, frames), made by ``jobs`` threads."""
        length = _WINDOWS_AT_A_TIME * WINDOW_FRAMES
        starts = range(0, self.frames, length)
        return chain.from_iterable(side_by_side(lambda at: list(self.stretch(at, at + length)), starts, jobs))

    def stretch(self, start: int, end: int) -> Iterator[Samples]:
        """The frames from ``start`` (a multiple of 16) up to ``end`` or the programme's own, in windows.

        The same frames come out whatever the stretch: the limiter is given its context on both sides.
        """
        end = min(end, self.frames)
        limiter = Limiter(to_factor(self.ceiling_dbtp), self.rate_hz, self.channels)
        first, last = max(start - limiter.context, 0), min(end + limiter.context, self.frames)
        late = limiter.context + start - first
        return between(self._limited(limiter, first, last), late, late + end - start)

    def _limited(self, limiter: Limiter, first: int, last: int) -> Iterator[Samples]:
        """What the limiter makes of the frames from ``first`` to ``last``, its context late."""
        place = first
        for joined in windows(self._pieces(first, last), WINDOW_FRAMES):
            window = as_samples(joined)
            self._add_beneath(window, place)
            place += window.shape[1]
            yield limiter.push(window)
        yield limiter.flush()

    def _add_beneath(self, window: Samples, place: int) -> None:
        """What goes on beneath the voices: the room tone and the music."""
        end = place + window.shape[1]
        if self.mix.only is None:
            window += room_tone(place, window.shape[1], self.rate_hz)
        if self.music and (music := self.music.between(place, end, self.channels)) is not None:
            window += music * np.float32(to_factor(self.mix.music_db))

    def _pieces(self, first: int, last: int) -> Iterator[Any]:
        """Silences and sounds that follow each other without a hole from ``first`` to ``last``, as pydub's segments."""
        reached = first
        for start, sound in self._groups(first, last):
            within = sound[:, max(first - start, 0) : last - start]
            begin = max(start, first)
            yield from self._silences(begin - reached)
            yield as_segment(within, self.rate_hz)
            reached = begin + within.shape[1]
        yield from self._silences(last - reached)

    def _silences(self, frames: int) -> Iterator[Any]:
        longest = _LONGEST_SILENCE_S * self.rate_hz
        for start in range(0, frames, longest):
            yield silence(min(longest, frames - start), self.rate_hz, self.channels)

    def _groups(self, first: int, last: int) -> Iterator[tuple[int, Samples]]:
        """Start and sound of each placement that sounds in between; those that overlap are added up and come as one."""
        held: tuple[int, Samples] | None = None
        for placement in self._placements(first, last):
            start, sound = placement.start_frame, self._seated(placement)
            if held and start < held[0] + held[1].shape[1]:
                held = _added(held, start, sound)
                continue
            if held:
                yield held
            held = start, sound
        if held:
            yield held

    def _placements(self, first: int, last: int) -> Iterator[Placement]:
        placements = self.mix.timeline.placements
        begin = bisect_right(self.reached, first)
        end = bisect_left(placements, last, key=lambda one: one.start_frame)
        only = self.mix.only
        heard = (one for one in placements[begin:end] if one.end_frame > first)
        return heard if only is None else (one for one in heard if one.utterance.speaker == only)

    def _seated(self, placement: Placement) -> Samples:
        speaker = placement.utterance.speaker
        factor = np.float32(to_factor(self.mix.gains_db[speaker] + placement.utterance.manner.gain_db))
        sound = self.mix.sound_of(placement, self.mix.polish_lufs.get(speaker)) * factor
        return sound[None, :] if self.channels == 1 else np.outer(pan(self.mix.seats[speaker]), sound)


def pan(seat: int) -> Samples:
    """Gains of left and right by the equal-power law; the middle is 1, 1, so that seats do not change the level."""
    angle = math.pi / 4 * (1 + seat / 100)
    return np.array([math.cos(angle), math.sin(angle)], dtype=np.float32) * np.float32(math.sqrt(2))


def _added(held: tuple[int, Samples], start: int, sound: Samples) -> tuple[int, Samples]:
    first, before = held
    end = max(first + before.shape[1], start + sound.shape[1])
    both = np.zeros((len(sound), end - first), dtype=np.float32)
    both[:, : before.shape[1]] += before
    both[:, start - first : start - first + sound.shape[1]] += sound
    return first, both
