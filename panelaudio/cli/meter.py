"""``panelaudio meter``: how loud a sound file is, over time and by speaker, and how long it is silent."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options

if TYPE_CHECKING:
    from panelaudio.metering import Reading
    from panelaudio.pipeline import Metered


@click.command
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--captions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="SRT, WebVTT or ASS that tells who speaks. Default: what lies beside FILE under its name.",
)
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a picture too, .svg or .png: a lane for each speaker, loudness, chapters, silences.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no tables.")
@options.as_json
def meter(*, file: Path, captions: Path | None, picture: Path | None, quiet: bool, as_json: bool) -> None:
    """Measure FILE, any sound file, as a listener gets it.

    Loudness by ITU-R BS.1770-4 (integrated, over time, and of each speaker where captions tell who speaks), range by
    EBU Tech 3342, true peak, and silences by length.
    """
    from panelaudio import pipeline
    from panelaudio.cli import progress

    request = pipeline.MeterRequest(file=file, captions=captions, picture=picture)
    with progress.shown(quiet=quiet or as_json) as show:
        found = pipeline.meter(request, on_progress=show)
    if as_json:
        click.echo(json.dumps(as_object(found), ensure_ascii=False))
    elif not quiet:
        from panelaudio.cli import meter_tables

        meter_tables.show_metered(found)


def as_object(found: Metered) -> dict[str, Any]:
    """The object of ``meter --json``."""
    reading = found.reading
    gaps = reading.gaps
    return {
        "file": reading.name,
        "captions": str(found.captions) if found.captions else None,
        "picture": str(found.picture) if found.picture else None,
        "duration_ms": reading.duration_ms,
        "sample_rate_hz": reading.rate_hz,
        "channels": reading.channels,
        "loudness": asdict(reading.loudness) | {"most_short_term_lufs": reading.most_short_term_lufs},
        "over_time": [{"at_ms": one.at_ms, "short_term_lufs": one.lufs} for one in reading.short_term],
        "parts": [asdict(one) for one in reading.parts],
        "speakers": [
            {key: getattr(one, key) for key in ("name", "integrated_lufs", "seconds", "turns")}
            for one in reading.speakers
        ],
        "gaps": {
            "changes": {"count": gaps.changes, "median_s": gaps.change_median_s},
            "others": {"count": gaps.others, "median_s": gaps.other_median_s},
            "histogram": [asdict(one) for one in gaps.counts],
        },
        "chapters": _chapters(reading),
        "warnings": [{"code": one.code, "message": one.message, "line": one.line} for one in found.warnings],
    }


def _chapters(reading: Reading) -> list[dict[str, Any]]:
    return [asdict(one) for one in reading.chapters]
