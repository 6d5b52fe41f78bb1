"""Colours of the picture: a quiet ground, and one for each speaker that can be told from the others on it."""

from __future__ import annotations

from colorsys import hls_to_rgb

GROUND = "#ffffff"
BAND = "#f1f3f7"
"""Of every other chapter."""
GRID = "#dde1e8"
INK = "#1d2430"
SOFT = "#667083"
"""Of words that matter less."""
WAVE = "#8a94a6"
CURVE = "#2458c5"
LIMIT = "#c4373a"
_FIRST = ("#2458c5", "#c8571b", "#1d8a5b", "#a8327e", "#6b55c9", "#8a6d00", "#0f8296", "#b3362f")
_GOLDEN_TURN = 0.618033988749895


def colour_of(index: int) -> str:
    """Of the speaker who comes in at this place, from 0; after the first eight, hues by the golden angle."""
    if index < len(_FIRST):
        return _FIRST[index]
    red, green, blue = hls_to_rgb((index - len(_FIRST)) * _GOLDEN_TURN % 1, 0.38, 0.62)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
