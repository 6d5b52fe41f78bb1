from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.normalize.lengths import LONGEST, fit
from panelaudio.normalize.rewriting import Rewriting

WORDS = st.lists(st.text(alphabet="abc,", min_size=1, max_size=12), min_size=1, max_size=80).map(" ".join)


@given(WORDS, st.integers(12, 300))
def test_parts_keep_the_limits_and_the_words(text: str, limit: int) -> None:
    """Each part is within both limits, begins and ends at a word, and all together are the text."""
    parts = fit(Rewriting.of(text), max_characters=limit)
    assert "".join(part.display for part in parts) == text
    assert all(len(part.display.rstrip()) <= LONGEST and len(part.spoken) <= limit for part in parts)
    assert [word for part in parts for word in part.display.split()] == text.split()
    assert all(part.spoken == part.spoken.strip() for part in parts)


def test_what_fits_is_one_part() -> None:
    """No melody is broken without need."""
    text = "a" * 200 + ", " + "b" * 48
    assert [part.display for part in fit(Rewriting.of(text), max_characters=250)] == [text]


def test_a_clause_mark_goes_before_a_blank() -> None:
    """The cut stands after a comma where one is near the middle."""
    text = "one two three four five, six seven eight nine ten"
    assert [part.display for part in fit(Rewriting.of(text), max_characters=40)] == [text[:25], text[25:]]


def test_a_word_over_the_limit_is_cut_inside() -> None:
    """A word longer than the limit is the one thing that is cut inside; its parts fill the limit."""
    parts = fit(Rewriting.of("x" * 25), max_characters=10)
    assert [len(part.display) for part in parts] == [10, 10, 5]


def test_the_limit_counts_what_is_said() -> None:
    """Words that are said at length count by what is said, and an edited word stays whole."""
    rewriting = Rewriting.of("ab ab ab").replace(re.compile("ab"), "a long way to say it")
    parts = fit(rewriting, max_characters=25)
    assert [part.display for part in parts] == ["ab ", "ab ", "ab"]
    assert [part.display for part in fit(rewriting, max_characters=5)] == ["ab ", "ab ", "ab"]
