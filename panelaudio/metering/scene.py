"""The picture of a reading: chapters above, loudness over time, the sound, a lane for each speaker, silences below."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from panelaudio.metering.lanes import Lane, lanes_of, waveform
from panelaudio.metering.palette import BAND, CURVE, GRID, INK, LIMIT, SOFT, WAVE
from panelaudio.metering.shapes import Bars, Box, Curve, Scene, Shape, Words
from panelaudio.metering.wording import changes_line, fitting, gap_label, headline, others_line, silences_line
from panelaudio.timecode import MS_PER_S, clock

if TYPE_CHECKING:
    from panelaudio.metering.reading import Reading

WIDTH = 1600
_LEFT, _RIGHT = 200, 40
_PLOT = WIDTH - _LEFT - _RIGHT
_COLUMN = 2
COLUMNS = _PLOT // _COLUMN
_TOP = 104
_CHAPTERS_HEIGHT, _LOUDNESS_HEIGHT, _WAVE_HEIGHT = 30, 110, 72
_LANE_HEIGHT, _LEAST_LANE_HEIGHT, _LANES_HEIGHT = 48, 26, 900
_GAPS_HEIGHT = 110
_LOUDEST_LUFS, _SOFTEST_LUFS = -6.0, -42.0
_LOUDNESS_LINES = (-10, -20, -30, -40)
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400)
_MOST_TICKS = 13
_MOST_LISTED, _LIST_COLUMNS, _LIST_LINE = 60, 3, 21
"""Chapters that are listed with their whole titles."""


def scene_of(reading: Reading) -> Scene:
    """The shapes, for SVG and PNG alike."""
    page = _Page(reading=reading, own=lanes_of(reading, COLUMNS))
    page.header()
    below = page.lanes_top() + page.lanes_height()
    page.chapters(below)
    page.axis(below)
    page.loudness()
    page.sound()
    page.lanes()
    height = page.contents(page.gaps(below + 62))
    return Scene(
        width=WIDTH,
        height=height,
        name=fitting(reading.name, 400),
        said=f"{headline(reading)}. {silences_line(reading.gaps)}",
        shapes=tuple(page.shapes),
    )


@dataclass(slots=True, kw_only=True)
class _Page:
    """Shapes in the making, the hindmost first."""

    reading: Reading
    own: tuple[Lane, ...]
    """The speakers'."""
    shapes: list[Shape] = field(default_factory=list)

    def _x(self, ms: float) -> float:
        return _LEFT + _PLOT * min(max(ms / max(self.reading.duration_ms, 1), 0.0), 1.0)

    def _words(self, x: float, y: float, text: str, **look: object) -> None:
        self.shapes.append(Words(x=x, y=y, text=text, **{"colour": SOFT, **look}))  # type: ignore[arg-type]

    def header(self) -> None:
        """What file, and its figures."""
        self._words(40, 48, fitting(self.reading.name, WIDTH - 80, 26), size=26, colour=INK, bold=True)
        self._words(40, 76, headline(self.reading), size=15)

    def lanes_top(self) -> int:
        """Where the speakers' lanes begin."""
        return self.plots_top() + _LOUDNESS_HEIGHT + _WAVE_HEIGHT + 36

    def plots_top(self) -> int:
        """Where what is measured begins: under the chapters' titles, if there are any."""
        return _TOP + (_CHAPTERS_HEIGHT if self.reading.chapters else 0)

    def lane_height(self) -> int:
        """Of each speaker; many get less."""
        count = max(len(self.own), 1)
        return max(_LEAST_LANE_HEIGHT, min(_LANE_HEIGHT, _LANES_HEIGHT // count))

    def lanes_height(self) -> int:
        """Of all."""
        return self.lane_height() * len(self.own)

    def chapters(self, below: float) -> None:
        """A band for every other one, each with its title as far as there is room."""
        for number, one in enumerate(self.reading.chapters):
            left, right = self._x(one.start_ms), self._x(one.end_ms)
            colour = BAND if number % 2 == 0 else "#ffffff"
            tip = f"{number + 1}. {one.title} ({clock(one.start_ms // MS_PER_S)})"
            self.shapes.append(
                Box(x=left, y=_TOP, width=right - left, height=below - _TOP, colour=colour, tip=fitting(tip, 4000))
            )
            self.shapes.append(Curve(points=((left, _TOP), (left, below)), colour=GRID, width=1))
            title = fitting(f"{number + 1} {one.title}", right - left - 10, 12)
            self._words(left + 5, _TOP + 19, title, size=12, colour=INK)

    def axis(self, below: float) -> None:
        """Times under all lanes."""
        total_s = self.reading.duration_ms / MS_PER_S
        step = next((step for step in _STEPS_S if total_s / step <= _MOST_TICKS), _STEPS_S[-1])
        while total_s / step > _MOST_TICKS:
            step *= 2
        for second in range(0, int(total_s) + 1, step):
            x = self._x(second * MS_PER_S)
            self.shapes.append(Curve(points=((x, below), (x, below + 6)), colour=SOFT, width=1))
            self._words(x, below + 22, clock(second), size=12, anchor="middle")

    def loudness(self) -> None:
        """Three seconds each, with the integrated loudness as a dashed line."""
        top = self.plots_top() + 6
        self._words(40, top + 18, "Loudness", colour=INK, bold=True)
        self._words(40, top + 36, "LUFS, of 3 s", size=12)
        for lufs in _LOUDNESS_LINES:
            y = self._y(lufs, top)
            self.shapes.append(Curve(points=((_LEFT, y), (WIDTH - _RIGHT, y)), colour=GRID, width=1))
            self._words(_LEFT - 8, y + 4, str(lufs).replace("-", "−"), size=11, anchor="end")
        points = tuple((self._x(one.at_ms), self._y(one.lufs, top)) for one in self.reading.short_term)
        if len(points) > 1:
            self.shapes.append(Curve(points=points, colour=CURVE))
        y = self._y(self.reading.loudness.integrated_lufs, top)
        self.shapes.append(Curve(points=((_LEFT, y), (WIDTH - _RIGHT, y)), colour=LIMIT, width=1.2, dashed=True))

    def _y(self, lufs: float, top: float) -> float:
        share = (_LOUDEST_LUFS - lufs) / (_LOUDEST_LUFS - _SOFTEST_LUFS)
        return top + _LOUDNESS_HEIGHT * min(max(share, 0.0), 1.0)

    def sound(self) -> None:
        """The waveform of all."""
        top = self.plots_top() + _LOUDNESS_HEIGHT + 20
        self._words(40, top + _WAVE_HEIGHT / 2 + 4, "Sound", colour=INK, bold=True)
        self._bars([float(one) for one in waveform(self.reading.levels, COLUMNS)], top, _WAVE_HEIGHT, WAVE)

    def lanes(self) -> None:
        """Each speaker's part of the waveform."""
        top, height = self.lanes_top(), self.lane_height()
        for lane in self.own:
            middle = top + height / 2
            self.shapes.append(Curve(points=((40, top), (WIDTH - _RIGHT, top)), colour=GRID, width=1))
            self._words(40, middle - 2, fitting(lane.name, _LEFT - 55), colour=lane.colour, bold=True)
            self._words(40, middle + 13, lane.figures, size=11)
            self._bars(list(lane.heights), top, height, lane.colour)
            top += height
        if self.own:
            self.shapes.append(Curve(points=((40, top), (WIDTH - _RIGHT, top)), colour=GRID, width=1))

    def _bars(self, heights: list[float], top: float, height: float, colour: str) -> None:
        room = height / 2 - 4
        places = tuple(
            (_LEFT + number * _COLUMN, max(one * room, 0.5)) for number, one in enumerate(heights) if one > 0
        )
        if places:
            self.shapes.append(Bars(places=places, middle=top + height / 2, width=_COLUMN - 0.6, colour=colour))

    def _legend(self, y: float) -> None:
        """What the colours of the silences mean."""
        gaps, x = self.reading.gaps, float(_LEFT)
        for colour, text in ((CURVE, changes_line(gaps)), (WAVE, others_line(gaps))):
            if text:
                self.shapes.append(Box(x=x, y=y - 10, width=11, height=11, colour=colour))
                self._words(x + 18, y, text)
                x += 430
        if x == _LEFT:
            self._words(x, y, silences_line(gaps))

    def gaps(self, top: float) -> int:
        """How often which silence; gives where they end."""
        gaps = self.reading.gaps
        self._words(40, top + 18, "Silences", colour=INK, bold=True)
        self._legend(top + 18)
        base = top + 40 + _GAPS_HEIGHT
        width = _PLOT / len(gaps.counts)
        most = max((one.changes + one.others for one in gaps.counts), default=0) or 1
        for number, one in enumerate(gaps.counts):
            left, bar = _LEFT + number * width, width - 14
            others, changes = (_GAPS_HEIGHT * count / most for count in (one.others, one.changes))
            if one.others:
                self.shapes.append(Box(x=left, y=base - others, width=bar, height=others, colour=WAVE))
            if one.changes:
                self.shapes.append(Box(x=left, y=base - others - changes, width=bar, height=changes, colour=CURVE))
            if one.others + one.changes:
                count = str(one.others + one.changes)
                self._words(left + bar / 2, base - others - changes - 5, count, size=12, anchor="middle", colour=INK)
            self._words(left + bar / 2, base + 17, gap_label(one), size=12, anchor="middle")
        self.shapes.append(Curve(points=((_LEFT, base), (WIDTH - _RIGHT, base)), colour=SOFT, width=1))
        return int(base + 44)

    def contents(self, top: int) -> int:
        """The chapters' whole titles, where they are not too many; gives where they end."""
        chapters = self.reading.chapters
        if not 0 < len(chapters) <= _MOST_LISTED:
            return top
        self._words(40, top + 18, "Chapters", colour=INK, bold=True)
        rows, width = -(-len(chapters) // _LIST_COLUMNS), _PLOT / _LIST_COLUMNS
        for number, one in enumerate(chapters):
            x, y = _LEFT + number // rows * width, top + 18 + number % rows * _LIST_LINE
            text = f"{number + 1}  {clock(one.start_ms // MS_PER_S)}  {one.title}"
            self._words(x, y, fitting(text, width - 16, 12), colour=INK)
        return top + rows * _LIST_LINE + 30
