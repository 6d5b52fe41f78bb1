"""``panelaudio voices takes``: what somebody is to say before a microphone."""

from __future__ import annotations

import json
from pathlib import Path

import click

from panelaudio.cli import options
from panelaudio.cli.visible import visible
from panelaudio.errors import UsageError

SHEET = "takes.tsv"


@click.command
@options.shared(options.transcript, options.cast_file, options.reader)
@click.option("--speaker", required=True, metavar="NAME", help="Whose sentences, by name or initials.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER",
    help="Where the takes will lie; its name is that of the voice.",
)
@click.option("--force", is_flag=True, help="Replace a sheet that is there already; recordings stay.")
@options.as_json
def takes(  # noqa: PLR0913 - an argument for each option
    transcript: str,
    *,
    cast_file: Path | None,
    reader: str | None,
    speaker: str,
    output: Path,
    force: bool,
    as_json: bool,
) -> None:
    """Write a sheet of what a speaker says in FILE: a row for each sentence, a sound file for each turn.

    Record each file, as WAV, beside the sheet; then give the speaker `engine: recording` and the folder's name as
    `voice` in voices.yaml.
    """
    from panelaudio import pipeline

    sheet = output / SHEET
    if sheet.exists() and not force:
        raise UsageError(f"{sheet} exists already", code="exists", hint="replace it with --force")
    text = pipeline.take_sheet(transcript, speaker, cast_file=cast_file, reader=reader)
    output.mkdir(parents=True, exist_ok=True)
    pipeline.write_whole(sheet, text.encode())
    sentences = text.splitlines()[1:]
    files = len({line.partition("\t")[0] for line in sentences})
    if as_json:
        object_ = {"sheet": str(sheet), "takes": files, "sentences": len(sentences)}
        click.echo(json.dumps(object_, ensure_ascii=False))
        return
    click.echo(visible(f"{sheet}: {files} takes to record, {len(sentences)} sentences"), err=True)
