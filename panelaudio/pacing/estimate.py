"""How long an episode will be, before anything is rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.pacing.presets import NATURAL, Pacing
from panelaudio.script import Heading, Item, Pause, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS_A_MINUTE = 175
"""Of a voice at speed 1.0."""
_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"[.?!…][\"'”’)]*\s+(?=\S)")


def estimate_seconds(
    items: Iterable[Item], *, speeds: Mapping[str, float] | None = None, pacing: Pacing = NATURAL
) -> float:
    """About how long the items will sound, gaps included, in seconds.

    Args:
        items: Of a script, or the turns of one speaker.
        speeds: Of each speaker's voice, 1.0 where not given.
        pacing: Whose median gaps are counted.
    """
    ms = float(pacing.head_ms + pacing.tail_ms)
    for item in items:
        if isinstance(item, Turn):
            ms += _sound_ms(item.text, (speeds or {}).get(item.speaker, 1.0)) + _gaps_ms(item.text, pacing)
        elif isinstance(item, Heading):
            ms += pacing.chapter.median_ms
        elif isinstance(item, Pause):
            ms += item.duration_ms
    return ms / 1000


def _sound_ms(text: str, speed: float) -> float:
    return len(text.split()) * 60_000 / (WORDS_A_MINUTE * speed)


def _gaps_ms(text: str, pacing: Pacing) -> float:
    paragraphs = len(_PARAGRAPH.findall(text.strip()))
    sentences = len(_SENTENCE.findall(text.strip())) - paragraphs
    return paragraphs * pacing.paragraph.median_ms + sentences * pacing.sentence.median_ms + pacing.speaker.median_ms
