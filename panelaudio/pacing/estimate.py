"""How long an episode will be, before anything is rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panelaudio.pacing.presets import NATURAL, Pacing
from panelaudio.script import Heading, Item, Pause, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS_A_MINUTE = 175
"""Of a voice at speed 1.0."""
_PARAGRAPH = re.compile(r"\n\s*\n")
_BETWEEN = "\x00"
"""Stands between the turns: it ends no sentence and parts no words."""
_SENTENCE = re.compile(r"[.?!…][\"'”’)]*\s+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What the turns of one speaker come to."""

    turns: int
    words: int
    ms: float
    """About, as if nobody else spoke, with the silence at both ends of the episode."""


def estimate(
    items: Iterable[Item], *, speeds: Mapping[str, float] | None = None, pacing: Pacing = NATURAL
) -> tuple[float, dict[str, Spoken]]:
    """About how long the items will sound, gaps included, in milliseconds; and what each speaker says of it.

    Args:
        items: Of a script.
        speeds: Of each speaker's voice, 1.0 where not given.
        pacing: Whose median gaps are counted.
    """
    texts: dict[str, list[str]] = {}
    ends_ms = pacing.head_ms + pacing.tail_ms
    pauses_ms = 0
    for item in items:
        if isinstance(item, Turn):
            texts.setdefault(item.speaker, []).append(item.text.strip())
        elif isinstance(item, Heading):
            pauses_ms += pacing.chapter.median_ms
        elif isinstance(item, Pause):
            pauses_ms += item.duration_ms
    speakers = {name: _spoken(said, (speeds or {}).get(name, 1.0), pacing) for name, said in texts.items()}
    whole_ms = ends_ms + pauses_ms + sum(one.ms for one in speakers.values())
    return whole_ms, {name: replace(one, ms=one.ms + ends_ms) for name, one in speakers.items()}


def estimate_seconds(
    items: Iterable[Item], *, speeds: Mapping[str, float] | None = None, pacing: Pacing = NATURAL
) -> float:
    """About how long the items will sound, in seconds."""
    return estimate(items, speeds=speeds, pacing=pacing)[0] / 1000


def _spoken(texts: list[str], speed: float, pacing: Pacing) -> Spoken:
    """Counted in all turns of a speaker at once, which is much quicker than turn by turn."""
    text = _BETWEEN.join(texts)
    words = len(text.split()) + len(texts) - 1
    paragraphs = len(_PARAGRAPH.findall(text))
    sentences = len(_SENTENCE.findall(text)) - paragraphs
    gaps_ms = paragraphs * pacing.paragraph.median_ms + sentences * pacing.sentence.median_ms
    sound_ms = words * 60_000 / (WORDS_A_MINUTE * speed)
    return Spoken(turns=len(texts), words=words, ms=sound_ms + gaps_ms + len(texts) * pacing.speaker.median_ms)
