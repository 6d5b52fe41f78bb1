"""An ONNX model is made to tell more: a tensor inside its graph becomes an output.

What is appended to a protocol buffer under a field that is there already is merged with it, so the model itself is not
rewritten, and the package ``onnx`` (with its compiled code) is not needed. Numbers are those of ``onnx.proto``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.models.protobuf import fields, write_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panelaudio.models.protobuf import Field

_MODEL_GRAPH = 7
_GRAPH_NODE, _GRAPH_OUTPUT = 1, 12
_NODE_INPUT, _NODE_OUTPUT, _NODE_OPERATOR, _NODE_ATTRIBUTE = 1, 2, 4, 5
_ATTRIBUTE_NAME, _ATTRIBUTE_INT, _ATTRIBUTE_TYPE, _TYPE_INT = 1, 3, 20, 2
_VALUE_NAME, _VALUE_TYPE, _TYPE_TENSOR, _TENSOR_ELEMENT, _INT64 = 1, 2, 1, 1, 7


def tensors(model: bytes, operator: str = "") -> Iterator[str]:
    """The names of all tensors that the graph's nodes give, or those of one operator (``Ceil``).

    Raises:
        ValueError: this is no ONNX model.
    """
    for graph in fields(model):
        if graph.number == _MODEL_GRAPH:
            for node in fields(model, graph.start, graph.end):
                if node.number == _GRAPH_NODE:
                    yield from _outputs(model, node.start, node.end, operator)


def _outputs(model: bytes, start: int, end: int, operator: str) -> Iterator[str]:
    parts = list(fields(model, start, end))
    kind = next((_text(model, part) for part in parts if part.number == _NODE_OPERATOR), "")
    if operator in {"", kind}:
        yield from (_text(model, part) for part in parts if part.number == _NODE_OUTPUT)


def outputs(model: bytes) -> tuple[str, ...]:
    """The names of the graph's outputs, in order."""
    return tuple(
        _text(model, part)
        for graph in fields(model)
        if graph.number == _MODEL_GRAPH
        for value in fields(model, graph.start, graph.end)
        if value.number == _GRAPH_OUTPUT
        for part in fields(model, value.start, value.end)
        if part.number == _VALUE_NAME
    )


def _text(model: bytes, field: Field) -> str:
    return model[field.start : field.end].decode()


def with_output(model: bytes, tensor: str) -> bytes:
    """The model with one of its tensors as its last output."""
    return model + write_field(_MODEL_GRAPH, write_field(_GRAPH_OUTPUT, write_field(_VALUE_NAME, tensor)))


def with_whole_output(model: bytes, tensor: str, name: str) -> bytes:
    """The model with a tensor, as whole numbers (int64), as its last output under a name."""
    to_int64 = write_field(_ATTRIBUTE_NAME, "to") + write_field(_ATTRIBUTE_INT, _INT64)
    cast = (
        write_field(_NODE_INPUT, tensor)
        + write_field(_NODE_OUTPUT, name)
        + write_field(_NODE_OPERATOR, "Cast")
        + write_field(_NODE_ATTRIBUTE, to_int64 + write_field(_ATTRIBUTE_TYPE, _TYPE_INT))
    )
    kind = write_field(_VALUE_TYPE, write_field(_TYPE_TENSOR, write_field(_TENSOR_ELEMENT, _INT64)))
    output = write_field(_VALUE_NAME, name) + kind
    return model + write_field(_MODEL_GRAPH, write_field(_GRAPH_NODE, cast) + write_field(_GRAPH_OUTPUT, output))
