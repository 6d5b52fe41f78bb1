"""Pretending that the engine runs on another operating system."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pyttsx3.drivers

if TYPE_CHECKING:
    import pytest

_DRIVERS = ("sapi5", "nsss")


def pretend(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """Let the engine, and nothing else, see this ``sys.platform``; pyttsx3's drivers are imported anew."""
    monkeypatch.setattr("panelaudio.engines.pyttsx3_engine.sys", SimpleNamespace(platform=platform))
    for name in _DRIVERS:
        # Set before deleting, so that what the test imports is gone again after it.
        monkeypatch.setitem(sys.modules, f"pyttsx3.drivers.{name}", None)
        monkeypatch.delitem(sys.modules, f"pyttsx3.drivers.{name}")
        monkeypatch.setattr(pyttsx3.drivers, name, None, raising=False)
        monkeypatch.delattr(pyttsx3.drivers, name)
