"""The rendered utterances on one line of frames, with the silence between them, or a little of both at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from panelaudio.pacing.joins import NOTHING, Breaks, Join, ends_paragraph
from panelaudio.pacing.overlaps import overlap_frames
from panelaudio.pacing.presets import NATURAL, Pacing
from panelaudio.pacing.scoring import Scoring
from panelaudio.script import Item, Opening, Turn
from panelaudio.speech import Clip, Utterance
from panelaudio.timecode import ms_to_frames
from panelaudio.timeline import ChapterMark, Gap, MusicPlacement, Overlap, Placement, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Rendered = tuple[Utterance, Clip]

MARGIN_MS = 8
"""Of a clip's own silence left about its sound, so that soft onsets are whole."""
SHORTEST_CUE_MS = 1000
MOST_CHARACTERS_A_SECOND = 20
BETWEEN_CUES_MS = 85
"""Two film frames (Netflix: 84 ms) and one for rounding."""
MOST_ROOM_MS = 1000
"""A gap grows by no more than this for a caption."""


def lay_out(  # noqa: PLR0913 - each is a choice of its own, and has a name
    pieces: Sequence[Rendered],
    items: Iterable[Item],
    *,
    openings: Iterable[Opening] = (),
    pacing: Pacing = NATURAL,
    seed: int = 1,
    rate_hz: int = 44_100,
    scoring: Scoring | None = None,
) -> Timeline:
    """Place every clip, cut to its sound, after a gap that fits what stands between it and the one before.

    Gaps are drawn by seed, turn and part, so an edit of one turn leaves the draws of the others. Where a paragraph is
    over before its caption can be read (1 s, 20 characters a second), the gap after it grows (reason ``caption``).
    Agreement of a word or two, and whoever cuts another off, begin before the other has ended where the pacing lets
    them and no word is hidden by it.
    A chapter begins where its first sound does; at frame 0, where nothing sounds before it.

    Args:
        pieces: The utterances with their clips, in order.
        items: The script's; turns without a piece are silent and leave no gap.
        openings: Where chapters begin.
        pacing: How long the gaps are.
        seed: Another seed draws other gaps.
        rate_hz: Of the timeline.
        scoring: The music; speech begins under the end of an intro, and gaps grow for a sting.

    Returns:
        A timeline whose placements and gaps account for every frame, with every overlap written down.
    """
    items = tuple(items)
    turns = {item.index: item for item in items if isinstance(item, Turn)}
    breaks = Breaks.of(items, frozenset(utterance.turn for utterance, _ in pieces))
    titles = {(one.turn, one.part): one.title for one in openings}
    scoring = scoring or Scoring(rate_hz=rate_hz)
    line = _Line(rate_hz=rate_hz, pacing=pacing, seed=seed, scoring=scoring)
    line.head()
    previous: Utterance | None = None
    for utterance, clip in pieces:
        begins = previous is None or previous.turn != utterance.turn
        between = breaks.before.get(utterance.turn, NOTHING) if begins else NOTHING
        if previous is None:
            line.silence(ms_to_frames(between.asked_ms, rate_hz), "pause")
        else:
            join = Join(earlier=previous, later=utterance, turns=turns, between=between)
            line.join(join, clip, opens=(utterance.turn, utterance.part) in titles)
        if title := titles.get((utterance.turn, utterance.part)):
            line.chapter(title)
        line.place(utterance, clip)
        previous = utterance
    line.silence(ms_to_frames(breaks.at_end.asked_ms, rate_hz), "pause")
    line.tail()
    return line.timeline()


