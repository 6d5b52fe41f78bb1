"""The people whom the head of a transcript lists: ``Speakers: …``, ``with Nora Vale``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.labels import Shape, shape_of
from panelaudio.readers.people import NAME_IN_TEXT, without_office

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 4000
"""Characters of a line that lists people."""
_LIST = re.compile(
    r"\W{0,9}(?:(?:(?:board|committee|council|staff|trustees?|members?|directors?|commissioners?|also|others|those)\s){1,2}"
    r"(?:present|in attendance|attending)"
    r"|speakers?|attendees|attending|in attendance|participants|present|guests?|hosts?|co-?hosts?"
    r"|pan+ell?ists?|note[- ]?takers?|minute[- ]?takers?|scribes?|moderators?"
    r"|interviewe[er]s?|presenters?|chairs?|people|persons|cast|with|featuring|starring"
    r"|sprecher(?:innen)?|teilnehmer(?:innen)?|teilnehmende|anwesend|gast|gäste|moderation|mitwirkende"
    r"|gesprächspartner(?:in)?"
    r"|participantes|asistentes|invitad[oa]s?|presentador(?:as?|es)?|intervinientes|convidad[oa]s?"
    r"|apresentador(?:as?|es)?|invitée?s?|présente?s?|animateurs?|animatrices?|intervenants?|avec"
    r"|partecipanti|ospit[ei]|presenti|conduttor[ei]|deelnemers|gasten|aanwezig|deltagare|närvarande|uczestnicy|goście"
    r"|участники|гост[ьи]|ведущ(?:ий|ая|ие)|出席者|参加者|嘉宾|参会人员)"
    r"\W{0,9}(?::|$)(?P<rest>.*)",
    re.IGNORECASE,
)
_BEFORE_A_SPEAKER = re.compile(
    r"\b(?:with|by|featuring|feat\.|guests?|hosts?|joined by|between|interviews?|moderator|and|,|I'm|I am|meet|from)"
    r"\W{1,4}$",
    re.IGNORECASE,
)
_AFTER_A_SPEAKER = re.compile(
    r"[\s,]{1,3}(?:and|&|joins?|discuss(?:es)?|talks?|speaks?|chats?|hosts?|interviews?|explains?|tells?|answers?"
    r"|asks?)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s{0,8}(?:[-*•]\s{1,4}|\d{1,2}[.)]\s{1,4}|['\"\[])?(?P<item>[^\W\d_].{2,120})")
_HONOURED = re.compile(r"^(?:The )?Hon(?:ou?rable|\.)? ")
_SEPARATOR = re.compile(r"\s?(?:,|;|&|\band\b|\|)\s?")


def listed_in(lines: Sequence[str]) -> tuple[str, ...]:
    """The people whom the head gives as those who speak: in lists, and in prose such as ``with Nora Vale``."""
    found: list[str] = []
    in_list = False
    for line in lines:
        if len(line) > _MOST:
            continue
        head = _LIST.fullmatch(line.strip())
        item = _ITEM.match(line) if in_list and head is None else None
        if head or item:
            rest = head["rest"] if head else item["item"] if item else ""
            names = _names_of(rest)
            found += names
            in_list = bool(names) or (head is not None and not rest.strip())
        else:
            in_list = in_list and not line.strip()
            found += _speaking(line)
    return tuple(dict.fromkeys(found))


def _names_of(text: str) -> list[str]:
    bare = re.sub(r"\([^()]{0,80}\)", "", text.strip().strip("[]"))
    parts = (part.strip(" '\"*_.[]") for part in _SEPARATOR.split(bare))
    names = (_HONOURED.sub("", " ".join(part.split())) for part in parts)
    return [name for name in names if shape_of(name) is Shape.FULL]


def _speaking(line: str) -> list[str]:
    """Full names in prose, where the words beside them say that they speak."""
    names = []
    for found in NAME_IN_TEXT.finditer(line):
        name = without_office(_HONOURED.sub("", " ".join(found[0].split()).rstrip(".'’-")))
        beside = _BEFORE_A_SPEAKER.search(line[max(found.start() - 20, 0) : found.start()]) or _AFTER_A_SPEAKER.match(
            line[found.end() : found.end() + 20]
        )
        if beside and shape_of(name) is Shape.FULL:
            names.append(name)
    return names
