"""A small builder of timelines: turns of text, spoken at a steady number of words a minute."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from panelaudio.speech import Clip, Mark, Span, Utterance
from panelaudio.timeline import Gap, Overlap, Placement, Timeline

CHARACTERS_A_WORD = 5.6
"""With the space; measured in podcasts."""
SENTENCE = re.compile(r".+?(?:[.?!]+[\"”)]*\s+|\n\s*\n|\Z)", re.DOTALL)


@dataclass(kw_only=True)
class Talk:
    """A timeline in the making."""

    rate_hz: int = 1000
    clip_hz: int = 1000
    wpm: float = 175
    jitter: float = 0.0
    sentence_ms: int = 350
    paragraph_ms: int = 800
    speaker_ms: int = 300
    room: bool = False
    """Whether a gap grows so that a short turn can be read, as pacing does it."""
    frame: int = 0
    turns: int = 0
    turn_began: int = 0
    placements: list[Placement] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    random: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - no secret

    def silence(self, ms: int, reason: str = "sentence") -> None:
        """Add a gap."""
        frames = ms * self.rate_hz // 1000
        if frames > 0:
            self.gaps.append(Gap(start_frame=self.frame, frames=frames, reason=reason))
            self.frame += frames

    def turn(self, speaker: str, text: str) -> None:
        """Add a turn, sentence by sentence."""
        if self.placements:
            self.silence(self._change_ms(), "speaker")
        self.turn_began = self.frame
        parts = [part for part in SENTENCE.findall(text) if part.strip()]
        for part, display in enumerate(parts):
            if part:
                self.silence(self.paragraph_ms if "\n\n" in parts[part - 1] else self.sentence_ms)
            self.say(speaker, display, part)
        self.turns += 1

    def _change_ms(self) -> int:
        if not self.room:
            return self.speaker_ms
        text = " ".join(p.utterance.display for p in self.placements if p.utterance.turn == self.turns - 1)
        spoken = 1000 * (self.frame - self.turn_began) // self.rate_hz
        return max(self.speaker_ms, min(1300, max(1000, len(text) * 50 + 50) + 85 - spoken))

    def say(self, speaker: str, display: str, part: int = 0, *, word_ms: int | None = None) -> None:
        """Add one utterance; a word takes a time by its length, or ``word_ms``."""
        frame = 0
        marks = []
        for word in re.finditer(r"\S+", display):
            end = frame + (self._frames(word[0]) if word_ms is None else word_ms * self.clip_hz // 1000)
            marks.append(Mark(start=word.start(), end=word.end(), frame=frame, end_frame=end))
            frame = end
        size = len(display)
        utterance = Utterance(
            turn=self.turns,
            part=part,
            speaker=speaker,
            display=display,
            spoken=display,
            spans=(Span(display_start=0, display_end=size, spoken_start=0, spoken_end=size),),
        )
        clip = Clip(
            key="00",
            path="",
            frames=frame,
            rate_hz=self.clip_hz,
            marks=tuple(marks),
            sound_start=0,
            sound_end=frame,
        )
        placement = Placement(
            utterance=utterance,
            clip=clip,
            rate_hz=self.rate_hz,
            start_frame=self.frame,
            clip_start=0,
            clip_end=frame,
        )
        self.placements.append(placement)
        self.frame = placement.end_frame

    def _frames(self, word: str) -> int:
        stretch = 1 + self.jitter * (2 * self.random.random() - 1)
        seconds = stretch * (1.2 + len(word)) / (1.2 - 1 + CHARACTERS_A_WORD) * 60 / self.wpm
        return round(seconds * self.clip_hz)

    def timeline(self, tail_ms: int = 1500, *, overlaps_asked: bool = False) -> Timeline:
        """What was built."""
        self.silence(tail_ms, "tail")
        alone: tuple[tuple[Gap, ...], tuple[Overlap, ...]] = (tuple(self.gaps), ())
        gaps, overlaps = _between(self.placements, self.frame) if overlaps_asked else alone
        return Timeline(
            rate_hz=self.rate_hz, frames=self.frame, placements=tuple(self.placements), gaps=gaps, overlaps=overlaps
        )


def _between(placements: list[Placement], frames: int) -> tuple[tuple[Gap, ...], tuple[Overlap, ...]]:
    """The silences about placements, and where they sound at once."""
    gaps, overlaps, reached = [], {}, 0
    for one in sorted(placements, key=lambda one: (one.start_frame, one.end_frame)):
        if one.start_frame > reached:
            gaps.append(Gap(start_frame=reached, frames=one.start_frame - reached, reason="speaker"))
        elif one.start_frame < reached:
            both = min(reached, one.end_frame) - one.start_frame
            overlaps[one.start_frame] = Overlap(start_frame=one.start_frame, frames=both, reason="cut_off")
        reached = max(reached, one.end_frame)
    if frames > reached:
        gaps.append(Gap(start_frame=reached, frames=frames - reached, reason="tail"))
    return tuple(gaps), tuple(overlaps.values())
