"""WebVTT (.vtt), W3C §4 and §6: a voice on every cue, text escaped, word stamps by option.

The label is not in the text: Apple Podcasts and others show the name that ``<v>`` gives, and would show it twice. There
is no title: no player reads one, and some readers take nothing but the bare signature.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from panelaudio.episode import PLAIN, Cue, Detail, Episode
from panelaudio.timecode import stamp
from panelaudio.writers.cue_text import name_of, plain, timed_lines
from panelaudio.writers.together import Place, places

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SETTINGS = {
    "left": "position:5% align:left",
    "middle": "position:50% align:center",
    "right": "position:95% align:right",
}


class VttWriter:
    """One cue each; those who speak at once have cues of their own, placed apart."""

    name = "vtt"
    suffix = ".vtt"
    details = ("karaoke",)

    def write(self, episode: Episode, detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        found = ((place, _text(place.cue, detail)) for place in places(tuple(map(_bare, episode.cues))))
        cues = (_cue(number, place, text) for number, (place, text) in enumerate(((p, t) for p, t in found if t), 1))
        return "\n".join(chain(["WEBVTT\n"], cues))


def _bare(cue: Cue) -> Cue:
    return replace(cue, label="", lines=cue.bare_lines or cue.lines)


def _cue(number: int, place: Place, text: str) -> str:
    times = f"{stamp(place.cue.start_ms, '.')} --> {stamp(place.cue.end_ms, '.')}"
    return f"{number}\n{times}{_settings(place)}\n<v {_escaped(name_of(place.cue.speaker))}>{text}\n"


def _settings(place: Place) -> str:
    """Nothing for a cue that is shown alone: the player's own place for captions is what its user is used to."""
    return "" if place.alone else f" line:-{place.below + len(place.cue.lines)} {_SETTINGS[place.side]}"


def _text(cue: Cue, detail: Detail) -> str:
    lines = timed_lines(cue) if detail.karaoke else []
    if lines:
        rows = [" ".join(_stamped(*word) for word in line) for line in lines]
    else:
        rows = [_escaped(plain(line)) for line in cue.lines]
    return "\n".join(row for row in rows if row)


def _stamped(text: str, at_ms: int | None) -> str:
    return _escaped(text) if at_ms is None else f"<{stamp(at_ms, '.')}>{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
