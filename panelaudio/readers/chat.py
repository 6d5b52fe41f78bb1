"""Chats: IRC logs and the minutes that a scribe writes in them, WhatsApp, Zoom; ``15:05:40 <nick> Person: text``."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from panelaudio.readers.bearers import Bearers
from panelaudio.readers.chat_program import edited_note, is_answering, why_of_program
from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue, CueFinder, stamp_ms
from panelaudio.readers.front import read_front
from panelaudio.readers.labels import Shape, fold, is_log_level, shape_of
from panelaudio.readers.listed import listed_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.script import Script, Source

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
_MARKS = r"[\u200e\u200f\u202a-\u202e\ufeff]{0,3}"
_STYLES = {
    "irc": re.compile(
        rf"\s{{0,20}}\[?(?:{_DAY}[\sT])?(?P<time>{_CLOCK})?\]?\s{{0,8}}"
        r"<[@+~&%\s]?(?P<nick>[^<>\s/][^<>\n]{0,40}?)>(?!.{0,80}</(?P=nick)>)\s?"
    ),
    "weechat": re.compile(rf"{_DAY}\s(?P<time>{_CLOCK})\t[@+~&%\s]?(?P<nick>[^\t<>*=-][^\t]{{0,40}})\t"),
    "whatsapp": re.compile(
        rf"{_MARKS}\[?{_DAY},?\s(?P<time>{_CLOCK})\]?\s(?:-\s)?{_MARKS}(?:~\s?)?"
        rf"(?P<nick>[^:\n]{{1,60}}):(?:\s|$){_MARKS}"
    ),
    "zoom": re.compile(
        rf"(?:{_DAY}\s)?(?P<time>\d\d:\d\d:\d\d)\s{{1,4}}From\s{{1,4}}(?P<nick>\S[^:\n]{{0,60}}?)"
        r"(?:\s{1,4}to\s{1,4}(?P<to>[^:\n]{1,60}?))?\s{0,4}:\s{0,4}"
    ),
}
_SIGNS = {"irc": "<", "weechat": "\t", "whatsapp": ":", "zoom": "From"}
"""What a line of the style must hold: quicker than the pattern."""
_LEAST = {"irc": 0.5, "weechat": 0.5, "whatsapp": 0.25, "zoom": 0.25}
"""Share of the lines that must begin so: in WhatsApp and Zoom a message may have many lines."""
_PRIVATELY = re.compile(
    r"\s{0,4}\((?:privately|private|direct message|privat|direktnachricht|en privé|en privado)\)", re.IGNORECASE
)
"""Behind whom a message in Zoom went to alone."""
_COMES_OR_GOES = re.compile(
    rf"\[?(?:{_DAY}[\sT,]{{0,2}})?(?:{_CLOCK})?\]?\s{{0,8}}(?:-!-|\*{{1,3}}\s|---|-->|<--|=-=|→|←|--\s)"
)
_NOTICE = re.compile(rf"{_COMES_OR_GOES.pattern}.{{0,2000}}|{_MARKS}\[?{_DAY},?\s{_CLOCK}\]?\s.{{0,2000}}")
_MORE = re.compile(r"(?:…|\.\.\.?)\s{0,8}")
_COMMAND = re.compile(
    r"(?:scribe(?:nick)?|topic|subtopic|agenda|agendum|present|regrets|chair|meeting|date|zakim|rrsagent|trackbot"
    r"|previous\smeeting|q|i)\s?[+:?,-]|[qQ]\s?[+-]|ack\s|q\?|vq\?|next\s(?:item|agendum)|close\s(?:item|agendum)"
    r"|take\sup|[si]/.{1,300}/.{0,300}/?[ig]?$",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?:RESOLVED|RESOLUTION|ACTION|PROPOSAL|PROPOSED|STRAWPOLL|ISSUE)\b[^:]{0,30}:", re.IGNORECASE)
_COMMANDS_BEGIN = frozenset("sStTaApPrRcCmMdDzZqQiIvVnN")
_MINUTES_BEGIN = frozenset("rRaApPsSiI")
"""Letters with which they may begin: most lines need not be tried."""
_TOPIC = re.compile(r"(?:sub)?topic:\s*(\S.*)", re.IGNORECASE)
_PRESENT = re.compile(r"present\s?\+\s?(\S[^,]{2,60})", re.IGNORECASE)
_SCRIBE = re.compile(r"scribe(?:nick)?\s?[:+]\s?(?P<nick>[^\s,]{1,40})", re.IGNORECASE)
_BOTS = frozenset("rrsagent zakim trackbot github-bot ghurlbot agendabot meetbot chatbot zakim-bot".split())
_NO_WORDS = re.compile(
    rf"{_MARKS}(?:<[^<>]{{0,30}}omitted>|<attached:[^<>]{{1,200}}>"
    r"|(?:image|video|audio|sticker|gif|document|contact card) omitted"
    r"|(?:this|you deleted this) message(?: was deleted)?\.?|null)\s{0,4}",
    re.IGNORECASE,
)
_HEAD = 160


class ChatReader:
    """Reads chat logs and the minutes that a scribe wrote in them."""

    name = "chat"

    def sniff(self, source: Source) -> float:
        """High where many lines begin with a time and a nick as one of the programs writes them."""
        return 0.94 if _style(source.sample) else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks.
        """
        lines = source.lines
        style = _style(source.sample) or _style(lines) or "irc"
        found = {at: match for at, line in enumerate(lines) if (match := _begins(style, line))}
        if not found:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        first = min(at for at, line in enumerate(lines) if at in found or _NOTICE.fullmatch(line))
        read_front(dialogue, lines, first)
        _Log(dialogue, lines, found, style).read(first)
        return dialogue.finish(self.name)


