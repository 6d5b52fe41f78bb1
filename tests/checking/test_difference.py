"""Where two sequences of words differ, however long they are."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.checking import difference
from panelaudio.checking.difference import Hunk, hunks

WORDS = st.lists(st.sampled_from("a b c d e the engine weaves".split()), max_size=40)


def applied(a: list[str], b: list[str], found: list[Hunk]) -> list[str]:
    """The first sequence with every difference made good from the second."""
    made, at = [], 0
    for one in found:
        made += a[at : one.a_start] + b[one.b_start : one.b_end]
        at = one.a_end
    return made + a[at:]


@given(WORDS, WORDS)
def test_differences_turn_one_into_the_other(a: list[str], b: list[str]) -> None:
    """They rise, and nothing else differs; equal sequences have none."""
    found = list(hunks(a, b))
    assert applied(a, b, found) == b
    assert all(x.a_end <= y.a_start and x.b_end <= y.b_start for x, y in pairwise(found))
    assert (found == []) == (a == b)


def test_long_sequences_hold_together_by_what_stands_once() -> None:
    """In 60 000 words a lost one, a new one, a changed one and a lost page are four differences and no more."""
    draw = random.Random(1)  # noqa: S311 - no secret
    a = [f"w{draw.randrange(3000)}" for _ in range(60_000)]
    b = list(a)
    del b[50_000:50_400]
    b[30_000] = "changed"
    b.insert(20_000, "new")
    del b[10_000]
    found = list(hunks(a, b))
    assert applied(a, b, found) == b
    assert [(one.a_end - one.a_start, one.b_end - one.b_start) for one in found] == [(1, 0), (0, 1), (1, 1), (400, 0)]


def test_what_has_nothing_in_common_is_one_difference() -> None:
    """Two long files of other words are told as a whole, without comparing every pair."""
    a, b = [f"a{n}" for n in range(20_000)], [f"b{n}" for n in range(20_000)]
    assert list(hunks(a, b)) == [Hunk(0, 20_000, 0, 20_000)]
    assert difference._MOST < 20_000**2
