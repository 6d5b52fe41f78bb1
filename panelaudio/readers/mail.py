"""A transcript that came by e-mail: heads of messages, signs of quotation and signatures are taken out of it.

The fields of a head are those of RFC 5322, section 3.6, and what programs for e-mail make of them in other languages.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from email.utils import getaddresses
from typing import TYPE_CHECKING

from panelaudio.readers.choose import choose_reader
from panelaudio.readers.dates import date_in
from panelaudio.readers.front import HEAD_AND_TITLE, plain_title
from panelaudio.readers.labels import Shape, bare_name, shape_of
from panelaudio.readers.rest import Rest, read_rest
from panelaudio.readers.unspoken import MARKUP
from panelaudio.script import LeftOut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panelaudio.script import Script, Source

HEAD, SIGNATURE, QUOTED = "head of an e-mail", "signature of an e-mail", "who is quoted in an e-mail"
_FIELD = re.compile(
    r"[*_]{0,2}(?P<name>From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID|In-Reply-To|References|MIME-Version|Received"
    r"|Return-Path|Delivered-To|Content-[A-Za-z-]{2,30}|X-[A-Za-z-]{2,40}|Importance|Attachments"
    r"|Von|An|Betreff|Datum|Gesendet|De|À|Objet|Envoyé|Para|Asunto|Enviado|Fecha|Van|Aan|Onderwerp"
    r"|Da|A|Oggetto|Data|Inviato|Fra|Til|Emne|Sendt|Dato|Från|Till|Ämne|Skickat"
    r")[*_]{0,2}\s?:[*_]{0,2}(?:\s(?P<value>.*)|$)"
)
_FROM = frozenset({"From", "Von", "De", "Van", "Da", "Fra", "Från"})
_SUBJECT = frozenset({"Subject", "Betreff", "Objet", "Asunto", "Onderwerp", "Oggetto", "Emne", "Ämne"})
_DATE = frozenset(
    {"Date", "Sent", "Datum", "Gesendet", "Envoyé", "Enviado", "Fecha", "Inviato", "Data", "Sendt", "Skickat"}
)
_PERSONS = _FROM | frozenset("To Cc Reply-To An À Para Aan A Til Till".split())
_ANSWERS = re.compile(r"(?:\s?(?:re|fwd?|aw|wg|tr|sv|vs|rv)\s?:)+\s?", re.IGNORECASE)
_FORWARDED = re.compile(
    r"-{2,20}\s?(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original)"
    r".{0,20}"
    r"|begin forwarded message:|_{20,80}",
    re.IGNORECASE,
)
_QUOTING = re.compile(
    r"(?:On\s.{6,120}\swrote|Am\s.{6,120}\sschrieb.{0,80}|Le\s.{6,120}\sa écrit|El\s.{6,120}\sescribió)\s?:",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"(?:sent from my \w+|sent from outlook|get outlook for \w+|von meinem \w+ gesendet|envoyé de mon \w+).{0,30}",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"(?:>\s?){1,9}")
_LINES_BEFORE = 10
_FEWEST = 3


class MailReader:
    """Takes the e-mail away, and has the transcript in it read."""

    name = "mail"

    def sniff(self, source: Source) -> float:
        """High where the head of a message stands at the top: from whom, and two other fields."""
        lines = source.sample[: 4 * _LINES_BEFORE]
        first = next((at for at, line in enumerate(lines[:_LINES_BEFORE]) if _head(lines, at)), None)
        return 0.97 if first is not None else 0.0

    def read(self, source: Source) -> Script:
        """The script.

        Raises:
            InputError: nobody speaks, or a spelling fits two people.
        """
        mail = _Mail(source.lines)
        mail.read()
        rest = Rest(lines=mail.kept, places=mail.places, left_out=mail.left_out, persons=_told_apart(mail.persons))
        script = replace(read_rest(source, rest, lambda text: choose_reader(text).reader), format=self.name)
        title = plain_title(_ANSWERS.sub("", mail.subject, count=1))
        script = replace(script, date=script.date or mail.date)
        return _titled(script, title) if title else script


def _titled(script: Script, title: str) -> Script:
    """The subject is the title; the line that was taken for one is a greeting."""
    left_out = [replace(one, reason="page head") if one.reason == HEAD_AND_TITLE else one for one in script.left_out]
    return replace(script, title=title, left_out=tuple(left_out))


def _head(lines: Sequence[str], first: int) -> list[tuple[int, str, str]]:
    """The fields of the message that begins at a line: line, name and value; none where no message does."""
    fields: list[tuple[int, str, str]] = []
    at = first
    while at < len(lines):
        line = _bare(lines[at])[1]
        if found := _FIELD.fullmatch(line[:1000]):
            fields.append((at, found["name"], (found["value"] or "").strip()))
        elif fields and line[:1] in {" ", "\t"} and line.strip():  # folded, RFC 5322 section 2.2.3
            fields.append((at, "", line.strip()))
        else:
            break
        at += 1
    names = {name for _, name, _ in fields if name}
    return fields if len(names) >= _FEWEST and names & _FROM and names & (_SUBJECT | _DATE) else []


def _persons_in(value: str) -> list[str]:
    """The full names in a list of addresses (RFC 5322, section 3.4): ``Petra Lind <p@…>, "Tan, Oskar" <o@…>``."""
    named = (name.strip(" \"'") for name, address in getaddresses([value]) if name or not address)
    turned = (" ".join(reversed(name.split(", "))) if name.count(", ") == 1 else name for name in named)
    return [name for name in turned if shape_of(name) is Shape.FULL]


def _told_apart(persons: Sequence[str]) -> tuple[str, ...]:
    """The names of which no other shares a part: whom ``Nora`` means among two of them, no head of an e-mail says."""
    names = tuple(dict.fromkeys(persons))
    times = Counter(part for name in names for part in set(bare_name(name).split()))
    return tuple(name for name in names if all(times[part] == 1 for part in bare_name(name).split()))


def _bare(line: str) -> tuple[str, str]:
    """The signs of quotation before a line, and the line without them."""
    found = _QUOTE.match(line[:80]) if line[:1] == ">" else None
    return (found[0], line[found.end() :]) if found else ("", line)


class _Mail:
    """One thread being read."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.kept: list[str] = []
        self.places: list[int] = []
        self.left_out: list[LeftOut] = []
        self.persons: list[str] = []
        self.subject = ""
        self.date = ""
        self.signed = False
        """Within a signature, which ends with the message."""

    def read(self) -> None:
        at = 0
        while at < len(self.lines):
            fields = _head(self.lines, at)
            if fields:
                self._use(fields)
                at = fields[-1][0] + 1
                continue
            at = self._line(at) + 1

    def _use(self, fields: Sequence[tuple[int, str, str]]) -> None:
        self.signed = False
        for at, name, value in fields:
            self._leave(at, HEAD)
            if name in _SUBJECT:
                self.subject = self.subject or value
            elif name in _DATE:
                self.date = self.date or date_in(value)
            elif name in _PERSONS:
                self.persons += _persons_in(value)

    def _line(self, at: int) -> int:
        """Read a line, and what goes on with it; the last of them."""
        quotation, line = _bare(self.lines[at])
        text = line.strip()
        if _FORWARDED.fullmatch(text[:200]):
            self.signed = False
            self._leave(at, HEAD)
        elif end := self._quoting_end(at):
            self.signed = False
            for one in range(at, end + 1):
                self._leave(one, QUOTED)
            return end
        elif _SENT_FROM.fullmatch(text[:200]):
            self._leave(at, SIGNATURE)
        elif self.signed or line.rstrip("\n") in {"-- ", "--"}:
            self.signed = True
            self._leave(at, SIGNATURE)
        else:
            self._keep(at, quotation, line)
        return at

    def _quoting_end(self, at: int) -> int | None:
        """The last line of ``On Monday Nora wrote:``, which may be broken once; None for any other line."""
        text = _bare(self.lines[at])[1].strip()
        if text[:3].casefold() not in {"on ", "am ", "le ", "el "} or len(text) > 200:  # noqa: PLR2004 - a line of prose
            return None
        if _QUOTING.fullmatch(text):
            return at
        following = _bare(self.lines[at + 1])[1].strip() if at + 1 < len(self.lines) else ""
        return at + 1 if _QUOTING.fullmatch(f"{text} {following}"[:300]) else None

    def _keep(self, at: int, quotation: str, line: str) -> None:
        if quotation:
            self.left_out.append(LeftOut(line=at + 1, reason=MARKUP, text=quotation.strip()))
        self.kept.append(line)
        self.places.append(at + 1)

    def _leave(self, at: int, reason: str) -> None:
        if text := self.lines[at].strip():
            self.left_out.append(LeftOut(line=at + 1, reason=reason, text=text))
