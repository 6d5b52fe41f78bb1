"""Draws the plots of ``docs/voices.md``: ``plot.py RUN.tsv FOLDER`` writes ``cost.svg``, ``times.svg``, ``voices.svg``.

``RUN.tsv`` is what ``run.py`` wrote; the third plot shows the table of measured voices that casting reads.
"""

from __future__ import annotations

import csv
import math
import sys
from html import escape
from pathlib import Path

_WIDTH, _HEIGHT = 760, 420
_LEFT, _BOTTOM, _TOP, _RIGHT = 70, 50, 40, 130
_COLOURS = {
    "espeak": "#4477aa", "kokoro": "#ee6677", "piper": "#228833", "flite": "#ccbb44", "festival": "#66ccee",
    "rhvoice": "#aa3377",
}  # fmt: skip
_LABEL_WIDTH, _LABEL_HEIGHT = 90.0, 10.0
_MOST_TICKS = 8
_MEASURES = Path(__file__).parents[2] / "panelaudio" / "engines" / "voice_measures.tsv"
Point = tuple[str, str, float, float]
"""Engine, label, x, y."""


def main() -> None:
    """Read the tables, write the pictures."""
    run, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    rows = _rows(run)
    cost = [(row["engine"], row["voice"], float(row["cpu_rtf_1"]), float(row["wer_percent"])) for row in rows]
    _write(folder / "cost.svg", "Cost and clearness", "processor time for a second of sound (log)", "words misheard, %",
           cost, log=True)  # fmt: skip
    times = [
        (row["engine"], row["voice"], float(row["onset_median_ms"]), float(row["onset_p95_ms"]))
        for row in rows
        if row["timed"] == "yes" and row["onset_p95_ms"]
    ]
    _write(folder / "times.svg", "Times of words against a forced aligner", "median, ms (later is right)",
           "95 % of words within, ms", times)  # fmt: skip
    voices = [
        (row["engine"], "", float(row["f0_hz"]), float(row["brightness_hz"]))
        for row in _rows(_MEASURES)
        if float(row["f0_hz"])
    ]
    _write(folder / "voices.svg", "Measured voices", "pitch, Hz", "brightness, Hz", voices)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _write(path: Path, title: str, across: str, up: str, points: list[Point], *, log: bool = False) -> None:  # noqa: PLR0913 - a plot has a title and two axes
    xs = [math.log10(max(x, 1e-4)) if log else x for _, _, x, _ in points]
    ys = [y for *_, y in points]
    low, high = _span(xs)
    most = max(ys) * 1.1 or 1.0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        _text(_WIDTH / 2, 22, title, "middle", 15),
        _text(_WIDTH / 2, _HEIGHT - 12, across, "middle"),
        f'<g transform="rotate(-90 16 {_HEIGHT / 2:.0f})">{_text(16, _HEIGHT / 2, up, "middle")}</g>',
    ]
    foot = _HEIGHT - _BOTTOM + 18
    parts += [_text(_x(x, low, high), foot, f"{10**x:.3g}" if log else f"{x:g}", "middle") for x in _ticks(low, high)]
    for y in _ticks(0, most):
        parts.append(_text(_LEFT - 8, _y(y, most) + 4, f"{y:g}", "end"))
        parts.append(
            f'<path d="M{_LEFT} {_y(y, most):.1f}H{_WIDTH - _RIGHT}" stroke="#ddd" fill="none" stroke-width="1"/>'
        )
    labels: list[tuple[float, float]] = []
    for (engine, label, _, y), x in zip(points, xs, strict=True):
        colour = _COLOURS.get(engine, "#777")
        at, level = _x(x, low, high), _y(y, most)
        parts.append(f'<circle cx="{at:.1f}" cy="{level:.1f}" r="4.5" fill="{colour}" fill-opacity=".8"/>')
        while any(abs(at - other) < _LABEL_WIDTH and abs(level - line) < _LABEL_HEIGHT for other, line in labels):
            level -= _LABEL_HEIGHT
        labels.append((at, level))
        parts.append(_text(at + 7, level + 4, label.rpartition("/")[2], "start", 9))
    for place, engine in enumerate(dict.fromkeys(point[0] for point in points)):
        y = _TOP + 18 * place
        parts.append(f'<circle cx="{_WIDTH - _RIGHT + 24}" cy="{y}" r="5" fill="{_COLOURS.get(engine, "#777")}"/>')
        parts.append(_text(_WIDTH - _RIGHT + 36, y + 4, engine, "start"))
    path.write_text("\n".join([*parts, "</svg>\n"]), encoding="utf-8")


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers, four to ten of them."""
    step = 10 ** math.floor(math.log10((high - low) / 2))
    step = next(one for one in (step, 2 * step, 5 * step, 10 * step) if (high - low) / one <= _MOST_TICKS)
    first = math.ceil(low / step)
    return [round(number * step, 6) for number in range(first, math.floor(high / step) + 1)]


def _span(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low) * 0.06 or 1.0
    return low - room, high + room


def _x(value: float, low: float, high: float) -> float:
    return _LEFT + (value - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)


def _y(value: float, most: float) -> float:
    return _HEIGHT - _BOTTOM - value / most * (_HEIGHT - _BOTTOM - _TOP)


def _text(x: float, y: float, text: str, anchor: str, size: int = 12) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(text)}</text>'


if __name__ == "__main__":
    main()
