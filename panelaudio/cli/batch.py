"""``panelaudio batch``: many transcripts become episodes."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options
from panelaudio.cli.render import render
from panelaudio.errors import EXIT_DONE, EXIT_LEFT_OUT

if TYPE_CHECKING:
    from panelaudio.pipeline.batch import BatchDone, Record

_OF_ONE = frozenset({"stem", "title", "date", "dry_run", "why", "again", "verbose", "as_json", "quiet", "progress"})
"""Options of ``render`` that are of one episode, or that stand here in words of their own."""


@click.command(params=[one for one in render.params if isinstance(one, click.Option) and one.name not in _OF_ONE])
@options.with_one_profile
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--state",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Knows what is done. Default: panelaudio-batch.jsonl in the output folder.",
)
@click.option(
    "--at-once",
    metavar="NUMBER",
    type=click.IntRange(1, 64),
    help="Episodes in work at a time; they share the workers. Default: one for four workers.",
)
@click.option("--again", is_flag=True, help="Render what is done and unchanged too.")
@click.option(
    "--progress",
    type=click.Choice(("auto", "lines", "json", "none")),
    default="auto",
    show_default=True,
    help="How progress is told on stderr: bars in a terminal, else a line an episode; 'json': one object a line.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no table; errors only.")
@options.as_json
def batch(  # noqa: PLR0913 - an argument for each option that is none of the episodes'
    sources: tuple[str, ...],
    *,
    state: Path | None,
    at_once: int | None,
    again: bool,
    progress: str,
    quiet: bool,
    as_json: bool,
    **choices: Any,
) -> int:
    """Render many transcripts: folders, files, patterns ('talks/*.txt'), or lists of them, one a line.

    The episode of talks/2031/may.txt in the folder talks goes to output/2031/may.mp3. A person has the same voice in
    all of them. What is done and unchanged is not done again, so an interrupted batch goes on when the same command is
    given again. Whatever fails is told at the end, and the exit code is then 6.
    """
    from panelaudio import pipeline
    from panelaudio.cli.batch_progress import shown_batch
    from panelaudio.pipeline.batch import BatchRequest, produce_all

    each = pipeline.Request(transcript="", **{name: value for name, value in choices.items() if value is not None})
    request = BatchRequest(sources=sources, each=replace(each, again=again), state=state, at_once=at_once, again=again)
    with shown_batch(progress, quiet=quiet) as show:
        done = produce_all(request, on_progress=show)
    if as_json:
        click.echo(json.dumps(as_object(done, request.state_file), ensure_ascii=False))
    elif not quiet and progress != "json":
        from panelaudio.cli import batch_tables

        batch_tables.show(done)
    return EXIT_LEFT_OUT if done.failed else EXIT_DONE


def as_object(done: BatchDone, state: Path) -> dict[str, Any]:
    """The contract's object (``batch --json``)."""
    return {
        "done": len(done.records) - len(done.failed),
        "unchanged": len(done.unchanged),
        "failed": len(done.failed),
        "sound_s": round(sum(one.sound_s for one in done.records), 3),
        "took_s": round(done.took_s, 3),
        "state": str(state),
        "episodes": [record_object(one, unchanged=one.transcript in done.unchanged) for one in done.records],
        "voices": [asdict(one) for one in done.voices],
        "passed_over": [str(path) for path in done.passed_over],
    }


def record_object(record: Record, *, unchanged: bool) -> dict[str, Any]:
    """One episode of it."""
    return {
        "transcript": record.transcript,
        "state": record.state,
        "unchanged": unchanged,
        "outputs": dict(record.outputs),
        "duration_s": record.sound_s,
        "took_s": record.took_s,
        "left_out": record.left_out,
        "warnings": record.warnings,
        "error": dict(record.error) or None,
    }
