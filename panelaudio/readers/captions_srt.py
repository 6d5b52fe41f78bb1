"""SubRip captions (.srt) as a transcript; it has no standard, so everything that players take is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.readers.caption_credits import drop_credits
from panelaudio.readers.caption_cues import in_order, scan_cues, timing_of
from panelaudio.readers.caption_rolling import drop_repeated
from panelaudio.readers.caption_turns import pieces_of
from panelaudio.readers.draft import Draft
from panelaudio.readers.joining import join_pieces
from panelaudio.readers.passages import tell_passages

if TYPE_CHECKING:
    from panelaudio.readers.caption_cues import OldCue
    from panelaudio.script import Script, Source

_HEAD_LINES = 12


class SrtReader:
    """Joins SRT captions into the turns of their speakers; the old times stay in the turns."""

    name = "srt"

    def sniff(self, source: Source) -> float:
        """Sure where the times of a caption stand near the top; WebVTT says of itself what it is."""
        head = source.text[:4000].split("\n")[:_HEAD_LINES]
        return 0.98 if any(timing_of(line) for line in head) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: there is no caption with words, or a name fits two people.
        """
        return read_captions(source, self.name, webvtt=False)


def read_captions(source: Source, reader: str, *, webvtt: bool) -> Script:
    """The script of a file of captions, with the name of the reader that took it."""
    draft = Draft(source=source)
    return tell_cues(draft, reader, in_order(draft, scan_cues(draft, webvtt=webvtt)))


def tell_cues(draft: Draft, reader: str, cues: list[OldCue]) -> Script:
    """The script of captions in the order of their times, whatever file they stand in.

    Raises:
        InputError: there is no caption with words, or a name fits two people.
    """
    drop_repeated(draft, cues)
    drop_credits(draft, cues)
    passages = tuple(join_pieces(pieces_of(draft, cues)))
    del cues  # with their rows they take as much memory as the script that is made now
    return tell_passages(draft, reader, passages)
