"""The options that several commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

transcript = click.argument("transcript", metavar="FILE")
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout, for programs.")
cast_file = click.option(
    "--cast",
    "cast_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Who speaks with which voice. Default: voices.yaml beside the transcript, else here, else an automatic cast.",
)
engine = click.option("--engine", metavar="NAME", help="Let this engine speak for everybody; see `panelaudio voices`.")
reader = click.option(
    "--reader", metavar="NAME", help="Read the transcript as this shape instead of the likeliest one."
)
keep_going = click.option(
    "--keep-going",
    is_flag=True,
    help="Go on where initials may mean two people (they then stand for themselves, with a warning), and leave out "
    "what an engine cannot say: that is reported, and the exit code is 6.",
)


def shared(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options in one decorator, in the order in which help shows them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
