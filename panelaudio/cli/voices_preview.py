"""``panelaudio voices preview``: samples of voices."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options
from panelaudio.cli.visible import visible

if TYPE_CHECKING:
    from panelaudio.pipeline import Heard


@click.command
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--text", metavar="TEXT", help="What they say; without it, a few sentences with a question in them.")
@click.option("--engine", metavar="NAME", help="Only voices of this engine; without names, its best.")
@click.option("--language", metavar="CODE", help="Without names: voices of this language only.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    default=Path("output/preview"),
    show_default=True,
    help="Where the files go, a WAV for each voice, all equally loud.",
)
@options.as_json
def preview(  # noqa: PLR0913 - an argument for each option
    names: tuple[str, ...], *, text: str | None, engine: str | None, language: str | None, output: Path, as_json: bool
) -> None:
    """Let voices be heard: a file for each NAME (`af_heart`, or `kokoro:af_heart`), or for the best of each engine."""
    from panelaudio import pipeline

    heard = pipeline.preview(names, text or pipeline.SAMPLE_TEXT, output, engine=engine, language=language)
    told = [tell(one, quiet=as_json) for one in heard]
    if as_json:
        click.echo(json.dumps({"samples": told}, ensure_ascii=False))


def tell(one: Heard, *, quiet: bool) -> dict[str, Any]:
    """A sample as the contract's object; for people, a line as soon as it is there."""
    voice = f"{one.voice.name}+{one.voice.variant}" if one.voice.variant else one.voice.name
    if not quiet:
        who = f"{one.speaker}: " if one.speaker else ""
        click.echo(visible(f"{who}{one.voice.engine} {voice}: {one.path}"))
    return {
        "speaker": one.speaker,
        "engine": one.voice.engine,
        "voice": voice,
        "path": str(one.path),
        "seconds": round(one.seconds, 3),
    }
