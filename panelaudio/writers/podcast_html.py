"""The HTML transcript of Podcasting 2.0 (``.transcript.html``): ``cite``, ``time`` and ``p`` for each paragraph.

A page of its own, so that a browser knows its characters, and lets each paragraph run its own letters' way; apps take
the three elements out of it.
"""

from __future__ import annotations

from html import escape

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import MS_PER_S, clock
from panelaudio.writers.cue_text import plain
from panelaudio.writers.passages import paragraphs

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>cite, p {{ unicode-bidi: plaintext }}</style>
</head>
<body>
{body}</body>
</html>
"""


class PodcastHtmlWriter:
    """Name, time and words for each paragraph."""

    name = "podcast-html"
    suffix = ".transcript.html"
    details = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole page."""
        body = (
            f"<cite>{escape(one.speaker, quote=False)}:</cite>\n"
            f"<time>{clock(one.start_ms // MS_PER_S)}</time>\n"
            f"<p>{escape(one.text, quote=False)}</p>\n"
            for one in paragraphs(episode.timeline)
            if one.text
        )
        return _PAGE.format(
            language=escape(plain(episode.script.language)),
            title=escape(plain(episode.title), quote=False),
            body="".join(body),
        )
