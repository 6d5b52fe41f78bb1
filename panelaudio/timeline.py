"""The timeline: every clip at its frame, every silence with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.timecode import rescale

if TYPE_CHECKING:
    from panelaudio.speech import Clip, Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A white-space separated word of a turn as it is shown, with the frames of its sound on the timeline."""

    text: str
    start_frame: int
    end_frame: int
    space: str = " "
    """The white space that follows it: a blank, ``\n\n`` after a paragraph, nothing after the turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A clip on the timeline: its frames from ``clip_start`` to ``clip_end`` (clip rate) sound from ``start_frame``."""

    utterance: Utterance
    clip: Clip
    rate_hz: int
    """Of the timeline."""
    start_frame: int
    clip_start: int
    clip_end: int

    @property
    def frames(self) -> int:
        """Length on the timeline."""
        return rescale(self.clip_end - self.clip_start, self.clip.rate_hz, self.rate_hz)

    @property
    def end_frame(self) -> int:
        """One past its last frame on the timeline."""
        return self.start_frame + self.frames

    def at(self, clip_frame: int) -> int:
        """A frame of the clip as a frame of the timeline, held inside the placement."""
        offset = rescale(max(clip_frame - self.clip_start, 0), self.clip.rate_hz, self.rate_hz)
        return self.start_frame + min(offset, self.frames)

    def words(self) -> tuple[Word, ...]:
        """The words with their times on the timeline."""
        display = self.utterance.display
        marks = self.clip.marks
        ends = [mark.start for mark in marks[1:]] + [len(display)]
        return tuple(
            Word(
                text=display[mark.start : mark.end],
                start_frame=self.at(mark.frame),
                end_frame=self.at(mark.end_frame),
                space=display[mark.end : end],
            )
            for mark, end in zip(marks, ends, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Silence on the timeline; ``reason`` says which rule asked for it (``speaker``, ``sentence``, …)."""

    start_frame: int
    frames: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Where a placement begins before what was placed earlier has ended; ``reason`` says which rule asked for it."""

    start_frame: int
    """Of the later placement."""
    frames: int
    """Up to the end of the earlier ones, or of the later one where that comes first."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterMark:
    """Where a chapter begins."""

    start_frame: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicPlacement:
    """Where music is heard, beside or under speech."""

    use: str
    """``intro``, ``outro``, ``bed`` or ``sting``."""
    start_frame: int
    frames: int
    fade_in_frames: int = 0
    fade_out_frames: int = 0

    @property
    def end_frame(self) -> int:
        """One past its last frame."""
        return self.start_frame + self.frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Placements and gaps in order; they account for every frame, and overlap only where a rule asked for it."""

    rate_hz: int
    frames: int
    placements: tuple[Placement, ...]
    gaps: tuple[Gap, ...]
    chapters: tuple[ChapterMark, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    """Every one there is."""
    music: tuple[MusicPlacement, ...] = ()
    """It changes nothing of what must be accounted for: it lies over gaps and placements."""

    def __post_init__(self) -> None:
        pieces = [(p.start_frame, p.end_frame) for p in self.placements]
        pieces += [(gap.start_frame, gap.start_frame + gap.frames) for gap in self.gaps]
        pieces.sort()
        if pieces and (pieces[0][0] != 0 or max(end for _, end in pieces) != self.frames):
            raise ValueError("the timeline does not begin at 0 or does not end where its last piece does")
        reached = 0
        allowed = {one.start_frame: one.frames for one in self.overlaps}
        for start, end in pieces:
            if start > reached or min(reached, end) - start > allowed.get(start, 0):
                raise ValueError(f"frame {reached} is accounted for {'twice' if start < reached else 'by nothing'}")
            reached = max(reached, end)
        if any(later.start_frame < earlier.start_frame for earlier, later in pairwise(self.placements)):
            raise ValueError("placements do not rise")
        if any(not 0 <= one.start_frame < one.end_frame <= self.frames for one in self.music):
            raise ValueError("music lies outside the timeline")
