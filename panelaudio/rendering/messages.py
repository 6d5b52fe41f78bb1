"""What goes to a worker process and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panelaudio.cast import Voice
    from panelaudio.errors import PanelaudioError
    from panelaudio.rendering.entry import Entry

_BEGINNING = 40
"""Characters of a text that tell it from others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A clip to be made."""

    key: str
    spoken: str
    voice: Voice
    place: str
    """Speaker and turn, for messages."""

    def about(self) -> str:
        """What is being said by whom, for messages."""
        text = self.spoken if len(self.spoken) <= _BEGINNING else f"{self.spoken[:_BEGINNING].rstrip()}…"
        return f"{self.place}, “{text}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a task: an entry of the cache, or an error."""

    key: str
    entry: Entry | None = None
    error: PanelaudioError | None = None
    again: bool = False
    """True where another try with a fresh engine may help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The news that a worker has loaded an engine; from here on its time for a call runs."""

    engine: str
