"""Words with their times as JSON (``.words.json``), for programs; the keys are those of docs/reference/json.md."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import frames_to_ms

if TYPE_CHECKING:
    from panelaudio.timeline import Placement

_ESCAPED = re.compile(r"[\x7f-\x9f\ud800-\udfff]")
"""What JSON would let stand: controls that steer a terminal, and halves of characters, which UTF-8 does not have."""


class WordsWriter:
    """One object an utterance, one a word."""

    name = "words"
    suffix = ".words.json"
    details = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        placements = episode.timeline.placements
        content = {
            "version": 1,
            "sample_rate_hz": episode.timeline.rate_hz,
            "duration_ms": episode.duration_ms,
            "utterances": [_utterance(index, one) for index, one in enumerate(placements)],
        }
        text = json.dumps(content, ensure_ascii=False, indent=1)
        return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _utterance(index: int, placement: Placement) -> dict[str, Any]:
    utterance = placement.utterance
    words = [
        {
            "text": word.text,
            "start_ms": frames_to_ms(word.start_frame, placement.rate_hz),
            "end_ms": frames_to_ms(word.end_frame, placement.rate_hz),
        }
        for word in placement.words()
    ]
    return {
        "index": index,
        "turn": utterance.turn,
        "speaker": utterance.speaker,
        "start_ms": frames_to_ms(placement.start_frame, placement.rate_hz),
        "end_ms": frames_to_ms(placement.end_frame, placement.rate_hz),
        "display": utterance.display,
        "timed": placement.clip.timed,
        "words": words,
    }
