"""``panelaudio convert``: any shape that is read, as a clean transcript."""

from __future__ import annotations

import json
from pathlib import Path

import click

from panelaudio.cli import options
from panelaudio.errors import UsageError


@click.command
@options.transcript
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@options.shared(options.cast_file, options.reader, options.language, options.keep_going, options.as_json)
@click.option("--force", is_flag=True, help="Replace OUT where it exists.")
def convert(  # noqa: PLR0913 - an argument for each option
    transcript: str,
    out: Path,
    *,
    cast_file: Path | None,
    reader: str | None,
    language: str | None,
    keep_going: bool,
    as_json: bool,
    force: bool,
) -> None:
    """Write FILE as a clean transcript: names resolved, page furniture gone. OUT ends in .md, .fountain or .json.

    Reading OUT gives the same turns.
    """
    from panelaudio import pipeline

    if out.exists() and not force:
        hint = "write to another file, or replace it with --force"
        raise UsageError(f"{out} exists already", code="exists", hint=hint)
    text = pipeline.clean_transcript(
        transcript, out, cast_file=cast_file, reader=reader, language=language, lenient=keep_going
    )
    pipeline.write_whole(out, text.encode("utf-8", "replace"))
    if as_json:
        click.echo(json.dumps({"output": str(out)}, ensure_ascii=False))
    else:
        click.echo(str(out), err=True)
