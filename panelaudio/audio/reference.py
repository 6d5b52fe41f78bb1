"""The level at which everything is mixed, before the programme as a whole is mastered."""

from __future__ import annotations

REFERENCE_LUFS = -23.0
"""Of every voice, on one channel."""
