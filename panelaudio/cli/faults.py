"""Faults on their way out: what was raised becomes a few clear lines, or the contract's object, and an exit code."""

from __future__ import annotations

import errno
import json
import sys
from typing import TextIO

import click

from panelaudio.cli.visible import visible
from panelaudio.errors import Interrupted, OutputError, PanelaudioError, UsageError


def to_error(fault: BaseException) -> PanelaudioError | int:  # noqa: PLR0911 - a return for each kind of fault
    """Any exception as an error of ours; an exit code where click only wants to end (``--help``)."""
    if isinstance(fault, PanelaudioError):
        return fault
    if isinstance(fault, click.exceptions.Exit):
        return fault.exit_code
    if isinstance(fault, click.Abort | KeyboardInterrupt):
        hint = "run the same command again: it goes on where it stopped"
        return Interrupted("interrupted", code="interrupted", hint=hint)
    if isinstance(fault, click.ClickException):
        return _usage(fault)
    if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        where = f" ({fault.filename})" if fault.filename else ""
        return OutputError(
            f"the disk is full{where}", code="disk-full", hint="make room, then run the same command again"
        )
    if isinstance(fault, OSError) and fault.filename:
        return OutputError(f"{fault.filename}: {fault.strerror}", code="file", hint="check the path and its rights")
    if isinstance(fault, SystemExit) and isinstance(fault.__context__, BrokenPipeError):
        return 0  # click ends so where the reader of our output went away
    if isinstance(fault, SystemExit):
        return fault.code if isinstance(fault.code, int) else 1
    what = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    hint = "this is a fault of panelaudio's: run `panelaudio --debug …` and report what it prints"
    return PanelaudioError(f"internal error: {what}", code="internal", hint=hint)


def _usage(fault: click.ClickException) -> UsageError:
    command = "panelaudio"
    if isinstance(fault, click.UsageError) and fault.ctx is not None:
        command = fault.ctx.command_path
    return UsageError(fault.format_message(), code="usage", hint=f"`{command} --help` lists what there is")


def report(error: PanelaudioError | int, *, as_json: bool) -> int:
    """Print the error (stderr for people, stdout for programs) and give its exit code."""
    if isinstance(error, int):
        return error
    if as_json and _told(sys.stdout, json.dumps({"error": error.as_json()}, ensure_ascii=False) + "\n"):
        return error.exit_code
    place = f"{error.location}: " if error.location and error.location not in error.message else ""
    hint = f"  → {error.hint}\n" if error.hint else ""
    _told(sys.stderr, visible(f"panelaudio: {place}{error.message}\n{hint}"))
    return error.exit_code


def _told(stream: TextIO, text: str) -> bool:
    """Whether a text could be written; a stream that cannot take it must not hide the error by one of its own."""
    try:
        stream.write(text)
        stream.flush()
    except (OSError, ValueError, AttributeError):  # a stream that is closed, or None
        return False
    return True
