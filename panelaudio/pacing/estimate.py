"""How long an episode will be, before anything is rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.pacing.presets import NATURAL, Pacing
from panelaudio.script import Heading, Item, Pause, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS_A_MINUTE = 175
"""Of a voice at speed 1.0."""
_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"[.?!…][\"'”’)]*\s+(?=\S)")


@dataclass(slots=True, kw_only=True)
class Spoken:
    """What the turns of one speaker come to."""

    turns: int = 0
    words: int = 0
    ms: float
    """About, as if nobody else spoke, with the silence at both ends of the episode."""

    def add(self, words: int, ms: float) -> None:
        """One turn more."""
        self.turns += 1
        self.words += words
        self.ms += ms


def estimate(
    items: Iterable[Item], *, speeds: Mapping[str, float] | None = None, pacing: Pacing = NATURAL
) -> tuple[float, dict[str, Spoken]]:
    """About how long the items will sound, gaps included, in milliseconds; and what each speaker says of it.

    Args:
        items: Of a script.
        speeds: Of each speaker's voice, 1.0 where not given.
        pacing: Whose median gaps are counted.
    """
    ends_ms = float(pacing.head_ms + pacing.tail_ms)
    whole_ms = ends_ms
    speakers: dict[str, Spoken] = {}
    for item in items:
        if isinstance(item, Turn):
            words = len(item.text.split())
            own_ms = words * 60_000 / (WORDS_A_MINUTE * (speeds or {}).get(item.speaker, 1.0))
            own_ms += _gaps_ms(item.text, pacing)
            whole_ms += own_ms
            if item.speaker not in speakers:
                speakers[item.speaker] = Spoken(ms=ends_ms)
            speakers[item.speaker].add(words, own_ms)
        elif isinstance(item, Heading):
            whole_ms += pacing.chapter.median_ms
        elif isinstance(item, Pause):
            whole_ms += item.duration_ms
    return whole_ms, speakers


def estimate_seconds(
    items: Iterable[Item], *, speeds: Mapping[str, float] | None = None, pacing: Pacing = NATURAL
) -> float:
    """About how long the items will sound, in seconds."""
    return estimate(items, speeds=speeds, pacing=pacing)[0] / 1000


def _gaps_ms(text: str, pacing: Pacing) -> float:
    text = text.strip()
    paragraphs = len(_PARAGRAPH.findall(text)) if "\n" in text else 0
    sentences = len(_SENTENCE.findall(text)) - paragraphs
    return paragraphs * pacing.paragraph.median_ms + sentences * pacing.sentence.median_ms + pacing.speaker.median_ms
