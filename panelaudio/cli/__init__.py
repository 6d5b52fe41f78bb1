"""The command line: one module per command, each loaded only when it is called."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from panelaudio import __version__
from panelaudio.cli.faults import report, to_error
from panelaudio.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from types import FrameType

_COMMANDS = {
    "render": "panelaudio.cli.render:render",
    "batch": "panelaudio.cli.batch:batch",
    "inspect": "panelaudio.cli.inspect:inspect",
    "cast": "panelaudio.cli.cast:cast",
    "voices": "panelaudio.cli.voices:voices",
    "check": "panelaudio.cli.check:check",
    "meter": "panelaudio.cli.meter:meter",
    "convert": "panelaudio.cli.convert:convert",
    "lexicon": "panelaudio.cli.lexicon:lexicon",
    "cache": "panelaudio.cli.cache:cache",
}


_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=LazyGroup, commands_at=_COMMANDS, context_settings=_HELP)
@click.version_option(__version__, prog_name="panelaudio")
@click.option("--debug", is_flag=True, help="Show a traceback with an error.")
def app(*, debug: bool) -> None:
    """Turn a transcript of people talking into an episode, with captions exactly in time."""


def main() -> NoReturn:
    """Entry point of ``panelaudio``."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command line; gives the exit code of the contract and never raises."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        result = app.main(args=arguments, prog_name="panelaudio", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output went away: `panelaudio voices | head`
        _forget_stdout()
        return 0
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.ctx.get_help(), err=True)
        return asked.exit_code
    except BaseException as fault:  # noqa: BLE001 - whatever it is, it is reported
        if "--debug" in arguments and not isinstance(fault, click.exceptions.Exit | click.ClickException):
            _print_traceback(fault)
        return report(to_error(fault), as_json="--json" in arguments)
    return result if isinstance(result, int) else 0


def _print_traceback(fault: BaseException) -> None:
    import traceback

    traceback.print_exception(fault)


def _forget_stdout() -> None:
    """Point stdout to nowhere, so that Python does not complain of the pipe once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    """SIGTERM ends a run as Ctrl-C does: workers stopped, temporary files removed, finished clips kept."""
    raise KeyboardInterrupt
