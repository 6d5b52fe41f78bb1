"""The JSON transcript of Podcasting 2.0, version 1.0.0 (``.transcript.json``)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import MS_PER_S, frames_to_ms
from panelaudio.writers.cue_text import plain
from panelaudio.writers.passages import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator


class PodcastJsonWriter:
    """One segment a sentence, or one a word."""

    name = "podcast-json"
    suffix = ".transcript.json"
    details = ("word_segments",)

    def write(self, episode: Episode, detail: Detail = PLAIN, /) -> str:
        """The whole file; times in seconds."""
        segments = list(_segments(episode, detail))
        if episode.timeline.overlaps:
            segments.sort(key=lambda segment: segment["startTime"])  # a reader follows them in time
        return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def _segments(episode: Episode, detail: Detail) -> Iterator[dict[str, Any]]:
    rate_hz = episode.timeline.rate_hz
    for sentence in sentences(episode.timeline):
        if detail.word_segments:
            parts = [(word.start_frame, word.end_frame, plain(word.text)) for word in sentence.words]
        else:
            parts = [(sentence.start_frame, sentence.end_frame, sentence.text)]
        for start_frame, end_frame, text in parts:
            if text:
                yield {
                    "speaker": sentence.speaker,
                    "startTime": frames_to_ms(start_frame, rate_hz) / MS_PER_S,
                    "endTime": frames_to_ms(end_frame, rate_hz) / MS_PER_S,
                    "body": text,
                }
