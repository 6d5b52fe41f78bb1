"""What stands between two words of a text, and so how well a line or a cue may end there."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from panelaudio.captions import vocabulary as v

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSING = "\"'”’»)]}*_"
_OPENING = "\"'“‘«([{*_¿¡"
_STOPS = tuple(".?!…。！？")
_CLAUSE_ENDS = (";", ":", "—", "–", "--", "…", "...", "；", "：")
_COMMAS = (",", "、", "，")
_WIDE_STOPS = tuple("。！？")


class Joint(StrEnum):
    """Between two words, the best place for an end first."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    COMMA = "comma"
    BEFORE_CONJUNCTION = "before a conjunction"
    BEFORE_PREPOSITION = "before a preposition"
    BEFORE_VERB = "between a noun and its verb"
    PLAIN = "within a phrase"
    CLOSE = "between words that belong together"
    CONJUNCTION = "after a conjunction"
    PREPOSITION = "between a preposition and its phrase"
    PRONOUN = "between a pronoun and its verb"
    AUXILIARY = "between an auxiliary and its verb"
    DETERMINER = "between a determiner and its noun"
    NUMBER = "between a number and its unit"
    NAME = "between a first and a last name"
    TITLE = "between a title and a name"
    ARTICLE = "between an article and its noun"


WEAK = frozenset(Joint) - frozenset(list(Joint)[:8])
"""Joints at which no line may end (Netflix TTSG, BBC 1.2, TED)."""


def joints(words: Sequence[str], language: str = "en") -> list[Joint]:
    """The joint after each word but the last. Outside English, punctuation alone decides."""
    english = language.partition("-")[0].lower() == "en"
    found = []
    begins = True
    for before, after in pairwise(words):
        joint = _by_mark(before, after) or (_by_words(before, after, begins=begins) if english else Joint.PLAIN)
        begins = joint is Joint.SENTENCE
        found.append(joint)
    return found


def _by_mark(before: str, after: str) -> Joint | None:
    bare = before.rstrip(_CLOSING)
    if bare.endswith(_STOPS) and _ends_sentence(bare, after):
        return Joint.SENTENCE
    if bare.endswith(_CLAUSE_ENDS) or after.startswith(("—", "–", "--")):
        return Joint.CLAUSE
    if bare.endswith(_COMMAS) or before.endswith(tuple(")]")) or after.startswith(tuple("([“«")):
        return Joint.COMMA
    return None


def _ends_sentence(bare: str, after: str) -> bool:
    """Whether a stop ends the sentence: not after an abbreviation or initials, nor where the text goes on in small."""
    if bare.endswith(_WIDE_STOPS):
        return True
    opened = after.lstrip(_OPENING)
    if opened[:1].islower():
        return False
    if not bare.endswith(".") or bare.endswith(".."):
        return True
    stem = bare[:-1].lstrip(_OPENING)
    initials = len(stem) == 1 and stem.isupper() and stem != "I"
    return not (initials or stem.lower() in v.ABBREVIATIONS)


def _by_words(before: str, after: str, *, begins: bool) -> Joint:
    left, right = _fold(before), _fold(after)
    return _tight(before, after, left, right, begins=begins) or _weak(before, left, right) or _open(left, right)


def _fold(word: str) -> str:
    return word.strip(_OPENING + _CLOSING + ".,;:!?…").replace("’", "'").lower()


def _tight(before: str, after: str, left: str, right: str, *, begins: bool) -> Joint | None:
    """Joints inside numbers and names."""
    if left in v.TITLES and after[:1].isupper():
        return Joint.TITLE
    numeral = left in v.NUMBERS or left[-1:].isdigit()
    if numeral and (right in v.UNITS or right in v.NUMBERS):
        return Joint.NUMBER
    if left in v.MONTHS and right[:1].isdigit():
        return Joint.NUMBER
    named = _is_name(before) and _is_name(after) and not _is_acronym(before)
    if named and not begins and left != "i" and right not in v.CONJUNCTIONS:
        return Joint.NAME
    return None


def _is_acronym(word: str) -> bool:
    """``DID``, ``PRs`` and ``JSON-LD`` are no first names."""
    bare = word.strip(_OPENING + _CLOSING + ".,;:!?…").removesuffix("s")
    return len(bare) > 1 and bare.isupper() and "." not in bare


