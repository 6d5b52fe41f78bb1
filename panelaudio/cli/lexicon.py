"""``panelaudio lexicon``: how words will be said."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from panelaudio.cli import options


@click.group
def lexicon() -> None:
    """See and hear how names and rare words will be said."""


@lexicon.command
@options.to_be_cast
@options.as_json
@click.option(
    "--sound",
    type=click.Path(path_type=Path),
    metavar="WAV",
    help="Write a sound file in which every word is said, in the order of the table.",
)
def check(  # noqa: PLR0913 - an argument for each option
    transcript: str,
    *,
    cast_file: Path | None,
    engine: str | None,
    reader: str | None,
    language: str | None,
    keep_going: bool,
    as_json: bool,
    sound: Path | None,
) -> None:
    """List the names and rare words of FILE, with what each voice's engine is given and how it will say them.

    What is said wrong is set right in voices.yaml: 'say' for a speaker's name, 'lexicon' for any word.
    """
    from panelaudio import pipeline

    found = pipeline.understand(transcript, cast_file=cast_file, reader=reader, language=language, lenient=keep_going)
    cast = pipeline.cast_of(found, engine=engine)
    mouths = pipeline.Mouths.of(cast, pipeline.EngineLoader(found.settings.engines))
    words = pipeline.words_said(found.script, mouths)
    if sound is not None:
        pipeline.write_sound(words, mouths, sound)
    if as_json:
        object_ = {"words": [asdict(one) for one in words], "sound": str(sound) if sound else None}
        click.echo(json.dumps(object_, ensure_ascii=False))
        return
    from panelaudio.cli import tables

    tables.show_words(words)
