r"""Captions of Aegisub and SubStation Alpha (.ass, .ssa) as a transcript.

``Dialogue: 0,0:00:01.00,0:00:03.50,Default,Nora Vale,0,0,0,,Well,\Nhello``: the line ``Format:`` names the fields, the
last of which is the text and may hold commas. ``{\i1}`` and other braces are no words, ``\N`` and ``\n`` end a row,
``\h`` is a blank; behind ``{\p1}`` stands a drawing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.readers.caption_cues import OldCue, in_order, row_of
from panelaudio.readers.captions_srt import tell_cues
from panelaudio.readers.draft import Draft
from panelaudio.readers.passages import speaker_name
from panelaudio.readers.unspoken import MARKUP

if TYPE_CHECKING:
    from panelaudio.script import Script, Source

_USUAL = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
"""The fields where no ``Format:`` names them."""
_TIME = re.compile(r"(\d{1,3}):(\d{1,2}):(\d{1,2})(?:[.:](\d{1,3}))?")
_BRACES = re.compile(r"\{[^{}]{0,2000}\}")
_DRAWS = re.compile(r"\\p[1-9]")
_ROW_END = re.compile(r"\\[Nn]")
_EVENTS = re.compile(r"(?:Dialogue|Comment):", re.IGNORECASE)
_HEAD_LINES = 200
_HEADER = "the file's header"


class _Event(NamedTuple):
    start_ms: int
    end_ms: int
    name: str
    text: str


class AssReader:
    """Joins the events of ASS and SSA into the turns of their speakers; the old times stay in the turns."""

    name = "ass"

    def sniff(self, source: Source) -> float:
        """Sure where the file says ``[Script Info]`` or ``[Events]`` above lines of dialogue."""
        head = source.lines[:_HEAD_LINES]
        first = next((line.strip("\ufeff \t").casefold() for line in head if line.strip("\ufeff \t")), "")
        return 1.0 if first in {"[script info]", "[events]", "[v4+ styles]", "[v4 styles]"} else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: there is no caption with words, or a name fits two people.
        """
        draft = Draft(source=source)
        fields: tuple[str, ...] = _USUAL
        cues: list[OldCue] = []
        for number, line in enumerate(source.lines, start=1):
            kind, _, rest = line.partition(":")
            word = kind.strip().casefold()
            if word == "dialogue" and (event := _event(fields, rest)):
                cues.append(_cue(draft, number, event))
            elif word in {"dialogue", "comment"}:
                draft.leave(number, "comment in the captions" if word == "comment" else "not understood", line)
            elif line.strip():
                fields = _fields(rest) if word == "format" and "text" in rest.casefold() else fields
                draft.title = draft.title or (_title(rest) if word == "title" else "")
                draft.take(number, "title" if word == "title" else _HEADER)
        return tell_cues(draft, self.name, in_order(draft, cues))


def _fields(named: str) -> tuple[str, ...]:
    return tuple(one.strip().casefold().replace("actor", "name") for one in named.split(","))


def _title(written: str) -> str:
    """What programs write of themselves is no title."""
    title = written.strip()
    return "" if title.casefold() in {"default aegisub file", "<untitled>", "untitled"} else title


def _event(fields: tuple[str, ...], written: str) -> _Event | None:
    values = written.split(",", len(fields) - 1)
    if len(values) < len(fields):
        return None
    found = dict(zip(fields, values, strict=True))
    start, end = (_TIME.fullmatch(found.get(bound, "").strip()) for bound in ("start", "end"))
    if start is None or end is None:
        return None
    return _Event(_ms(start), _ms(end), found.get("name", "").strip(), found["text"])


def _ms(found: re.Match[str]) -> int:
    hours, minutes, seconds, fraction = found.groups()
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((fraction or "0").ljust(3, "0"))


def _cue(draft: Draft, number: int, event: _Event) -> OldCue:
    """The rows of an event: all stand on one line."""
    braces = _BRACES.findall(event.text) if "{" in event.text else []
    cue = OldCue(event.start_ms, event.end_ms, number)
    if any(_DRAWS.search(one) for one in braces):
        draft.leave(number, "a drawing", event.text)
        return cue
    if braces:
        draft.leave(number, MARKUP, " ".join(braces))
    words = _BRACES.sub("", event.text) if braces else event.text
    cue.rows = [row_of(number, row) for row in _ROW_END.split(words.replace("\\h", " ")) if row.strip()]
    voice = speaker_name(event.name)
    for row in cue.rows if voice else ():
        row.voice = voice
    if not cue.rows:
        draft.leave(number, "no words in this caption", event.text or f"{event.name}: nothing")
    return cue
