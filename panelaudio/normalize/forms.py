"""The spoken form of a text: every family of rules, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.normalize import (
    abbreviations,
    addresses,
    characters,
    dashes,
    dates,
    formulas,
    homographs,
    letters,
    markup,
    money,
    numbers,
    places,
    quantities,
    ranges,
    single_letters,
    symbols,
    units,
)
from panelaudio.normalize.lexicon import said_for, whole_words
from panelaudio.normalize.rewriting import Rewriting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from panelaudio.normalize.rules import Rule

PLAIN: tuple[Rule, ...] = characters.RULES + markup.RULES
"""For every language, before the lexicon."""
ENGLISH: tuple[Rule, ...] = (
    addresses.RULES
    + dates.RULES
    + quantities.FIRST
    + ranges.FIRST
    + money.RULES
    + units.RULES
    + quantities.RULES
    + formulas.RULES
    + abbreviations.FIRST
    + numbers.RULES
    + places.RULES
    + abbreviations.RULES
    + symbols.SOUNDS
    + single_letters.RULES
    + homographs.RULES
    + letters.RULES
    + symbols.RULES
)
TIDY: tuple[Rule, ...] = symbols.PICTURES + dashes.RULES
"""For every language, last."""


def spoken_form(text: str, *, known: Mapping[str, str], language: str) -> Rewriting:
    """A text as shown beside the text that is said for it.

    Args:
        text: About a sentence.
        known: Words with how they are said, from the lexicon and the cast; they go before every rule.
        language: A BCP 47 tag; the rules for numbers, letters and signs are English ones.
    """
    rewriting = _applied(Rewriting.of(text), PLAIN)
    if known:
        rewriting = rewriting.replace(whole_words(tuple(known)), lambda match: said_for(match, known))
    if language.lower().split("-")[0] in {"en", ""}:
        rewriting = _applied(rewriting, ENGLISH)
    return _applied(rewriting, TIDY)


def _applied(rewriting: Rewriting, rules: tuple[Rule, ...]) -> Rewriting:
    for rule in rules:
        rewriting = rewriting.replace(rule.pattern, rule.say, final=rule.final)
    return rewriting


def sayable(spoken: str) -> bool:
    """Whether an engine can say something of the text: it has a letter or a figure."""
    return any(character.isalnum() for character in spoken)
