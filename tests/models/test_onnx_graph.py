"""A model's graph is read and made to tell more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelaudio.models.onnx_graph import outputs, tensors, with_output, with_whole_output
from panelaudio.models.protobuf import fields, write_field


def node(operator: str, output: str) -> bytes:
    """A node of a graph."""
    return write_field(1, write_field(2, output) + write_field(4, operator))


MODEL = write_field(1, 9) + write_field(
    7, node("Add", "sum") + node("Ceil", "w_ceil") + write_field(12, write_field(1, "audio"))
)


def test_tensors() -> None:
    """All that nodes give, or what one operator gives."""
    assert list(tensors(MODEL)) == ["sum", "w_ceil"]
    assert list(tensors(MODEL, "Ceil")) == ["w_ceil"]


def test_another_output() -> None:
    """It comes last, and the model before it is as it was."""
    told = with_output(MODEL, "w_ceil")
    assert outputs(MODEL) == ("audio",)
    assert outputs(told) == ("audio", "w_ceil")
    assert told.startswith(MODEL)


def test_another_output_in_whole_numbers() -> None:
    """A node turns the tensor into whole numbers, under the name that is asked for."""
    told = with_whole_output(MODEL, "w_ceil", "duration")
    assert outputs(told) == ("audio", "duration")
    assert list(tensors(told, "Cast")) == ["duration"]


@given(st.lists(st.tuples(st.integers(1, 5000), st.integers(0, 2**63 - 1) | st.binary(max_size=300))))
def test_fields_that_were_written_are_read(written: list[tuple[int, int | bytes]]) -> None:
    """Numbers and contents come back, of any size."""
    content = b"".join(write_field(number, value) for number, value in written)
    read = [(one.number, content[one.start : one.end]) for one in fields(content)]
    assert read == [(number, value if isinstance(value, bytes) else b"") for number, value in written]


@given(st.binary(max_size=200))
def test_anything_else_is_refused(content: bytes) -> None:
    """A file that is no model ends in ValueError, never in an endless loop or another error."""
    try:
        found = list(fields(content))
    except ValueError:
        found = []
    assert all(0 < one.start <= one.end <= len(content) for one in found)


def test_a_page_instead_of_a_model() -> None:
    """What a proxy sends instead of a file is told from a model."""
    with pytest.raises(ValueError, match="no protocol buffer"):
        list(tensors(b"<!DOCTYPE html><html>please log in</html>"))
