from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.normalize.sentences import sentences

NOTHING = re.compile("(?!)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("That's great.Thanks. Bye.", ["That's great.", "Thanks. ", "Bye."]),
        ("Dr. Holt works at 01.AI in the U.S. Senate, No. 3. Yes.", 2),
        ("One. Two?\n\nThree", ["One. ", "Two?\n\n", "Three"]),
        ("no stop\n \nnext", ["no stop\n \n", "next"]),
        ("  lead. On", ["  lead. ", "On"]),
        ("He said “Go.” Then he went.", ["He said “Go.” ", "Then he went."]),
    ],
)
def test_sentences_as_people_see_them(text: str, expected: list[str] | int) -> None:
    """Glued sentences part, abbreviations do not, a blank line always ends one; blanks stay with the earlier one."""
    found = list(sentences(text, whole=NOTHING))
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_what_the_lexicon_knows_is_not_cut() -> None:
    """An entry with a full stop inside stays in one sentence."""
    text = "Meet Yo. Mama now. Then go."
    assert len(sentences(text, whole=NOTHING)) == 3
    assert sentences(text, whole=re.compile(r"Yo\. Mama")) == ("Meet Yo. Mama now. ", "Then go.")


@given(st.text(alphabet=st.sampled_from("aB1.?! \n\"'—-_\u200b(){}é中。"), min_size=1, max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """The sentences, joined, are the text; none is empty."""
    found = sentences(text, whole=NOTHING)
    assert "".join(found) == text
    assert all(found)


@given(st.text(min_size=1, max_size=60))
def test_any_unicode_is_kept(text: str) -> None:
    """The same for whatever a transcript may hold."""
    assert "".join(sentences(text, whole=NOTHING)) == text
