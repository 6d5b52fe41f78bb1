r"""Advanced SubStation Alpha (.ass): a style and a colour a speaker, karaoke by option.

By hand: pysubs2 escapes nothing and stops the clock at 9:59:59.99. The format has no escape that every player knows, so
braces (they open commands) become their full-width forms, and a backslash before ``N``, ``n`` or ``h`` gets a joiner.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.episode import PLAIN, Cue, Detail, Episode
from panelaudio.timecode import centiseconds, stamp_hundredths
from panelaudio.writers.colours import BLACK, UNSUNG, Colour, colour_of
from panelaudio.writers.cue_text import JOINER, name_of, plain, plain_lines, timed_lines
from panelaudio.writers.together import Place, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SIZE = 64
"""Of the letters, in lines of a screen of 1080."""
_ROW = 78
"""From one line to the next."""
_MARGIN = 60
_HEAD = """\
[Script Info]
Title: {title}
ScriptType: v4.00+
WrapStyle: 2
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
{styles}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
{events}"""
_ALIGNMENTS = {"left": r"{\an1}", "middle": r"{\an2}", "right": r"{\an3}"}
_ESCAPES = str.maketrans({"{": "｛", "}": "｝"})
_COMMAND = re.compile(r"\\(?=[Nnh])")


class AssWriter:
    """One event a cue."""

    name = "ass"
    suffix = ".ass"
    details = ("karaoke",)

    def write(self, episode: Episode, detail: Detail = PLAIN, /) -> str:
        """The whole file."""
        names = _style_names(cue.speaker for cue in episode.cues)
        styles = [_style(name, colour_of(index)) for index, name in enumerate(names.values())]
        events = (_event(place, names[place.cue.speaker], detail) for place in places(episode.cues))
        return _HEAD.format(title=plain(episode.title), styles="\n".join(styles), events="".join(events))


def _style_names(speakers: Iterable[str]) -> Mapping[str, str]:
    """A name of a style for each speaker: the speaker's own as a field holds it (no commas), no two alike."""
    names: dict[str, str] = {}
    for speaker in speakers:
        if speaker not in names:
            taken = {name.casefold() for name in names.values()}
            field = _field(speaker).lstrip("*") or "?"  # a star before a style's name means the default
            forms = (field if number == 1 else f"{field} {number}" for number in range(1, len(names) + 2))
            names[speaker] = next(form for form in forms if form.casefold() not in taken)
    return names


def _field(speaker: str) -> str:
    """A name as a field between commas can hold it."""
    return " ".join(name_of(speaker).replace(",", " ").split()) or "?"


def _style(name: str, colour: Colour) -> str:
    colours = ",".join(_hexadecimal(one) for one in (colour, UNSUNG, BLACK, BLACK))
    return f"Style: {name},Arial,{_SIZE},{colours},0,0,0,0,100,100,0,0,1,3,1,2,{_MARGIN},{_MARGIN},{_MARGIN},1"


def _hexadecimal(colour: Colour) -> str:
    red, green, blue = colour
    return f"&H00{blue:02X}{green:02X}{red:02X}"


def _event(place: Place, style: str, detail: Detail) -> str:
    cue = place.cue
    text = (_karaoke(cue) if detail.karaoke else "") or r"\N".join(map(_escaped, plain_lines(cue)))
    if not text:
        return ""
    end_ms = max(cue.end_ms, cue.start_ms + 10)  # one hundredth at least
    times = f"{stamp_hundredths(cue.start_ms, hours=True)},{stamp_hundredths(end_ms, hours=True)}"
    margin, aside = (0, "") if place.alone else (_MARGIN + _ROW * place.below, _ALIGNMENTS[place.side])
    return f"Dialogue: 0,{times},{style},{_field(cue.speaker)},0,0,{margin},,{aside}{text}\n"


def _karaoke(cue: Cue) -> str:
    r"""The words with ``\k``, each from its own start to the next one's: differences of rounded times, so no drift."""
    lines = timed_lines(cue)
    starts = [ms for line in lines for _, ms in line]
    if not starts:
        return ""
    edges = [cue.start_ms]
    for ms in starts:
        edges.append(edges[-1] if ms is None else ms)
    edges.append(max(edges[-1], min(cue.words[-1].end_ms, cue.end_ms)))
    lengths = (centiseconds(after) - centiseconds(before) for before, after in pairwise(edges))
    lead = next(lengths)
    rows = [" ".join(f"{{\\k{next(lengths)}}}{_escaped(text)}" for text, _ in line) for line in lines]
    label = _escaped(plain(cue.label)) + " " * cue.label.endswith(" ")
    return label + (f"{{\\k{lead}}}" if lead else "") + r"\N".join(row for row in rows if row)


def _escaped(text: str) -> str:
    return _COMMAND.sub(rf"\\{JOINER}", text.translate(_ESCAPES))
