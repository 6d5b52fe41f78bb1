"""A colour for every speaker: bright enough to be read on black, far enough from the others to be told apart."""

from __future__ import annotations

from colorsys import hls_to_rgb

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

BLACK: Colour = (0, 0, 0)
UNSUNG: Colour = (170, 170, 170)
"""A word that is still to come (karaoke)."""
_FIRST: tuple[Colour, ...] = (
    (255, 255, 255),
    (255, 236, 79),
    (92, 230, 255),
    (126, 255, 106),
    (255, 156, 66),
    (255, 150, 210),
    (160, 165, 255),
    (110, 195, 160),
)
"""White, yellow, cyan and green, as BBC 1.2 has them; then orange, pink, violet and teal."""
_GOLDEN_TURN = 0.618033988749895
_LINEAR_BELOW = 0.04045
"""Of sRGB."""


def colour_of(index: int) -> Colour:
    """The colour of the speaker who comes in at this place, from 0. After the first eight, hues by the golden angle."""
    if index < len(_FIRST):
        return _FIRST[index]
    further = index - len(_FIRST)
    red, green, blue = hls_to_rgb(further * _GOLDEN_TURN % 1, 0.78 + 0.08 * (further % 2), 0.9)
    return int(255 * red), int(255 * green), int(255 * blue)


def contrast(colour: Colour, other: Colour = BLACK) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2); 7 is enough for small text."""
    light, dark = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    shares = [value / 255 for value in colour]
    red, green, blue = (one / 12.92 if one <= _LINEAR_BELOW else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
