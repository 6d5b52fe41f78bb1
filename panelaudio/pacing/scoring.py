"""Where music lies: before, after, between and under the speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.timecode import ms_to_frames
from panelaudio.timeline import MusicPlacement

if TYPE_CHECKING:
    from collections.abc import Iterator

UNDER_MS = 4000
"""So long, at most, an intro goes on under the first words, and an outro begins before the last have ended."""
_UNDER_SHARE = 3
"""It is a third of the piece, where that is shorter."""
BESIDE_STING_MS = 350
"""Of silence on both sides of a sting."""
_EDGE_MS, _STING_OUT_MS, _OUTRO_OUT_MS, _BED_IN_MS, _BED_OUT_MS = 10, 400, 4000, 1500, 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """Which music an episode has, and how long its pieces are (frames of the timeline; 0: there is none)."""

    rate_hz: int
    intro_frames: int = 0
    outro_frames: int = 0
    sting_frames: int = 0
    bed: bool = False

    def _ms(self, ms: int) -> int:
        return ms_to_frames(ms, self.rate_hz)

    def under(self, frames: int) -> int:
        """How much of an intro or outro of this length lies under speech."""
        return min(self._ms(UNDER_MS), frames // _UNDER_SHARE)

    def _edge(self, frames: int) -> int:
        """The fade of a beginning that is to be heard at once."""
        return min(self._ms(_EDGE_MS), frames // _UNDER_SHARE)

    @property
    def before_speech(self) -> int:
        """Frames of the intro that are heard alone."""
        return self.intro_frames - self.under(self.intro_frames)

    @property
    def for_sting(self) -> int:
        """Frames that a gap with a sting has at least; 0 where there is no sting."""
        return self.sting_frames + 2 * self._ms(BESIDE_STING_MS) if self.sting_frames else 0

    def sting(self, gap_start: int, gap_frames: int) -> MusicPlacement:
        """The sting in the middle of a gap."""
        return MusicPlacement(
            use="sting",
            start_frame=gap_start + (gap_frames - self.sting_frames) // 2,
            frames=self.sting_frames,
            fade_in_frames=self._edge(self.sting_frames),
            fade_out_frames=min(self._ms(_STING_OUT_MS), self.sting_frames // _UNDER_SHARE),
        )

    def outro_start(self, speech_end: int) -> int:
        """Where the outro begins."""
        return max(0, speech_end - self.under(self.outro_frames))

    def around(self, speech_start: int, speech_end: int, frames: int) -> Iterator[MusicPlacement]:
        """Intro, bed and outro of a timeline.

        Args:
            speech_start: The first frame of speech.
            speech_end: One past the last.
            frames: Of the timeline.
        """
        outro_start = self.outro_start(speech_end)
        if self.intro_frames:
            yield MusicPlacement(
                use="intro",
                start_frame=0,
                frames=min(self.intro_frames, frames),
                fade_in_frames=self._edge(self.intro_frames),
                fade_out_frames=self.under(self.intro_frames),
            )
        if self.bed:
            start = speech_start if self.intro_frames else 0
            end = outro_start + self.under(self.outro_frames) if self.outro_frames else frames
            yield MusicPlacement(
                use="bed",
                start_frame=start,
                frames=end - start,
                fade_in_frames=min(self._ms(_BED_IN_MS), (end - start) // 2),
                fade_out_frames=min(self._ms(_BED_OUT_MS), (end - start) // 2),
            )
        if self.outro_frames:
            yield MusicPlacement(
                use="outro",
                start_frame=outro_start,
                frames=min(self.outro_frames, frames - outro_start),
                fade_in_frames=self.under(self.outro_frames),
                fade_out_frames=min(self._ms(_OUTRO_OUT_MS), self.outro_frames // _UNDER_SHARE),
            )
