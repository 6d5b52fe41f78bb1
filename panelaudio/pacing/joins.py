"""What joins two utterances, and so how long it is silent between them or how far they overlap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.pacing.agreements import is_agreement
from panelaudio.script import Heading, Item, Pause, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from panelaudio.pacing.presets import Pacing, Spread
    from panelaudio.speech import Utterance

_BLANK_LINE = re.compile(r"\n\s*\n\s*\Z")
_CLOSING = " \t\n\"'”’»)]*_"
_STOPS = ".?!…。！？"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """What the script has between two turns that sound."""

    headings: int = 0
    """How many."""
    asked_ms: int = 0
    """Of the pauses, together."""


NOTHING = Break()


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """The breaks of a script, by the turn that follows."""

    before: Mapping[int, Break]
    at_end: Break

    @classmethod
    def of(cls, items: Iterable[Item], sounding: frozenset[int]) -> Breaks:
        """The breaks between the turns that sound; what stands about a silent turn counts for the next one."""
        before = {}
        headings = asked_ms = 0
        for item in items:
            if isinstance(item, Heading):
                headings += 1
            elif isinstance(item, Pause):
                asked_ms += item.duration_ms
            elif item.index in sounding:
                before[item.index] = Break(headings=headings, asked_ms=asked_ms)
                headings = asked_ms = 0
        return cls(before=before, at_end=Break(headings=headings, asked_ms=asked_ms))


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two utterances that follow each other."""

    earlier: Utterance
    later: Utterance
    turns: Mapping[int, Turn]
    """Of the script."""
    between: Break = NOTHING
    """What the script has between them."""

    @property
    def changes_turn(self) -> bool:
        """Whether a turn ends here."""
        return self.earlier.turn != self.later.turn

    @property
    def ends_paragraph(self) -> bool:
        """Whether a paragraph or a turn ends here."""
        return ends_paragraph(self.earlier, self.later)

    def reason(self) -> str:
        """Which rule their gap follows."""
        if self.between.asked_ms:
            return "pause"
        if self.between.headings:
            return "chapter"
        if not self.changes_turn:
            return _inside(self.earlier.display)
        if self.earlier.speaker == self.later.speaker:
            return "paragraph"
        return self._change_of_speaker()

    def _change_of_speaker(self) -> str:
        before, after = self.turns.get(self.earlier.turn), self.turns.get(self.later.turn)
        if before is not None and before.cut_off:
            return "cut_off"
        if _last_mark(self.earlier.display) == "?":
            return "answer"
        return "agreement" if is_agreement(after.text if after else self.later.display) else "speaker"

    def gap_ms(self, pacing: Pacing, seed: int) -> int:
        """The length of the gap in ms: as asked, else drawn by seed, turn and part."""
        reason = self.reason()
        if reason == "pause":
            return self.between.asked_ms
        spread: Spread = getattr(pacing, reason)
        return spread.draw(self._key(seed))

    def overlap_ms(self, pacing: Pacing, seed: int) -> int:
        """By how much the later one may begin early, in ms; 0 where it may not."""
        may = self.reason() in {"agreement", "cut_off"}
        return pacing.overlap.draw(f"{self._key(seed)}:overlap") if may and pacing.overlap else 0

    def _key(self, seed: int) -> str:
        return f"{seed}:{self.later.turn}:{self.later.part}"


def ends_paragraph(earlier: Utterance, later: Utterance) -> bool:
    """Whether a paragraph or a turn ends between two utterances."""
    return earlier.turn != later.turn or _BLANK_LINE.search(earlier.display) is not None


def _inside(display: str) -> str:
    if _BLANK_LINE.search(display):
        return "paragraph"
    return "sentence" if _last_mark(display) in _STOPS else "clause"


def _last_mark(display: str) -> str:
    return display.rstrip(_CLOSING)[-1:] or " "