@dataclass(slots=True, kw_only=True)
class _Line:
    """A timeline in the making."""

    rate_hz: int
    pacing: Pacing
    seed: int
    scoring: Scoring
    frame: int = 0
    """One past the last frame so far."""
    read_from: int = 0
    """The first word of the paragraph that sounds last; captions are never joined over its end."""
    characters: int = 0
    """Of that paragraph."""
    placements: list[Placement] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    overlaps: list[Overlap] = field(default_factory=list)
    chapters: list[ChapterMark] = field(default_factory=list)
    stings: list[MusicPlacement] = field(default_factory=list)

    def head(self) -> None:
        """What comes before the first sound: an intro, else silence."""
        alone = self.scoring.before_speech
        if alone:
            self.silence(alone, "intro")
        else:
            self.silence(ms_to_frames(self.pacing.head_ms, self.rate_hz), "head")

    def tail(self) -> None:
        """What comes after the last sound: the rest of an outro, then silence."""
        if self.scoring.outro_frames:
            self.silence(self.scoring.outro_start(self.frame) + self.scoring.outro_frames - self.frame, "outro")
        self.silence(ms_to_frames(self.pacing.tail_ms, self.rate_hz), "tail")

    def silence(self, frames: int, reason: str) -> None:
        """Stay silent; nothing is written down for no frames."""
        if frames:
            self.gaps.append(Gap(start_frame=self.frame, frames=frames, reason=reason))
            self.frame += frames

    def join(self, join: Join, clip: Clip, *, opens: bool = False) -> None:
        """What comes between two utterances, before the clip of the later one, which may open a chapter, is placed."""
        overlap = 0 if opens and self.scoring.sting_frames else self._overlap(join, clip)
        if overlap:
            self.frame -= overlap
            self.overlaps.append(Overlap(start_frame=self.frame, frames=overlap, reason=join.reason()))
        else:
            self._gap(join, opens=opens)

    def _overlap(self, join: Join, clip: Clip) -> int:
        earlier = self.placements[-1]
        if self.overlaps and self.overlaps[-1].start_frame == earlier.start_frame:
            return 0  # its one word would be covered from both sides
        frames = overlap_frames(join.overlap_ms(self.pacing, self.seed), earlier.clip, clip, self.rate_hz)
        readable = not self.pacing.caption_room or self._caption_end() <= self.frame - frames
        return frames if readable else 0

    def _gap(self, join: Join, *, opens: bool) -> None:
        """The gap between two utterances, grown where the caption of the turn that ends needs it, or a sting."""
        reason = join.reason()
        frames = ms_to_frames(join.gap_ms(self.pacing, self.seed), self.rate_hz)
        short = self._caption_end() - (self.frame + frames)
        if join.ends_paragraph and self.pacing.caption_room and short > 0:
            frames += min(short, ms_to_frames(MOST_ROOM_MS, self.rate_hz))
            reason = "caption"
        if opens and self.scoring.sting_frames:
            frames = max(frames, self.scoring.for_sting)
            self.stings.append(self.scoring.sting(self.frame, frames))
            reason = "chapter"
        self.silence(frames, reason)

    def _music(self) -> tuple[MusicPlacement, ...]:
        if not self.placements:
            return ()
        start, end = self.placements[0].start_frame, max(one.end_frame for one in self.placements[-2:])
        return (*self.stings, *self.scoring.around(start, end, self.frame))

    def _caption_end(self) -> int:
        """The first frame at which the next words may sound, so that the caption of these can be read."""
        reading_ms = max(SHORTEST_CUE_MS, ceil(1000 * self.characters / MOST_CHARACTERS_A_SECOND))
        return self.read_from + ms_to_frames(reading_ms + BETWEEN_CUES_MS, self.rate_hz)

    def chapter(self, title: str) -> None:
        """Begin a chapter at the sound that is placed next."""
        self.chapters.append(ChapterMark(start_frame=self.frame if self.placements else 0, title=title))

    def place(self, utterance: Utterance, clip: Clip) -> None:
        """Put a clip, cut to its sound, at the end of the line."""
        margin = ms_to_frames(MARGIN_MS, clip.rate_hz)
        clip_start = max(0, clip.sound_start - margin)
        placement = Placement(
            utterance=utterance,
            clip=clip,
            rate_hz=self.rate_hz,
            start_frame=self.frame,
            clip_start=clip_start,
            clip_end=max(clip_start, min(clip.frames, clip.sound_end + margin)),
        )
        if not self.placements or ends_paragraph(self.placements[-1].utterance, utterance):
            first_word = clip.marks[0].frame if clip.marks else 0
            self.read_from, self.characters = placement.at(max(clip.sound_start, first_word)), 0
        self.characters += len(" ".join(utterance.display.split())) + bool(self.characters)
        self.placements.append(placement)
        self.frame = placement.end_frame

    def timeline(self) -> Timeline:
        """What was laid out, checked."""
        return Timeline(
            rate_hz=self.rate_hz,
            frames=self.frame,
            placements=tuple(self.placements),
            gaps=tuple(self.gaps),
            chapters=tuple(self.chapters),
            music=self._music(),
            overlaps=tuple(self.overlaps),
        )
