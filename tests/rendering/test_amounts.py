"""Sizes and ages as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.errors import UsageError
from panelaudio.rendering.amounts import age_s, size_bytes


@pytest.mark.parametrize(
    ("text", "size"),
    [("5GB", 5_000_000_000), ("500 MB", 500_000_000), ("2GiB", 2 * 2**30), ("1.5k", 1500), ("1000", 1000), ("7 b", 7)],
)
def test_sizes(text: str, size: int) -> None:
    """Decimal and binary units, with or without a B and a space; none means bytes."""
    assert size_bytes(text, "--max") == size


@pytest.mark.parametrize(("text", "age"), [("30d", 30 * 86_400), ("12 h", 43_200), ("2W", 1_209_600), ("1.5m", 90)])
def test_ages(text: str, age: float) -> None:
    """Weeks to seconds, in either case."""
    assert age_s(text, "--older") == age


@given(st.text(max_size=8))
def test_anything_else_is_told(text: str) -> None:
    """Whatever is written, it is an amount of no less than nothing, or the error says what to write."""
    for read, hint in ((size_bytes, "--max 5GB"), (age_s, "--max 30d")):
        try:
            amount, told = read(text, "--max"), hint
        except UsageError as error:
            amount, told = 0, error.hint
        assert amount >= 0
        assert hint in told


@pytest.mark.parametrize("text", ["", "GB", "-5GB", "5 apples", "5GBGB", "1,5GB", "٣GB", "inf"])
def test_what_is_no_size(text: str) -> None:
    """No guesses: signs, commas, other digits and unknown units are refused."""
    with pytest.raises(UsageError, match="takes a size"):
        size_bytes(text, "--max")


def test_a_variable_is_written_with_its_sign() -> None:
    """What is to be typed can be typed."""
    with pytest.raises(UsageError) as told:
        size_bytes("much", "PANELAUDIO_CACHE_LIMIT")
    assert told.value.hint == "write it like this: PANELAUDIO_CACHE_LIMIT=5GB"


def test_an_age_needs_its_unit() -> None:
    """30 of what? Nobody knows."""
    with pytest.raises(UsageError, match="takes an age"):
        age_s("30", "--older")
