"""What stands between two utterances, and so how long it is silent there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def reason_between(earlier: Utterance, later: Utterance, turn: Turn | None, between: Break) -> str:
    """Which rule a gap follows.

    Args:
        earlier: The utterance before the gap.
        later: The one after it.
        turn: The turn of the earlier one.
        between: What the script has between them.
    """
    if between.asked_ms:
        return "pause"
    if between.headings:
        return "chapter"
    if earlier.turn == later.turn:
        return _inside(earlier.display)
    if earlier.speaker == later.speaker:
        return "paragraph"
    if turn is not None and turn.cut_off:
        return "cut_off"
    return "answer" if _last_mark(earlier.display) == "?" else "speaker"


def ends_paragraph(earlier: Utterance, later: Utterance) -> bool:
    """Whether a paragraph or a turn ends between two utterances."""
    return earlier.turn != later.turn or _BLANK_LINE.search(earlier.display) is not None


def _inside(display: str) -> str:
    if _BLANK_LINE.search(display):
        return "paragraph"
    return "sentence" if _last_mark(display) in _STOPS else "clause"


def _last_mark(display: str) -> str:
    return display.rstrip(_CLOSING)[-1:] or " "


def gap_ms(reason: str, pacing: Pacing, between: Break, key: str) -> int:
    """The length of a gap in ms: as asked, else drawn by ``key``."""
    if reason == "pause":
        return between.asked_ms
    spread: Spread = getattr(pacing, reason)
    return spread.draw(key)
