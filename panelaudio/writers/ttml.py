"""TTML2 (.ttml) in the text profile of IMSC 1.1: an agent a speaker, a region for each place on the screen.

Times are those of the media; the font is left to the player, its size is that of a screen of 15 lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from panelaudio.episode import PLAIN, Detail, Episode
from panelaudio.timecode import stamp
from panelaudio.writers.cue_text import name_of, plain, plain_lines
from panelaudio.writers.together import Place, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml"
    xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
    xmlns:tts="http://www.w3.org/ns/ttml#styling"
    ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text"
    ttp:timeBase="media" xml:lang={language}>
  <head>
    <metadata>
      <ttm:title>{title}</ttm:title>
{agents}    </metadata>
    <styling>
      <style xml:id="row" tts:fontFamily="proportionalSansSerif" tts:fontSize="80%" tts:lineHeight="125%"/>
      <style xml:id="text" tts:color="#FFFFFFFF" tts:backgroundColor="#000000CC"/>
    </styling>
    <layout>
{regions}    </layout>
  </head>
  <body>
    <div style="row">
{rows}    </div>
  </body>
</tt>
"""
_ROW = 7
"""Per cent of the screen from one line to the next, with a little room."""
_BOTTOM = 95
_ALIGNMENTS = {"left": "left", "middle": "center", "right": "right"}


class TtmlWriter:
    """One paragraph a cue."""

    name = "ttml"
    suffix = ".ttml"
    details = ()

    def write(self, episode: Episode, _detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        shown = tuple(place for place in places(episode.cues) if plain_lines(place.cue))
        agents = _agents(place.cue.speaker for place in shown)
        regions = dict.fromkeys(map(_region, shown))
        return _FILE.format(
            language=quoteattr(plain(episode.script.language)),
            title=escape(plain(episode.title)),
            agents="".join(_agent(id_, speaker) for speaker, id_ in agents.items()),
            regions="".join(_layout(*region) for region in regions),
            rows="".join(_paragraph(number, place, agents) for number, place in enumerate(shown, start=1)),
        )


def _agents(speakers: Iterable[str]) -> Mapping[str, str]:
    return {speaker: f"speaker{number}" for number, speaker in enumerate(dict.fromkeys(speakers), start=1)}


def _agent(id_: str, speaker: str) -> str:
    name = escape(name_of(speaker))
    return f'      <ttm:agent xml:id="{id_}" type="person"><ttm:name type="full">{name}</ttm:name></ttm:agent>\n'


def _region(place: Place) -> tuple[str, int, int]:
    """Side, lines beneath, lines: a cue that is alone has room for all that a profile allows."""
    return (place.side, place.below, 0 if place.alone else len(place.cue.lines))


def _region_id(side: str, below: int, lines: int) -> str:
    return f"{side}-{below}-{lines}" if lines else "bottom"


def _layout(side: str, below: int, lines: int) -> str:
    height = _ROW * (lines or 6)
    top = _BOTTOM - _ROW * below - height
    return (
        f'      <region xml:id="{_region_id(side, below, lines)}" tts:origin="5% {top}%" tts:extent="90% {height}%" '
        f'tts:displayAlign="after" tts:textAlign="{_ALIGNMENTS[side]}" tts:overflow="visible"/>\n'
    )


def _paragraph(number: int, place: Place, agents: Mapping[str, str]) -> str:
    cue = place.cue
    text = "<br/>".join(map(escape, plain_lines(cue)))
    return (
        f'      <p xml:id="cue{number}" begin="{stamp(cue.start_ms, ".")}" end="{stamp(cue.end_ms, ".")}" '
        f'region="{_region_id(*_region(place))}" ttm:agent="{agents[cue.speaker]}">'
        f'<span style="text">{text}</span></p>\n'
    )
