from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.normalize.rewriting import Piece, Rewriting

if TYPE_CHECKING:
    from collections.abc import Callable

Replacement = tuple[str, str, bool]

TEXT = st.text(alphabet="ab c-", max_size=30)
RULE = st.tuples(st.text(alphabet="ab c", min_size=1, max_size=3), st.text(alphabet="ax y", max_size=4), st.booleans())


def _always(said: str) -> Callable[[re.Match[str]], str]:
    return lambda _: said


def rewritten(text: str, rules: list[Replacement]) -> Rewriting:
    """A text after replacements (old, new, final)."""
    rewriting = Rewriting.of(text)
    for old, new, final in rules:
        rewriting = rewriting.replace(re.compile(re.escape(old)), _always(new), final=final)
    return rewriting


@given(TEXT, st.lists(RULE, max_size=6))
def test_any_chain_of_rules_keeps_the_map_exact(text: str, rules: list[Replacement]) -> None:
    """Spans tile the display and the spoken text in order, whatever was replaced after whatever."""
    rewriting = rewritten(text, rules)
    shown = said = 0
    for span in rewriting.spans():
        assert (span.display_start, span.spoken_start) == (shown, said)
        assert span.display_end > shown, "a span shows something"
        shown, said = span.display_end, span.spoken_end
    assert (shown, said) == (len(text), len(rewriting.spoken))
    assert rewriting.display == text


@given(TEXT, RULE)
def test_one_rule_says_what_plain_replacement_says(text: str, rule: Replacement) -> None:
    """The spoken text is what ``str.replace`` gives."""
    old, new, _ = rule
    assert rewritten(text, [rule]).spoken == text.replace(old, new)


@given(TEXT, st.lists(RULE.map(lambda rule: (*rule[:2], False)), max_size=6))
def test_rules_that_are_not_final_chain_as_plain_replacements(text: str, rules: list[Replacement]) -> None:
    """Each rule works on what the ones before it say."""
    expected = text
    for old, new, _ in rules:
        expected = expected.replace(old, new)
    assert rewritten(text, rules).spoken == expected


@given(TEXT, st.lists(RULE, max_size=4), st.data())
def test_a_cut_loses_nothing(text: str, rules: list[Replacement], data: st.DataObject) -> None:
    """Both halves together are the whole, wherever it may be cut."""
    rewriting = rewritten(text, rules)
    at = data.draw(st.integers(0, len(text)))
    try:
        before, after = rewriting.cut(at)
    except ValueError:
        edited = [s for s in rewriting.spans() if s.display_start < at < s.display_end]
        assert edited, "only the inside of an edited piece cannot be cut"
        return
    assert before.display == text[:at]
    assert before.display + after.display == text
    assert before.spoken + after.spoken == rewriting.spoken


def test_as_many_words_as_before_keep_a_span_each() -> None:
    """A name of two words said in two words has two spans, so that each word has its own time."""
    rewriting = rewritten("Say Jon Mbeki now", [("Jon Mbeki", "Yon Em-beki", True)])
    assert rewriting.pieces[1] == Piece("Jon", "Yon", final=True)
    assert rewriting.pieces[3] == Piece("Mbeki", "Em-beki", final=True)


def test_what_is_final_stays() -> None:
    """A later rule leaves a final piece alone, and a match that touches one."""
    assert rewritten("one two", [("one", "two", True), ("two", "six", True)]).spoken == "two six"
    assert rewritten("one two", [("one", "uno", True), ("no t", "x", True)]).spoken == "uno two"


def test_half_of_an_edited_piece_takes_in_the_whole() -> None:
    """A rule on half of what another said joins the piece: its characters cannot be told apart."""
    rewriting = rewritten("xab", [("ab", "cde", False), ("xc", "q", False)])
    assert rewriting.spoken == "qde"
    assert rewriting.spans()[0].display_end == 3


def test_the_inside_of_an_edited_piece_cannot_be_cut() -> None:
    """A cut there has no place in the spoken text."""
    with pytest.raises(ValueError, match="said as a whole"):
        rewritten("ab", [("ab", "z", True)]).cut(1)
