"""How well a chapter would begin at each place of a talk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panelaudio.chapters.moderator import asks
from panelaudio.chapters.novelty import content_words, novelties
from panelaudio.chapters.vocabulary import FOLLOW_UPS, OPENERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from panelaudio.chapters.talk import Passage

_LONG_TURN_S = 90
"""Within longer turns, paragraphs and sentences may open chapters too."""
_TELLING_WORDS = 12
"""So many words of a topic say all about it."""
_REPLY_S = 60
"""So long a reply shows that much was asked."""

_LEADS, _TELLS, _ASKS, _OPENS, _FOLLOWS, _REPLIED, _NOVEL, _TITLED = 1.0, 0.6, 0.4, 1.4, -1.2, 0.8, 1.4, 1.4
_WITHIN = {"turn": 0.0, "paragraph": -0.4, "sentence": -1.6}
"""A chapter that begins within a turn is second best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place where a chapter may begin."""

    place: int
    """Index into the talk."""
    at_s: float
    score: float
    """About 0 (nothing speaks for it) to 6."""


def candidates(talk: Sequence[Passage], moderator: str, titled: Callable[[int], float]) -> list[Candidate]:
    """All places but the first, in order.

    Args:
        talk: All passages.
        moderator: Who leads it, or empty.
        titled: How good a title a chapter would have that begins at a place, from 0 to 1.
    """
    turns = _turns(talk)
    places = [place for place in range(1, len(talk)) if _may_open(talk, place, turns)]
    replies = _replies(talk, turns, moderator)
    return [
        Candidate(
            place=place,
            at_s=talk[place].start_s,
            score=_score(talk, place, turns, moderator)
            + _NOVEL * novel
            + _TITLED * titled(place)
            + (replies.get(talk[place].turn, 0.0) if talk[place].begins == "turn" else 0.0),
        )
        for place, novel in zip(places, novelties(talk, places), strict=True)
    ]


def _turns(talk: Sequence[Passage]) -> dict[int, range]:
    """Each turn's places."""
    turns: dict[int, range] = {}
    for place, one in enumerate(talk):
        turns[one.turn] = range(turns[one.turn].start if one.turn in turns else place, place + 1)
    return turns


def _may_open(talk: Sequence[Passage], place: int, turns: dict[int, range]) -> bool:
    own = turns[talk[place].turn]
    return talk[place].begins == "turn" or talk[own[-1]].end_s - talk[own[0]].start_s > _LONG_TURN_S


def _score(talk: Sequence[Passage], place: int, turns: dict[int, range], moderator: str) -> float:
    one = talk[place]
    if one.begins != "turn":
        return _WITHIN[one.begins]
    sentences = [talk[at].text for at in turns[one.turn]]
    whole = " ".join(sentences)
    score = _TELLS * min(len(content_words(whole)) / _TELLING_WORDS, 1.0)
    score += _LEADS * (one.speaker == moderator or not moderator)
    if one.speaker == moderator or not moderator:
        score += _ASKS * any(asks(text) and len(text.split()) > 2 for text in sentences)  # noqa: PLR2004 - no "Right?"
        score += _OPENS * bool(OPENERS.search(whole)) + _FOLLOWS * bool(FOLLOW_UPS.search(whole))
    return score


def _replies(talk: Sequence[Passage], turns: dict[int, range], moderator: str) -> dict[int, float]:
    """For each of the moderator's turns, what the talk that it sets off is worth."""
    worth: dict[int, float] = {}
    end_s = talk[-1].end_s
    for turn, own in reversed(turns.items()):
        if talk[own[0]].speaker == moderator:
            worth[turn] = _REPLIED * min((end_s - talk[own[-1]].end_s) / _REPLY_S, 1.0)
            if sum(len(content_words(talk[at].text)) for at in own) >= _TELLING_WORDS // 2:
                end_s = talk[own[0]].start_s
    return worth
