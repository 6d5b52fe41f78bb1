"""The files of a run: all of them are moved into their places together, or none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.audio import written_aside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import ExitStack
    from pathlib import Path


class Outputs:
    """The files while they are written aside."""

    def __init__(self, stack: ExitStack, targets: Mapping[str, Path]) -> None:
        """They stand in their places when the stack has closed well."""
        self._stack = stack
        self._targets = targets
        self._asides: dict[Path, Path] = {}

    def aside(self, name: str) -> Path:
        """Where the file of a format is written for now."""
        return self.beside(self._targets[name])

    def beside(self, path: Path) -> Path:
        """Where the file at a path is written for now."""
        if path not in self._asides:
            self._asides[path] = self._stack.enter_context(written_aside(path))
        return self._asides[path]
