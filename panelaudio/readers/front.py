"""What stands before and after the talk: title, date, people, introduction; notes of the transcribers, links."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.readers.dates import date_in, language_in
from panelaudio.readers.labels import SHORT_WORDS, Shape, fold, shape_of
from panelaudio.readers.listed import listed_in
from panelaudio.readers.people import names_in
from panelaudio.readers.unspoken import clean
from panelaudio.readers.vocabulary import FOOT_STARTS, FURNITURE, NOT_NAMES
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from panelaudio.readers.dialogue import Dialogue

HEAD_AND_TITLE = "page head: the episode's title"
_TITLE_LENGTH = 200
_WORDS_OF_INTRODUCTION = 8
_WORDS_OF_LONG_PROSE = 24
_HEAD_READ, _LABELS_LOOKED_FOR = 400, 5000
"""Lines in which title and introduction are looked for, and labels that come back."""
_FIELDS = {
    "title": "title",
    "episode title": "title",
    "date": "date",
    "release date": "date",
    "published": "date",
    "recorded": "date",
    "recorded on": "date",
    "meeting date": "date",
    "language": "language",
    "lang": "language",
    "description": "description",
    "summary": "description",
    "subject": "title",
    **dict.fromkeys(
        "titel títol título titre titolo tytuł titul titlu cím otsikko başlık tema thema thème betreff asunto oggetto"
        " objet название заголовок тема 标题 標題 题目 主题 タイトル 題名 제목".split(),
        "title",
    ),
    **dict.fromkeys("datum fecha data dato dátum päivä tarih дата 日期 日付 날짜".split(), "date"),
    **dict.fromkeys("sprache idioma langue lingua taal język språk язык 语言 言語 언어".split(), "language"),
    **dict.fromkeys(
        "beschreibung zusammenfassung descripción resumen resumo descrição résumé descrizione beschrijving описание"
        " 简介 概要".split(),
        "description",
    ),
}
_FIELD = re.compile(r"[*_]{0,3}([^\W\d_][^\W\d_ ]{1,20}(?: [^\W\d_]{1,20})?)[*_]{0,3}\s?[:：][*_]{0,3}\s{0,9}(\S.*)")
_LINK_PROSE = re.compile(r"\b(?:here|click|watch|listen|subscribe|download)\b", re.IGNORECASE)
_SERVICE = re.compile(
    r"\W{0,9}(?:(?:this|the)\s(?:\w{1,20}\s){0,2}transcript\s(?:was|is|has|may)\b|transcribed\b|captioned\b"
    r"|transcript(?:ion)?\s(?:by|provided|of\s(?:this|the)\saudio)\b|(?:auto|machine|computer)\S{0,4}generated"
    r"|this\se-?book\sis\sfor\sthe\suse\b|exported\s(?:on|from)\b|rush\stranscript|may\scontain\serrors|copyright|©|see\salso\b|all\srights\sreserved)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:by|from|with|(?:das\s)?(?:interview|gespräch)\s(?:führten?|von)|(?:interview(?:ed)?|words|text|photos?)\sby|share|page|column|chapter|transcript(?!\s(?:for|of)\b)|attendees?|participants|present"
    r"|speakers?|summary keywords|scribes?|minute[- ]?takers?|note[- ]?takers?|chairs?:|hosts?:|guests?:|moderators?:"
    r"|skip to \w+|menu|sign (?:in|up)|log ?in|read more|published|posted|updated|recorded|author|tags?|filed)\b.{0,80}"
    r"|(?:[a-z]{3,9},?\s)?(?:\d{1,2}\s[a-z]{3,9}|[a-z]{3,9}\s\d{1,2}),?\s\d{4}\b.{0,40}"
    r"|[\W\d]{0,40}(?:min|mins|minutes|hrs?|am|pm|gmt)?[\W\d]{0,40}",
    re.IGNORECASE,
)
_WORD_OF_TITLE = re.compile(r"[^\W\d_]{3}")
_ABOUT_THE_FILE = re.compile(
    r"(?:\s[-–|:]\s|\s)?\(?(?:full |episode |video |meeting |podcast )?transcript\)?$"
    r"|^transcript(?:\s(?:of|for)|:|\s[-–])\s"
    r"|\s\(\d{4}-\d\d-\d\d[^()]{0,30}\)",
    re.IGNORECASE,
)
_FOOT_NOTE = re.compile(
    r"\W{0,9}(?:transcribed|transcript(?:ion)?|captioned)\s(?:by|provided)\b"
    r"|\W{0,9}end of (?:transcript|tape|recording)"
    r"|(?:meeting|recording|transcription)\s(?:ended|stopped)\b|this editable transcript\b"
    r"|\W{0,9}(?:copyright\s)?(?:©|\(c\)|copyright)\s?(?:by\s)?(?:©\s?)?\d{4}\b|.{1,60}\bstopped transcription\s{0,9}$"
    r"|(?:the meeting|the sitting|the session|the committee)\s(?:rose|was adjourned|adjourned|closed)\b"
    r"|\s{0,60}(?:END|#\s?#\s?#|-\s?END\s?-|-30-)\s{0,40}(?:\d{1,2}:\d\d.{0,20})?$"
    r"|duration:\s\d{1,3}\sminutes\b|call participants:?\s{0,9}$"
    r"|sonix has many features\b"
    r"|this is a public episode\b|get full access to\b|thanks for (?:reading|listening to)\b.{0,60}\bsubscribe"
    r"|accuracy and availability of\b|.{0,40}\ball rights reserved\b"
    r"|\S.{0,80}\(Completed\s[\d/.-]{6,10}\)"
    r"|[*_]{1,3}(?:if you (?:enjoyed|liked)|thanks for (?:reading|listening)|subscribe)\b.{0,120}[*_]\s{0,9}$"
    r"|(?:[^\w\[]{0,6}\[[^\[\]]{1,80}\]\([^()\s]{1,300}\)){2,12}\W{0,6}$",
    re.IGNORECASE,
)
_KIND_OF_TITLE = re.compile(
    r"(?:show|podcast|program(?:me)?|episode|series|webinar|event|sendung|folge|émission|programa|episodio|episódio"
    r"|puntata|aflevering):\s{1,9}(?=\S*[^\W\d_]{2})",
    re.IGNORECASE,
)
"""``Show: The Long Bridge``; a number alone is no title."""
_LIST_OF_PEOPLE = re.compile(r"([^\W\d_][\w -]{0,24}):\s(\S.{2,190})")
_APART = re.compile(r"\s?(?:,|;|&|\band\b|\bund\b|\bet\b)\s?")
_WRAPPED = 55
"""Characters; shorter lines were not broken because they were full."""
_WORDS_OF_FOOT = 9
_BYLINE = re.compile(r"\W{0,3}by:?\s[A-Z]", re.IGNORECASE)
_SPACE_BEFORE_MARK = re.compile(r"[ \t]+(?=[,.;:!?])")


def read_front(dialogue: Dialogue, lines: Sequence[str], first: int, after: int = 0) -> None:
    """Title, date, language and introduction out of the lines ``after`` … ``first``; all are left out of the talk."""
    draft = dialogue.draft
    introduction: list[str] = []
    labels, spoken = _returning_labels(lines), _returning_labels(lines[first:])
    title = _title(lines[after : min(first, after + _HEAD_READ)], labels)
    for block in _blocks(lines, after, first):
        text = " ".join(lines[at].strip() for at in block)
        reason = "page head"
        if block[0] - after < _HEAD_READ and len(text) < 10 * _TITLE_LENGTH:
            reason = _use(dialogue, text, introduction, title)
        if reason == "page head" and _is_labelled(text, spoken) and _may_be_said(text):
            draft.notices.append(_unread(text, block[0] + 1))
        for at in block:
            draft.leave(at + 1, reason, lines[at])
    draft.title = draft.title or plain_title(title)
    draft.description = draft.description or "\n\n".join(introduction)
    dialogue.people.mentioned += names_in(f"{draft.title}\n{draft.description}")
    dialogue.people.listed += listed_in(lines[after : min(first, after + _HEAD_READ)])


def _blocks(lines: Sequence[str], after: int, first: int) -> Iterator[range]:
    """Each line that is not blank alone; those of a paragraph with hard wraps together."""
    at = after
    while at < first:
        end = at + 1
        while len(lines[at].strip()) >= _WRAPPED and end < first and _is_wrapped(lines[end - 1], lines[end]):
            end += 1
        if lines[at].strip():
            yield range(at, end)
        at = end


def _is_wrapped(line: str, following: str) -> bool:
    before, after = line.strip(), following.strip()
    return len(before) >= _WRAPPED and before[-1] not in ".?!:" and after[:1].isalnum() and ":" not in after[:30]


def _returning_labels(lines: Sequence[str]) -> frozenset[str]:
    """What stands before a colon at the beginning of several lines: none of them is a title."""
    labels = Counter(line.partition(": ")[0] for line in lines[:_LABELS_LOOKED_FOR] if ": " in line[:_TITLE_LENGTH])
    return frozenset(label for label, times in labels.items() if times > 1)


def _title(lines: Sequence[str], labels: Collection[str]) -> str:
    """The first Markdown title, else the line that a head repeats or signs (``By …``), else the first."""
    filled = [line.strip() for line in lines if line.strip()]
    headed = [line for line in filled if line.startswith("# ")]
    fitting = [line for line in filled if _may_be_title(_words(line)) and not _is_labelled(line, labels)]
    repeated = [line for line, times in Counter(fitting).items() if times > 1]
    signed = [line for line, after in pairwise(filled) if line in fitting and _BYLINE.match(after)]
    return next(iter(headed + repeated + signed + fitting), "")


def _is_labelled(line: str, labels: Collection[str]) -> bool:
    label, colon, _ = line.partition(": ")
    return bool(colon) and label in labels


def _may_be_said(text: str) -> bool:
    """Whether a labelled line ends as a sentence does, and its label is no mark of Markdown and none of sounds."""
    return text[0] not in "*_>#|-" and text[-1] in ".?!" and text.partition(": ")[0] not in SHORT_WORDS


def _unread(text: str, line: int) -> Notice:
    """Of what may have been a turn above the first known speaker."""
    label = text.partition(": ")[0]
    message = f"'{label}' stands before a colon again below, but is not taken for a speaker; this line is left out"
    return Notice(code="label-left-out", message=message, line=line)


def _words(line: str) -> str:
    return " ".join(clean(line)[0].strip("#*_ ").split())


def _may_be_title(words: str) -> bool:
    if _names_people(words) or (
        not re.search(r"[^\W\d_]{3}", words)
        or len(words) >= _TITLE_LENGTH
        or _NO_TITLE.fullmatch(words)
        or _SERVICE.match(words)
    ):
        return False
    return fold(words) not in FURNITURE and not words.endswith(":") and not _is_prose(words)


def _names_people(words: str) -> bool:
    """``Apologies: Paul Vane``, ``To: Oskar Tan``: a word, and nothing but names."""
    found = _LIST_OF_PEOPLE.fullmatch(words)
    telling = found and (fold(found[1]) in NOT_NAMES or shape_of(found[1]) is Shape.ROLE)
    names = [name.strip() for name in _APART.split(found[2])] if found and telling else []
    return bool(names) and all(shape_of(name) is Shape.FULL for name in names)


def _is_prose(words: str) -> bool:
    count = len(words.split())
    long = count >= _WORDS_OF_LONG_PROSE or not _LINK_PROSE.search(words)
    return count >= _WORDS_OF_INTRODUCTION and words[-1:] in ".?!:…" and long


def plain_title(line: str) -> str:
    """A title without what only tells of the file: ``Bridges (2031-05-06 10:01 GMT) - Transcript`` is ``Bridges``."""
    words = _KIND_OF_TITLE.sub("", _words(line), count=1)
    return _ABOUT_THE_FILE.sub("", _ABOUT_THE_FILE.sub("", words)).strip(" -–|:") or words


def _use(dialogue: Dialogue, text: str, introduction: list[str], title: str) -> str:
    """What a line of the head is for."""
    draft = dialogue.draft
    field = _FIELD.fullmatch(text)
    name = _FIELDS.get(" ".join(field[1].casefold().split())) if field else None
    if field and name:
        take_field(dialogue, name, unquoted(field[2]))
        return f"page head: {name}"
    draft.date = draft.date or date_in(text)
    if text == title:
        return HEAD_AND_TITLE
    words = _words(text)
    if _is_prose(words) and not _SERVICE.search(words[:_TITLE_LENGTH]):
        introduction.append(_SPACE_BEFORE_MARK.sub("", words))
        return "introduction: the episode's description"
    return "page head"


def unquoted(value: str) -> str:
    """A value without the quotes around all of it."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def take_field(dialogue: Dialogue, name: str, value: str) -> None:
    """A field of the head goes where it belongs."""
    draft = dialogue.draft
    value = value.strip()
    if name == "title":
        draft.title = value
    elif name in {"description", "summary"}:
        draft.description = draft.description or value
    elif name in {"language", "lang"}:
        draft.language = language_in(value) or draft.language
    elif name == "date":
        draft.date = date_in(value) or draft.date


def is_foot(line: str) -> bool:
    """Whether a line after the last cue begins the foot of a page, and is no sentence of the last speaker."""
    start = " ".join(line[:120].casefold().split()).lstrip("#*_->— ")
    if _FOOT_NOTE.match(line[:120]):
        return True
    few = len(line[:400].split()) <= _WORDS_OF_FOOT and not line.rstrip().endswith((".", "?", "!", "…"))
    return few and start.startswith(FOOT_STARTS)
