"""A scene as SVG: text stays text, nothing is fetched, nothing runs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from panelaudio.metering.palette import GROUND
from panelaudio.metering.shapes import Bars, Box, Curve, Words

if TYPE_CHECKING:
    from panelaudio.metering.shapes import Scene, Shape

_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"


def as_svg(scene: Scene) -> str:
    """The whole file."""
    size = f'width="{scene.width}" height="{scene.height}" viewBox="0 0 {scene.width} {scene.height}"'
    shapes = "\n".join(map(_shape, scene.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{_FONT}" role="img" aria-labelledby="t d">\n'
        f'<title id="t">{_text(scene.name)}</title>\n<desc id="d">{_text(scene.said)}</desc>\n'
        f'<rect width="100%" height="100%" fill="{GROUND}"/>\n{shapes}\n</svg>\n'
    )


def _shape(one: Shape) -> str:
    if isinstance(one, Box):
        tip = f"<title>{_text(one.tip)}</title>" if one.tip else ""
        place = f'x="{_px(one.x)}" y="{_px(one.y)}" width="{_px(one.width)}" height="{_px(one.height)}"'
        return f'<rect {place} fill="{one.colour}">{tip}</rect>'
    if isinstance(one, Bars):
        return _bars(one)
    if isinstance(one, Curve):
        return _curve(one)
    return _words(one)


def _bars(bars: Bars) -> str:
    path = "".join(
        f"M{_px(x + bars.width / 2)} {_px(bars.middle - half)}V{_px(bars.middle + half)}" for x, half in bars.places
    )
    return f'<path d="{path}" stroke="{bars.colour}" stroke-width="{_px(bars.width)}" fill="none"/>'


def _curve(curve: Curve) -> str:
    points = " ".join(f"{_px(x)},{_px(y)}" for x, y in curve.points)
    dashes = ' stroke-dasharray="5 4"' if curve.dashed else ""
    line = f'stroke="{curve.colour}" stroke-width="{_px(curve.width)}"{dashes}'
    return f'<polyline points="{points}" {line} fill="none" stroke-linejoin="round"/>'


def _words(words: Words) -> str:
    place = f'x="{_px(words.x)}" y="{_px(words.y)}" font-size="{words.size}" fill="{words.colour}"'
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    bold = ' font-weight="600"' if words.bold else ""
    return f"<text {place}{anchor}{bold}>{_text(words.text)}</text>"


def _px(value: float) -> str:
    """A length to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    return escape(text, quote=False)