def _style(lines: Sequence[str]) -> str:
    """The program whose lines these are; empty where they are none's."""
    filled = [line[:_HEAD] for line in lines if line.strip() and not _is_notice(line)]
    times = {style: sum(1 for line in filled if _begins(style, line)) for style in _STYLES}
    style = max(times, key=lambda one: times[one])
    return style if times[style] > max(_LEAST[style] * len(filled), 1) else ""


def _begins(style: str, line: str) -> re.Match[str] | None:
    head = line[:_HEAD]
    found = _STYLES[style].match(head) if _SIGNS[style] in head else None
    return None if found and is_log_level(found["nick"]) else found


def _is_notice(line: str) -> bool:
    """Whether a program of the chat says a line, and nobody: who came, who went."""
    return _COMES_OR_GOES.match(line[:_HEAD]) is not None


class _Log:
    """One log being read."""

    def __init__(
        self, dialogue: Dialogue, lines: Sequence[str], found: Mapping[int, re.Match[str]], style: str
    ) -> None:
        self.dialogue = dialogue
        self.lines = lines
        self.found = found
        self.style = style
        self.wraps = style in {"whatsapp", "zoom"}
        self.texts = {at: lines[at][match.end() :].strip() for at, match in found.items()}
        self.commands = {at for at, text in self.texts.items() if text[:1] in _COMMANDS_BEGIN and _COMMAND.match(text)}
        self.nicks = {fold(match["nick"].replace("_", " ")) for match in found.values()}
        scribes = (_SCRIBE.match(self.texts[at]) for at in self.commands)
        self.scribes = {fold(named["nick"]) for named in scribes if named}
        self.persons = self._persons()
        self.hidden = False
        """Within a message that went to one person alone."""
        self._introduce()

    def _persons(self) -> dict[int, Cue]:
        """``<ob> Nora Vale: …``: for whom the scribe writes. Where nobody is a scribe, ``<olav> nora: …`` calls her."""
        find = CueFinder().find
        cues = {at: cue for at, text in self.texts.items() if at not in self.commands and (cue := find(text))}
        if self.scribes:
            return {at: cue for at, cue in cues.items() if fold(self.found[at]["nick"]) in self.scribes}
        times = Counter(cue.name for cue in cues.values())
        return {
            at: cue
            for at, cue in cues.items()
            if fold(cue.name) not in self.nicks and (cue.shape is Shape.FULL or times[cue.name] > 1)
        }

    def _introduce(self) -> None:
        """``present+ Kim_Osei`` says who its nick is; lists of people give full names, and initials may be nicks."""
        people = self.dialogue.people
        for at in sorted(self.commands):
            named = _PRESENT.fullmatch(self.texts[at])
            name = " ".join(named[1].replace("_", " ").split()) if named else ""
            if name and shape_of(name) is Shape.FULL:
                people.declared.setdefault(fold(self.found[at]["nick"]), name)
        people.listed += listed_in([self.texts[at].replace("_", " ") for at in sorted(self.commands)])
        listed = Bearers(dict.fromkeys(people.listed))
        for nick in {fold(match["nick"]) for match in self.found.values()}:
            fitting = listed.with_initials(nick) if len(nick) > 1 else ()
            if len(fitting) == 1:
                people.declared.setdefault(nick, fitting[0])

    def read(self, first: int) -> None:
        for at in range(first, len(self.lines)):
            match = self.found.get(at)
            if match is not None:
                self.hidden = self._is_private(match)
            if self.hidden:
                self._leave(at, "chat: a private message")
            elif match is not None:
                self._line(at, match, self.texts[at])
            elif not self.lines[at].strip():
                self.dialogue.part()
            elif is_answering(self.lines[at]):
                self._leave(at, "chat: a reaction, or the message that is answered")
            elif self.wraps and self.dialogue.speaking and not _NOTICE.fullmatch(self.lines[at]):
                self.dialogue.say(at + 1, self._unedited(at, self.lines[at]))
            else:
                self._leave(at, "chat: a line of nobody")

    def _is_private(self, match: re.Match[str]) -> bool:
        """Whether a message of Zoom's went to one person alone: it says so, or names somebody who writes as well."""
        to = str(match["to"] or "") if self.style == "zoom" else ""
        return _PRIVATELY.search(to) is not None or fold(to) in self.nicks

    def _line(self, at: int, match: re.Match[str], text: str) -> None:
        if at in self.commands and (topic := _TOPIC.match(text)):
            self.dialogue.heading(at + 1, topic[1])
            self.dialogue.stop()
        elif fold(match["nick"]) in _BOTS or at in self.commands:
            self._leave(at, "chat: a command or a bot")
        elif text[:1] in _MINUTES_BEGIN and _MINUTES.match(text):
            self._leave(at, "note of the minutes")
        elif _NO_WORDS.fullmatch(text):
            self._leave(at, "chat: a message without words")
        elif self.style == "whatsapp" and (reason := why_of_program(match[0], text)):
            self._leave(at, reason)
        elif text[:1] in {"…", "."} and (more := _MORE.match(text)) and self.dialogue.speaking:
            self.dialogue.say(at + 1, text[more.end() :])
        else:
            start = stamp_ms(match["time"]) if match["time"] else None
            cue = self.persons.get(at) or _nick(match["nick"], text)
            self.dialogue.cue(at + 1, cue._replace(text=self._unedited(at, cue.text)), start_ms=start)

    def _unedited(self, at: int, text: str) -> str:
        """The words of a message without the program's note that they were edited."""
        note = edited_note(text)
        self.dialogue.draft.leave(at + 1, "note of the program", note.strip(" \u200e"))
        return text[: len(text) - len(note)].rstrip() if note else text

    def _leave(self, at: int, reason: str) -> None:
        self.dialogue.draft.leave(at + 1, reason, self.lines[at])


def _nick(nick: str, text: str) -> Cue:
    spaced = " ".join(nick.replace("_", " ").split())
    name = spaced if shape_of(spaced) else nick.strip()
    return Cue(name=name, shape=shape_of(name) or Shape.NICK, text=text)
