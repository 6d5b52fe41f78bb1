"""Minutes out of a chat: ``15:05:40 <nick> Person: text``, ``<nick> … more``, ``[15:05] <nick> text``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, CueFinder, stamp_ms
from panelaudio.readers.front import read_front
from panelaudio.readers.labels import Shape, shape_of

if TYPE_CHECKING:
    from panelaudio.script import Script, Source

_LINE = re.compile(r"\s{0,20}\[?(\d{1,2}:\d\d(?::\d\d)?)?\]?\s{0,8}<[@+~&%\s]?([^<>\s/][^<>\n]{0,40}?)>\s?")
_MORE = re.compile(r"(?:…|\.\.\.?)\s{0,8}")
_COMMAND = re.compile(
    r"(?:scribe(?:nick)?|topic|subtopic|agenda|present|regrets|chair|meeting|date|zakim|rrsagent|q)\s?[+:?,-]|[qQ][+-]",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"(?:sub)?topic:\s*(\S.*)", re.IGNORECASE)
_MOSTLY = 0.5


class ChatReader:
    """Reads chat logs and the minutes that a scribe wrote in them."""

    name = "chat"

    def sniff(self, source: Source) -> float:
        """High where most lines begin with a nick in angle brackets."""
        filled = sum(1 for line in source.sample if line and not line.isspace())
        found = sum(1 for line in source.sample if _begins(line))
        return 0.94 if found > max(_MOSTLY * filled, 1) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks.
        """
        lines = source.lines
        matches = [_begins(line) for line in lines]
        first = next((at for at, match in enumerate(matches) if match), None)
        if first is None:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        read_front(dialogue, lines, first)
        find = CueFinder().find
        for at in range(first, len(lines)):
            match = matches[at]
            if match is None:
                _loose(dialogue, at + 1, lines[at])
                continue
            text = lines[at][match.end() :].strip()
            _line(dialogue, at + 1, match, text, find(text))
        return dialogue.finish(self.name)


def _begins(line: str) -> re.Match[str] | None:
    head = line[:120]
    return _LINE.match(head) if "<" in head else None


def _loose(dialogue: Dialogue, number: int, line: str) -> None:
    dialogue.draft.leave(number, "chat: a line of nobody", line)


def _line(dialogue: Dialogue, number: int, match: re.Match[str], text: str, person: Cue | None) -> None:
    if topic := _TOPIC.match(text):
        dialogue.heading(number, topic[1])
    elif _COMMAND.match(text):
        dialogue.draft.leave(number, "chat: a command", text)
    elif (more := _MORE.match(text)) and dialogue.speaking:
        dialogue.say(number, text[more.end() :])
    else:
        start = stamp_ms(match[1]) if match[1] else None
        dialogue.cue(number, person or _nick(match[2], text), start_ms=start)


def _nick(nick: str, text: str) -> Cue:
    name = " ".join(nick.replace("_", " ").split()) or nick
    return Cue(name=name, shape=shape_of(name) or Shape.ROLE, text=text)
