"""The figures as a table, as a plot, and as a page of the documentation."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from plot import plotted
from sides import CORES

from panelaudio import __version__

if TYPE_CHECKING:
    from figures import Figures

Row = tuple[str, str, str]
CAPTIONS = ("read", "caption", "write")
"""Stages that remain where no sound is asked for, besides a look into the cache."""


def rows(figures: Figures) -> list[Row]:
    """What is compared, the ratio of seconds, and that of CPU seconds."""

    def pair(name: str, side: str, other: str) -> Row:
        return (name, f"{figures.ratio(side, other):.2f}", f"{figures.ratio(side, other, cpu=True):.2f}")

    return [
        pair("a cold run / the obvious script", "cold", "obvious script"),
        (
            f"a cold run / ((bare synthesis + bare encoding) ÷ {CORES} cores)",
            f"{figures.of_limit():.2f}",
            f"{figures.cpu_of_limit():.2f}",
        ),
        pair("a warm run / bare encoding on all cores", "warm", "bare encoding, all cores"),
        pair("one line edited / bare encoding on all cores", "one line edited", "bare encoding, all cores"),
        pair("a cold run / a cold run with one worker", "cold", "cold, one worker"),
        pair(f"a cold run on a Dask cluster of {CORES} / a cold run", "cold, Dask", "cold"),
        pair("captions alone, warm / a warm run", "captions alone", "warm"),
        pair(
            "nothing changed, the file kept / bare encoding on all cores", "nothing changed", "bare encoding, all cores"
        ),
    ]


def synthesis(figures: Figures) -> str:
    """The stage that speaks beside the bare library."""
    speak = figures.stages("cold, one worker")["speak"]
    return f"{speak / figures.wall_s('bare synthesis'):.2f}"


def table(figures: Figures) -> str:
    """The ratios, in Markdown."""
    lines = ["| what | seconds | CPU seconds |", "| --- | --- | --- |"]
    lines += [f"| {name} | {wall} | {cpu} |" for name, wall, cpu in rows(figures)]
    lines.append(f"| the stage that speaks, with one worker / bare synthesis in one process | {synthesis(figures)} | |")
    return "\n".join(lines)


def _sides(figures: Figures) -> str:
    lines = ["| what | seconds an hour of sound | CPU seconds | largest process, MB |", "| --- | --- | --- | --- |"]
    for side, runs in figures.runs.items():
        from timing import middle

        typical = middle(runs)
        memory = f"{typical.peak_mb:.0f}" if typical.peak_mb else ""
        wall, cpu = figures.an_hour(typical.wall_s), figures.an_hour(typical.cpu_s)
        lines.append(f"| {side} | {wall:.0f} | {cpu:.0f} | {memory} |")
    return "\n".join(lines)


def _stages(figures: Figures) -> str:
    cold, warm = figures.stages("cold"), figures.stages("warm")
    lines = ["| stage | cold | warm |", "| --- | --- | --- |"]
    for stage in dict.fromkeys((*cold, *warm)):
        of = (f"{figures.an_hour(one[stage]):.1f}" if stage in one else "" for one in (cold, warm))
        lines.append(f"| {stage} | {' | '.join(of)} |")
    return "\n".join(lines)


def _growth(figures: Figures) -> str:
    lines = ["| times the text | minutes of sound | seconds a minute | CPU seconds a minute | largest process, MB |"]
    lines.append("| --- | --- | --- | --- | --- |")
    for times, minutes, wall_s, cpu_s, peak_mb in figures.growth:
        lines.append(f"| {times} | {minutes:.1f} | {wall_s / minutes:.2f} | {cpu_s / minutes:.2f} | {peak_mb:.0f} |")
    return "\n".join(lines)


def _machine() -> str:
    model = ""
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        model = names[0] if names else ""
    load = f"; a load of {os.getloadavg()[1]:.1f} when it ended" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{CORES} cores of {model or platform.processor() or 'an unknown processor'}, {system}{load}"


def write_page(figures: Figures, folder: Path, transcript: str) -> None:
    """``benchmarks.md`` and ``benchmarks.svg``."""
    (folder / "benchmarks.svg").write_text(plotted(figures), encoding="utf-8")
    subject = f"`{transcript}`" if transcript else "invented talk"
    text = f"""# Benchmarks

`make bench` measures everything here in one run and writes this page. What counts are the ratios: each is the median
over {figures.rounds} rounds, in which all sides run once, one after the other, so that what else the machine does falls
on all of them. CPU seconds are those of all processes of a side together; other work changes them less than seconds.
What the figures mean, and where the time goes: [speed](../explanation/speed.md).

- panelaudio {__version__}, {datetime.now(UTC):%Y-%m-%d}
- {subject}: {figures.sound_s / 60:.1f} minutes of sound by eSpeak NG, MP3 of 96 kbit/s
- {_machine()}

{table(figures)}

![Seconds of each side, and how a run grows with its text](benchmarks.svg)

## Each side

The obvious script speaks turn after turn with pyttsx3, joins with `+=` and exports with the same codec settings; it
levels, masters and captions nothing.

{_sides(figures)}

## Stages, seconds an hour of sound

{_stages(figures)}

## With more text

Cold runs of invented talk. Straight lines: as much for each minute, whatever the length, in the same memory.

{_growth(figures)}
"""
    (folder / "benchmarks.md").write_text(text, encoding="utf-8")
