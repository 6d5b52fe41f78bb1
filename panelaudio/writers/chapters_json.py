"""JSON chapters of Podcasting 2.0 (``.chapters.json``), version 1.2.0, for ``podcast:chapters`` in a feed."""

from __future__ import annotations

import json

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import MS_PER_S


class ChaptersWriter:
    """Times in seconds; an episode without chapters has an empty list."""

    name = "chapters"
    suffix = ".chapters.json"
    details: tuple[str, ...] = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        content = {
            "version": "1.2.0",
            "title": episode.title,
            "author": ", ".join(speaker.name for speaker in episode.script.speakers),
            "podcastName": episode.show,
            "description": episode.script.description,
            "chapters": [
                {"startTime": one.start_ms / MS_PER_S, "endTime": one.end_ms / MS_PER_S, "title": one.title}
                for one in episode.chapters
            ],
        }
        told = {key: value for key, value in content.items() if value or key == "chapters"}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
