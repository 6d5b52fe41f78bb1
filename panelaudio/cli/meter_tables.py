"""The tables of ``meter``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.cli.console import open_console, plain_text, table_of
from panelaudio.cli.tables import show_warnings
from panelaudio.metering import gap_label, headline, silences_line
from panelaudio.timecode import MS_PER_S, clock

if TYPE_CHECKING:
    from rich.console import Console

    from panelaudio.metering import Gaps, Reading
    from panelaudio.pipeline import Metered

_BAR = 28
"""Characters of the longest bar."""
_SOFTEST_LUFS = -40.0
_FULL, _HALF = "█", "░"


def show_metered(found: Metered) -> None:
    """Figures of the whole, loudness by part and by speaker, silences."""
    console = open_console()
    reading = found.reading
    console.print(plain_text(reading.name, "bold"))
    console.print(plain_text(headline(reading)))
    _show_parts(console, reading)
    if reading.speakers:
        rows = [
            (one.name, f"{one.integrated_lufs:.1f} LUFS", clock(one.seconds), str(one.turns))
            for one in reading.speakers
        ]
        columns = ("speaker", "loudness", "sounds", "turns")
        console.print(table_of(f"Speakers ({len(rows)})", columns, rows, right=(1, 2, 3)))
    _show_gaps(console, reading.gaps)
    show_warnings([(one.code, one.message, one.line) for one in found.warnings], console)
    if found.captions is None:
        console.print("No captions beside it tell who speaks: --captions FILE names some.", style="dim")
    if found.picture is not None:
        console.print(plain_text(str(found.picture), "bold green"))


def _show_parts(console: Console, reading: Reading) -> None:
    rows = [
        (clock(one.start_ms // MS_PER_S), f"{one.integrated_lufs:.1f}", _bar(one.integrated_lufs), one.title)
        for one in reading.parts
    ]
    columns: tuple[str, ...] = ("from", "LUFS", "", "chapter")
    if not reading.chapters:
        columns, rows = columns[:3], [row[:3] for row in rows]  # type: ignore[misc]
    console.print(table_of("Loudness over time", columns, rows, right=(0, 1)))


def _bar(lufs: float) -> str:
    share = (lufs - _SOFTEST_LUFS) / -_SOFTEST_LUFS
    return _FULL * round(_BAR * min(max(share, 0.0), 1.0))


def _show_gaps(console: Console, gaps: Gaps) -> None:
    most = max((one.changes + one.others for one in gaps.counts), default=0) or 1
    rows = []
    for one in gaps.counts:
        changes, others = (round(_BAR * count / most) for count in (one.changes, one.others))
        counts = (str(one.changes), str(one.others)) if gaps.changes else (str(one.others),)
        rows.append((gap_label(one), *counts, _FULL * changes + _HALF * others))
    heads = (f"changes {_FULL}", f"others {_HALF}") if gaps.changes else ("how many",)
    columns = ("silence", *heads, "")
    console.print(table_of("Silences", columns, rows, right=tuple(range(1, len(heads) + 1))))
    console.print(plain_text(silences_line(gaps), "dim"))
