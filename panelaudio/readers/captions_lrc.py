"""LRC, the text with times that audio players show, as a transcript: ``[00:12.40]Nora: Well, hello``.

Above it stand tags (``[ti:The long bridge]``, ``[ar:…]``); a line with two stamps is heard twice; ``<00:12.90>`` times
a word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.caption_cues import OldCue, row_of
from panelaudio.readers.captions_srt import tell_cues
from panelaudio.readers.draft import Draft
from panelaudio.readers.unspoken import TIME_STAMP

if TYPE_CHECKING:
    from panelaudio.script import Script, Source

_STAMP = re.compile(r"\[(\d{1,3}):(\d\d)(?:[.:](\d{1,3}))?\]")
_STAMPS = re.compile(rf"\s{{0,8}}(?:{_STAMP.pattern}\s{{0,2}}){{1,20}}")
_TAG = re.compile(
    r"\s{0,8}\[(ti|ar|al|au|by|offset|length|re|ve|la|tool|lr)\s{0,2}:([^\[\]]{0,300})\]\s{0,8}", re.IGNORECASE
)
_WORD_STAMP = re.compile(r"<\d{1,3}:\d\d(?:[.:]\d{1,3})?>\s?")
_HEAD_LINES = 20
_MOSTLY = 0.5
_LONGEST = 400
"""Characters; stamps and tags end within them."""


class LrcReader:
    """Joins the lines of LRC into the turns of their speakers; the old times stay in the turns."""

    name = "lrc"

    def sniff(self, source: Source) -> float:
        """Sure where a tag of the format stands near the top, and most lines begin with a stamp."""
        tags = sum(1 for line in source.sample[:_HEAD_LINES] if _TAG.fullmatch(line[:_LONGEST]))
        if not tags:
            return 0.0
        filled = [line for line in source.sample if line.strip()]
        stamped = sum(1 for line in filled if _STAMPS.match(line[:_LONGEST]))
        return 0.97 if stamped >= max(_MOSTLY * (len(filled) - tags), 1) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: there is no line with words, or a name fits two people.
        """
        draft = Draft(source=source)
        cues: list[OldCue] = []
        for number, line in enumerate(source.lines, start=1):
            if tag := _TAG.fullmatch(line):
                _take(draft, number, tag[1].casefold(), tag[2].strip())
            elif stamps := _STAMPS.match(line):
                cues.extend(_cues(draft, number, stamps[0], line[stamps.end() :]))
            elif line.strip() and cues:
                cues[-1].rows.append(row_of(number, line))
            elif line.strip():
                draft.leave(number, "before the first caption", line)
        cues.sort(key=lambda cue: cue.start_ms)
        for cue, following in pairwise(cues):
            cue.end_ms = following.start_ms
        return tell_cues(draft, self.name, cues)


def _take(draft: Draft, number: int, key: str, value: str) -> None:
    draft.take(number, "title" if key == "ti" else "the file's header")
    if key == "ti":
        draft.title = value
    elif key == "la" and value.replace("-", "").isalpha():
        draft.language = value


def _cues(draft: Draft, number: int, stamps: str, words: str) -> list[OldCue]:
    draft.take(number, "a caption's times")
    times = [_ms(found) for found in _STAMP.finditer(stamps)]
    text = words
    if "<" in words and (inner := _WORD_STAMP.findall(words)):
        draft.leave(number, TIME_STAMP, " ".join(one.strip() for one in inner))
        text = _WORD_STAMP.sub("", words)
    return [OldCue(at, at, number, [row_of(number, text)] if text.strip() else []) for at in times]


def _ms(found: re.Match[str]) -> int:
    minutes, seconds, fraction = found.groups()
    return (int(minutes) * 60 + int(seconds)) * 1000 + int((fraction or "0").ljust(3, "0"))
