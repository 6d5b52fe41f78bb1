"""Plain text (``.transcript.txt``): a line a paragraph, with the second of the episode at which it begins.

``panelaudio`` reads it again as a transcript, headings included.
"""

from __future__ import annotations

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import MS_PER_S, clock
from panelaudio.writers.cue_text import plain
from panelaudio.writers.passages import paragraphs


class TextWriter:
    """``[0:00] Name: words``, a line a paragraph."""

    name = "txt"
    suffix = ".transcript.txt"
    details = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        parts = [plain(episode.title)]
        for one in paragraphs(episode.timeline):
            parts += [f"## {heading}" for heading in one.headings]
            time = clock(one.start_ms // MS_PER_S)
            parts.append(f"[{time}] {f'{one.speaker}: ' if one.opens else ''}{one.text}")
        return "\n\n".join(part for part in parts if part) + "\n"
