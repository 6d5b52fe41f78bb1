"""TTML captions (.ttml, .dfxp, .xml) as a transcript (W3C TTML2): ``<p begin="00:00:01.000">Well, <br/>hello</p>``.

Read as tags and not by a parser of XML, so that nothing in it is expanded and each row keeps the line where it stands.
Who speaks, ``ttm:agent`` on a paragraph, a span or around them tells (§16.1.2).
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from panelaudio.readers.caption_cues import OldCue, in_order, row_of
from panelaudio.readers.captions_srt import tell_cues
from panelaudio.readers.draft import Draft
from panelaudio.readers.passages import speaker_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.readers.caption_cues import Row
    from panelaudio.script import Script, Source

_ROOT = re.compile(r"[\s\ufeff]*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:\w{1,20}:)?tt[\s>]", re.DOTALL)
_CLOCK = re.compile(r"(\d{1,5}):(\d\d):(\d\d)(?:\.(\d{1,9})|:(\d{1,3})(?:\.\d{1,3})?)?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_FRAMES_A_SECOND = 30.0
"""Where the file does not say (§7.2.3)."""
_DEEPEST = 200
"""Elements open at once that are followed."""


class TtmlReader:
    """Joins TTML captions into the turns of their speakers; the old times stay in the turns."""

    name = "ttml"

    def sniff(self, source: Source) -> float:
        """Sure where the root element is ``tt``."""
        return 1.0 if _ROOT.match(source.text[:4000]) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: there is no caption with words, or a name fits two people.
        """
        draft = Draft(source=source)
        parser = _Parser()
        parser.feed(source.text)
        parser.close()
        draft.title, draft.language = parser.title.strip(), parser.language or "en"
        told = in_order(draft, parser.named())
        draft.take_all(_between(source.lines, told), "markup")
        return tell_cues(draft, self.name, told)


def _between(lines: Sequence[str], cues: Sequence[OldCue]) -> list[int]:
    """The lines without words: of elements and styles alone."""
    rows = {row.line for cue in cues for row in cue.rows}
    return [number for number, line in enumerate(lines, start=1) if line.strip() and number not in rows]


class _Raw(NamedTuple):
    """Words on one line of the file, as they stand."""

    line: int
    text: str
    agent: str = ""


class _Parser(HTMLParser):
    """Follows the tags; a caption is a ``p`` with a beginning, its own or that of what stands around or inside it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cues: list[OldCue] = []
        self._rows: list[list[_Raw]] = []
        """Of each caption."""
        self.title = self.language = ""
        self._agents: dict[str, str] = {}
        self._agent = ""
        self._reading = ""
        self._frame_rate, self._tick_rate = _FRAMES_A_SECOND, 0.0
        self._around: list[tuple[str, int, str]] = []
        """Open elements, each with the time where it begins and who speaks in it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""
        name = tag.rpartition(":")[2]
        found = {key: value or "" for key, value in attrs}
        if name == "tt":
            self._root(found)
        elif name == "agent":
            self._agent = found.get("xml:id", "")
        elif name in {"name", "title"}:
            self._reading = name
        elif name == "br" and self._around and self.cues:
            self._rows[-1].append(_Raw(self.getpos()[0], ""))
        if name not in {"body", "div", "p", "span"} or len(self._around) >= _DEEPEST:
            return
        _, start, agent = self._around[-1] if self._around else ("", 0, "")
        begin = self._ms(found.get("begin", ""))
        speaks = found.get("ttm:agent", "") or agent
        start += begin or 0
        end = self._ms(found.get("end", ""))
        lasts = self._ms(found.get("dur", ""))
        if name == "p" or (name == "span" and begin is not None and self._around):
            end_ms = (start - (begin or 0) + end) if end is not None else start + (lasts or 0)
            self.cues.append(OldCue(start, end_ms, self.getpos()[0]))
            self._rows.append([])
        self._around.append((name, start, speaks))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>`` opens and closes at once; an empty paragraph holds nothing."""
        if tag.rpartition(":")[2] in {"br", "agent"}:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element closes, and whatever was left open inside it."""
        name = tag.rpartition(":")[2]
        self._reading = "" if name in {"name", "title"} else self._reading
        place = next((at for at in range(len(self._around) - 1, -1, -1) if self._around[at][0] == name), None)
        if place is not None:
            del self._around[place:]

    def handle_data(self, data: str) -> None:
        """Words stand here: of a caption, of a title, or a name."""
        if self._reading == "title":
            self.title += data
        elif self._reading == "name" and self._agent:
            self._agents[self._agent] = " ".join(data.split()) or self._agents.get(self._agent, "")
        elif any(name == "p" for name, _, _ in self._around) and self.cues:
            self._words(data)

    def _words(self, data: str) -> None:
        """Each line of the file is a row; inside one, elements may part a word from the next without a blank."""
        line, agent = self.getpos()[0], self._around[-1][2]
        rows = self._rows[-1]
        for step, part in enumerate(data.split("\n")):
            if step or not rows or (rows[-1].agent != agent and rows[-1].text.strip()):
                rows.append(_Raw(line + step, part, agent))
            else:
                rows[-1] = _Raw(line, rows[-1].text + part, agent)

    def _root(self, attributes: dict[str, str]) -> None:
        self.language = attributes.get("xml:lang", "")
        rate, tick = attributes.get("ttp:framerate", ""), attributes.get("ttp:tickrate", "")
        self._frame_rate = float(rate) if rate.isdecimal() and 0 < int(rate) < 1000 else _FRAMES_A_SECOND  # noqa: PLR2004
        self._tick_rate = float(tick[:12]) if tick.isdecimal() and int(tick) else self._frame_rate

    def _ms(self, written: str) -> int | None:
        """A time expression (§12.3.1) in milliseconds."""
        text = written.strip()
        if found := _CLOCK.fullmatch(text):
            hours, minutes, seconds, fraction, frames = found.groups()
            whole = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
            part = (
                int((fraction or "0").ljust(3, "0")[:3])
                if fraction
                else round(int(frames or 0) * 1000 / self._frame_rate)
            )
            return whole + part
        if found := _OFFSET.fullmatch(text):
            seconds_in = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "f": 1 / self._frame_rate}
            unit = seconds_in.get(found[2], 1 / (self._tick_rate or self._frame_rate))
            return round(float(found[1]) * unit * 1000)
        return None

    def named(self) -> list[OldCue]:
        """The captions with words, with the names of those who speak."""
        for cue, rows in zip(self.cues, self._rows, strict=True):
            cue.rows = [self._row(raw) for raw in rows if raw.text.strip()]
        return [cue for cue in self.cues if cue.rows]

    def _row(self, raw: _Raw) -> Row:
        row = row_of(raw.line, raw.text)
        row.voice = speaker_name(self._agents.get(raw.agent, raw.agent)) or None
        return row
