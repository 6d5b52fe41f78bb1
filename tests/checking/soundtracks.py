"""Levels of a talk that never was: words between silences, and the captions that go with them."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from panelaudio.audio.listening import SILENT_DB, STEPS_A_DB, Levels
from panelaudio.checking import Sounds, find_sounds
from panelaudio.checking.as_cues import Numbered
from panelaudio.episode import Cue


@dataclass(frozen=True, kw_only=True)
class Track:
    """Levels, and the captions that are right for them."""

    levels: Levels
    cues: tuple[Cue, ...]

    @property
    def sounds(self) -> Sounds:
        """What is found in the levels."""
        return find_sounds(self.levels)

    def numbered(self, *, by_ms: float = 0.0, factor: float = 1.0) -> list[Numbered]:
        """The captions, moved and stretched; none begins before the start."""
        return [
            Numbered(number, moved(cue, round(cue.start_ms * factor + by_ms), round(cue.end_ms * factor + by_ms)))
            for number, cue in enumerate(self.cues, start=1)
        ]


def moved(cue: Cue, start_ms: int, end_ms: int) -> Cue:
    """The cue at another time."""
    start_ms = max(0, start_ms)
    return Cue(
        start_ms=start_ms,
        end_ms=max(start_ms + 1, end_ms),
        speaker=cue.speaker,
        turn=cue.turn,
        lines=cue.lines,
    )


def track(
    sentences: int = 40,
    *,
    silence_db: float = -65.0,
    speech_db: float = -16.0,
    seed: int = 1,
) -> Track:
    """Sentences of two cues; a silence before each, and words with short dips inside, over a noise."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    noise = np.random.default_rng(seed)
    at, words = 700, []
    cues: list[Cue] = []
    for sentence in range(sentences):
        starts = []
        for place in range(10):
            if place in {0, 5}:
                starts.append(at)
            length = draw.randrange(120, 420)
            words.append((at, at + length))
            at += length + (draw.choice([0, 10, 25, 60, 90]))
        end = words[-1][1]
        for start, stop, text in (
            (starts[0], starts[1] - 84, "It is a long way"),
            (starts[1], end + 60, "to the other bank."),
        ):
            cues.append(Cue(start_ms=start, end_ms=stop, speaker="", turn=sentence, lines=(text,)))
        at = end + draw.randrange(300, 1400)
    db = noise.normal(silence_db, 2.5, at + 1500)
    for start, stop in words:
        db[start:stop] = speech_db + noise.normal(0, 3, stop - start)
    levels = np.rint(np.clip(STEPS_A_DB * (db - SILENT_DB), 0, 255)).astype(np.uint8)
    return Track(levels=levels, cues=tuple(cues))
