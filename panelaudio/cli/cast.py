"""``panelaudio cast``: a voices.yaml in which every speaker has a voice of its own."""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options
from panelaudio.cli.visible import visible
from panelaudio.errors import UsageError

if TYPE_CHECKING:
    from panelaudio.cast import Role
    from panelaudio.pipeline import Understanding

VOICES, AUDITIONS = Path("voices.yaml"), Path("output/audition")


@click.command
@options.to_be_cast
@options.as_json
@click.option(
    "--output",
    "output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write (default: voices.yaml); '-' prints it. With --audition the folder (output/audition).",
)
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
@click.option(
    "--audition",
    is_flag=True,
    help="Write no voices.yaml, but each speaker's first sentence in three voices.",
)
def cast(  # noqa: PLR0913 - an argument for each option
    transcript: str,
    *,
    cast_file: Path | None,
    engine: str | None,
    reader: str | None,
    language: str | None,
    keep_going: bool,
    as_json: bool,
    output: Path | None,
    force: bool,
    audition: bool,
) -> None:
    """Write a voices.yaml for FILE: every speaker found, each with a voice of its own, and what each setting means.

    Voices that a voices.yaml gives already are kept. With --json the cast is printed and nothing is written.
    """
    from panelaudio import pipeline

    if audition:
        understood = pipeline.understand(
            transcript, cast_file=cast_file, reader=reader, language=language, lenient=keep_going
        )
        _audition(understood, output or AUDITIONS, engine, as_json=as_json)
        return
    output = output or VOICES
    if not as_json and str(output) != "-" and output.exists() and not force:
        hint = "write to another file with --output FILE, or replace it with --force"
        raise UsageError(f"{output} exists already", code="exists", hint=hint)
    found = pipeline.understand(transcript, cast_file=cast_file, reader=reader, language=language, lenient=keep_going)
    found = pipeline.with_its_narrator(found)
    roles = pipeline.cast_of(found, engine=engine)
    warnings = [(one.code, one.message, one.line) for one in pipeline.warnings_of(found, roles)]
    if as_json:
        object_ = {
            "roles": [role_object(role) for role in roles.roles],
            "warnings": [{"code": code, "message": message, "line": line} for code, message, line in warnings],
        }
        click.echo(json.dumps(object_, ensure_ascii=False))
        return
    text = pipeline.cast_text(found, roles)
    if warnings:
        from panelaudio.cli import tables

        tables.show_warnings(warnings)
    if str(output) == "-":
        click.echo(text, nl=False)
        return
    pipeline.write_whole(output, text.encode())
    speakers = f"{len(roles.roles)} speaker{'s' * (len(roles.roles) != 1)}"
    command = shlex.join(["panelaudio", "render", transcript, "--cast", str(output)])
    click.echo(visible(f"{output}: {speakers}. Change it as you like, then: {command}"), err=True)


def _audition(found: Understanding, folder: Path, engine: str | None, *, as_json: bool) -> None:
    from panelaudio import pipeline
    from panelaudio.cli.voices_preview import tell

    heard = [tell(one, quiet=as_json) for one in pipeline.audition(found, folder, engine=engine)]
    if as_json:
        click.echo(json.dumps({"samples": heard}, ensure_ascii=False))


def role_object(role: Role) -> dict[str, Any]:
    """A role as the contract's object: speaker, aliases, engine, voice and every setting."""
    voice = asdict(role.voice)
    voice["voice"] = voice.pop("name")
    return {
        "speaker": role.speaker,
        "aliases": list(role.aliases),
        **voice,
        "gain": role.gain_db,
        "seat": role.seat,
        "say": role.say,
        "automatic": role.automatic,
    }
