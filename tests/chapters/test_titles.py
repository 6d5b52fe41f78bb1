"""Titles from a chapter's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.chapters.shortening import plain, shortened
from panelaudio.chapters.titles import Names, bare

NAMES = Names.of(["Yann LeCun", "Kai-Fu Lee", "Ines Okafor"])


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("So, Yann or Ines, let me ask you: will walls hold?", "Will walls hold?"),
        ("All right, I wanna talk about one of the oldest walls.", "One of the oldest walls"),
        ("I want to stay on walls because it is late.", "Walls…"),
        ("Well, let me ask you this variation on the question, which is, what if it rains?", "What if it rains?"),
        ("Kai-Fu Lee, tell me whether it will rain.", "Whether it will rain"),
        ("It makes a more open market, right?", "It makes a more open market?"),
        ("Andrew, who is not here, what do you say?", "Andrew, who is not here, what do you say?"),
        ("So why?", "So why?"),
        ("Wie hoch wird das Wasser steigen?", "Wie hoch wird das Wasser steigen?"),
        ("Was it said that the wall is", "Was it said that the wall…"),
        ("“Should we build it?” she asked.", "Should we build it?” she asked"),
    ],
)
def test_what_stands_about_a_question_goes(sentence: str, title: str) -> None:
    """Markers, names, lead-ins, tags and the full stop are not the question."""
    assert bare(sentence, NAMES.addressed) == title


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Should we build walls that are higher than we like to see them?", "Should we build walls…"),
        ("Should we build walls, or move, as the birds did long ago?", "Should we build walls, or move…"),
        ("What happens with all the towers on the islands", "What happens with all the towers…"),
        ("x" * 99, "x" * 34 + "…"),
        ("鳥はどこへ行ったのですか。" * 5, ("鳥はどこへ行ったのですか。" * 5)[:34] + "…"),
        ("Short enough", "Short enough"),
    ],
)
def test_a_long_title_ends_with_a_phrase(text: str, short: str) -> None:
    """Punctuation first, then before a clause, then before a preposition; never on a weak word."""
    assert shortened(text, 35) == short


@given(st.text(max_size=300), st.integers(10, 80))
def test_any_text_has_a_length(text: str, most: int) -> None:
    """Never longer than allowed, one line, nothing that steers a terminal; what fits stays as it is."""
    short = shortened(text, most)
    assert len(short) <= most
    assert short == short.strip()
    assert not set(short) & {"\n", "\r", "\x00", "\x1b", "\u202e", "\u2028"}
    assert len(plain(text)) > most or short == plain(text)


def test_letters_keep_their_marks() -> None:
    """A cut never falls between a letter and what stands above it."""
    text = "e\u0301" * 50
    assert shortened(text, 12) == "e\u0301" * 5 + "…"
