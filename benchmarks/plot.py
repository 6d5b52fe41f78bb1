"""The plot: bars of all sides, and a line for how a run grows, as SVG drawn here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures import Figures, Growth

WIDTH, ROW, NAME = 760, 26, 190
INK, WALL, CPU, PAPER = "#1f2933", "#2f6f9f", "#c8792b", "#ffffff"
_FONT = "font-family='sans-serif' font-size='13'"


def plotted(figures: Figures) -> str:
    """An SVG with a white ground, fit for light and dark pages."""
    bars = _bars(figures)
    top = 60 + ROW * len(figures.runs)
    lines = _lines(figures.growth, top + 40) if figures.growth else ""
    height = top + (320 if figures.growth else 20)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' width='{WIDTH}' height='{height}' "
        f"role='img'><title>Seconds of each side, and how a run grows with its text</title>"
        f"<rect width='100%' height='100%' fill='{PAPER}'/>{bars}{lines}</svg>\n"
    )


def _text(x: float, y: float, text: str, anchor: str = "start", colour: str = INK) -> str:
    return f"<text x='{x:.0f}' y='{y:.0f}' {_FONT} fill='{colour}' text-anchor='{anchor}'>{escape(text)}</text>"


def _bars(figures: Figures) -> str:
    from timing import middle

    of = {side: middle(runs) for side, runs in figures.runs.items()}
    most = max(max(one.wall_s, one.cpu_s) for one in of.values())
    scale = (WIDTH - NAME - 90) / figures.an_hour(most)
    parts = [_text(20, 26, "Seconds an hour of sound", colour=INK)]
    parts += [_text(NAME + 60, 26, "on the clock", colour=WALL), _text(NAME + 160, 26, "of all processors", colour=CPU)]
    for row, (side, one) in enumerate(of.items()):
        y = 42 + ROW * row
        parts.append(_text(NAME - 8, y + 14, side, "end"))
        for place, (seconds, colour) in enumerate(((one.wall_s, WALL), (one.cpu_s, CPU))):
            length = figures.an_hour(seconds) * scale
            parts.append(
                f"<rect x='{NAME}' y='{y + 10 * place}' width='{length:.1f}' height='9' fill='{colour}'/>"
                f"<text x='{NAME + length + 4:.0f}' y='{y + 10 * place + 8}' font-family='sans-serif' font-size='9' "
                f"fill='{INK}'>{figures.an_hour(seconds):.0f}</text>"
            )
    return "".join(parts)


def _lines(growth: Sequence[Growth], top: float) -> str:
    """Two small plots over the minutes of sound: CPU seconds, and megabytes."""
    half = WIDTH / 2
    return _line(growth, 3, 60, half - 30, top, "CPU seconds", CPU) + _line(
        growth, 4, half + 50, WIDTH - 30, top, "MB of the largest process", WALL
    )


def _line(  # noqa: PLR0913, PLR0917 - a plot's four edges and three words
    growth: Sequence[Growth], what: int, left: float, right: float, top: float, title: str, colour: str
) -> str:
    bottom = top + 210
    wide, high = max(one[1] for one in growth), 1.1 * max(one[what] for one in growth)
    points = [
        (left + (right - left) * one[1] / wide, bottom - (bottom - top - 20) * one[what] / high) for one in growth
    ]
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    parts = [
        _text(left, top, f"{title}, by minutes of sound", colour=colour),
        f"<path d='M{left:.0f} {top + 14:.0f}V{bottom:.0f}H{right:.0f}' fill='none' stroke='{INK}'/>",
        f"<polyline points='{drawn}' fill='none' stroke='{colour}' stroke-width='2'/>",
    ]
    for (x, y), one in zip(points, growth, strict=True):
        parts.append(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3.5' fill='{colour}'/>")
        parts += [_text(x, bottom + 18, f"{one[1]:.0f}", "middle"), _text(x, y - 9, f"{one[what]:.0f}", "end")]
    return "".join(parts)
