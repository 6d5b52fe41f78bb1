"""The errors that a user may see, each with its exit code.

::

    PanelaudioError                 1   a fault of ours
    ├── UsageError                  2   the command line was wrong
    ├── InputError                  3   the user's transcript
    │   └── SettingsError           3   voices.yaml: all faults of a file at once
    ├── EngineError                 4   an engine: absent, crashed, hung, silent
    ├── OutputError                 5   audio or a file could not be made
    └── Interrupted                 130 the user stopped the run

``code`` is a short kebab-case word for programs, ``hint`` what to type, ``location`` a place: ``voices.yaml:12:5``.
"""

from __future__ import annotations

from typing import Any, ClassVar

EXIT_DONE = 0
EXIT_BROKEN = 3
"""Captions that were judged break a rule; no error of ours."""
EXIT_LEFT_OUT = 6


class PanelaudioError(Exception):
    """Something that ends the run with one clear message.

    Keyword arguments travel through pickling (a process pool dies of an exception that does not).
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, code: str = "internal", hint: str = "", location: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.hint = hint
        self.location = location

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.message, self.code, self.hint, self.location))

    def as_json(self) -> dict[str, str]:
        """The error as the contract's object: ``code``, ``message``, ``hint``, ``location``."""
        return {"code": self.code, "message": self.message, "hint": self.hint, "location": self.location}


def _rebuild(kind: type[PanelaudioError], message: str, code: str, hint: str, location: str) -> PanelaudioError:
    return kind(message, code=code, hint=hint, location=location)


class UsageError(PanelaudioError):
    """The command line asked for something that does not exist."""

    exit_code = 2


class InputError(PanelaudioError):
    """The transcript cannot be read, or says something that has two meanings."""

    exit_code = 3


class SettingsError(InputError):
    """A settings file has faults; the message lists every one, a line each."""


class EngineError(PanelaudioError):
    """A speech engine is absent, does not know the voice, crashed, hung or gave no sound."""

    exit_code = 4


class OutputError(PanelaudioError):
    """Audio could not be made, or a file could not be written."""

    exit_code = 5


class Interrupted(PanelaudioError):  # noqa: N818 - it is no fault
    """The user stopped the run (Ctrl-C, SIGTERM)."""

    exit_code = 130
