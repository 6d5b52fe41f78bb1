"""The faults of a settings file, collected so that they are reported all at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from panelaudio.errors import SettingsError
from panelaudio.nearest import nearest

MOST_SHOWN = 20


@dataclass(slots=True, kw_only=True)
class Faults:
    """Faults of one file, each with its place."""

    path: str
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def place(self, node: Any) -> str:
        """``voices.yaml:12:5``, lines and columns from 1."""
        return f"{self.path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"

    def add(self, node: Any, message: str) -> None:
        """A fault at a YAML node."""
        self.found.append((node.start_mark.line + 1, node.start_mark.column + 1, message))

    def unknown(self, node: Any, what: str, word: str, known: tuple[str, ...]) -> None:
        """A word that is none of those known; the nearest is named."""
        near = nearest(word, known)
        hint = f"; did you mean '{near}'?" if near else f"; known: {', '.join(known)}"
        self.add(node, f"unknown {what} '{word}'{hint}")

    def raise_any(self) -> None:
        """Raise ``SettingsError`` with a line for each fault, in the order of the file."""
        if not self.found:
            return
        found = sorted(self.found)
        lines = [f"{self.path}:{line}:{column}: {message}" for line, column, message in found[:MOST_SHOWN]]
        if len(found) > MOST_SHOWN:
            lines.append(f"… and {len(found) - MOST_SHOWN} more")
        line, column, _ = found[0]
        raise SettingsError(
            "\n".join(lines),
            code="bad-settings",
            hint="docs/reference/voices-yaml.md lists every key; `panelaudio cast FILE --output -` shows a whole file",
            location=f"{self.path}:{line}:{column}",
        )
