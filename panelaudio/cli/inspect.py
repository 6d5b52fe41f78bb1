"""``panelaudio inspect``: what was understood of a transcript, before anything is rendered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from panelaudio.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.pipeline import Understanding
    from panelaudio.script import Notice


@click.command
@options.shared(
    options.transcript, options.cast_file, options.reader, options.language, options.keep_going, options.as_json
)
@click.option("--ledger", is_flag=True, help="What became of every line of the source.")
@click.option("--turns", "show_turns", is_flag=True, help="Every turn, with its line and the beginning of its words.")
def inspect(  # noqa: PLR0913 - an argument for each option
    transcript: str,
    *,
    cast_file: Path | None,
    reader: str | None,
    language: str | None,
    keep_going: bool,
    as_json: bool,
    ledger: bool,
    show_turns: bool,
) -> None:
    """Show who speaks in FILE, how often, what was left out and why. Nothing is rendered.

    FILE is a transcript: turns look like 'Full Name: words', later 'FN: words'; paragraphs without a name belong to
    the turn before. '-' reads standard input.
    """
    from panelaudio import pipeline

    found = pipeline.understand(transcript, cast_file=cast_file, reader=reader, language=language, lenient=keep_going)
    ignored = () if ledger and not as_json and not show_turns else pipeline.ignored_expressions(found)
    if as_json:
        object_ = as_object(found, ignored)
        if ledger:
            object_["ledger"] = [{"line": line, "use": use} for line, use in found.script.ledger()]
        click.echo(json.dumps(object_, ensure_ascii=False))
        return
    if show_turns or not ledger:
        from panelaudio.cli import tables

        tables.show_understanding(found, ignored, show_turns=show_turns)
    if ledger:
        _print_ledger(found)


def as_object(found: Understanding, ignored: tuple[Notice, ...] = ()) -> dict[str, object]:
    """The contract's object (``inspect --json``); ``ignored`` tells what engines cannot express."""
    from panelaudio.pipeline import expressions_in

    script = found.script
    return {
        "format": script.format,
        "reader_chosen": found.why,
        "title": script.title,
        "description": script.description,
        "date": script.date,
        "language": script.language,
        "speakers": [
            {"name": one.name, "aliases": list(one.aliases), "turns": one.turns, "words": one.words}
            for one in found.speakers
        ],
        "turns": [
            {"index": turn.index, "speaker": turn.speaker, "text": turn.text, "line": turn.line}
            for turn in script.turns
        ],
        "headings": [{"line": at.line, "text": at.text} for at in script.headings],
        "left_out": [{"line": one.line, "reason": one.reason, "text": one.text} for one in script.left_out],
        "expressions": [{"line": line, "kind": kind, "text": text} for line, kind, text in expressions_in(script)],
        "warnings": [
            {"code": one.code, "message": one.message, "line": one.line} for one in (*script.notices, *ignored)
        ],
        "estimated_s": round(found.estimated_s, 1),
    }


def _print_ledger(found: Understanding) -> None:
    for line, what in found.script.ledger():
        click.echo(f"{line:>6}  {what}")
