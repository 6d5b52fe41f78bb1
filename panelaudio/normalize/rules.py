"""What a rule is: a pattern, what is said for it, and examples that are its test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panelaudio.normalize.rewriting import Say

Examples = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of a table of spoken forms."""

    pattern: re.Pattern[str]
    say: Say
    examples: Examples
    """Texts, each with its whole spoken form."""
    final: bool = True
    """No later rule touches what this one said."""


def rule(pattern: str, say: Say, *examples: tuple[str, str], final: bool = True) -> Rule:
    """A rule from a pattern's text."""
    return Rule(pattern=re.compile(pattern), say=say, examples=examples, final=final)


def any_of(words: list[str] | tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def at_end(match: re.Match[str]) -> bool:
    """Whether nothing but closing marks follows, so that a full stop of an abbreviation also ends the sentence."""
    return not match.string[match.end() :].strip(" \n\t\"'”’)]")
