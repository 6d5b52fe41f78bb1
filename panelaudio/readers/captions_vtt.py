"""WebVTT captions (.vtt) as a transcript (W3C WebVTT §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.readers.captions_srt import read_captions

if TYPE_CHECKING:
    from panelaudio.script import Script, Source


class VttReader:
    """Joins WebVTT captions into the turns of their speakers; the old times stay in the turns."""

    name = "vtt"

    def sniff(self, source: Source) -> float:
        """Sure where the file begins with its signature (WebVTT §4.1)."""
        first, _, _ = source.text.lstrip("\ufeff\n ")[:200].partition("\n")
        return 1.0 if first.split(maxsplit=1)[:1] == ["WEBVTT"] else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: there is no caption with words, or a name fits two people.
        """
        return read_captions(source, self.name, webvtt=True)
