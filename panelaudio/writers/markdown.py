"""Markdown (``.transcript.md``): ``**Name** [0:00]`` and the words beneath, chapters as headings (CommonMark, GFM).

``panelaudio`` reads it again as a transcript.
"""

from __future__ import annotations

import re

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import MS_PER_S, clock
from panelaudio.writers.cue_text import plain
from panelaudio.writers.passages import paragraphs

_INLINE = re.compile(
    r"[\\`*<\[]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore inside a word is none of Markdown's
    r"|&(?=\#|\w+;)"
    r"|~(?=~)|(?<=~)~"
)
_AT_START = re.compile(r"^(?=[#>+=|-])|^(\d{1,9})(?=[.)](?:\s|$))")


class MarkdownWriter:
    """``**Name** [0:00]``, and the words beneath."""

    name = "md"
    suffix = ".transcript.md"
    details = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        title = _escaped(plain(episode.title))
        parts = [f"# {title}"] if title else []
        for one in paragraphs(episode.timeline):
            parts += [f"## {_escaped(heading)}" for heading in one.headings]
            time = f"[{clock(one.start_ms // MS_PER_S)}]"
            if one.opens:
                parts += [f"**{_escaped(one.speaker)}** {time}", _at_start(_escaped(one.text))]
            else:
                parts.append(f"{time} {_escaped(one.text)}")
        return "\n\n".join(part for part in parts if part) + "\n"


def _escaped(text: str) -> str:
    """A text of one line as Markdown (CommonMark, GFM) that shows the same text."""
    return _INLINE.sub(r"\\\g<0>", text)


def _at_start(text: str) -> str:
    """A paragraph that does not turn into a heading, a list or a rule by how it begins."""
    return _AT_START.sub(r"\1\\", text)