def _is_name(word: str) -> bool:
    bare = word.strip(_OPENING + _CLOSING + ".,;:!?…")
    return bare[:1].isupper() and not bare.startswith(("I'", "I’")) and bare != "I"


def _weak(before: str, left: str, right: str) -> Joint | None:
    """Joints after a word that leans on the next one."""
    if before.rstrip(_CLOSING).endswith("."):  # ``Plan A.`` is no article
        return None
    for words, joint in _LEANING:
        if left in words:
            return joint
    if left.endswith(v.CONTRACTED):
        return Joint.PRONOUN
    return None if _begins_phrase(right) else _leaning_on_a_phrase(left, right)


_LEANING = (
    (v.ARTICLES, Joint.ARTICLE),
    (v.DETERMINERS, Joint.DETERMINER),
    (v.SUBJECTS | v.CONTRACTED_IS, Joint.PRONOUN),
    (v.PREPOSITIONS - v.PARTICLES, Joint.PREPOSITION),
    (v.LINKS, Joint.CONJUNCTION),
)


def _leaning_on_a_phrase(left: str, right: str) -> Joint | None:
    """Joints after a word that may also end a phrase, as it does before a preposition, a conjunction or a verb."""
    if left in v.EITHER:
        return None if left == "you" and right in _NOT_YOUR_VERBS else Joint.PRONOUN
    if left in v.AUXILIARIES:
        return None if right in _NO_VERBS or (left in _DOING and right in _BEING) else Joint.AUXILIARY
    if right in v.AUXILIARIES:
        return Joint.PRONOUN if left in v.STANDING or left in v.INDEFINITE else None
    if left in v.STANDING:
        return Joint.DETERMINER
    return Joint.PREPOSITION if left in v.PARTICLES else None


_NO_VERBS = v.ARTICLES | v.DETERMINERS | v.STANDING
"""Before these a form of be, have or do is a verb of its own: ``we do | the sums``."""
_NOT_YOUR_VERBS = frozenset("is was has does".split())
"""``What that tells you | is`` this."""
_DOING = frozenset("do does did have has had".split())
_BEING = frozenset("is was are were".split())
"""``What we did | is`` this."""


def across_cues(joint: Joint, before: str, after: str) -> Joint:
    """What a joint between two cues may be at its best where nothing tells whether the words go on.

    A file of captions does not say where a paragraph ends: a capital may begin one, and a word that may also stand last
    (``hands up``) may end one.
    """
    left, right = _fold(before), _fold(after)
    capital = after.lstrip(_OPENING)[:1].isupper() and right != "i" and not right.startswith("i'")
    if capital and (joint not in {Joint.TITLE, Joint.NUMBER} or right in _SMALL_WORDS):
        return Joint.SENTENCE
    if joint in {Joint.PREPOSITION, Joint.PRONOUN, Joint.DETERMINER} and left in _STAND_LAST:
        return Joint.PLAIN
    return joint


def _begins_phrase(word: str) -> bool:
    return word in v.PREPOSITIONS or word in v.CONJUNCTIONS


def _open(left: str, right: str) -> Joint:
    """Joints after a word that could stand last."""
    if left in _LOOSE or f"{left} {right}" in v.PAIRS or right in v.PHRASAL or right in v.OBJECTS:
        return Joint.CLOSE
    if right in v.CONJUNCTIONS:
        return Joint.BEFORE_CONJUNCTION
    if right in v.PREPOSITIONS:
        return Joint.BEFORE_PREPOSITION
    if left.endswith(_LOOSE_ENDS):
        return Joint.CLOSE
    return Joint.BEFORE_VERB if right in v.AUXILIARIES else Joint.PLAIN


_LOOSE = v.ADVERBS | v.QUANTIFIERS | v.NUMBERS | v.ADJECTIVES | v.CONJUNCTIONS | v.AUXILIARIES
_STAND_LAST = v.PARTICLES | v.EITHER | v.STANDING | v.INDEFINITE
_SMALL_WORDS = (
    v.ARTICLES | v.DETERMINERS | v.STANDING | v.PREPOSITIONS | v.SUBJECTS | v.EITHER | v.CONJUNCTIONS | v.AUXILIARIES
) | v.ADVERBS
_LOOSE_ENDS = ("'s", "s'", *v.ADJECTIVE_ENDS)
