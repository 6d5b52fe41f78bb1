"""A chapter's title, from its own words: the question that opens it, without what stands about the question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.chapters.moderator import asks
from panelaudio.chapters.novelty import content_words
from panelaudio.chapters.shortening import MOST_CHARACTERS, plain, shortened
from panelaudio.chapters.vocabulary import FOLLOW_UPS, LEAD_INS, MARKERS, NEVER_LAST, OPENERS, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from panelaudio.chapters.talk import Passage

_MARKERS = sorted((re.escape(" ".join(one.split())) for one in MARKERS.split(",")), key=len, reverse=True)
_MARKER = re.compile(rf"(?:{'|'.join(_MARKERS)})\b[\s,.;:!–—-]*", re.IGNORECASE)
_OPENING_MARKS = " \t\"'“”‘’«»([{*_#>–—-…"
_LEAST_WORDS = 3
"""Of a title; what would be shorter stays as it was."""
_REPLY_S = 8
"""A reply of this length ends the opening of a chapter."""
_TURN_S, _WITHIN_S, _OPENING_S = 300, 40, 100
"""So far into it a chapter may be named: within a turn that opens it, after a place within a turn, in later turns."""
_GOOD = 8.0
"""The rating of a question with words enough."""
_POINTING = re.compile(r"(?:it|they|he|she|that|this|these|those|we|i)\b", re.IGNORECASE)
"""A title that begins so points at something that it does not name."""
_ENOUGH = 5
"""Words of a topic; more do not make a title better."""
_QUESTION, _OPENS, _FITS, _LATE, _FOLLOWS, _POINTS = 2.5, 0.5, 1.0, 1.5, -2.5, -1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Patterns of the names of those who talk."""

    anywhere: re.Pattern[str]
    addressed: re.Pattern[str]
    """At the beginning of a sentence that is addressed to them: ``Yann or Daphne,``."""

    @classmethod
    def of(cls, speakers: Iterable[str]) -> Names:
        """Of all spellings, whole names and their parts."""
        names = {name for speaker in speakers for name in (speaker, *speaker.split()) if len(name) > 1}
        one = "(?:" + "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))) + ")"
        if not names:
            one = "(?!)"
        return cls(
            anywhere=re.compile(rf"\b{one}\b"),
            addressed=re.compile(rf"{one}(?:(?:,|,? and|,? or)\s+{one})*\s*[,:–—-]\s*(?=\S)"),
        )


class Titles:
    """The titles that chapters of a talk would have."""

    def __init__(self, talk: Sequence[Passage], moderator: str, speakers: Iterable[str]) -> None:
        """``speakers``: all spellings of the people who may be addressed."""
        self._talk = talk
        self._moderator = moderator
        self._names = Names.of(speakers)
        self._ratings: dict[int, float] = {}

    def title(self, first: int, end: int) -> str:
        """Of the chapter of the passages from ``first`` up to ``end``; its words stand there in this order."""
        _, place = self._best(first, end)
        text = bare(self._talk[place].text, self._names.addressed)
        return shortened(text) or shortened(self._talk[first].text) or "…"

    def worth(self, first: int) -> float:
        """How well the title names a topic: about 0 (not at all) to 1."""
        rating, _ = self._best(first, len(self._talk))
        return min(max(rating / _GOOD, 0.0), 1.0)

    def _best(self, first: int, end: int) -> tuple[float, int]:
        opening = self._opening(first, end)
        begin = self._talk[first]
        # Who asks comes to the question at the end; who tells names the topic at once.
        late = _LATE if begin.begins == "turn" and begin.speaker == self._moderator else -_LATE
        rated = [(self._rating(at) + late * number / len(opening), -at) for number, at in enumerate(opening)]
        rating, place = max(rated)
        return rating, -place

    def _opening(self, first: int, end: int) -> list[int]:
        """The passages that open a chapter: of its turn, and the moderator's until somebody replies at length."""
        talk, begin = self._talk, self._talk[first]
        own_s = _TURN_S if begin.begins == "turn" else _WITHIN_S
        taken: list[int] = []
        replied_s = 0.0
        for at in range(first, end):
            one = talk[at]
            late_s = one.start_s - begin.start_s
            if late_s > own_s or (one.turn != begin.turn and (late_s > _OPENING_S or replied_s > _REPLY_S)):
                break
            if one.turn == begin.turn or one.speaker == (self._moderator or begin.speaker):
                taken.append(at)
                replied_s = 0.0
            else:
                replied_s += one.end_s - one.start_s
        return taken

    def _rating(self, at: int) -> float:
        if at not in self._ratings:
            self._ratings[at] = _rated(self._talk[at].text, self._names)
        return self._ratings[at]


def _rated(sentence: str, names: Names) -> float:
    """How well a sentence names a topic."""
    stripped = bare(sentence, names.addressed)
    topic = content_words(names.anywhere.sub(" ", stripped))
    if not topic or (len(topic) == 1 and not names.anywhere.sub(" ", stripped).strip(" …?.").isupper()):
        return len(topic) - _GOOD  # "What do you think?" names no topic; "AGI" does
    asked = asks(sentence) or _asks_itself(sentence, names.addressed)
    rated = min(len(topic), _ENOUGH) + _FITS * (len(stripped) <= MOST_CHARACTERS)
    rated += _QUESTION * (asked and len(stripped.split()) > _LEAST_WORDS) + _OPENS * bool(OPENERS.search(sentence))
    return rated + _FOLLOWS * bool(FOLLOW_UPS.search(sentence)) + _POINTS * bool(_POINTING.match(stripped))


def bare(sentence: str, names: re.Pattern[str]) -> str:
    """A sentence without markers, names that it is addressed to and lead-ins at its beginning, and tags at its end."""
    text = _stripped(TAGS.sub("?", plain(sentence)).strip(), (_MARKER, names, *LEAD_INS))
    if not asks(text):
        text = _ended(_reasoned(text) if _asks_itself(sentence, names) else text)
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    """A statement without its full stop; one that was cut for the engine's sake ends on a word that can end it."""
    words = text.rstrip(" ,;:–—-").split()
    count = len(words)
    while len(words) > _LEAST_WORDS and words[-1].casefold() in NEVER_LAST:
        words.pop()
    ended = " ".join(words)
    return f"{ended.rstrip(' ,;:–—-')}…" if len(words) < count else re.sub(r"(?<!\.)\.$", "", ended)


def _asks_itself(sentence: str, names: re.Pattern[str]) -> bool:
    """Whether a sentence leads in to what is asked: ``Let me ask you about``, ``I want to know whether``."""
    text = _stripped(plain(sentence), (_MARKER, names))
    return any(pattern.match(text) for pattern in LEAD_INS)


def _reasoned(text: str) -> str:
    """What is to be talked about, without the reason why."""
    topic, reason, _ = text.partition(" because ")
    return f"{topic.rstrip(' ,;')}…" if reason and content_words(topic) else text


def _stripped(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    patterns = tuple(patterns)
    before = ""
    while before != text:
        before = text
        for pattern in patterns:
            text = _without(pattern, text)
    return text


def _without(pattern: re.Pattern[str], text: str) -> str:
    """``text`` without what the pattern finds at its beginning, if enough is left."""
    text = text.lstrip(_OPENING_MARKS)
    found = pattern.match(text)
    rest = text[found.end() :].lstrip(_OPENING_MARKS) if found else ""
    return rest if len(rest.split()) >= _LEAST_WORDS else text
