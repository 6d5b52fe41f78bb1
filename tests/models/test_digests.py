"""Digests of models, worked out once."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from panelaudio.models import digests
from panelaudio.models.digests import kept_digest, sha256_of

if TYPE_CHECKING:
    from pathlib import Path


def test_once_for_each_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model of 300 MB is not read again at each start."""
    model = tmp_path / "model.onnx"
    model.write_bytes(b"model")
    first = kept_digest(model)
    assert first == hashlib.sha256(b"model").hexdigest() == sha256_of(model)
    monkeypatch.setattr(digests, "sha256_of", lambda _: pytest.fail("it was read again"))
    assert kept_digest(model) == first


def test_again_where_the_file_was_replaced(tmp_path: Path) -> None:
    """Another model of the same length under the same name has its own digest."""
    model = tmp_path / "model.onnx"
    model.write_bytes(b"model")
    first = kept_digest(model)
    model.write_bytes(b"other")
    os.utime(model, ns=(1, 1))
    assert kept_digest(model) == hashlib.sha256(b"other").hexdigest() != first


@pytest.mark.parametrize("kept", ["", "[]", '{"model.onnx": 3}', "{"])
def test_a_damaged_note_is_no_harm(kept: str, tmp_path: Path) -> None:
    """What cannot be read is worked out anew."""
    model = tmp_path / "model.onnx"
    model.write_bytes(b"model")
    (tmp_path / ".digests.json").write_text(kept, encoding="utf-8")
    assert kept_digest(model) == hashlib.sha256(b"model").hexdigest()
