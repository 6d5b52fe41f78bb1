"""What the picture and the table say in words, and how much of it there is room for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from panelaudio.timecode import MS_PER_S, clock

if TYPE_CHECKING:
    from panelaudio.metering.reading import GapCount, Gaps, Reading

_NARROW, _WIDE = 0.56, 1.0
"""Of a character, in sizes of the text: about, since the viewer chooses the font."""


def headline(reading: Reading) -> str:
    """Length and the figures of the whole."""
    loudness = reading.loudness
    parts = (
        clock(reading.duration_ms / MS_PER_S),
        f"{_minus(loudness.integrated_lufs)} LUFS",
        f"range {loudness.range_lu:.1f} LU",
        f"loudest 3 s {_minus(reading.most_short_term_lufs)} LUFS",
        f"true peak {_minus(loudness.true_peak_dbtp)} dBTP",
        f"{reading.rate_hz} Hz, {'mono' if reading.channels == 1 else 'stereo'}",
    )
    return " · ".join(parts)


def changes_line(gaps: Gaps) -> str:
    """How often the speaker changes, and after how long; empty where nobody tells."""
    if gaps.change_median_s is None:
        return ""
    return f"{gaps.changes} changes of speaker, median {gaps.change_median_s:.2f} s (people: 0.30 s)"


def others_line(gaps: Gaps) -> str:
    """How many silences else, and how long; empty where there are none."""
    if gaps.other_median_s is None:
        return ""
    return f"{gaps.others} {'other ' * bool(gaps.changes)}silences, median {gaps.other_median_s:.2f} s"


def silences_line(gaps: Gaps) -> str:
    """Both in one."""
    parts = [line for line in (changes_line(gaps), others_line(gaps)) if line]
    return "; ".join(parts) or "no silence of 0.15 s or more"


def gap_label(one: GapCount) -> str:
    """``0.2–0.3 s``."""
    if one.most_ms is None:
        return f"over {one.least_ms / MS_PER_S:g} s"
    if one.least_ms == 0:
        return f"under {one.most_ms / MS_PER_S:g} s"
    return f"{one.least_ms / MS_PER_S:g}–{one.most_ms / MS_PER_S:g} s"


def figures(lufs: float, seconds: float) -> str:
    """Of a speaker: loudness and time."""
    return f"{_minus(lufs)} LUFS, {clock(seconds)}"


def _minus(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")


def fitting(text: str, width: float, size: int = 13) -> str:
    """A text on one line without control characters, as much of it as about fits into a width in pixels."""
    flat = " ".join("".join(" " if unicodedata.category(char)[0] == "C" else char for char in text).split())
    room = width / size
    used, kept = 0.0, ""
    for char in flat:
        used += _WIDE if unicodedata.east_asian_width(char) in "WF" else _NARROW
        if used > room:
            return f"{kept[:-1].rstrip()}…" if len(kept) > 1 else ""
        kept += char
    return flat
