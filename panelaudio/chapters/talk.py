"""The talk as chapters see it: who says which sentence, and about when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.speech import Clip, Utterance

_GAP_S = {"turn": 0.3, "paragraph": 0.8, "sentence": 0.35}
_BLANK_LINE = re.compile(r"\n\s*\n\s*\Z")

Begin = Literal["turn", "paragraph", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One utterance in the talk."""

    turn: int
    part: int
    speaker: str
    text: str
    """As it is shown, white space flattened."""
    begins: Begin
    """The greatest of what begins with it."""
    start_s: float
    """About; gaps are taken at their medians."""
    end_s: float


def talk_of(pieces: Sequence[tuple[Utterance, Clip]]) -> tuple[Passage, ...]:
    """The passages of the rendered utterances, in order, from 0 s."""
    passages: list[Passage] = []
    reached_s = 0.0
    for utterance, clip in pieces:
        begins = _begins(utterance, pieces[len(passages) - 1][0] if passages else None)
        start_s = reached_s + (_GAP_S[begins] if passages else 0.0)
        reached_s = start_s + (clip.sound_end - clip.sound_start) / clip.rate_hz
        passages.append(
            Passage(
                turn=utterance.turn,
                part=utterance.part,
                speaker=utterance.speaker,
                text=" ".join(utterance.display.split()),
                begins=begins,
                start_s=start_s,
                end_s=reached_s,
            )
        )
    return tuple(passages)


def _begins(utterance: Utterance, before: Utterance | None) -> Begin:
    if before is None or before.turn != utterance.turn:
        return "turn"
    return "paragraph" if _BLANK_LINE.search(before.display) else "sentence"
