"""``panelaudio voices install`` and ``remove``: models of engines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options
from panelaudio.cli.progress import shown
from panelaudio.cli.visible import visible

if TYPE_CHECKING:
    from panelaudio.models.installing import Installed

_MODEL = click.argument("model", metavar="kokoro|piper:VOICE")


@click.command
@_MODEL
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="Take the files from here, or from an archive: nothing is downloaded. 'piper' alone then takes all voices.",
)
@options.as_json
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def install(model: str, *, source: Path | None, as_json: bool, quiet: bool) -> None:
    """Download a model from its makers' own release, or take it from files.

    A download that was interrupted goes on where it was; each file is compared with its maker's checksum. The licence
    is shown, and kept beside the model.
    """
    from panelaudio.models import installing
    from panelaudio.pipeline import Progress

    if source is not None:
        made = installing.install_from(model, source)
    else:
        release = installing.find_release(model)
        if not (quiet or as_json):
            size_mb = sum(one.size_bytes for one in release.files) / 1e6
            click.echo(visible(f"{release.title}: {size_mb:.0f} MB. Licence: {release.licence}"), err=True)
        with shown(quiet=quiet or as_json) as show:
            made = (installing.install(release, lambda name, done: show(Progress(stage=name, done=done))),)
    if as_json:
        click.echo(json.dumps({"installed": [_object(one) for one in made]}, ensure_ascii=False))
    elif not quiet:
        for one in made:
            _tell(one)


def _tell(one: Installed) -> None:
    from panelaudio import plugins

    click.echo(visible(f"{one.title} is in {one.folder}. Licence: {one.licence}"), err=True)
    state = plugins.load("engines", one.engine).availability()
    if not state.available:
        click.echo(visible(f"To use it, still: {state.remedy} ({state.reason})"), err=True)


@click.command
@_MODEL
@options.as_json
def remove(model: str, *, as_json: bool) -> None:
    """Remove a model that was installed."""
    from panelaudio.models import installing

    gone = installing.remove(model)
    if as_json:
        click.echo(json.dumps({"removed": [_object(gone)]}, ensure_ascii=False))
    else:
        click.echo(visible(f"{gone.title} is removed: {gone.size_bytes / 1e6:.0f} MB"), err=True)


def _object(one: Installed) -> dict[str, Any]:
    """A model as the contract's object."""
    return {
        "engine": one.engine,
        "name": one.name,
        "folder": str(one.folder),
        "licence": one.licence,
        "bytes": one.size_bytes,
    }
