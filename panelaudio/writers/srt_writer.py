"""SubRip (.srt), through the library ``srt``: UTF-8, numbers from 1, nothing in the text that splits a cue."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import srt

from panelaudio.writers.cue_text import plain_lines

if TYPE_CHECKING:
    from panelaudio.episode import Cue, Episode


class SrtWriter:
    """One subtitle a cue."""

    name = "srt"
    suffix = ".srt"

    def write(self, episode: Episode) -> str:
        """The whole file."""
        subtitles = [_subtitle(number, cue) for number, cue in enumerate(episode.cues, start=1)]
        # reindex=False: the numbers are right already, and the library would drop cues that it takes for empty.
        return str(srt.compose(subtitles, reindex=False, strict=True))


def _subtitle(number: int, cue: Cue) -> srt.Subtitle:
    # Whole milliseconds come in, so the library's truncation has nothing to truncate.
    return srt.Subtitle(
        index=number,
        start=timedelta(milliseconds=cue.start_ms),
        end=timedelta(milliseconds=cue.end_ms),
        content="\n".join(plain_lines(cue)),
    )
