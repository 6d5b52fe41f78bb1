"""Podlove Simple Chapters (``.psc``), version 1.2: an XML element that a feed's item can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from panelaudio.episode import PLAIN
from panelaudio.timecode import stamp

if TYPE_CHECKING:
    from panelaudio.episode import Chapter, Detail, Episode

_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (§2.2) has no character for."""


class PodloveWriter:
    """Start and title of each chapter."""

    name = "psc"
    suffix = ".psc"
    details = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        chapters = "".join(map(_chapter, episode.chapters))
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n'
            f"{chapters}</psc:chapters>\n"
        )


def _chapter(one: Chapter) -> str:
    return f'  <psc:chapter start="{stamp(one.start_ms, ".")}" title={quoteattr(_NOT_XML.sub("�", one.title))} />\n'
