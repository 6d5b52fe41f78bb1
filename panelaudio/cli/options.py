"""The options that several commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
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
language = click.option(
    "--language",
    metavar="CODE",
    help="The language of the transcript, such as 'de' or 'pt-BR': of its voices, captions and tags. Default: as "
    "voices.yaml or the transcript says, else as its words tell.",
)
keep_going = click.option(
    "--keep-going",
    is_flag=True,
    help="Go on where initials may mean two people (they then stand for themselves, with a warning), and leave out "
    "what an engine cannot say: that is reported, and the exit code is 6.",
)


cluster = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Let the workers of a Dask scheduler speak: tcp://HOST:8786, or local:4 for four workers here.",
)
cache = click.option(
    "--cache",
    metavar="PLACE",
    help="Where finished sentences are kept: a folder, or a URL such as s3://bucket/clips that many machines share. "
    "Default: PANELAUDIO_CACHE, else the user's cache folder.",
)


def shared(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options in one decorator, in the order in which help shows them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


to_be_cast = shared(transcript, cast_file, engine, reader, language, keep_going)
"""What is said of a transcript by every command that gives its speakers voices."""


class Length(click.ParamType[int]):
    """A length of time, as whole milliseconds: ``1.5`` and ``1.5s`` are seconds, ``84ms`` milliseconds."""

    name = "length"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """As ``timecode.length_ms``; a wrong text is a usage error."""
        from panelaudio.timecode import length_ms

        try:
            return value if isinstance(value, int) else length_ms(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


_FIGURES = shared(
    click.option(
        "--profile",
        metavar="NAME",
        default="podcast",
        show_default=True,
        help="Rules for captions: podcast, netflix, bbc, ted or vertical. The next six options change one figure each.",
    ),
    click.option(
        "--max-chars", "max_characters", metavar="NUMBER", type=int, help="Characters a line, the name included."
    ),
    click.option("--max-lines", metavar="NUMBER", type=int, help="Lines a caption."),
    click.option("--cps", metavar="NUMBER", type=float, help="Characters a second that no caption should pass."),
    click.option("--min", "min_ms", metavar="TIME", type=Length(), help="The shortest caption: 1.2 (s) or 1200ms."),
    click.option("--max", "max_ms", metavar="TIME", type=Length(), help="The longest caption: 6 (s) or 6000ms."),
    click.option("--gap", "gap_ms", metavar="TIME", type=Length(), help="The least time between captions: 84ms."),
)


def caption_rules(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--profile`` and the options that change its figures; the command gets them as one ``profile``."""
    return _FIGURES(with_one_profile(command))


def with_one_profile(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command that gets the options of ``caption_rules`` as one ``profile``."""

    @wraps(command)
    def with_profile(*args: Any, profile: str, **others: Any) -> Any:
        from panelaudio import captions

        names = ("max_characters", "max_lines", "cps", "min_ms", "max_ms", "gap_ms")
        figures = {name: others.pop(name) for name in names}
        return command(*args, profile=captions.profile(profile).changed(**figures), **others)

    return with_profile
