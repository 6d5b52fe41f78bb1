"""SubRip (.srt), through the library ``srt``: UTF-8, numbers from 1, nothing in the text that splits a cue."""

from __future__ import annotations

import re
from datetime import timedelta

import srt

from panelaudio.episode import PLAIN, Cue, Detail, Episode
from panelaudio.writers.cue_text import JOINER, plain_lines
from panelaudio.writers.together import together

_ARROW = re.compile(r"--+>")
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|\{(?=\\)|\\(?=[Nnh])")
"""Tags, and what players that show SubRip as ASS take for commands: ``C:\\Notes`` has a line end in the middle."""


class SrtWriter:
    """One subtitle a cue; those who speak at once share one, each on a line of their own."""

    name = "srt"
    suffix = ".srt"
    details = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        texts = ((group, "\n".join(_lines(group))) for group in together(episode.cues))
        subtitles = [
            _subtitle(number, group, text) for number, (group, text) in enumerate(((g, t) for g, t in texts if t), 1)
        ]
        # reindex=False: the numbers are right already, and the library would drop cues that it takes for empty.
        return str(srt.compose(subtitles, reindex=False, strict=True))


def _subtitle(number: int, group: tuple[Cue, ...], text: str) -> srt.Subtitle:
    # Whole milliseconds come in, so the library's truncation has nothing to truncate.
    return srt.Subtitle(
        index=number,
        start=timedelta(milliseconds=min(cue.start_ms for cue in group)),
        end=timedelta(milliseconds=max(cue.end_ms for cue in group)),
        content=text,
    )


def _lines(group: tuple[Cue, ...]) -> list[str]:
    return [_safe(line) for cue in group for line in plain_lines(cue)]


def _safe(line: str) -> str:
    """A line that nobody obeys: an arrow would split the cue, and players drop what looks like a tag."""
    return _MARKUP.sub(rf"\g<0>{JOINER}", _ARROW.sub("→", line))
