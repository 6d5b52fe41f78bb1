"""The programme, window by window: placements and gaps in order, levelled, mastered, over the room tone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from panelaudio.audio.clips import placed_sound
from panelaudio.audio.joining import as_samples, as_segment, silence, windows
from panelaudio.audio.limiter import Limiter
from panelaudio.audio.loudness import to_factor
from panelaudio.audio.room_tone import room_tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from panelaudio.speech import Samples
    from panelaudio.timeline import Placement, Timeline

WINDOW_S = 10
_LONGEST_SILENCE_S = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """What is mixed and how; ``programme`` may be run through as often as needed."""

    timeline: Timeline
    gains_db: Mapping[str, float]
    """Of each speaker's voice."""
    seats: Mapping[str, int]

    @property
    def channels(self) -> int:
        """One, unless somebody sits aside."""
        return 2 if any(self.seats.values()) else 1

    def programme(self, ceiling_dbtp: float) -> Iterator[Samples]:
        """Mastered windows of shape (channels, frames), together exactly the timeline's frames."""
        rate_hz, place = self.timeline.rate_hz, 0
        limiter = Limiter(to_factor(ceiling_dbtp), rate_hz, self.channels)
        skip = limiter.context
        for joined in windows(self._pieces(), WINDOW_S * rate_hz):
            window = as_samples(joined)
            window += room_tone(place, window.shape[1], rate_hz)
            place += window.shape[1]
            held = limiter.push(window)
            yield held[:, min(skip, held.shape[1]) :]
            skip -= min(skip, held.shape[1])
        yield limiter.flush()[:, skip:]

    def _pieces(self) -> Iterator[Any]:
        """Silences and sounds that follow each other without a hole, as pydub's segments."""
        rate_hz, reached = self.timeline.rate_hz, 0
        for start, sound in self._groups():
            yield from self._silences(start - reached)
            yield as_segment(sound, rate_hz)
            reached = start + sound.shape[1]
        yield from self._silences(self.timeline.frames - reached)

    def _silences(self, frames: int) -> Iterator[Any]:
        longest = _LONGEST_SILENCE_S * self.timeline.rate_hz
        for start in range(0, frames, longest):
            yield silence(min(longest, frames - start), self.timeline.rate_hz, self.channels)

    def _groups(self) -> Iterator[tuple[int, Samples]]:
        """Each placement's start and sound; those that overlap are added up and come as one."""
        held: tuple[int, Samples] | None = None
        for placement in self.timeline.placements:
            start, sound = placement.start_frame, self._seated(placement)
            if held and start < held[0] + held[1].shape[1]:
                held = _added(held, start, sound)
                continue
            if held:
                yield held
            held = start, sound
        if held:
            yield held

    def _seated(self, placement: Placement) -> Samples:
        speaker = placement.utterance.speaker
        sound = placed_sound(placement) * np.float32(to_factor(self.gains_db[speaker]))
        return sound[None, :] if self.channels == 1 else np.outer(pan(self.seats[speaker]), sound)


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
