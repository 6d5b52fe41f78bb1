"""Podlove Simple Chapters (``.psc``), version 1.2: an XML element that a feed's item can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import stamp
from panelaudio.writers.cue_text import plain

if TYPE_CHECKING:
    from panelaudio.episode import Chapter


class PodloveWriter:
    """Start and title of each chapter."""

    name = "psc"
    suffix = ".psc"
    details: tuple[str, ...] = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        chapters = "".join(map(_chapter, episode.chapters))
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n'
            f"{chapters}</psc:chapters>\n"
        )


def _chapter(one: Chapter) -> str:
    return f'  <psc:chapter start="{stamp(one.start_ms, ".")}" title={quoteattr(plain(one.title))} />\n'
