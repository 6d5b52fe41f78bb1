from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panelaudio.engines.tokens import letters, shares, tokens


@given(st.text())
def test_tokens_are_what_split_finds(text: str) -> None:
    """Every engine counts words as captions do: by white space."""
    assert [text[start:end] for start, end in tokens(text)] == text.split()


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.lists(st.integers(0, 50), min_size=1).filter(any))
def test_shares_tile_the_stretch(start: int, length: int, weights: list[int]) -> None:
    """No frame is lost or counted twice, and what weighs nothing gets nothing."""
    parts = shares(start, start + length, weights)
    assert [parts[0][0], *(end for _, end in parts)] == [*(first for first, _ in parts), start + length]
    assert all(end == first for (first, end), weight in zip(parts, weights, strict=True) if not weight)


def test_letters_are_what_is_said() -> None:
    """Punctuation on its own is silent; letters of any script and digits are not."""
    assert [letters(token) for token in ("—", '"', "it's", "3,600", "привет")] == [0, 0, 3, 4, 6]
