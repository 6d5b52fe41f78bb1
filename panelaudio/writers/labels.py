"""A label track for Audacity (``.labels.txt``): a label a sentence, exact to the frame; File > Import > Labels."""

from __future__ import annotations

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import decimal_seconds
from panelaudio.writers.passages import sentences


class LabelsWriter:
    """Start and end in seconds, name and words."""

    name = "labels"
    suffix = ".labels.txt"
    details = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file; empty where nothing is said."""
        rate_hz = episode.timeline.rate_hz
        return "".join(
            f"{decimal_seconds(one.start_frame, rate_hz)}\t{decimal_seconds(one.end_frame, rate_hz)}\t"
            f"{one.speaker}: {one.text}\n"
            for one in sentences(episode.timeline)
        )
