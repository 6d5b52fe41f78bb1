"""Which of the lines that look like cues are a speaker's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from panelaudio.readers.dress import Cue, find_cues
from panelaudio.readers.handles import handles_of
from panelaudio.readers.introductions import introductions_of
from panelaudio.readers.judging import Judging
from panelaudio.readers.labels import Shape, fold
from panelaudio.readers.logs import without_log
from panelaudio.readers.odd_labels import odd_cues
from panelaudio.readers.page_title import without_title
from panelaudio.readers.short_initials import cues_in_short
from panelaudio.readers.together import told_apart
from panelaudio.readers.vocabulary import THE_TALK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.script import Source

_BARE_Q = re.compile(r"\s{0,8}Q(?:\s{2,12}|\t)(?=\S)")
_LINES_OF_HEAD = 3000
_HEAD = 80
_NO_TALK = re.compile(r"<?(?:https?://|www\.)\S+>?\s*$|.{0,60}?(?:\.{5}|(?:\s\.){4})")
"""An address alone is a link with its title, and dots lead to a page or a name in a list."""
_MAIL = re.compile(r"[>*_\s]{0,6}(?:from|to|cc|date|sent|reply-to)(?:\*\*)?:", re.IGNORECASE)


def cues_of(lines: Sequence[str], source: Source) -> dict[int, Cue]:
    """The lines, numbered from 0, at which a speaker begins."""
    cues = find_cues(lines, {fold(spelling) for spelling, _ in source.aliases})
    introduced = introductions_of(source)
    for at in introduced.lines:
        cues.pop(at, None)
    accepted = accepted_cues(cues, lines, source, introduced.declared)
    return _with_questions(accepted, lines) if accepted else {}


def _with_questions(cues: dict[int, Cue], lines: Sequence[str]) -> dict[int, Cue]:
    """Press briefings name who answers, and set a bare ``Q`` and wide blanks before what reporters ask."""
    asked = {
        at: found for at, line in enumerate(lines) if line[:8].lstrip()[:1] == "Q" and (found := _BARE_Q.match(line))
    }
    if len(asked) < 2:  # noqa: PLR2004 - one may be anything
        return cues
    questions = {at: Cue("Q", Shape.ROLE, text=lines[at][found.end() :].strip()) for at, found in asked.items()}
    return dict(sorted((questions | cues).items()))


def accepted_cues(
    cues: dict[int, Cue], lines: Sequence[str], source: Source, declared: Mapping[str, str]
) -> dict[int, Cue]:
    """The cues that are speakers'; ``declared`` holds folded short forms that the transcript explains."""
    cues = without_title(without_log(_without_mail(cues, lines)), lines)
    handles = handles_of(lines, cues)
    handles |= odd_cues(lines, cues | handles)
    handles |= cues_in_short(lines, cues | handles, declared)
    cues = told_apart(dict(sorted((cues | handles).items())) if handles else cues)
    begin = _beginning(lines, cues)
    cues = {at: cue for at, cue in cues.items() if at > begin and not _is_link(cue.text)}
    if not cues:
        return {}
    return Judging(cues, lines, source, declared.keys() | {fold(cue.name) for cue in handles.values()}).judged()


def _without_mail(cues: dict[int, Cue], lines: Sequence[str]) -> dict[int, Cue]:
    """The cues without ``Subject``, where it stands among the fields of an e-mail."""
    subjects = [at for at, cue in cues.items() if fold(cue.name) == "subject"]
    mailed = any(_MAIL.match(line) for at in subjects for line in lines[max(at - 3, 0) : at + 4])
    return {at: cue for at, cue in cues.items() if at not in set(subjects)} if mailed else cues


def _is_link(text: str) -> bool:
    """Whether a text is an address alone, or dots that lead to a page; marks are looked for first, which is quick."""
    maybe = "://" in text or "www." in text or "....." in text or " . . " in text
    return maybe and _NO_TALK.match(text[:_HEAD]) is not None


def _beginning(lines: Sequence[str], cues: Mapping[int, Cue]) -> int:
    """The line that says ``Transcript`` and no more, where most cues stand below it; -1 where there is none."""
    for at, line in enumerate(lines[:_LINES_OF_HEAD]):
        if len(line) < _HEAD and fold(line.strip(" \t#*_:=-[]")) in THE_TALK:
            below = sum(one > at for one in cues)
            return at if below > 1 and 2 * below > len(cues) else -1
    return -1
