"""Readers, engines and writers by entry point: found by the name that the user types, loaded only when used."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from panelaudio.errors import UsageError
from panelaudio.nearest import nearest

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Kind = Literal["readers", "engines", "writers"]


@cache
def _found(kind: Kind) -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points  # slow, and `--help` comes through this module

    return {point.name: point for point in sorted(entry_points(group=f"panelaudio.{kind}"))}


def names(kind: Kind) -> tuple[str, ...]:
    """The names of all plug-ins of a kind, in alphabetical order; none is loaded."""
    return tuple(_found(kind))


def unknown(what: str, name: str, known: tuple[str, ...]) -> UsageError:
    """The error for a name that nothing has; the nearest and all known ones are named."""
    near = nearest(name, known)
    hint = f"did you mean '{near}'? " if near else ""
    message = f"there is no {what} named '{name}'"
    return UsageError(message, code=f"unknown-{what.replace(' ', '-')}", hint=f"{hint}Known: {', '.join(known)}")


def load(kind: Kind, name: str) -> Any:
    """The plug-in's class, called without arguments.

    Raises:
        UsageError: no plug-in has this name (the nearest one is named), or it cannot be imported.
    """
    point = _found(kind).get(name)
    if point is None:
        raise unknown(kind[:-1], name, names(kind))
    try:
        return point.load()()
    except ImportError as error:
        message = f"the {kind[:-1]} '{name}' cannot be loaded: {error}"
        raise UsageError(message, code=f"broken-{kind[:-1]}", hint=f"reinstall the package of {point.value}") from error
